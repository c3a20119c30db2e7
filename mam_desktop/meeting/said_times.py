"""Reads what people type into a form: a time of day, and a day of birth."""

import re
from datetime import date

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:\s*[:.]?\s*(?P<minute>[0-9]{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?)?",
    re.IGNORECASE,
)
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_NUMBERS = re.compile(r"([0-9]{1,2})[\s./-]+([0-9]{1,2})[\s./-]+([0-9]{4})")
_WORDED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]{3,9})\.?,?[\s./-]+([0-9]{4})")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def said_time(words: str) -> str | None:
    """Return the time of day that words mean, as `HH:MM`: `14:00`, `2pm`, `2.30 pm`, `1400`."""
    plain = " ".join(words.split()).casefold()
    if plain in _NAMED:
        return _NAMED[plain]
    found = _TIME.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}"


def said_birthday(words: str, today: date) -> date | None:
    """Return the day of birth that words mean: `2 March 2017`, `2/3/2017`, `2017-03-02`.

    The day comes before the month, as in the United Kingdom; a day that is not over is none.
    """
    born = _day_in(" ".join(words.split()).casefold())
    return born if born is not None and date(1900, 1, 1) <= born <= today else None


def _day_in(plain: str) -> date | None:
    try:
        return date.fromisoformat(plain)
    except ValueError:
        pass
    numbers, worded = _NUMBERS.fullmatch(plain), _WORDED.fullmatch(plain)
    try:
        if numbers is not None:
            day, month, year = (int(one) for one in numbers.groups())
            return date(year, month, day)
        if worded is not None:
            months = [no for no, name in enumerate(_MONTHS, 1) if name.startswith(worded[2])]
            return date(int(worded[3]), months[0], int(worded[1])) if len(months) == 1 else None
    except ValueError:
        return None
    return None
