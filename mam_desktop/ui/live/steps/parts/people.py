"""Who can be named on a page: those on this meeting's list first, then the rest of the circle."""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Attendance, Child, Person


def people_to_name(entries: Entries, meeting_id: str | None) -> tuple[Person, ...]:
    """Return everybody who can be named, the meeting's own people first."""
    listed = [one.person_id for one in entries.all(Attendance, meeting_id)]
    mine = [person for one in listed if (person := entries.find(Person, one)) is not None]
    others = [one for one in entries.all(Person) if one.id not in listed]
    return (*mine, *others)


def people_here(entries: Entries, meeting_id: str | None) -> tuple[Person, ...]:
    """Return everybody who is in the meeting now, in order of arrival."""
    here = [one for one in entries.all(Attendance, meeting_id) if one.is_here]
    return tuple(
        person for one in here if (person := entries.find(Person, one.person_id)) is not None
    )


def lead_of(entries: Entries, meeting_id: str | None) -> Person | None:
    """Return the family's lead on this meeting's list, if there is one."""
    return next((one for one in people_to_name(entries, meeting_id) if one.is_lead), None)


def child_of(entries: Entries) -> Person | None:
    """Return the child as a person, if already written down."""
    child = next(iter(entries.all(Child)), None)
    return entries.find(Person, child.person_id) if child else None


def name_and_family(entries: Entries, person_id: str | None) -> tuple[str, bool]:
    """Return what the room calls a person, and whether they belong to the family."""
    person = entries.find(Person, person_id)
    return (person.name, person.is_family) if person else ("", False)
