"""A day in a field of its own: one to come, or one that has been."""

from datetime import date

import pytest

from mam_desktop.ui.live.steps.parts.said_day import said_days, said_past_days

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "day"),
    [("Friday", date(2026, 11, 27)), ("4 Dec", date(2026, 12, 4)), ("3 Nov", date(2027, 11, 3))],
)
def test_a_day_is_one_to_come(words: str, day: date) -> None:
    assert said_days(words, TODAY) == (day,)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Friday", (date(2026, 11, 20),)),
        ("today", (TODAY,)),
        ("yesterday", (date(2026, 11, 23),)),
        ("3 Nov", (date(2026, 11, 3),)),
        ("1 Dec", (date(2025, 12, 1),)),
        ("2026-11-02", (date(2026, 11, 2),)),
        ("in 2 weeks", ()),
        ("tomorrow", ()),
        ("29 Feb", ()),
        ("some day", ()),
    ],
)
def test_a_day_that_has_been_is_never_after_today(words: str, days: tuple[date, ...]) -> None:
    assert said_past_days(words, TODAY) == days
