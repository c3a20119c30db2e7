"""Who will see what, in one picture: made by sending marked entries through the real rules.

One entry of each sort, with a word of its own, goes with the meeting's real people and its real
ledger through the family screen and through every copy. Where the word comes out, they see it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from mam_desktop.errors import Refused
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.consents import YES
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, copy_content_for, copy_name
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.fields import Entry, Said
from mam_desktop.meeting.ledger import brief, sharing_cells
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.people import Attendance, Child, Consent, Household, Person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.said import Concern, Note, Voice
from mam_desktop.texts import N_, _

_MARK = "\N{REPLACEMENT CHARACTER}{sort}\N{REPLACEMENT CHARACTER}"
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Sort(StrEnum):
    """The sorts of content, from what everybody sees to what nobody gets."""

    WORDS = "words"
    PLAN = "plan"
    NAMES = "names"
    TASKS = "tasks"
    FOR_SOME = "for_some"
    NUMBERS = "numbers"
    ANSWERS = "answers"
    PRIVATE = "private"


SORTS: Mapping[Sort, str] = {
    Sort.WORDS: N_("What people say"),
    Sort.PLAN: N_("What we agree"),
    Sort.NAMES: N_("Full names, services"),
    Sort.TASKS: N_("Tasks services keep"),
    Sort.FOR_SOME: N_("What is only for them"),
    Sort.NUMBERS: N_("Addresses, numbers"),
    Sort.ANSWERS: N_("Who agreed to what"),
    Sort.PRIVATE: N_("The lead’s notes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Somebody, or somewhere, that content goes to, and the sorts that get there."""

    name: str
    sorts: frozenset[Sort] = frozenset()
    refused: bool = False
    """The family said no: nothing goes there at all."""

    @property
    def words(self) -> str:
        """Return what gets there, in one line."""
        if self.refused:
            return _("No copy: the family said no.")
        return " · ".join(_(SORTS[one]) for one in Sort if one in self.sorts) or _("Nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnesShare:
    """What one person gets, and how much of it was shared with or kept from them by name."""

    viewers: tuple[Viewer, ...]
    only_for_them: int
    kept_from_them: int


def who_sees(
    entries: Entries, meeting: Meeting, *, with_refusals: bool = True
) -> tuple[Viewer, ...]:
    """Return everybody who will see something, from the whole room to the case file.

    Without refusals an agency that the family said no to is not there at all: so it may be shown.
    """
    marked = _marked(entries, meeting)
    viewers = [
        _screen(marked, meeting),
        _copy(marked, meeting, _family_reader(entries, meeting), _("The family’s own copies")),
        _copy(marked, meeting, Recipient(Copy.EVERYONE), _("The copy for everyone here")),
        *(_agency(marked, meeting, one.recipient) for one in sharing_cells(entries, meeting.id)),
        _copy(marked, meeting, Recipient(Copy.CASE_FILE), _("The council’s case file")),
    ]
    return tuple(one for one in viewers if with_refusals or not one.refused)


def what_one_gets(entries: Entries, meeting: Meeting, person: Person) -> OnesShare:
    """Return what one person sees in the room and gets on paper."""
    marked = _marked(entries, meeting, reader_id=person.id)
    viewers = [_screen(marked, meeting)] if _is_listed(entries, meeting, person) else []
    if person.is_family:
        recipient = Recipient(Copy.FAMILY, person.id)
        viewers.append(_copy(marked, meeting, recipient, _("A copy of their own")))
    else:
        recipient = Recipient(Copy.EVERYONE, person.id)
        agency = person.organisation or person.role or person.service or person.name
        viewers.append(_agency(marked, meeting, agency))
    seen = visible_to(entries, recipient, meeting.id).entries
    narrowed = [
        one
        for one in entries
        if isinstance(one, Said) and one.is_narrowed and one.meeting_id == meeting.id
    ]
    return OnesShare(
        viewers=tuple(viewers),
        only_for_them=sum(
            one.share == "some" and seen.find(Said, one.id) is not None for one in narrowed
        ),
        kept_from_them=sum(seen.find(Said, one.id) is None for one in narrowed),
    )


def _is_listed(entries: Entries, meeting: Meeting, person: Person) -> bool:
    return any(one.person_id == person.id for one in entries.all(Attendance, meeting.id))


def _family_reader(entries: Entries, meeting: Meeting) -> Recipient:
    family = [one for one in entries.all(Person) if one.is_family]
    listed = [one for one in family if _is_listed(entries, meeting, one)]
    found = next(iter((*listed, *family)), None)
    return Recipient(Copy.FAMILY, found.id if found else None)


# --- sending the marks through -----------------------------------------------------------------


def _mark(sort: Sort) -> str:
    return _MARK.format(sort=sort)


def _marked(entries: Entries, meeting: Meeting, *, reader_id: str | None = None) -> Entries:
    """Return the meeting's people and its ledger, with one marked entry of each sort."""
    reader = reader_id or _family_reader(entries, meeting).reader_id
    real: Sequence[Entry] = (
        meeting,
        *entries.all(Child),
        *entries.all(Person),
        *entries.all(Attendance, meeting.id),
        *entries.all(Consent),
    )
    return Entries([*real, *_probes(meeting.id, reader)])


def _probes(home: str, reader: str | None) -> tuple[Entry, ...]:
    def probe(make: Callable[..., Entry], key: str, /, **fields: object) -> Entry:
        return make(id=f"probe-{key}", meeting_id=home, at="", author_id="", **fields)

    stranger = "probe-names"
    return (
        probe(Voice, "words", words=_mark(Sort.WORDS)),
        probe(Action, "plan", what=_mark(Sort.PLAN)),
        probe(Person, "names", name="-", full_name=_mark(Sort.NAMES)),
        probe(Attendance, "there", person_id=stranger, state="present"),
        probe(Action, "tasks", what=_mark(Sort.TASKS), kind="professional"),
        probe(
            Voice,
            "some",
            words=_mark(Sort.FOR_SOME),
            share="some",
            shared_with=(reader,) if reader else (),
        ),
        probe(Household, "numbers", address=_mark(Sort.NUMBERS)),
        probe(Consent, "answers", purpose=_mark(Sort.ANSWERS), answer=YES),
        probe(Note, "notes", words=_mark(Sort.PRIVATE), for_whom="lead"),
        probe(Note, "restricted", words=_mark(Sort.PRIVATE), for_whom="restricted"),
        probe(Concern, "concern", words=_mark(Sort.PRIVATE)),
    )


def _found(texts: str) -> frozenset[Sort]:
    return frozenset(one for one in Sort if _mark(one) in texts)


def _screen(marked: Entries, meeting: Meeting) -> Viewer:
    shown = [
        text
        for step in STEPS
        for text in family_view(
            marked, meeting, FamilyScreen(ScreenState.ON, step), meeting.on or date.min
        ).texts()
    ]
    return Viewer(name=_("The screen in this room"), sorts=_found("\n".join(shown)))


def _agency(marked: Entries, meeting: Meeting, agency: str) -> Viewer:
    recipient = Recipient(Copy.AGENCY, agency=agency)
    name = copy_name(Recipient(Copy.AGENCY, agency=brief(agency)))
    return _copy(marked, meeting, recipient, name)


def _copy(marked: Entries, meeting: Meeting, recipient: Recipient, name: str) -> Viewer:
    order = CopyOrder(recipient=recipient, made_at=_LONG_AGO)
    try:
        content = copy_content_for(marked, meeting, order)
    except Refused:
        return Viewer(name=name, refused=True)
    return Viewer(name=name, sorts=_found("\n".join(every_text(content.blocks))))
