"""Sets words into lines, and keeps what the last picture used so that only new words cost."""

import math
import re
import unicodedata
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from mam_desktop.texts import is_right_to_left
from mam_desktop.ui.family_screen.look import TextStyle, beneath
from mam_desktop.ui.family_screen.scripts import (
    is_high,
    is_rtl_text,
    needs_all_its_height,
    qt_length,
    qt_slice,
    screen_font,
    script_formats,
    styled,
)
from mam_desktop.ui.family_screen.shown import ISOLATE, ISOLATE_END, Shown, second_of

_PLAIN_PITCH = 1.3
"""Ascent and descent of the interface font, in sizes; other scripts need more and get it."""
_MOST_PITCH = 1.56
"""More than this, in sizes, a font asks for only to be safe."""
_MAY_BREAK = "\u200b"
BOUND = "\u00a0"
"""A space at which no line breaks."""
_ENDLESS_WORD, _ENDLESS_GAP = re.compile(r"\S{1000}"), re.compile(r"\n{4,}")
_LINE_BREAK, _JOINER = "\u2028", "\u200d"
_MOST_BALANCED, _NEAR_ENOUGH = 8, 12
_AFTER_SECOND = 0.16
"""Room under a second language, in sizes, so that it is not read with what comes next."""


class Align(Enum):
    """Where lines stand: at the side where reading starts, at its end, or in the middle."""

    START = "start"
    END = "end"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: where it stands and which part of the text it shows."""

    top: float
    bottom: float
    start: int
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A text in lines, ready to be painted any number of times."""

    text: str
    layout: QTextLayout
    lines: tuple[Line, ...]
    natural_width: float
    second_from: int | None = None
    """The first line that says the same in a second language, under the others."""

    def height_of(self, first: int, last: int) -> float:
        """Return the height of the lines from `first` to before `last`."""
        return self.lines[last - 1].bottom - self.lines[first].top if last > first else 0.0

    def text_of(self, first: int, last: int) -> str:
        """Return the words on the lines from `first` to before `last`."""
        if last <= first:
            return ""
        start, end = self.lines[first].start, self.lines[last - 1]
        shown = qt_slice(self.text, start, end.start + end.length - start)
        shown = shown.replace(ISOLATE, "").replace(ISOLATE_END, "")
        shown = shown.replace(BOUND, " ")
        return shown.replace(_MAY_BREAK, "").replace(_LINE_BREAK, "\n").strip()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text stands in its width."""

    align: Align = Align.START
    own_side: bool = False
    """Whether it starts at the side of its own language, not of the screen's."""
    like: str = ""
    """Another text, whose side it takes: a caption over somebody's words."""
    is_balanced: bool = False
    """Whether its lines are made about equally long."""


AS_USUAL = Manner()
AT_END = Manner(Align.END)
CENTRED = Manner(Align.CENTRE)
OWN_SIDE = Manner(own_side=True)
_Key = tuple[str, str, TextStyle, int, Manner]


