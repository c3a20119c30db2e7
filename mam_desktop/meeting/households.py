"""Who of the family lives together, so that each home gets one copy and not one for each person."""

from dataclasses import dataclass

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Child, Person


@dataclass(frozen=True, slots=True)
class Home:
    """The grown-ups of one home, in the order in which they were written down."""

    people: tuple[Person, ...]

    @property
    def reader(self) -> Person:
        """Return who the home's copy is for by name; the others read along."""
        return self.people[0]


def homes(entries: Entries) -> tuple[Home, ...]:
    """Return the homes of the family's grown-ups; who lives nowhere known is a home alone."""
    found: dict[str, list[Person]] = {}
    for one in _grown_ups(entries):
        found.setdefault(one.household_id or one.id, []).append(one)
    return tuple(Home(tuple(people)) for people in found.values())


def grown_ups_beside(entries: Entries, reader: Person) -> tuple[str, ...]:
    """Return the ids of the other grown-ups who live with somebody."""
    if reader.household_id is None:
        return ()
    return tuple(
        one.id
        for one in _grown_ups(entries)
        if one.household_id == reader.household_id and one.id != reader.id
    )


def _grown_ups(entries: Entries) -> tuple[Person, ...]:
    children = {one.person_id for one in entries.all(Child)}
    return tuple(one for one in entries.all(Person) if one.is_family and one.id not in children)
