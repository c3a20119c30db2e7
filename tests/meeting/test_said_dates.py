from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mam_desktop.meeting.said_dates import find_said_date

WEDNESDAY = date(2026, 6, 24)
FRIDAY = date(2026, 6, 26)
SUNDAY = date(2026, 6, 28)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def _days(text: str, today: date = WEDNESDAY) -> tuple[str, ...]:
    found = find_said_date(text, today)
    return tuple(day.isoformat() for day in found.choices) if found else ()


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by today", "2026-06-24"),
        ("by tonight", "2026-06-24"),
        ("by tomorrow", "2026-06-25"),
        ("By Tomorrow", "2026-06-25"),
        ("by the day after tomorrow", "2026-06-26"),
        ("by Friday", "2026-06-26"),
        ("on friday", "2026-06-26"),
        ("before Friday", "2026-06-26"),
        ("on or before Friday", "2026-06-26"),
        ("by Fri", "2026-06-26"),
        ("by Tues", "2026-06-30"),
        ("by Thurs", "2026-06-25"),
        ("by this Friday", "2026-06-26"),
        ("by the coming Friday", "2026-06-26"),
        ("by Friday at the latest", "2026-06-26"),
        ("by Monday", "2026-06-29"),
        ("by Friday week", "2026-07-03"),
        ("by Friday next week", "2026-07-03"),
        ("by Friday this week", "2026-06-26"),
        ("in 2 weeks", "2026-07-08"),
        ("by in 2 weeks", "2026-07-08"),
        ("in two weeks", "2026-07-08"),
        ("in 2 weeks’ time", "2026-07-08"),
        ("in a week's time", "2026-07-01"),
        ("in a week", "2026-07-01"),
        ("in a fortnight", "2026-07-08"),
        ("in 10 days", "2026-07-04"),
        ("in a month", "2026-07-24"),
        ("in 3 months", "2026-09-24"),
        ("in a year", "2027-06-24"),
        ("by 12 Dec", "2026-12-12"),
        ("by 12 dec.", "2026-12-12"),
        ("by 12th December", "2026-12-12"),
        ("by the 12th of December", "2026-12-12"),
        ("by 12 December 2026", "2026-12-12"),
        ("by 12 Dec 2027", "2027-12-12"),
        ("by December 12", "2026-12-12"),
        ("by Dec 12th, 2026", "2026-12-12"),
        ("by 1 Sept", "2026-09-01"),
        ("by 1 May", "2027-05-01"),
        ("by 23 June", "2027-06-23"),
        ("by 24 June", "2026-06-24"),
        ("by 12/12", "2026-12-12"),
        ("by 3/4", "2027-04-03"),
        ("by 12/12/2026", "2026-12-12"),
        ("by 3/7/26", "2026-07-03"),
        ("by 12.12.2026", "2026-12-12"),
        ("by 12-12-2026", "2026-12-12"),
        ("by 2026-12-04", "2026-12-04"),
        ("by Friday 26 June", "2026-06-26"),
        ("by Fri 4 Dec", "2026-12-04"),
        ("by Friday, 4th of December 2026", "2026-12-04"),
        ("by Friday the 26th", "2026-06-26"),
        ("by the 30th", "2026-06-30"),
        ("by the 12th", "2026-07-12"),
        ("by the end of the month", "2026-06-30"),
        ("by end of next month", "2026-07-31"),
        ("by the end of September", "2026-09-30"),
        ("by the end of February", "2027-02-28"),
        ("by\u00a0Friday", "2026-06-26"),
    ],
)
def test_a_date_is_read_as_people_say_it(said: str, day: str) -> None:
    found = find_said_date(f"Ring school {said}", WEDNESDAY)
    assert found is not None
    assert [one.isoformat() for one in found.choices] == [day]
    assert f"Ring school {said}"[found.start : found.end] == said.removesuffix(".")


