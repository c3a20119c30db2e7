"""When copies are due and when they are overdue: around Christmas, and in each nation."""

from datetime import date, timedelta

import pytest

from mam_desktop.desks.sent_and_due import sending_of
from mam_desktop.record.rows import MinutesRow
from mam_desktop.settings import Settings


def held(on: date) -> MinutesRow:
    """Return a meeting whose minutes are sealed and not sent."""
    return MinutesRow(
        meeting_id="meeting",
        family_id="family",
        family_name="Robin",
        type="MAM",
        title="",
        on=on,
        lead="Lee",
        state="sealed",
        version=1,
        signed_count=0,
    )


def words(on: date, today: date, nation: str, days: int = 5) -> str:
    """Return what the list says of sending."""
    settings = Settings(bank_holidays=nation, minutes_days=days)
    chip = sending_of(held(on), today, settings, {}).chip
    return chip.words if chip else ""


@pytest.mark.parametrize(
    ("on", "nation", "due"),
    [
        (date(2026, 12, 18), "england", date(2026, 12, 29)),
        (date(2026, 12, 23), "wales", date(2027, 1, 4)),
        (date(2026, 12, 23), "scotland", date(2027, 1, 5)),
        (date(2026, 12, 23), "northern_ireland", date(2027, 1, 4)),
        (date(2027, 12, 23), "england", date(2028, 1, 4)),
        (date(2027, 12, 23), "scotland", date(2028, 1, 5)),
        (date(2026, 11, 26), "scotland", date(2026, 12, 4)),
        (date(2027, 3, 15), "northern_ireland", date(2027, 3, 23)),
        (date(2026, 7, 10), "northern_ireland", date(2026, 7, 20)),
        (date(2026, 7, 10), "england", date(2026, 7, 17)),
    ],
)
def test_copies_are_due_on_the_last_day_and_overdue_the_day_after(
    on: date, nation: str, due: date
) -> None:
    day = f"{due.day} {due:%b}"
    assert words(on, due, nation) == f"due {day}"
    assert words(on, due + timedelta(days=1), nation) == f"overdue since {day}"


def test_nothing_is_due_before_the_meeting_and_a_day_more_is_a_day_later() -> None:
    on = date(2026, 12, 23)
    assert words(on, date(2026, 12, 22), "england") == ""
    assert words(on, on, "england", days=1) == "due 24 Dec"
    assert words(on, on, "england", days=2) == "due 29 Dec"
