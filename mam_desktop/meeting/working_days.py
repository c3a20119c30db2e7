"""Counts working days: no weekends, no bank holidays of the nation that the council is in."""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from mam_desktop.resources import resource_path
from mam_desktop.setting_values import BANK_HOLIDAYS

_SATURDAY = 5


def is_working_day(day: date, nation: str) -> bool:
    """Say whether offices work on a day; after the last year of the table only weekends count."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(nation)


def working_days_after(day: date, count: int, nation: str) -> date:
    """Return the day that is so many working days after another, which itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, nation)
    return day


def bank_holidays(nation: str) -> frozenset[date]:
    """Return every bank holiday that is known of a nation; England's where it is none of ours."""
    holidays = _bank_holidays()
    return holidays.get(nation, holidays["england"])


@cache
def _bank_holidays() -> Mapping[str, frozenset[date]]:
    with resource_path("bank_holidays.csv").open(encoding="utf-8", newline="") as file:
        rows = [(date.fromisoformat(one["date"]), one["nations"]) for one in csv.DictReader(file)]
    return {
        nation: frozenset(day for day, where in rows if where == "all" or nation in where.split())
        for nation in BANK_HOLIDAYS
    }
