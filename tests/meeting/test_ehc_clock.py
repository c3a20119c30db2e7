"""The days of the law for an EHC needs assessment: weeks from the day it is asked for."""

from datetime import date

import pytest

from mam_desktop.meeting.ehc_clock import (
    ADVICE,
    EXCEPTIONS,
    FINAL,
    NO_PLAN,
    SAYS_WHETHER,
    SOURCE,
    VIEWS,
    asks_for_assessment,
    legal_days,
    legal_line,
)


def test_the_days_are_counted_in_whole_weeks() -> None:
    by = {one.step: one.by for one in legal_days(date(2026, 11, 24))}
    assert by == {
        SAYS_WHETHER: date(2027, 1, 5),
        ADVICE: None,
        NO_PLAN: date(2027, 3, 16),
        VIEWS: None,
        FINAL: date(2027, 4, 13),
    }


def test_it_says_its_source_and_that_the_days_can_move() -> None:
    assert SOURCE.startswith("England")
    assert "can move" in EXCEPTIONS
    assert "week 12" not in " ".join(legal_line(one) for one in legal_days(date(2026, 1, 1)))


def test_the_last_day_of_the_calendar_breaks_nothing() -> None:
    assert all(one.by is None for one in legal_days(date.max))


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Ask for an EHC needs assessment", True),
        ("Request EHCNA", True),
        ("Ask for an Education, Health and Care needs assessment", True),
        ("Review the EHC plan", False),
        ("", False),
    ],
)
def test_it_hears_when_one_is_asked_for(words: str, *, asks: bool) -> None:
    assert asks_for_assessment(words) is asks
