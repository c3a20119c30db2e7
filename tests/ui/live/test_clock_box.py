"""The clock tells how much time is left, and says so when it is over."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mam_desktop.meeting.meetings import Meeting
from mam_desktop.ui.live.clock_box import clock_words

ZONE = ZoneInfo("Europe/London")
MEETING = Meeting(
    id="m", meeting_id="m", at="", author_id="lee", on=date(2026, 11, 24), starts_at="14:00",
    ends_at="15:30", step="board",
)  # fmt: skip


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, second, tzinfo=ZONE)


def test_minutes_that_have_begun_are_still_left() -> None:
    words = clock_words(MEETING, at(14, 49, 7), at(14, 37))
    assert words.large == "41 min left"
    assert words.small == "ends 15:30 · this step 12 of 20 min"
    assert words.share == 0.6


def test_a_meeting_over_its_time_says_by_how_much() -> None:
    words = clock_words(MEETING, at(15, 42), at(14, 37))
    assert words.large == "12 min over"
    assert words.is_over
    assert words.share == 1.0


def test_on_another_day_there_is_no_time_left_to_count() -> None:
    words = clock_words(MEETING, at(14, 0) + timedelta(days=1), None)
    assert words.large == ""


def test_a_stopped_meeting_says_since_when() -> None:
    import dataclasses

    stopped = dataclasses.replace(MEETING, paused="14:40")
    words = clock_words(stopped, at(14, 45), None)
    assert (words.large, words.small) == ("Stopped", "since 14:40")
