"""Every word a person reads: the gettext catalogues, plurals, dates and times by language.

Babel writes dates; gettext finds words. English is the source language, so a missing catalogue
shows English and never nothing. Catalogues are read as translators write them (`.po`), so that
nothing has to be compiled; see `resources/translations/README.md`.
"""

import gettext
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta

from mam_desktop.resources import resources_root

DOMAIN = "mam_desktop"
SCREEN = "family_screen"
"""The catalogues of what the family screen says: small, so that many languages can have one."""
Wording = Callable[[Callable[[str], str]], str]
"""Makes one sentence, given a way of saying it in a language: the same twice, side by side."""
_language: ContextVar[str] = ContextVar("language", default="en")
_domain: ContextVar[str] = ContextVar("domain", default=DOMAIN)
_wording: ContextVar[Wording | None] = ContextVar("wording", default=None)

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


@contextmanager
def on_the_screen(wording: Wording) -> Iterator[None]:
    """Take words from the family screen's catalogues for a while; `wording` makes each sentence."""
    domain, before = _domain.set(SCREEN), _wording.set(wording)
    try:
        yield
    finally:
        _wording.reset(before)
        _domain.reset(domain)


def _worded(say: Callable[[str], str]) -> str:
    wording = _wording.get()
    return say(_language.get()) if wording is None else wording(say)


def language_now() -> str:
    """Return the language in use."""
    return _language.get()


def is_right_to_left(language: str) -> bool:
    """Say whether the language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


@cache
def _catalogue(language: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    """Return a language's catalogue, or that of the language it is a kind of, or English.

    What the family screen's own does not have is looked for among all the other sentences.
    """
    path = _catalogue_file(language, domain)
    found = _read_catalogue(path) if path is not None else gettext.NullTranslations()
    if domain != DOMAIN:
        found.add_fallback(_catalogue(language))
    return found


def has_papers_in(language: str) -> bool:
    """Say whether papers can be written in a language; English needs no catalogue."""
    is_english = language.split("-", maxsplit=1)[0] == "en"
    return is_english or _catalogue_file(language, DOMAIN) is not None


def _catalogue_file(language: str, domain: str) -> Path | None:
    for code in (language, language.split("-", maxsplit=1)[0]):
        # A meeting's language is what another laptop wrote: it becomes a path only as a code.
        if _CODE.fullmatch(code):
            folder = resources_root() / "translations" / code.replace("-", "_")
            path = folder / "LC_MESSAGES" / f"{domain}.po"
            if path.is_file():
                return path
    return None


def _read_catalogue(path: Path) -> gettext.NullTranslations:
    """Read a catalogue; a draft not yet checked by a translator (`fuzzy`) is used as well."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file), use_fuzzy=True)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the family screen's sentences in a language were checked by a translator."""

    sentences: int
    drafts: int
    missing: int
    """So many stand there in English, because nobody has put them into the language."""

    @property
    def is_checked(self) -> bool:
        """Say whether a translator has checked every one."""
        return not (self.drafts or self.missing)

    @property
    def is_there(self) -> bool:
        """Say whether there is anything in the language."""
        return self.missing < self.sentences


@cache
def screen_checked(language: str) -> Checked:
    """Return how far a language's words on the family screen were checked; English always is."""
    from babel.messages.pofile import read_po

    with (resources_root() / "translations" / f"{SCREEN}.pot").open("rb") as file:
        wanted = {one.id if isinstance(one.id, str) else one.id[0] for one in read_po(file)} - {""}
    if language.split("-", maxsplit=1)[0] == "en":
        return Checked(len(wanted), 0, 0)
    path = _catalogue_file(language, SCREEN)
    if path is None:
        return Checked(len(wanted), 0, len(wanted))
    with path.open("rb") as file:
        catalogue = read_po(file)
    found = [
        one for each in wanted if (one := catalogue.get(each)) is not None and _is_said(one.string)
    ]
    return Checked(len(wanted), sum(one.fuzzy for one in found), len(wanted) - len(found))


def _is_said(words: object) -> bool:
    return all(words) if isinstance(words, list | tuple) else bool(words)


