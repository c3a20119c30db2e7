"""The clock tells how much time is left, and says in words when something takes too long."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mam_desktop.meeting.meetings import STEP_MINUTES
from mam_desktop.meeting.timing import HourPlan
from mam_desktop.ui.live.clock_words import clock_words, forecast_words

ZONE = ZoneInfo("Europe/London")
DAY = date(2026, 11, 24)


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, second, tzinfo=ZONE)


def plan(now: datetime, step: str = "board", used: float = 12, **more: object) -> HourPlan:
    told = HourPlan(
        now=now,
        step=step,
        planned=STEP_MINUTES,
        used={step: timedelta(minutes=used)} if step else {},
        length=timedelta(minutes=90),
        starts=at(14, 0),
        ends=at(15, 30),
    )
    return replace(told, **more)  # type: ignore[arg-type]


def test_minutes_that_have_begun_are_still_left() -> None:
    words = clock_words(plan(at(14, 49, 7)))
    assert words.large == "41 min left"
    assert words.small == "ends 15:30 · this step 12 of 20 min"
    assert words.share == 0.6
    assert words.step_over == words.too_much == ""


def test_a_step_over_its_time_is_said_in_words_not_as_six_of_five() -> None:
    words = clock_words(plan(at(14, 6), "welcome", 6))
    assert words.step_over == "This step is 1 min over."
    assert "of" not in words.small
    assert words.share == 1.0


def test_what_is_too_much_is_said_before_the_end_comes() -> None:
    words = clock_words(plan(at(14, 47), used=0))
    assert words.too_much == "12 min too much planned."
    assert not words.is_past_end


def test_a_few_minutes_too_much_hurry_nobody() -> None:
    assert clock_words(plan(at(14, 39), used=0)).too_much == ""


def test_a_meeting_over_its_time_says_by_how_much() -> None:
    words = clock_words(plan(at(15, 42)))
    assert words.large == "12 min over"
    assert words.is_past_end


def test_the_forecast_is_one_plain_sentence() -> None:
    late = forecast_words(plan(at(14, 47), used=0))
    assert late == ("If every step takes its minutes, we end at 15:42. That is 12 minutes late.")
    fits = forecast_words(plan(at(14, 20), used=0))
    assert fits == "If every step takes its minutes, we end at 15:15. That fits."


def test_before_it_begins_the_clock_says_when() -> None:
    words = clock_words(plan(at(13, 50), ""))
    assert (words.large, words.small) == ("Starts 14:00", "ends 15:30")
    assert words.too_much == "5 min too much planned."


def test_on_another_day_before_it_begins_there_is_nothing_to_count() -> None:
    assert clock_words(plan(at(13, 50), "", ends=None)).large == ""


def test_a_stopped_meeting_says_since_when_also_on_another_day() -> None:
    stopped = plan(at(14, 45), stopped_since=at(14, 40))
    words = clock_words(stopped)
    assert (words.large, words.small) == ("Stopped", "since 14:40")
    later = clock_words(replace(stopped, now=at(9, 0) + timedelta(days=3)))
    assert later.small == "since Tuesday 24 November 2026, 14:40"


def test_a_meeting_nobody_stopped_says_when_something_was_written_last() -> None:
    words = clock_words(plan(at(20, 0), resting_since=at(15, 31)))
    assert words.large == ""
    assert words.small == "Nothing was written since 15:31 on Tuesday 24 November 2026."