@pytest.mark.parametrize(
    "words",
    [
        "by the sea",
        "by end of term",
        "before they visit",
        "by Christmas",
        "before Easter",
        "on Tuesdays",
        "swimming on Saturdays with Kim",
        "by 31 Feb",
        "by 31/2",
        "by 13/25",
        "by 12/13",
        "by 0 Dec",
        "by 2026-02-30",
        "by 12 Dec 2020",
        "by 12/12/2020",
        "by 12",
        "by May",
        "by next week",
        "by half term",
        "by Friday morning",
        "by Friday 3pm",
        "by tomorrow first thing",
        "by Friday or Monday",
        "on Friday and Saturday",
        "from Monday on Tuesday-ish",
        "before Friday's meeting",
        "before Friday’s meeting",
        "based on sat nav",
        "keep cream on sun burn",
        "on the 1st floor",
        "by the 2nd attempt",
        "by 1/2 hour",
        "on 3/4 of the days",
        "find out if the party is on Friday",
        "a week on Friday",
        "the day before Friday",
        "3 times in 2 weeks",
        "twice in a week",
        "in 0 days",
        "in 10 working days",
        "in 2 weekends",
        "stand-by Friday",
        "follow-on Friday",
        "nearby Friday",
        "by Friday/Saturday",
        "by 12 Dec5",
        "by Fr\u0131day",
        "by wee\u212a",
        "by 12345 Dec",
        "by Friday\u0301",
        "tomorrow",
        "Friday",
        "by",
        "by ",
        "",
    ],
)
def test_what_is_not_wholly_a_date_is_not_read_as_one(words: str) -> None:
    assert find_said_date(words, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("said", "today", "days"),
    [
        ("by Friday", FRIDAY, ("2026-06-26", "2026-07-03")),
        ("by Wed", WEDNESDAY, ("2026-06-24", "2026-07-01")),
        ("by next Friday", WEDNESDAY, ("2026-06-26", "2026-07-03")),
        ("by next Sunday", WEDNESDAY, ("2026-06-28", "2026-07-05")),
        ("by next Friday", SUNDAY, ("2026-07-03", "2026-07-10")),
        ("by Thursday 26 June", WEDNESDAY, ("2026-06-25", "2026-06-26")),
        ("by the end of the week", WEDNESDAY, ("2026-06-26", "2026-06-28")),
    ],
)
def test_a_date_that_can_be_two_days_gives_both(
    said: str, today: date, days: tuple[str, ...]
) -> None:
    assert _days(said, today) == days


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [("by next Friday", FRIDAY, "2026-07-03"), ("by next Monday", WEDNESDAY, "2026-06-29")],
)
def test_next_weekday_is_not_asked_where_everyone_means_the_same(
    said: str, today: date, day: str
) -> None:
    assert _days(said, today) == (day,)


def test_by_goes_before_on_and_the_last_one_counts() -> None:
    assert _days("Ready for the visit on Friday by Thursday") == ("2026-06-25",)
    assert _days("Ready by Thursday for the visit on Friday") == ("2026-06-25",)
    assert _days("Talk on Thursday, meet on Friday") == ("2026-06-26",)
    assert _days("Draft by Thursday and send by Friday") == ("2026-06-26",)


def test_a_short_month_gives_its_last_day() -> None:
    assert _days("in a month", date(2026, 1, 31)) == ("2026-02-28",)
    assert _days("by end of the month", date(2028, 2, 1)) == ("2028-02-29",)


def test_a_leap_day_is_found_this_year_or_next_only() -> None:
    assert _days("by 29 Feb", date(2027, 3, 1)) == ("2028-02-29",)
    assert _days("by 29 Feb", date(2025, 3, 1)) == ()


def test_no_date_is_said_past_the_end_of_time() -> None:
    for said in ("by tomorrow", "in 999 years", "by the 1st", "by 1 Jan", "by next month"):
        assert _days(said, date.max) == ()
    assert _days("by Friday", date.max) == ("9999-12-31",)
    assert _days("by the end of next month", date.max) == ()


@given(today=DAYS, ahead=st.integers(0, 364))
def test_a_day_and_month_comes_back_as_the_day_it_was_written_from(today: date, ahead: int) -> None:
    due = today + timedelta(days=ahead)
    month = due.strftime("%B")
    if (due.month, due.day) != (2, 29):
        for said in (f"{due.day} {month}", f"{due.day}/{due.month}", f"{month} {due.day}"):
            assert _days(f"by {said}", today) == (due.isoformat(),)
    for said in (due.isoformat(), f"{due:%a} {due.day} {month} {due.year}", f"{due:%d/%m/%Y}"):
        assert _days(f"by {said}", today) == (due.isoformat(),)


PIECES = st.sampled_from([
    *"a2-,.'", "by", "on", "before", "in", "next", "this", "the", "end", "of", "week", "month",
    "12", "31", "99", "12/12", "3/4", "12/", "and", "or", "Fri", "Friday", "Fridays", "tomorrow",
    "today", "Dec", "December", "May", "2026", "2026-12-04", "1st", "12th", "time", "latest", "at",
    "school", "is", "weeks", "days", "years",
])  # fmt: skip
SAID = st.lists(PIECES, max_size=12).map(" ".join)


@given(text=st.one_of(st.text(), SAID), today=st.dates())
def test_any_text_on_any_day_gives_days_from_then_on_or_nothing(text: str, today: date) -> None:
    found = find_said_date(text, today)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert found.choices
        assert all(day >= today for day in found.choices)
        assert list(found.choices) == sorted(set(found.choices))
