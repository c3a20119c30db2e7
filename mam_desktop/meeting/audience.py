"""Who may see what: one pure function between the record and every screen, paper and wire.

Source: docs/architecture.md, "Who may see what".
"""

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from mam_desktop.meeting.consent_effects import LedgerSays, ledger_says
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience, Entry, Said
from mam_desktop.meeting.held_words import held_since, is_held
from mam_desktop.meeting.people import Attendance, Household, Person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.said_names import folded


class Copy(StrEnum):
    """The ways out of the record."""

    FAMILY_SCREEN = "family_screen"
    SIGNED = "signed"
    FAMILY = "family"
    EVERYONE = "everyone"
    AGENCY = "agency"
    CASE_FILE = "case_file"
    RUNNING_SHEET = "running_sheet"


CEILING: dict[Copy, Audience] = {
    Copy.FAMILY_SCREEN: Audience.EVERYONE,
    Copy.SIGNED: Audience.EVERYONE,
    Copy.FAMILY: Audience.EVERYONE,
    Copy.EVERYONE: Audience.MEMBERS,
    Copy.AGENCY: Audience.MEMBERS,
    Copy.CASE_FILE: Audience.PROFESSIONALS,
    Copy.RUNNING_SHEET: Audience.PROFESSIONALS,
}
"""The highest audience that each copy holds; RESTRICTED and LEAD are in none."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a copy is for: its kind, and the person (by id) or the agency (by name) who reads it."""

    copy: Copy
    reader_id: str | None = None
    agency: str | None = None
    household: tuple[str, ...] = ()
    """Who else of the family reads a family copy, because they live with the reader."""

    @property
    def readers(self) -> tuple[str, ...]:
        """Return the ids of everybody who reads it, where it is for people by name."""
        return (self.reader_id, *self.household) if self.reader_id else ()


@dataclass(frozen=True, slots=True)
class Visible:
    """What a recipient may see, and how many entries of the meeting were left out."""

    entries: Entries
    left_out: int


def visible_to(entries: Entries, recipient: Recipient, meeting_id: str | None = None) -> Visible:
    """Return what the recipient may see.

    Whole entries are dropped, with whatever says nothing without them; fields above the level are
    emptied, and so are links to what was dropped.
    """
    may_see = _rule(entries, recipient, meeting_id)
    kept = [one for one in entries if may_see(one)]
    kept, hidden = _that_hold(entries, kept)
    ceiling = CEILING[recipient.copy]
    shown = [_as_shown(one, ceiling, hidden) for one in kept]
    left_out = [one for one in entries if one.IN_MINUTES and one.id in hidden]
    return Visible(Entries(shown), sum(one.meeting_id == meeting_id for one in left_out))


def _rule(
    entries: Entries, recipient: Recipient, meeting_id: str | None
) -> Callable[[Entry], bool]:
    ceiling = CEILING[recipient.copy]
    narrowing = _NARROWING[recipient.copy](entries, recipient, meeting_id)
    is_screen = recipient.copy is Copy.FAMILY_SCREEN
    ledger = ledger_says(entries)
    since = held_since(entries, meeting_id) if is_screen else None

    def may_see(entry: Entry) -> bool:
        if entry.audience() > ceiling:
            return False
        if is_screen and isinstance(entry, Voice) and entry.waits_for_screen:
            return False
        if is_held(entry, since):
            return False
        if isinstance(entry, Household):
            return not _is_for_any(entries, entry.hidden_from, recipient.readers)
        if _is_refused(ledger, entry, recipient, meeting_id):
            return False
        return narrowing(entry) if isinstance(entry, Said) and entry.is_narrowed else True

    return may_see


def _is_refused(ledger: LedgerSays, entry: Entry, to: Recipient, meeting_id: str | None) -> bool:
    """Say whether the consent ledger keeps somebody's own words or picture back from a copy."""
    if to.copy is Copy.FAMILY_SCREEN:
        return ledger.keeps_off_screen(entry, meeting_id)
    if to.copy is Copy.CASE_FILE:
        return False
    if to.copy is Copy.SIGNED and ledger.was_kept_off_screen(entry):
        return True
    # Who said no gets their own words back, unless others read along.
    return ledger.keeps_off_paper(entry, None if to.household else to.reader_id)


Narrowing = Callable[[Said], bool]


def _for_the_screen(entries: Entries, _to: Recipient, meeting_id: str | None) -> Narrowing:
    """Keep what nobody here must not see; who may have left, or not, counts as here."""
    here = [
        one.person_id
        for one in entries.all(Attendance, meeting_id)
        if one.is_here or "state" in one.torn
    ]
    return lambda entry: (
        entry.share == "everyone"
        and not any(_is_any_meant(entries, entry.not_for, person_id) for person_id in here)
    )


