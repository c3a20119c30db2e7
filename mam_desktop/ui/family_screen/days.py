"""Days as the screen shows them: no line breaks between a number and its month."""

from datetime import date

from mam_desktop import texts
from mam_desktop.ui.family_screen.shown import Shown, second_of
from mam_desktop.ui.family_screen.typeset import BOUND


def day_month(on: date) -> str:
    """Return `Friday 4 December`; lines break only before the number."""
    return bound(texts.day_month(on))


def in_days(on: date, today: date) -> str:
    """Return `in 10 days`; the number stays with what it counts."""
    return bound(texts.in_days(on, today))


def bound(words: str) -> Shown:
    """Return words in which everything from the first number on stays on one line."""
    return Shown(_bound(str(words)), _bound(second_of(words)))


def _bound(words: str) -> str:
    first = next((at for at, one in enumerate(words) if one.isdigit()), len(words))
    return words[:first] + words[first:].replace(" ", BOUND)
