"""The first parts of the minutes: what people said in their own way, and what was seen."""

from collections.abc import Iterator, Sequence

from mam_desktop.meeting.content import (
    Block,
    Heading,
    Meaning,
    Paragraph,
    Quote,
    Run,
    Text,
    VoicePanel,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Meaning as SaidMeaning
from mam_desktop.meeting.labels import (
    VOICE_HOW,
    face_words,
    label,
)
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.promises import scale_before
from mam_desktop.meeting.said import (
    Observation,
    Scale,
    Voice,
    VoiceAbsence,
)
from mam_desktop.texts import _, day_month


def voice(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What the child and the family said, first of all; numbers under it."""
    said = seen.all(Voice, meeting.id)
    notes = (*_not_heard(seen, meeting), *_silent(seen, said), *_scales(seen, meeting))
    child = next(iter(seen.all(Child)), None)
    name = child.preferred_name if child else ""
    quotes = [one for one in said if not one.is_silent]
    own = [one for one in quotes if child is not None and one.who_id == child.person_id]
    others = [one for one in quotes if one not in own]
    if own or notes:
        heading = _("What {name} said").format(name=name)
        yield VoicePanel(heading, tuple(_quote(seen, one) for one in own), notes)
    if others:
        yield VoicePanel(
            _("What the family and others said"), tuple(_quote(seen, one) for one in others)
        )


def _scales(seen: Entries, meeting: Meeting) -> Iterator[Paragraph]:
    return (Paragraph(_scale_line(seen, one)) for one in seen.all(Scale, meeting.id))


def _silent(seen: Entries, said: Sequence[Voice]) -> Iterator[Paragraph]:
    """Say who chose not to speak: that is an answer too."""
    for one in said:
        if one.is_silent:
            name = name_of(seen, one.who_id)
            yield Paragraph(_("{name} chose not to speak.").format(name=name))


def _not_heard(seen: Entries, meeting: Meeting) -> Iterator[Paragraph]:
    """Say how the child's view is shared where they could not say it themselves, and why."""
    for one in seen.all(VoiceAbsence, meeting.id):
        if one.open_reason:
            yield Paragraph(_("Why not in their own voice: {words}").format(words=one.open_reason))
        if one.how_heard:
            yield Paragraph(_("How we heard their view: {words}").format(words=one.how_heard))


def observed(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What somebody saw, what it might mean, what we will do; never a quotation."""
    for one in seen.all(Observation, meeting.id):
        yield from _observation(seen, one)


def _quote(seen: Entries, one: Voice) -> Quote:
    how = label(VOICE_HOW, one.how)
    through = name_of(seen, one.through_id)
    if through:
        how = _("{how}, through {name}").format(how=how, name=through)
    if one.gathered_on:
        how = _("{how}, on {date}").format(how=how, date=day_month(one.gathered_on))
    return Quote(
        words=one.words,
        who=name_of(seen, one.who_id),
        how=how,
        language=script_language(one.words),
        meaning=_meaning(one.meaning),
    )


def _meaning(meaning: SaidMeaning | None) -> Meaning | None:
    if meaning is None:
        return None
    return Meaning(language=meaning.language, words=meaning.words, by=meaning.by)


def script_language(words: str) -> str | None:
    """Return the language a text must be in by its script alone; None when Latin or unsure."""
    counts = {
        language: sum(first <= letter <= last for letter in words)
        for language, (first, last) in _SCRIPTS.items()
    }
    best = max(counts, key=lambda one: counts[one])
    if not counts[best]:
        return None
    return "ur" if best == "ar" and _URDU_LETTERS & set(words) else best


_SCRIPTS = {"ar": ("\u0600", "\u06ff"), "bn": ("\u0980", "\u09ff"), "pa": ("\u0a00", "\u0a7f")}
_URDU_LETTERS = frozenset("ٹڈڑںھہےۓ")


def _scale_line(seen: Entries, one: Scale) -> Text:
    before = scale_before(seen, one)
    name, today = name_of(seen, one.who_id), given(one)
    last = _last_time(one, before) if before is not None else ""
    line = _("{name}: {today} today").format(name=name, today=today)
    if last:
        line = _("{name}: {today} today (last time {before})").format(
            name=name, today=today, before=last
        )
    told = ((_("Why: {words}"), one.reason), (_("One higher: {words}"), one.one_higher))
    more = [pattern.format(words=words) for pattern, words in told if words]
    return (Run(line, bold=True), *(Run(f" · {one}") for one in more))


def _last_time(one: Scale, before: Scale) -> str:
    """Return what was given last time; a bare number beside a number."""
    has_face = one.face is not None or before.face is not None
    return given(before) if has_face or before.score is None else str(before.score)


def given(scale: Scale) -> str:
    """Return how somebody said things are, as they gave it: a number, a face, or both."""
    number = _("{score} out of 10").format(score=scale.score) if scale.score is not None else ""
    words = face_words(scale.face)
    face = _("the face “{words}”").format(words=words) if words else ""
    if number and face:
        return _("{number} and {face}").format(number=number, face=face)
    return number or face


def _observation(seen: Entries, one: Observation) -> Iterator[Block]:
    heading = _("What {name} saw").format(name=name_of(seen, one.by_id))
    meeting = seen.find(Meeting, one.meeting_id)
    if one.seen_on and (meeting is None or one.seen_on != meeting.on):
        heading = _("{what}, on {date}").format(what=heading, date=day_month(one.seen_on))
    yield Heading(heading, 2)
    yield Paragraph(one.saw)
    if one.might_mean:
        yield Paragraph(_("It might mean: {words}").format(words=one.might_mean))
    if one.will_do:
        yield Paragraph(_("What we will do: {words}").format(words=one.will_do))