def _for_nobody_narrowed(_entries: Entries, _to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep only what nothing narrows."""
    return lambda _entry: False


def _for_a_reader(entries: Entries, to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep what was shared with this reader by name, or kept only from others.

    Where a household reads one copy, it holds what each of them may see.
    """
    readers = to.readers

    def keep(entry: Said) -> bool:
        if not readers or entry.share == "nobody":
            return False
        if _is_for_any(entries, entry.not_for, readers):
            return False
        return entry.share == "everyone" or set(readers) <= set(entry.shared_with)

    return keep


def _for_an_agency(entries: Entries, to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep what nothing narrows, and what the agency's own people promised to do.

    A promise that one parent must not hear of is still theirs to keep; what was told to some by
    name, or is kept from them too, is not. Source: docs/adr, the agency's own promises.
    """
    agency = to.agency or ""
    own = {one.id for one in entries.all(Person) if agency and is_meant(entries, agency, one.id)}

    def keep(entry: Said) -> bool:
        if not isinstance(entry, Action) or entry.share != "everyone":
            return False
        theirs = own & {entry.owner_id, entry.helper_id}
        folded_agency = _bare(agency)
        is_kept_from = any(_bare(one) == folded_agency for one in entry.not_for)
        return bool(theirs) and not is_kept_from and not _is_for_any(entries, entry.not_for, own)

    return keep


def _for_the_case_file(_entries: Entries, _to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep what is only narrowed by name; what was told to some or to nobody stays out."""
    return lambda entry: entry.share == "everyone"


_NARROWING = {
    Copy.FAMILY_SCREEN: _for_the_screen,
    Copy.SIGNED: _for_nobody_narrowed,
    Copy.FAMILY: _for_a_reader,
    Copy.EVERYONE: _for_nobody_narrowed,
    Copy.AGENCY: _for_an_agency,
    Copy.CASE_FILE: _for_the_case_file,
    Copy.RUNNING_SHEET: _for_the_case_file,
}


def _is_for_any(entries: Entries, named: Iterable[str], people: Iterable[str]) -> bool:
    """Say whether a name means one of some people."""
    told = tuple(named)
    return any(_is_any_meant(entries, told, one) for one in people)


def _is_any_meant(entries: Entries, named: Iterable[str], person_id: str | None) -> bool:
    return person_id is not None and any(is_meant(entries, one, person_id) for one in named)


def is_meant(entries: Entries, named: str, person_id: str) -> bool:
    """Say whether a `not_for` means a person: by id, name, role, service or organisation.

    Any whole word of the name is enough: rather hidden from one too many.
    """
    if named == person_id:
        return True
    person = entries.find(Person, person_id)
    if person is None or entries.find(Person, named) is not None:
        return False
    wanted = _bare(named)
    called = (person.name, person.full_name, person.own_words)
    belongs = (person.role, person.service, person.organisation)
    if wanted in {_bare(one) for one in (*called, *belongs) if one}:
        return True
    return set(wanted.split()) <= set(_bare(person.name).split())


def _bare(name: str) -> str:
    return " ".join(folded(name).split())


def _that_hold(entries: Entries, kept: list[Entry]) -> tuple[list[Entry], set[str]]:
    """Drop what hangs on an entry that is there but not kept, as hearts hang on an idea.

    What comes back is what is kept, and the ids of what is not.
    """
    seen = {one.id for one in kept}
    hidden = {one.id for one in entries if one.id not in seen}
    while True:
        falling = {one.id for one in kept if _hangs_on_any(one, hidden)}
        if not falling:
            return kept, hidden
        kept = [one for one in kept if one.id not in falling]
        hidden |= falling


def _hangs_on_any(entry: Entry, hidden: set[str]) -> bool:
    names = _shape(_kind_of(entry)).hangs_on
    return bool(names) and any(getattr(entry, name) in hidden for name in names)


def _kind_of(entry: Entry) -> Hashable:
    return cast("Hashable", type(entry))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the filter has to look at in a kind: nothing of it in most."""

    hangs_on: tuple[str, ...]
    links: tuple[str, ...]
    levels: Mapping[str, tuple[Audience, Any]]
    """Field -> who may see it and its empty value, of fields not for everyone."""


@cache
def _shape(kind: Hashable) -> _Shape:
    entry_kind = cast("type[Entry]", kind)
    specs, defaults = entry_kind.specs(), entry_kind.defaults()
    links = {name: spec.hangs_on for name, spec in specs.items() if spec.is_link}
    return _Shape(
        hangs_on=tuple(name for name, hangs in links.items() if hangs),
        links=tuple(name for name, hangs in links.items() if not hangs),
        levels={
            name: (spec.audience, defaults[name])
            for name, spec in specs.items()
            if spec.audience > Audience.EVERYONE
        },
    )


T = TypeVar("T", bound=Entry)


def _as_shown(entry: T, ceiling: Audience, hidden: set[str]) -> T:
    """Return an entry without fields above the ceiling, and without links to what is hidden."""
    shape = _shape(_kind_of(entry))
    emptied: dict[str, Any] = {}
    for name, (level, empty) in shape.levels.items():
        if level > ceiling and getattr(entry, name) != empty:
            emptied[name] = empty
    for name in shape.links:
        if getattr(entry, name) in hidden:
            emptied[name] = None
    return dataclasses.replace(entry, **emptied) if emptied else entry
