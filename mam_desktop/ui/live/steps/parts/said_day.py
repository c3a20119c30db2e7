"""Reads a day as people say it in a field of its own: `Friday`, `in 2 weeks`, `4 Dec`."""

from datetime import date

from mam_desktop.meeting.said_dates import find_said_date

_OPENING = "by "


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
