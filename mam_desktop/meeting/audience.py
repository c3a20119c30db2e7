"""Who may see what: one pure function between the record and every screen, paper and wire.

Source: docs/architecture.md, "Who may see what".
"""

import dataclasses
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar, cast

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience, Entry, Said
from mam_desktop.meeting.people import Attendance, Household, Person


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


@dataclass(frozen=True, slots=True)
class Visible:
    """What a recipient may see, and how many entries of the meeting were left out."""

    entries: Entries
    left_out: int


def visible_to(entries: Entries, recipient: Recipient, meeting_id: str | None = None) -> Visible:
    """Return what the recipient may see: whole entries dropped, fields above the level emptied."""
    may_see = _rule(entries, recipient, meeting_id)
    ceiling = CEILING[recipient.copy]
    kept = [_without_higher_fields(one, ceiling) for one in entries if may_see(one)]
    counted = [one for one in entries if one.IN_MINUTES and one.meeting_id == meeting_id]
    seen = {one.id for one in kept}
    return Visible(Entries(kept), sum(one.id not in seen for one in counted))


def _rule(
    entries: Entries, recipient: Recipient, meeting_id: str | None
) -> Callable[[Entry], bool]:
    ceiling = CEILING[recipient.copy]
    narrowing = _NARROWING[recipient.copy](entries, recipient, meeting_id)

    def may_see(entry: Entry) -> bool:
        if entry.audience() > ceiling:
            return False
        if isinstance(entry, Household):
            return recipient.reader_id not in entry.hidden_from
        return narrowing(entry) if isinstance(entry, Said) and entry.is_narrowed else True

    return may_see


Narrowing = Callable[[Said], bool]


def _for_the_screen(entries: Entries, _to: Recipient, meeting_id: str | None) -> Narrowing:
    """Keep what nobody here must not see."""
    here = [one.person_id for one in entries.all(Attendance, meeting_id) if one.is_here]
    named = {name for person_id in here for name in names_of(entries, person_id)}
    return lambda entry: entry.share == "everyone" and named.isdisjoint(entry.not_for)


def _for_nobody_narrowed(_entries: Entries, _to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep only what nothing narrows."""
    return lambda _entry: False


def _for_a_reader(entries: Entries, to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep what was shared with this reader by name, or kept only from others."""
    reader = to.reader_id
    named = names_of(entries, reader) if reader else frozenset()

    def keep(entry: Said) -> bool:
        if reader is None or not named.isdisjoint(entry.not_for) or entry.share == "nobody":
            return False
        return entry.share == "everyone" or reader in entry.shared_with

    return keep


def _for_the_case_file(_entries: Entries, _to: Recipient, _meeting_id: str | None) -> Narrowing:
    """Keep what is only narrowed by name; what was told to some or to nobody stays out."""
    return lambda entry: entry.share == "everyone"


_NARROWING = {
    Copy.FAMILY_SCREEN: _for_the_screen,
    Copy.SIGNED: _for_nobody_narrowed,
    Copy.FAMILY: _for_a_reader,
    Copy.EVERYONE: _for_nobody_narrowed,
    Copy.AGENCY: _for_nobody_narrowed,
    Copy.CASE_FILE: _for_the_case_file,
    Copy.RUNNING_SHEET: _for_the_case_file,
}


def names_of(entries: Entries, person_id: str) -> frozenset[str]:
    """Return everything a `not_for` can call a person: id, service and organisation."""
    person = entries.find(Person, person_id)
    if person is None:
        return frozenset({person_id})
    return frozenset({person_id, person.service, person.organisation}) - {""}


T = TypeVar("T", bound=Entry)


@cache
def _higher_fields(kind: Hashable, ceiling: Audience) -> dict[str, object]:
    entry_kind = cast("type[Entry]", kind)
    specs, defaults = entry_kind.specs(), entry_kind.defaults()
    return {name: defaults[name] for name, spec in specs.items() if spec.audience > ceiling}


def _without_higher_fields(entry: T, ceiling: Audience) -> T:
    emptied = _higher_fields(cast("Hashable", type(entry)), ceiling)
    return dataclasses.replace(entry, **emptied) if emptied else entry  # type: ignore[arg-type]
