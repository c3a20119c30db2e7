"""What tests read off a finished page: its words, their ground, their contrast, their place."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import TypeVar

from PySide6.QtGui import QColor

from mam_desktop.ui.family_screen.pieces import Box, Page, Words

CODES = frozenset(
    {"how", "heading", "status", "column", "language", "answer", "method", "close", "type"}
    | {"help_level", "to", "pictogram"}
)
"""Fields of a view that are shown as a fixed word, or decide what else is shown."""
NOT_DRAWN = frozenset({"sha256"})
NOT_ON_THANKS = frozenset({"so_that", "while_waiting", "from_who", "from_words", "purpose"})

LEAN = 16

_Value = TypeVar("_Value")


def marked(value: _Value, numbers: Iterator[int] | None = None) -> _Value:
    """Return the same body with a word of its own in each text, codes left as they are."""
    left = numbers or count(101)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, object] = {}
    for one in fields(value):
        was = getattr(value, one.name)
        if isinstance(was, str) and one.name not in CODES:
            changes[one.name] = f"word{next(left)}"
        elif isinstance(was, tuple):
            changes[one.name] = tuple(marked(item, left) for item in was)
        elif is_dataclass(was):
            changes[one.name] = marked(was, left)
    return replace(value, **changes)


def said_texts(value: object, leave_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Return every text that people wrote, in order."""
    if isinstance(value, tuple):
        for item in value:
            yield from said_texts(item, leave_out)
    elif is_dataclass(value):
        for one in fields(value):
            found = getattr(value, one.name)
            if one.name in CODES | NOT_DRAWN or one.name in leave_out:
                continue
            if isinstance(found, str) and found:
                yield found
            else:
                yield from said_texts(found, leave_out)


def ground_of(page: Page, words: Words) -> str:
    """Return the colour that stands behind the middle of a text."""
    x, y = words.x + words.width / 2, words.y + words.height / 2
    ground = page.paper
    for piece in page.pieces:
        if piece is words:
            break
        if isinstance(piece, Box) and piece.fill and _holds(piece, x, y):
            ground = piece.fill
    return ground


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, 1.4.3."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Return pairs of texts that are painted over each other."""
    found = []
    words = list(page.words())
    for number, one in enumerate(words):
        found += [(one.text, other.text) for other in words[number + 1 :] if _meet(one, other)]
    return found


def _meet(one: Words, other: Words) -> bool:
    slack = 1.0
    return (
        one.x + one.width > other.x + slack
        and other.x + other.width > one.x + slack
        and one.y + one.height > other.y + slack
        and other.y + other.height > one.y + slack
    )


def outside(page: Page, width: float, height: float) -> list[str]:
    """Return texts that do not stand wholly on the page, or are wider than their place.

    Slanting letters lean out by some pixels; the cards' free edges are wider than that.
    """
    return [
        one.text
        for one in page.words()
        if one.x < 0
        or one.y < 0
        or one.x + one.width > width + 1
        or one.y + one.height > height
        or one.natural_width > one.width + LEAN * one.scale
    ]
