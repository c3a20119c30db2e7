"""Finds what was said, promised and decided, at this meeting and at earlier ones of the family.

What is restricted, or the lead's own, is not looked at: no search can bring it up by accident.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience, Entry, Meaning, Said
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
)
from mam_desktop.meeting.promises import promised_on, promises_before
from mam_desktop.meeting.said import (
    Attachment,
    Discussion,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.said_names import folded

SNIPPET_LETTERS = 110
_BEFORE_HIT = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a kind is shown, in which fields its words are, and whose words they are."""

    step: str
    fields: tuple[str, ...]
    who: str = ""


_PLACES: Mapping[type[Entry], _Place] = {
    Voice: _Place(step="voice", fields=("words", "meaning"), who="who_id"),
    Observation: _Place(step="voice", fields=("saw", "might_mean", "will_do"), who="by_id"),
    Scale: _Place(step="voice", fields=("reason", "one_higher"), who="who_id"),
    Attachment: _Place(step="voice", fields=("words",), who="who_id"),
    VoiceAbsence: _Place(step="voice", fields=("how_heard", "open_reason"), who="who_id"),
    ProfileEntry: _Place(step="voice", fields=("words",), who="by_id"),
    ActionReview: _Place(step="last_time", fields=("what_changed", "difference"), who="by_id"),
    Outcome: _Place(step="what_matters", fields=("words", "need", "area", "whose", "meaning")),
    ServiceUpdate: _Place(
        step="what_matters", fields=("words", "waiting_time", "service"), who="by_id"
    ),
    Idea: _Place(step="board", fields=("words", "if_words", "meaning"), who="by_id"),
    Action: _Place(
        step="actions",
        fields=("what", "so_that", "while_waiting", "how_we_know", "progress", "meaning"),
        who="owner_id",
    ),
    Decision: _Place(step="next_steps", fields=("what", "why", "by")),
    Referral: _Place(step="next_steps", fields=("question",)),
    NextMeeting: _Place(step="next_steps", fields=("purpose", "place", "close")),
    Disagreement: _Place(step="sign", fields=("words", "about"), who="who_id"),
    Discussion: _Place(step="", fields=("words",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was found."""

    key: str
    """The entry's id."""
    label: str
    """What kind of thing it is, not translated yet."""
    snippet: str
    """The words around the first hit."""
    words: str
    """All of its words, a line each."""
    who: str
    step: str
    """The step whose page shows it; nothing when none does."""
    shown_as: str
    """The id under which that page shows it."""
    on: date | None
    """The day of the earlier meeting it is of; None at this one."""
    is_narrowed: bool


@dataclass(frozen=True, slots=True)
class _Indexed:
    found: Found
    lines: tuple[str, ...]
    folded_lines: tuple[str, ...]
    folded_who: str

    def has(self, word: str) -> bool:
        return word in self.folded_who or any(word in one for one in self.folded_lines)

    def snippet(self, words: Sequence[str]) -> str:
        """Return the words around the first hit; the beginning where a name was hit."""
        for line, compared in zip(self.lines, self.folded_lines, strict=True):
            at = min((at for word in words if (at := compared.find(word)) >= 0), default=-1)
            if at >= 0:
                return _cut(line, max(0, at - _BEFORE_HIT) if len(line) > SNIPPET_LETTERS else 0)
        return _cut(self.lines[0], 0) if self.lines else ""


class SearchIndex:
    """Everything that can be found, ready to be looked through at every letter."""

    def __init__(self, entries: Entries, meeting: Meeting) -> None:
        hidden = {one.id for one in entries if one.audience() >= Audience.RESTRICTED}
        back = {one.id for one in promises_before(entries, meeting)}
        self._items = tuple(
            _indexed(entries, meeting, one, is_back=one.id in back)
            for kind in _PLACES
            for one in entries.all(kind)
            if _may_be_found(one, meeting, hidden)
        )

    def said_here(self) -> tuple[str, ...]:
        """Return all that was said at this meeting and by whom, folded for comparing."""
        here = (one for one in self._items if one.found.on is None)
        return tuple(" ".join((*one.folded_lines, one.folded_who)) for one in here)

    def search(self, asked: str) -> tuple[Found, ...]:
        """Return what has every word that was asked: this meeting first, then the newest."""
        words = folded(asked).split()
        if not words:
            return ()
        hits = [one for one in self._items if all(map(one.has, words))]
        hits.sort(key=lambda one: _order(one.found))
        return tuple(replace(one.found, snippet=one.snippet(words)) for one in hits)


def _order(found: Found) -> tuple[bool, int, int]:
    step = STEPS.index(found.step) if found.step in STEPS else len(STEPS)
    return found.on is not None, -found.on.toordinal() if found.on else 0, step


def _may_be_found(entry: Entry, meeting: Meeting, hidden: set[str]) -> bool:
    if entry.audience() >= Audience.RESTRICTED:
        return False
    links = (name for name, spec in entry.specs().items() if spec.is_link)
    if any(getattr(entry, name) in hidden for name in links):
        return False
    is_earlier = entry.meeting_id != meeting.id
    return not (is_earlier and isinstance(entry, Said) and entry.share != "everyone")


def _indexed(entries: Entries, meeting: Meeting, entry: Entry, *, is_back: bool) -> _Indexed:
    place = _PLACES[type(entry)]
    person = entries.find(Person, getattr(entry, place.who) if place.who else None)
    who = person.name if person is not None else ""
    texts = tuple(_texts(entry, place.fields))
    lines = tuple(" ".join(one.split()) for one in texts)
    found = Found(
        key=entry.id,
        label=entry.LABEL,
        snippet="",
        words="\n".join(texts),
        who=who,
        step=_step(entry, meeting, place, is_back=is_back),
        shown_as=_shown_as(entry),
        on=_on(entries, meeting, entry),
        is_narrowed=isinstance(entry, Said) and entry.is_narrowed,
    )
    return _Indexed(found, lines, tuple(folded(one) for one in lines), folded(who))


def _on(entries: Entries, meeting: Meeting, entry: Entry) -> date | None:
    """Return the day of an earlier meeting; None at this one, or where nobody knows it."""
    if entry.meeting_id == meeting.id or isinstance(entry, ProfileEntry):
        return None
    if isinstance(entry, Action):
        return promised_on(entries, entry)
    other = entries.find(Meeting, entry.meeting_id)
    return other.on if other is not None else None


def _step(entry: Entry, meeting: Meeting, place: _Place, *, is_back: bool) -> str:
    if isinstance(entry, ProfileEntry) or entry.meeting_id == meeting.id:
        return entry.step if isinstance(entry, Discussion) else place.step
    return "last_time" if is_back else ""


def _shown_as(entry: Entry) -> str:
    if isinstance(entry, ActionReview) and entry.action_id:
        return entry.action_id
    return entry.id


def _texts(entry: Entry, fields: Sequence[str]) -> Iterator[str]:
    for name in fields:
        said = getattr(entry, name)
        words = said.words if isinstance(said, Meaning) else said
        if words:
            yield str(words)


def _cut(line: str, start: int) -> str:
    shown = line[start : start + SNIPPET_LETTERS].strip()
    before = "…" if start else ""
    after = "…" if start + SNIPPET_LETTERS < len(line) else ""
    return f"{before}{shown}{after}"
