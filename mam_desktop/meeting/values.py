"""How a field's value is read and written: reading never fails, writing refuses what does not fit.

What another laptop wrote may be anything; what it cannot be read as counts as not said.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.texts import _

MAX_WORDS = 200_000
"""The longest text one field takes, in characters; longer pastes are refused in plain words."""

MAX_NUMBER = 2**53 - 1
"""The largest whole number that JSON carries everywhere (RFC 8785)."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Days outside these are slips of the keyboard, and nobody can reckon with the last day of all."""

_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", re.ASCII)

SHARES = ("everyone", "some", "nobody")
"""Each word of a person's own choice, the widest first."""


def union_of(values: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return everything that any of some lists names; for whom something is kept from."""
    return tuple(dict.fromkeys(one for value in values for one in value))


def in_all(values: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all of some lists name; with whom something is shared."""
    return tuple(one for one in values[0] if all(one in value for value in values))


def narrowest(values: Sequence[str]) -> str:
    """Return the narrowest of some people's choices of who may see something."""
    return max(values, key=SHARES.index)


def text_in(value: JsonValue) -> object:
    """Read a text; anything else is no text."""
    return value if isinstance(value, str) else ""


def text_out(value: object) -> JsonValue:
    """Write a text; half a character becomes a question mark."""
    if not isinstance(value, str):
        raise BadInput(_("This should be words: {value}").format(value=repr(value)[:60]))
    return value.encode("utf-8", "replace").decode("utf-8")


def check_length(value: JsonValue) -> None:
    """Refuse what somebody writes where a text in it is longer than one field takes.

    What another laptop wrote is read, sealed and printed whole, however long it is.

    Raises:
        BadInput: a text is too long; says how long.

    """
    if isinstance(value, str) and len(value) > MAX_WORDS:
        raise BadInput(
            _(
                "This text is too long ({count} letters). Please split it: {most} is the most."
            ).format(count=len(value), most=MAX_WORDS)
        )
    if isinstance(value, Mapping):
        for one in value.values():
            check_length(one)
    elif isinstance(value, list | tuple):
        for one in value:
            check_length(one)


def id_in(value: JsonValue) -> object:
    """Read an id, or None."""
    return value if isinstance(value, str) and value else None


def maybe(write: Callable[[Any], JsonValue]) -> Callable[[Any], JsonValue]:
    """Return a writer that also takes None."""
    return lambda value: None if value is None else write(value)


def texts_in(value: JsonValue) -> object:
    """Read a list of texts."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple(one for one in value if isinstance(one, str))


def texts_out(value: object) -> JsonValue:
    """Write a list of texts."""
    if not isinstance(value, list | tuple):
        raise BadInput(_("This should be a list: {value}").format(value=repr(value)[:60]))
    return [text_out(one) for one in value]


def date_in(value: JsonValue) -> object:
    """Read a date, or None."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None


def date_out(value: object) -> JsonValue:
    """Write a date."""
    if not isinstance(value, date):
        raise BadInput(_("This is not a date: {value}").format(value=repr(value)[:60]))
    if not FIRST_DAY <= value <= LAST_DAY:
        raise BadInput(
            _("The year {year} cannot be right: it should be from {first} to {last}.").format(
                year=value.year, first=FIRST_DAY.year, last=LAST_DAY.year
            )
        )
    return value.isoformat()


def hour_in(value: JsonValue) -> object:
    """Read a time of day; anything else is none."""
    return value if isinstance(value, str) and _HOUR.fullmatch(value) else ""


def hour_out(value: object) -> JsonValue:
    """Write a time of day, `HH:MM`, or none."""
    if value != "" and not (isinstance(value, str) and _HOUR.fullmatch(value)):
        raise BadInput(_("“{time}” is not a time such as 14:00.").format(time=str(value)[:20]))
    return str(value)


def number_in(value: JsonValue) -> object:
    """Read a whole number, or None."""
    return value if type(value) is int and abs(value) <= MAX_NUMBER else None


def number_out(value: object) -> JsonValue:
    """Write a whole number that JSON carries everywhere."""
    if type(value) is not int or abs(value) > MAX_NUMBER:
        raise BadInput(_("This should be a whole number: {value}").format(value=repr(value)[:60]))
    return value


def flag_in(value: JsonValue) -> object:
    """Read yes or no; anything else is None."""
    return value if isinstance(value, bool) else None


def flag_out(value: object) -> JsonValue:
    """Write yes or no."""
    if not isinstance(value, bool):
        raise BadInput(_("This should be yes or no: {value}").format(value=repr(value)[:60]))
    return value
