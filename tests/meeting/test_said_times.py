"""A time of day and a day of birth, as people type them."""

from datetime import date

import pytest

from mam_desktop.meeting.said_times import said_birthday, said_time

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("14:00", "14:00"),
        ("9", "09:00"),
        ("2pm", "14:00"),
        ("2.30 p.m.", "14:30"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("1400", "14:00"),
        ("930", "09:30"),
        (" Noon ", "12:00"),
        ("25:00", None),
        ("14:75", None),
        ("13pm", None),
        ("half past two", None),
        ("", None),
        ("1٤:00", None),
        ("2pm" * 1000, None),
    ],
)
def test_a_time_is_read_as_people_type_it(words: str, time: str | None) -> None:
    assert said_time(words) == time


@pytest.mark.parametrize(
    ("words", "born"),
    [
        ("2 March 2017", date(2017, 3, 2)),
        ("2nd mar 2017", date(2017, 3, 2)),
        ("02/03/2017", date(2017, 3, 2)),
        ("2.3.2017", date(2017, 3, 2)),
        ("2017-03-02", date(2017, 3, 2)),
        ("31/02/2017", None),
        ("2 m 2017", None),
        ("2 ma 2017", None),
        ("25 November 2026", None),
        ("1 May 1817", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_birthday_has_its_day_first_and_is_over(words: str, born: date | None) -> None:
    assert said_birthday(words, TODAY) == born
