"""Who can decide for a child: by age, understanding, parental responsibility and capacity.

The program computes a day and names people; whether somebody understands and can decide one thing
is judged by a person, who is written down with the answer, and on what grounds. As in England.
"""

from datetime import date

from mam_desktop.meeting.consents import child_person_id
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Child, Person
from mam_desktop.meeting.school_years import age, end_of_school_age
from mam_desktop.texts import N_, _, long_date

UNDERSTANDS = N_("Understands what is asked, what may come of it, and can say no")
NO_DOUBT = N_("Over school-leaving age; nothing speaks against their deciding this")
RESPONSIBLE = N_("Has parental responsibility")
BEST_INTERESTS = N_("Cannot decide this one thing now, even with help; it is in their interest")
COURT_ORDER = N_("A court order says so")
GROUNDS = (UNDERSTANDS, RESPONSIBLE, NO_DOUBT, BEST_INTERESTS, COURT_ORDER)
"""Grounds that are offered; any other may be written. Source: domain.md 7.4."""


def is_child(entries: Entries, person_id: str | None) -> bool:
    """Say whether a person is the child or young person whom the meeting is about."""
    return person_id is not None and person_id == child_person_id(entries)


def child_born_on(entries: Entries) -> date | None:
    """Return the child's birthday, where it is known."""
    child = next(iter(entries.all(Child)), None)
    if child is None:
        return None
    person = entries.find(Person, child.person_id)
    return child.born_on or (person.born_on if person else None)


def decides_alone(entries: Entries, person_id: str | None, on: date) -> bool | None:
    """Say whether somebody decides for themselves; None for a child of unknown age."""
    if not is_child(entries, person_id):
        return True
    born_on = child_born_on(entries)
    return None if born_on is None else on > end_of_school_age(born_on)


def responsible_people(entries: Entries) -> tuple[Person, ...]:
    """Return those of whom it is known that they have parental responsibility."""
    return tuple(one for one in entries.all(Person) if one.parental_responsibility)


def who_decides_words(entries: Entries, on: date) -> str:
    """Return who can decide for the child today, in plain words."""
    child = next(iter(entries.all(Child)), None)
    if child is None:
        return ""
    born_on, name = child_born_on(entries), child.preferred_name
    holders = ", ".join(one.name for one in responsible_people(entries))
    if born_on is None:
        return _(
            "We do not know how old {name} is, so nothing is taken for granted. Who decides today? "
            "Parental responsibility: {people}."
        ).format(name=name, people=holders or _("not written down"))
    if on > end_of_school_age(born_on):
        return _(
            "{name} is {age} and has been deciding since school-leaving age ({day}). Nobody "
            "decides instead, unless {name} cannot decide this one thing even with help; then "
            "write down who judged that."
        ).format(name=name, age=age(born_on, on), day=long_date(end_of_school_age(born_on)))
    return _(
        "{name} is {age}. {name} can decide what {name} understands: write down who judged that. "
        "For the rest somebody with parental responsibility decides: {people}."
    ).format(name=name, age=age(born_on, on), people=holders or _("not written down"))
