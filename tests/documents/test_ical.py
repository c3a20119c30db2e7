import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from mam_desktop.documents.ical import write_calendar
from mam_desktop.documents.visible import visible
from mam_desktop.meeting.content import CalendarEntry
from tests.documents.making import URDU
from tests.documents.test_template import HARM

MADE_AT = datetime(2026, 11, 24, 15, 26, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def meeting(title: str = "Robin’s meeting") -> CalendarEntry:
    return CalendarEntry(
        id="m2",
        title=title,
        on=date(2027, 6, 5),
        starts_at=datetime(2027, 6, 5, 14, 0, tzinfo=LONDON),
        ends_at=datetime(2027, 6, 5, 15, 30, tzinfo=LONDON),
        place="Example Primary School",
    )


def due() -> CalendarEntry:
    return CalendarEntry(id="a1", title="Book a carer", on=date(2026, 12, 4), description="Dana")


def events(*entries: CalendarEntry) -> list[Event]:
    data = write_calendar(entries, name="Robin’s meeting", made_at=MADE_AT)
    return [one for one in Calendar.from_ical(data).walk("VEVENT") if isinstance(one, Event)]


def test_a_meeting_is_an_appointment_at_one_moment_everywhere() -> None:
    (event,) = events(meeting())
    assert event.decoded("DTSTART") == datetime(2027, 6, 5, 13, 0, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2027, 6, 5, 14, 30, tzinfo=UTC)
    assert event["LOCATION"] == "Example Primary School"


def test_a_due_date_is_a_whole_day_that_keeps_nobody_busy() -> None:
    (event,) = events(due())
    assert event.decoded("DTSTART") == date(2026, 12, 4)
    assert event.decoded("DTEND") == date(2026, 12, 5)
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_same_entry_has_the_same_name_in_every_file() -> None:
    first, second = events(meeting("Before")), events(meeting("After"))
    assert first[0]["UID"] == second[0]["UID"] == "m2@mam-desktop"


def test_words_cannot_begin_a_line_of_their_own() -> None:
    title = "Visit\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org; a, b\\c " + URDU * 3
    (event,) = events(meeting(title))
    assert event["SUMMARY"] == title.replace("\r\n", "\n")
    assert "ATTENDEE" not in event


@pytest.mark.parametrize("words", HARM)
def test_words_come_out_as_they_went_in_whatever_the_field(words: str) -> None:
    made = CalendarEntry(id="a1", title=words, on=date(2026, 12, 4), place=words, description=words)
    data = write_calendar([made], name=words, made_at=MADE_AT)
    calendar = Calendar.from_ical(data)
    (event,) = (one for one in calendar.walk("VEVENT") if isinstance(one, Event))
    shown = visible(words)
    told = [str(event[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")]
    assert told == [shown] * 3
    # The library leaves a name it does not know as it is written.
    called = re.sub(r"\\([,;\\])", r"\1", str(calendar["X-WR-CALNAME"]))
    assert called == shown.replace("\n", " ")
    assert sorted(event) == sorted(
        ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "TRANSP"]
    )
    assert event["UID"] == "a1@mam-desktop"


def test_a_text_of_a_megabyte_is_all_there() -> None:
    words = "word, word; " * 90_000
    (event,) = events(meeting(words))
    assert event["SUMMARY"] == words


def test_no_line_is_longer_than_the_standard_allows() -> None:
    data = write_calendar([meeting(URDU * 9)], name=URDU * 9, made_at=MADE_AT)
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_the_same_entries_are_the_same_bytes() -> None:
    first = write_calendar([meeting(), due()], name="x", made_at=MADE_AT)
    assert write_calendar([meeting(), due()], name="x", made_at=MADE_AT) == first
    assert b"DTSTAMP:20261124T152600Z" in first
