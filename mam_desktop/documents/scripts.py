"""Parts a text by the font that can draw each bit of it, and by its look and language.

What no font has is drawn by its code in small angle quotes, as hidden characters are, and keeps its
own letters for copying and reading aloud.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from mam_desktop.documents import fonts
from mam_desktop.documents.look import Style

JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one look; `language` None means nobody said."""

    text: str
    style: Style
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `end` of a paragraph in one font and look.

    `plain` ones are drawn letter by letter, `coded` ones by their codes; others are shaped.
    """

    start: int
    end: int
    font: str
    style: Style
    language: str | None
    plain: bool
    coded: bool = False

    def cut(self, start: int, end: int) -> "Part":
        """Return what of it lies between two places."""
        return Part(start, end, self.font, self.style, self.language, self.plain, self.coded)

    def drawn(self, words: str) -> str:
        """Return what is drawn for some of its words."""
        return "".join(f"‹U+{ord(char):04X}›" for char in words) if self.coded else words


@dataclass(frozen=True, slots=True)
class _Found:
    """How far one font goes from a place in a text; no family where none has the letters."""

    end: int
    family: str | None
    plain: bool = False


def parts_of(spans: Sequence[Span]) -> Iterator[Part]:
    """Yield the parts of a paragraph, in order, so that nothing of it is left out."""
    offset = 0
    for span in spans:
        urdu = fonts.is_urdu(span.text, span.language)
        at = 0
        while at < len(span.text):
            found = _plain(span.text, at, urdu=urdu) or _odd(span.text, at, urdu=urdu)
            name = fonts.font_name(found.family or fonts.TEXT_FAMILY, span.style.weight)
            coded = found.family is None
            start, end = offset + at, offset + found.end
            plain = found.plain or coded
            yield Part(start, end, name, span.style, span.language, plain, coded)
            at = found.end
        offset += len(span.text)


@cache
def sticks(char: str) -> bool:
    """Say whether a character belongs to the one before it."""
    return char > "\u02ff" and category(char) in ("Mn", "Mc", "Me", "Cf")


def _plain(text: str, at: int, *, urdu: bool) -> _Found | None:
    """Return how far letters go that need no shaping, less one that has a mark on it."""
    match = fonts.plain_pattern().match(text, at)
    if not match:
        return None
    end = match.end()
    if end == len(text) or not sticks(text[end]):
        return _Found(end, fonts.TEXT_FAMILY, plain=True)
    if end - 1 > at:
        return _Found(end - 1, fonts.TEXT_FAMILY, plain=True)
    cluster = at + 1
    while cluster < len(text) and sticks(text[cluster]):
        cluster += 1
    family = fonts.family_for_all(text[at:cluster], urdu=urdu)
    if family is None:
        return _Found(end, fonts.TEXT_FAMILY, plain=True)
    return _Found(cluster, family)


def _odd(text: str, at: int, *, urdu: bool) -> _Found:
    """Return how far one font goes with letters that need shaping.

    Its inner spaces belong to it, but for two: the Urdu hand's own are too narrow to read easily,
    and the pictures' own are too wide.
    """
    family = fonts.family_for(text[at], urdu=urdu)
    own_spaces = family not in (fonts.URDU_FAMILY, fonts.PICTURE_FAMILY, None)
    end = at + 1
    while end < len(text):
        ahead = end + (text[end] == " " and own_spaces)
        if ahead == len(text) or not _goes_on(text, ahead, family, urdu=urdu):
            break
        end = ahead + 1
    return _Found(end, family)


def _goes_on(text: str, at: int, family: str | None, *, urdu: bool) -> bool:
    char = text[at]
    if family is not None and (sticks(char) or text[at - 1] == JOINER):
        return fonts.can_draw(family, char)
    return not fonts.is_plain(char) and fonts.family_for(char, urdu=urdu) == family
