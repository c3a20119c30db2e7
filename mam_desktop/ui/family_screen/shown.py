"""A sentence as the screen shows it: in one language, or in two side by side.

Scenes write `_("...").format(...)` as everywhere; on the screen that makes a `Shown`. Words that
people said stand in it once, and keep their own direction inside a sentence of the other one.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from mam_desktop.texts import (
    Wording,
    is_right_to_left,
    language_now,
    on_the_screen,
    screen_checked,
    speaking,
)
from mam_desktop.ui.family_screen.scripts import is_rtl_text

ISOLATE, ISOLATE_END = "\u2068", "\u2069"
ENGLISH = "en"
_second: ContextVar[str] = ContextVar("second", default="")
_ROW = " · "
_BLANK = re.compile(r"\{\w*\}")
_SAID = frozenset({"words", "time", "whose"})
"""Blanks that people's own words are put into; a second language names the rest around them."""


class Shown(str):
    """A fixed sentence; `second` is the same in the second language, nothing where there is one."""

    __slots__ = ("second",)

    second: str

    def __new__(cls, first: str, second: str = "") -> "Shown":
        """Make it of both; what reads the same twice stands there once."""
        made = super().__new__(cls, first)
        made.second = "" if second == first else second
        return made

    def format(self, *args: object, **told: object) -> "Shown":
        """Fill the blanks in both languages."""
        first = _filled(str(self), args, {name: _first(one) for name, one in told.items()})
        return Shown(first, self._second(args, told))

    def _second(self, args: tuple[object, ...], told: dict[str, object]) -> str:
        is_pair = any(isinstance(one, Shown) and one.second for one in told.values())
        template = self.second or (str(self) if is_pair else "")
        if not (is_pair or _has_letters(_BLANK.sub("", template))):
            return ""
        seconds = {
            name: _in_second(one) if name not in _SAID or _is_pair(one) else "…"
            for name, one in told.items()
        }
        return _filled(template, args, seconds)


def _is_pair(value: object) -> bool:
    return isinstance(value, Shown) and bool(value.second)


def _first(value: object) -> object:
    return str(value) if isinstance(value, Shown) else value


def _in_second(value: object) -> object:
    return (value.second or str(value)) if isinstance(value, Shown) else value


def _filled(template: str, args: tuple[object, ...], told: dict[str, object]) -> str:
    way = is_rtl_text(_BLANK.sub("", template))
    kept = {}
    for name, one in told.items():
        value, blank = one, f"{{{name}}}"
        if isinstance(one, str) and f"“{blank}”" in template:
            template, value = template.replace(f"“{blank}”", blank), quoted(one)
        kept[name] = _kept_whole(value, way)
    return template.format(*args, **kept)


def quoted(words: str) -> str:
    """Return words in quotation marks that open and close as their own writing runs."""
    return f"”{words}“" if is_rtl_text(words) else f"“{words}”"


def _kept_whole(value: object, way: bool | None) -> object:
    """Return words that run the other way apart from the sentence they stand in."""
    if not isinstance(value, str) or way is None:
        return value
    own = is_rtl_text(value)
    return value if own is None or own is way else f"{ISOLATE}{value}{ISOLATE_END}"


def _has_letters(words: str) -> bool:
    return any(one.isalpha() for one in words)


def first_of(words: str) -> str:
    """Return words in the first language alone, where there is no room for two."""
    return str(words)


def in_a_row(*parts: str) -> str:
    """Return short pieces beside each other, in the order the screen reads, each kept whole."""
    there = [one for one in parts if one]
    is_rtl = is_right_to_left(language_now())
    first = _ROW.join(str(_kept_whole(_first(one), is_rtl)) for one in there)
    if not any(_is_pair(one) for one in there):
        return Shown(first)
    return Shown(first, _ROW.join(str(_in_second(one)) for one in there))


def second_of(words: str) -> str:
    """Return the same words in the second language, or nothing."""
    return words.second if isinstance(words, Shown) else ""


def spoken_languages(language: str, second: str) -> tuple[str, str]:
    """Return in which languages there are words to show: English stands in for the first."""
    first = language if screen_checked(language).is_there else ENGLISH
    under = second if second and screen_checked(second).is_there else ""
    return first, "" if under == first else under


@contextmanager
def shown_in(language: str, second: str = "") -> Iterator[None]:
    """Say every fixed sentence in a language, and in a second one, for a while."""
    before = _second.set(second)
    try:
        with speaking(language), on_the_screen(_wording(language, second)):
            yield
    finally:
        _second.reset(before)


def has_two_languages() -> bool:
    """Say whether a second language stands under the first."""
    return bool(_second.get())


@contextmanager
def first_alone() -> Iterator[None]:
    """Leave the second language out for a while: what people said needs the room more."""
    with shown_in(language_now()):
        yield


def _wording(language: str, second: str) -> Wording:
    def word(say: Callable[[str], str]) -> str:
        return Shown(say(language), say(second) if second else "")

    return word
