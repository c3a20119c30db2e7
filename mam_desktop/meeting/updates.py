"""What services wrote, in the order it is read, and which of them were asked and are silent."""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import folded
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.said import ServiceUpdate

AWAY = frozenset({"invited", "apologies", "absent"})


def waited(update: ServiceUpdate, meeting: Meeting) -> bool:
    """Say whether an update was sent before the day of the meeting."""
    return bool(update.sent_on and meeting.on and update.sent_on < meeting.on)


def updates_of(entries: Entries, meeting: Meeting) -> tuple[ServiceUpdate, ...]:
    """Return what services wrote: what was sent before the meeting first, the oldest first."""
    found = entries.all(ServiceUpdate, meeting.id)
    before = [one for one in found if waited(one, meeting)]
    before.sort(key=lambda one: (str(one.sent_on), one.at, one.id))
    return (*before, *(one for one in found if not waited(one, meeting)))


def silent_services(entries: Entries, meeting: Meeting) -> tuple[Person, ...]:
    """Return who was asked from a service, is not here, and has sent nothing yet."""
    updates = entries.all(ServiceUpdate, meeting.id)
    wrote = {one.by_id for one in updates}
    unsigned = {folded(one.service) for one in updates if one.by_id is None}
    asked = (
        entries.find(Person, one.person_id)
        for one in entries.all(Attendance, meeting.id)
        if one.state in AWAY and one.interpreter_for is None and one.person_id not in wrote
    )
    return tuple(
        one
        for one in asked
        if one is not None and not one.is_family and folded(one.service) not in unsigned - {""}
    )
