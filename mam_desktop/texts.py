"""Every word a person reads: the gettext catalogues, plurals, dates and times by language.

Babel writes dates; gettext finds words. English is the source language, so a missing catalogue
shows English and never nothing. Catalogues are read as translators write them (`.po`), so that
nothing has to be compiled; see `resources/translations/README.md`.
"""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta

from mam_desktop.resources import resources_root

DOMAIN = "mam_desktop"
_language: ContextVar[str] = ContextVar("language", default="en")

_CODE = re.compile(r"[A-Za-z0-9]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}", re.ASCII)
RIGHT_TO_LEFT = frozenset({"ar", "ur", "fa", "he", "ps", "ckb"})


def use_language(language: str) -> None:
    """Choose the language of every text from here on (a BCP 47 code such as `en` or `pl`)."""
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for a while, such as for one document."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def language_now() -> str:
    """Return the language in use."""
    return _language.get()


def is_right_to_left(language: str) -> bool:
    """Say whether the language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue, or that of the language it is a kind of, or English."""
    for code in (language, language.split("-", maxsplit=1)[0]):
        # A meeting's language is what another laptop wrote: it becomes a path only as a code.
        if _CODE.fullmatch(code) and (path := _catalogue_file(code)).is_file():
            return _read_catalogue(path)
    return gettext.NullTranslations()


def _catalogue_file(language: str) -> Path:
    folder = resources_root() / "translations" / language.replace("-", "_")
    return folder / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read_catalogue(path: Path) -> gettext.NullTranslations:
    """Read a catalogue; a draft not yet checked by a translator (`fuzzy`) is used as well."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file), use_fuzzy=True)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _catalogue(_language.get()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message in the right plural for `count`."""
    return _catalogue(_language.get()).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message that is translated later, where it is shown."""
    return message


def in_language(language: str, message: str) -> str:
    """Return the message in a language other than the one in use."""
    return _catalogue(language).gettext(message)


@cache
def _locale(language: str) -> Locale:
    """Return how dates are written in a language; the British way where it is not known."""
    if language == "en":
        return Locale("en", "GB")
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def long_date(on: date, language: str | None = None) -> str:
    """Return a date as on paper: `Tuesday 24 November 2026`."""
    return _dated(on, "EEEE d MMMM y", language)


def day_month(on: date, language: str | None = None) -> str:
    """Return a date without its year: `Friday 26 June`."""
    return _dated(on, "EEEE d MMMM", language)


def short_date(on: date, language: str | None = None) -> str:
    """Return a short date: `Fri 4 Dec`."""
    return _dated(on, "EEE d MMM", language)


def _dated(on: date, pattern: str, language: str | None) -> str:
    return format_date(on, pattern, locale=_locale(language or _language.get()))


def clock_time(at: time | datetime, language: str | None = None) -> str:
    """Return a time of day: `14:49`; a datetime must already be in the zone to show."""
    return format_time(at, "HH:mm", locale=_locale(language or _language.get()))


def in_days(on: date, today: date, language: str | None = None) -> str:
    """Return how far away a date is: `today`, `tomorrow`, `in 10 days`, `3 days ago`."""
    days = (on - today).days
    locale = _locale(language or _language.get())
    if -1 <= days <= 1:
        name = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}[days]
        return _catalogue(language or _language.get()).gettext(name)
    return format_timedelta(
        timedelta(days=days),
        granularity="day",
        threshold=1_000_000,
        add_direction=True,
        locale=locale,
    )
