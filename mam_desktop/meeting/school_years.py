"""Ages, school years and the end of compulsory school age, as in England.

Other nations count differently; nothing here is said of them.
"""

from datetime import date, timedelta

RECEPTION_AGE = 4
LAST_YEAR = 13
_FRIDAY = 4


def age(born_on: date, on: date) -> int:
    """Return how many birthdays somebody has had."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def school_year(born_on: date, on: date) -> int | None:
    """Return the school year from 1 September, 0 for Reception; None before it and after Year 13.

    A child is in Reception from the 1 September after their fourth birthday.
    """
    begins = date(on.year if on.month >= 9 else on.year - 1, 9, 1)
    year = age(born_on, begins - timedelta(days=1)) - RECEPTION_AGE
    return year if 0 <= year <= LAST_YEAR else None


def end_of_school_age(born_on: date) -> date:
    """Return the last Friday in June of the school year in which somebody becomes 16.

    Compulsory school age ends with the end of that day.
    """
    year = born_on.year + 16 + (born_on.month >= 9)
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - _FRIDAY) % 7)