def _(message: str) -> str:
    """Return the message in the language in use."""
    if not message:
        return ""
    return _worded(lambda language: _catalogue(language, _domain.get()).gettext(message))


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message in the right plural for `count`."""
    return _worded(lambda language: _catalogue(language, _domain.get()).ngettext(one, many, count))


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message that is translated later, where it is shown."""
    return message


def in_language(language: str, message: str) -> str:
    """Return the message in a language other than the one in use."""
    return _catalogue(language).gettext(message)


@cache
def checked_words(language: str, message: str) -> str:
    """Return the message in a language if a translator checked it there, else in English."""
    from babel.messages.pofile import read_po

    path = _catalogue_file(language, DOMAIN)
    if path is None:
        return message
    with path.open("rb") as file:
        found = read_po(file).get(message)
    return str(found.string) if found and found.string and not found.fuzzy else message


@cache
def _locale(language: str) -> Locale:
    """Return how dates are written in a language; the British way where it is not known."""
    code = _OF_THIS_PLACE.get(language, language)
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


_OF_THIS_PLACE = {"en": "en-GB", "pt": "pt-PT"}
"""Which kind of a language is meant where nobody says."""
_DAY_MONTH = {
    "ar": "EEEE، d MMMM",
    "es": "EEEE, d 'de' MMMM",
    "pa": "EEEE, d MMMM",
    "pt": "EEEE, d 'de' MMMM",
    "ro": "EEEE, d MMMM",
    "ur": "EEEE، d MMMM",
}
"""How a day without its year is written where it is not simply said in a row.

Digits are the plain ones in every language, also where a script has its own: a clock, a phone
number and what people wrote stand beside them, and one day must look the same on every paper.
"""


def long_date(on: date, language: str | None = None) -> str:
    """Return a date as on paper: `Tuesday 24 November 2026`."""

    def say(code: str) -> str:
        year = " 'de' y" if code.split("-", maxsplit=1)[0] in ("es", "pt") else " y"
        return _dated(on, _day_month_pattern(code) + year, code)

    return say(language) if language else _worded(say)


def day_month(on: date, language: str | None = None) -> str:
    """Return a date without its year: `Friday 26 June`."""

    def say(code: str) -> str:
        return _dated(on, _day_month_pattern(code), code)

    return say(language) if language else _worded(say)


def _day_month_pattern(language: str) -> str:
    return _DAY_MONTH.get(language.split("-", maxsplit=1)[0], "EEEE d MMMM")


def short_date(on: date, language: str | None = None) -> str:
    """Return a short date: `Fri 4 Dec`."""

    def say(code: str) -> str:
        return _dated(on, "EEE d MMM", code)

    return say(language) if language else _worded(say)


def brief_date(on: date, language: str | None = None) -> str:
    """Return a date as short as it gets in a table: `4 Dec`."""

    def say(code: str) -> str:
        return _dated(on, "d MMM", code)

    return say(language) if language else _worded(say)


def month_year(on: date, language: str | None = None) -> str:
    """Return the month of a date and its year: `June 2026`."""

    def say(code: str) -> str:
        return _dated(on, "LLLL yyyy", code)

    return say(language) if language else _worded(say)


def weekday(on: date, language: str | None = None, *, is_letter: bool = False) -> str:
    """Return the short name of a day of the week: `Fri`, or only its letter: `F`."""
    pattern = "EEEEE" if is_letter else "EEE"

    def say(code: str) -> str:
        return _dated(on, pattern, code)

    return say(language) if language else _worded(say)


def _dated(on: date, pattern: str, language: str) -> str:
    return format_date(on, pattern, locale=_locale(language))


def clock_time(at: time | datetime, language: str | None = None) -> str:
    """Return a time of day: `14:49`; a datetime must already be in the zone to show."""
    return format_time(at, "HH:mm", locale=_locale(language or _language.get()))


def in_days(on: date, today: date, language: str | None = None) -> str:
    """Return how far away a date is: `today`, `tomorrow`, `in 10 days`, `3 days ago`."""

    def say(code: str) -> str:
        return _days_away((on - today).days, code)

    return say(language) if language else _worded(say)


def _days_away(days: int, language: str) -> str:
    if -1 <= days <= 1:
        name = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}[days]
        return _catalogue(language, _domain.get()).gettext(name)
    return format_timedelta(
        timedelta(days=days),
        granularity="day",
        threshold=1_000_000,
        add_direction=True,
        locale=_locale(language),
    )