class Press:
    """Sets texts for one picture after the other; lives as long as its window."""

    def __init__(self) -> None:
        self.mirrored = False
        self._language = self._second = ""
        self._now: dict[_Key, Setting] = {}
        self._before: dict[_Key, Setting] = {}
        self._heights: dict[Hashable, float] = {}
        self._heights_before: dict[Hashable, float] = {}

    def begin(self, language: str, second: str = "") -> None:
        """Start a picture in a language; what the last two pictures did not use is forgotten."""
        is_same = (language, second) == (self._language, self._second)
        self._before = self._now if is_same else {}
        self._heights_before = self._heights if is_same else {}
        self._now, self._heights = {}, {}
        self._language, self._second = language, second
        self.mirrored = is_right_to_left(language)

    def forget(self) -> None:
        """Forget every word: nothing of a picture that was taken off stays in the memory."""
        self._before, self._now = {}, {}
        self._heights_before, self._heights = {}, {}

    def height_of(self, what: Hashable, measure: Callable[[], float]) -> float:
        """Return a height that is measured once, and again only when two pictures went without."""
        found = self._heights.get(what)
        if found is None:
            found = self._heights_before.get(what)
            self._heights[what] = found = measure() if found is None else found
        return found

    def set(self, text: str, style: TextStyle, width: float, manner: Manner = AS_USUAL) -> Setting:
        """Return the text in lines of at most `width`; words longer than that break anywhere."""
        second = second_of(text)
        # A colour belongs to the painting, but that of a second language is set with its letters.
        key = (str(text), second, style if second else style.coloured(""), int(width), manner)
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key) or self._set_lines(text, style, int(width), manner)
            self._now[key] = found
        return found

    def _side(self, manner: Manner, *, reads_rtl: bool) -> str:
        if manner.align is Align.CENTRE:
            return "centre"
        if manner.align is Align.END:
            return "left" if self.mirrored else "right"
        if manner.like:
            reads_rtl = bool(is_rtl_text(manner.like))
        keeps_own = manner.own_side or bool(manner.like)
        return "right" if reads_rtl or (self.mirrored and not keeps_own) else "left"

    def _set_lines(self, text: str, style: TextStyle, width: int, manner: Manner) -> Setting:
        rtl = is_rtl_text(text)
        reads_rtl = self.mirrored if rtl is None else rtl
        side = self._side(manner, reads_rtl=reads_rtl)
        plain = _breakable(text).replace("\n", _LINE_BREAK)
        formats = script_formats(plain, style.size, style.weight, in_urdu=is_high(self._language))
        second, parted = second_of(text), None
        if second:
            parted = qt_length(plain) + 1
            formats += self._second_formats(second, style, parted)
            plain = f"{plain}{_LINE_BREAK}{ISOLATE}{second}{ISOLATE_END}"
        layout = QTextLayout(plain, screen_font(style.size, style.weight))
        layout.setCacheEnabled(True)
        layout.setFormats(formats)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        way = Qt.LayoutDirection.RightToLeft if reads_rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(way)
        layout.setTextOption(option)
        narrow = _balanced_width(layout, width) if manner.is_balanced else width
        most = math.inf if needs_all_its_height(formats) else _MOST_PITCH
        lines, widest = _break_lines(layout, style, width, narrow, side, parted, most)
        if reads_rtl and side != "left":
            _close_up(layout, 1.0 if side == "right" else 0.5)
        under = (no for no, one in enumerate(lines) if parted is not None and one.start >= parted)
        return Setting(plain, layout, lines, widest, next(under, None))

    def _second_formats(
        self, second: str, style: TextStyle, start: int
    ) -> list[QTextLayout.FormatRange]:
        """Return how the second language looks: smaller and softer than the first."""
        soft, is_urdu = beneath(style), is_high(self._second)
        return [
            styled(start, qt_length(second) + 2, screen_font(soft.size, soft.weight), soft.colour),
            *script_formats(second, soft.size, soft.weight, in_urdu=is_urdu, start=start + 1),
        ]

    def natural_width(self, text: str, style: TextStyle) -> float:
        """Return how wide the text is on one line, a hair's breadth added."""
        return self.set(text, style, 100_000).natural_width + 2

    def elided(self, text: str, style: TextStyle, width: float, line_count: int) -> str:
        """Return the text, ended by an ellipsis when it needs more lines than it may have."""
        if second := second_of(text):
            under = self.elided(second, beneath(style), width, line_count)
            return Shown(self.elided(str(text), style, width, line_count), under)
        text = " ".join(text.split())
        if self._fits(text, style, width, line_count):
            return text
        least, most = 0, len(text)
        while most - least > 1:
            middle = (least + most) // 2
            if self._fits(_cut(text, middle), style, width, line_count):
                least = middle
            else:
                most = middle
        return _cut(text, least)

    def _fits(self, text: str, style: TextStyle, width: float, line_count: int) -> bool:
        return len(self.set(text, style, width).lines) <= line_count


def _breakable(text: str) -> str:
    """Return a text that Qt breaks into lines in good time: no endless word, no endless gap."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENDLESS_WORD.sub(rf"\g<0>{_MAY_BREAK}", _ENDLESS_GAP.sub("\n\n\n", plain))


def _cut(text: str, count: int) -> str:
    """Return the first letters of a text and an ellipsis, no mark parted from its letter."""
    while 0 < count < len(text) and _hangs_on(text[count - 1], text[count]):
        count -= 1
    return f"{text[:count].rstrip()}…"


def _hangs_on(before: str, letter: str) -> bool:
    return before == _JOINER or unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")


def _balanced_width(layout: QTextLayout, width: int) -> int:
    """Return the narrowest width that needs no more lines than `width` does."""
    most = _count_lines(layout, width)
    if most < 2 or most > _MOST_BALANCED:
        return width
    low, high = width // 2, width
    while high - low > _NEAR_ENOUGH:
        middle = (low + high) // 2
        if _count_lines(layout, middle) > most:
            low = middle
        else:
            high = middle
    return high


def _count_lines(layout: QTextLayout, width: int) -> int:
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


def _break_lines(
    layout: QTextLayout,
    style: TextStyle,
    width: int,
    narrow: int,
    side: str,
    parted: int | None = None,
    most: float = math.inf,
) -> tuple[tuple[Line, ...], float]:
    lines: list[Line] = []
    size, top, widest = style.size, 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(narrow)
        if parted is not None and line.textStart() >= parted:
            style, parted = beneath(style), None
        natural = line.ascent() + line.descent()
        tighter = style.size * (_PLAIN_PITCH - style.leading)
        pitch = max(style.size * style.leading, min(natural - tighter, style.size * most))
        spare = width - line.naturalTextWidth()
        left = {"left": 0.0, "right": spare, "centre": spare / 2}[side]
        # Qt puts right-to-left lines at the right of the line's width by itself.
        x = left - (line.naturalTextRect().x() - line.x())
        line.setPosition(QPointF(x, top + (pitch - natural) / 2))
        lines.append(Line(top, top + pitch, line.textStart(), line.textLength()))
        widest = max(widest, line.naturalTextWidth())
        top += pitch
    layout.endLayout()
    if lines and style.size != size:
        last = lines[-1]
        lines[-1] = replace(last, bottom=last.bottom + size * _AFTER_SECOND)
    return tuple(lines), widest


def _close_up(layout: QTextLayout, share: float) -> None:
    """Move lines to where their letters end: Qt counts room that slanting ones do not take."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        ends = [run.boundingRect().right() for run in line.glyphRuns()]
        spare = line.naturalTextRect().right() - max(ends, default=line.naturalTextRect().right())
        if spare > 0:
            line.setPosition(QPointF(line.x() + spare * share, line.y()))
