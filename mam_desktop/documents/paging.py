"""Puts a content on pages: its strips, its footer, and what keeps a sheet on one side of paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from mam_desktop.documents import look, wording
from mam_desktop.documents.elements import Element, Tag
from mam_desktop.documents.fonts import URDU_FAMILY
from mam_desktop.documents.layout import content_strips
from mam_desktop.documents.look import Colour, Frame
from mam_desktop.documents.painter import Painter
from mam_desktop.documents.settling import settled
from mam_desktop.documents.strips import (
    Placed,
    Rule,
    Strip,
    Words,
    fill_pages,
    fill_pages_well,
    narrowed,
)
from mam_desktop.documents.typeset import setter_for
from mam_desktop.meeting.content import Content

_BETWEEN = 16.0
_UNDER_RULE = 8.0
_CLOSE_GAPS = (0.5, 0.3)
"""What is left of the room between parts where lines stand close: the first that does it."""
_MOST_AIR = 2.5
_SPARE = 22.0
"""Left free on a page that must stay one: Word breaks lines elsewhere."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A content on its pages."""

    root: Element
    pages: list[tuple[Placed, ...]]
    footer: "Footer"

    @property
    def is_close(self) -> bool:
        """Say whether lines and blocks stand closer than usual."""
        return self.footer.is_close

    @property
    def frame(self) -> Frame:
        """Return where on each page its text stands."""
        return self.footer.frame


def lay_out(content: Content) -> LaidOut:
    """Return a content on pages; what wants to be one page stands closer where that helps."""
    usual = _laid_out(content, Footer(content))
    if not content.wants_one_page or len(usual.pages) == 1:
        return usual
    one = _laid_out(content, Footer(content, is_close=True, has_marking=False))
    if len(one.pages) == 1:
        return one
    close = _laid_out(content, Footer(content, is_close=True))
    return close if len(close.pages) < len(usual.pages) else usual


def _laid_out(content: Content, footer: "Footer") -> LaidOut:
    room = footer.frame.height - footer.extra
    root = Element(Tag.DOCUMENT, language=content.language)
    strips = content_strips(content, root, is_close=footer.is_close)
    spare = _spare(strips) if content.wants_one_page else 0.0
    pages = fill_pages_well(strips, room - spare) if not footer.is_close else []
    for share in _CLOSE_GAPS if footer.is_close else ():
        close = settled(narrowed(strips, share))
        pages = fill_pages(_airier(close, room - spare), room - spare)
        if len(pages) == 1:
            break
    return LaidOut(root, pages, footer)


def _spare(strips: Sequence[Strip]) -> float:
    """Return what stays free for Word; its Urdu lines are lower than ours."""
    lines = [mark.line for one in strips for mark in one.marks if isinstance(mark, Words)]
    fonts_of = [{one.font.partition("-")[0] for one in line.stretches} for line in lines]
    urdu = sum(URDU_FAMILY in one for one in fonts_of)
    return _SPARE * (1 - urdu / max(1, len(lines)))


def _airier(strips: list[Strip], room: float) -> list[Strip]:
    """Return close strips with what is left of their one page between their parts."""
    left = room - sum(one.height for one in strips)
    gaps = sum(one.height for one in strips if one.is_gap)
    return narrowed(strips, min(_MOST_AIR, 1 + left / gaps)) if left > 0 and gaps else strips


class Footer:
    """What stands at the foot of every page; it grows upwards when it needs several lines.

    On the only page the marking on its top is enough.
    """

    def __init__(
        self, content: Content, *, is_close: bool = False, has_marking: bool = True
    ) -> None:
        self.is_close = is_close
        self._setter = setter_for(content, is_close=is_close)
        self.frame = self._setter.frame
        self._width = self.frame.width
        (widest,) = self._setter.lines(wording.page_text(999, 999), look.FOOTER, self._width)
        width = self._width - widest.width - _BETWEEN
        self._lines = self._setter.lines(
            wording.footer_text(content, has_marking=has_marking), look.FOOTER, width
        )
        self.extra = sum(line.height for line in self._lines[1:])

    def draw(self, painter: Painter, page: str) -> None:
        """Draw it on the page at hand."""
        with painter.decoration("/Pagination"):
            self._draw(painter, page)

    def _draw(self, painter: Painter, page: str) -> None:
        top = self.frame.height - self.extra + 6
        painter.rule(Rule(x=0, y=0, width=self._width, colour=Colour.LINE), top)
        right_to_left = self._setter.right_to_left
        down = top + _UNDER_RULE
        for line in self._lines:
            painter.line(
                line, self._width - line.width if right_to_left else 0.0, down + line.above
            )
            down += line.height
        (number,) = self._setter.lines(page, look.FOOTER, self._width)
        at_end = 0.0 if right_to_left else self._width - number.width
        painter.line(number, at_end, top + _UNDER_RULE + number.above)
