"""Reads a day as people say it in a field of its own: `Friday`, `in 2 weeks`, `4 Dec`."""

from datetime import date, timedelta

from mam_desktop.meeting.said_dates import find_said_date
from mam_desktop.texts import _

_OPENING = "by "
_WEEK = timedelta(days=7)
_AHEAD = ("in ", "next ", "tomorrow")
"""How words begin that mean a day to come, in the language in which days are understood."""


def said_days(words: str, today: date) -> tuple[date, ...]:
    """Return the days the words can mean, earliest first; none when they are no day at all."""
    plain = words.strip()
    try:
        return (date.fromisoformat(plain),)
    except ValueError:
        pass
    for opening in (_OPENING, ""):
        line = opening + plain
        found = find_said_date(line, today)
        if found is not None and found.end == len(line) and found.start <= len(opening):
            return found.choices
    return ()


def said_past_days(words: str, today: date) -> tuple[date, ...]:
    """Return the days that have been which the words can mean: `Friday` is the last one."""
    plain = words.strip().casefold()
    if plain == _("yesterday").casefold():
        return (today - timedelta(days=1),)
    if plain.startswith(_AHEAD):
        return ()
    found = (_not_after(one, today, plain) for one in said_days(words, today))
    return tuple(sorted({one for one in found if one is not None}))


def _not_after(day: date, today: date, words: str) -> date | None:
    if day <= today:
        return day
    if not any(one.isdigit() for one in words):
        weeks = (day - today).days // 7 + 1
        back = day - weeks * _WEEK
        return back if back <= today else back - _WEEK
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return None
