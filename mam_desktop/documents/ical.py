"""Writes the next meeting and the days actions are due as a calendar file (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vText

from mam_desktop.documents.visible import visible
from mam_desktop.meeting.content import CalendarEntry

_PROGRAM = "-//MAM Desktop//EN"


def write_calendar(entries: Sequence[CalendarEntry], *, name: str, made_at: datetime) -> bytes:
    """Return a calendar of some entries; `made_at` stands in each as the time of its making."""
    calendar = Calendar()
    calendar.add("prodid", _PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(visible(name).replace("\n", " ")))
    for entry in entries:
        calendar.add_component(_event(entry, made_at.astimezone(UTC)))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@mam-desktop")
    event.add("dtstamp", made_at.replace(microsecond=0))
    event.add("summary", visible(entry.title))
    if entry.starts_at:
        event.add("dtstart", entry.starts_at.astimezone(UTC))
        if entry.ends_at:
            event.add("dtend", entry.ends_at.astimezone(UTC))
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    for field, words in (("location", entry.place), ("description", entry.description)):
        if words:
            event.add(field, visible(words))
    return event
