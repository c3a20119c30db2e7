"""A picture that the lead froze: it stays as it was, while all that it says may be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_view import Body, FamilyView, ScreenState, VoiceScene
from mam_desktop.meeting.fields import Audience, Entry, Meaning
from mam_desktop.meeting.held_words import HELD_KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.said import Scale, Voice
from mam_desktop.meeting.screen_hold import ScreenHold


def frozen_view(
    shown: FamilyView, entries: Entries, meeting: Meeting, *, then: Entries | None = None
) -> FamilyView:
    """Return a picture that the lead froze, covered while it says what may not be shown now.

    Somebody may have come since from whom a thing is kept, or a thing was kept back since. `then`
    are the entries of the moment it was frozen: what was written otherwise or taken away since
    still stands there as it was.
    """
    seen = _on_screen(entries, meeting)
    open_words = {words for one in seen for words in _words_in(one)}
    could_show = (one for one in entries if one.AUDIENCE is Audience.EVERYONE)
    hidden = tuple(one for one in could_show if seen.find(Entry, one.id) is None)
    kept_back = {words for one in hidden for words in _words_in(one)} - open_words
    lost = _lost_since(then, entries, meeting) if then is not None else ()
    kept_back |= {words for one in lost for words in _words_in(one)}
    if kept_back.isdisjoint(shown.texts()) and not _shows_wordless(
        shown.body, entries, (*hidden, *lost)
    ):
        return replace(shown, state=ScreenState.FREEZE)
    return replace(shown, state=ScreenState.COVER, title="", body=None)


def _lost_since(then: Entries, entries: Entries, meeting: Meeting) -> tuple[Entry, ...]:
    """Return what the room saw then and may not see now: as it is now, or as it was then."""
    was_seen = [one for one in _on_screen(then, meeting) if isinstance(one, HELD_KINDS)]
    ids = {one.id for one in was_seen}
    others = [one for one in entries if one.id not in ids]
    as_then = _on_screen(Entries([*others, *(one for one in then if one.id in ids)]), meeting)
    seen = _on_screen(entries, meeting)
    return tuple(
        one
        for one in was_seen
        if as_then.find(Entry, one.id) is None
        or (entries.find(Entry, one.id) is not None and seen.find(Entry, one.id) is None)
    )


def _on_screen(entries: Entries, meeting: Meeting) -> Entries:
    """Return what the room may see; what waits for the lead is new, so it is not in the picture."""
    all_at_once = Entries(one for one in entries if not isinstance(one, ScreenHold))
    return visible_to(all_at_once, Recipient(Copy.FAMILY_SCREEN), meeting.id).entries


def _shows_wordless(body: Body | None, entries: Entries, hidden: Sequence[Entry]) -> bool:
    """Say whether a picture shows a number, a face or a silence that is kept back now."""
    if not isinstance(body, VoiceScene):
        return False
    numbers = {
        (name_of(entries, one.who_id), one.score, one.face)
        for one in hidden
        if isinstance(one, Scale)
    }
    silent = {
        (name_of(entries, one.who_id), one.how)
        for one in hidden
        if isinstance(one, Voice) and not one.words
    }
    shown = {(one.who, one.score, one.face) for one in body.scales}
    shown |= {(one.who, one.before, one.face_before) for one in body.scales}
    quoted = {(one.who, one.how) for one in body.quotes if not one.words}
    return not (numbers.isdisjoint(shown) and silent.isdisjoint(quoted))


def _words_in(entry: Entry) -> Iterator[str]:
    """Yield the free words of an entry, in each language."""
    for name, spec in entry.specs().items():
        said = getattr(entry, name)
        if isinstance(said, Meaning):
            yield said.words
        elif isinstance(said, str) and said and spec.is_free_text:
            yield said
