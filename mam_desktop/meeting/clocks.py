"""The meeting's own time: today and the time of day, in its zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mam_desktop.errors import BadInput
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _

DEFAULT_ZONE = "Europe/London"


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its name; one that this laptop does not know is taken to be ours.

    Another laptop may know zones that this one has never heard of: its meeting opens all the same.
    """
    return _known_zone(name or DEFAULT_ZONE) or ZoneInfo(DEFAULT_ZONE)


def check_zone(name: str) -> ZoneInfo:
    """Return a time zone that somebody asks for by its name.

    Raises:
        BadInput: there is no such zone.

    """
    found = _known_zone(name or DEFAULT_ZONE)
    if found is None:
        raise BadInput(_("There is no time zone “{name}”.").format(name=name[:60]))
    return found


def _known_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A name that is too long, or a folder of zones, is a trouble of the disk to the library.
        return None


def local_now(session: MeetingSession) -> datetime:
    """Return the time, aware, in the open meeting's zone."""
    meeting = session.entries.find(Meeting, session.meeting_id)
    return session.clock.now().astimezone(zone_of(meeting.zone if meeting else ""))


def today(session: MeetingSession) -> date:
    """Return today's date in the meeting's zone."""
    return local_now(session).date()


def time_of_day(session: MeetingSession) -> str:
    """Return the time in the meeting's zone, `HH:MM`."""
    return local_now(session).strftime("%H:%M")
