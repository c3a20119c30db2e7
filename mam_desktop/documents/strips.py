"""A page as strips laid one under the other: what a strip holds and how strips fill pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from mam_desktop.documents.elements import Element
from mam_desktop.documents.look import Colour
from mam_desktop.documents.typeset import Line


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words: its left edge and its baseline, down from the strip's top.

    `part` is what the words belong to for those who do not see the page.
    """

    x: float
    baseline: float
    line: Line
    part: Element | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line from left to right."""

    x: float
    y: float
    width: float
    colour: Colour
    thickness: float = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A filled box as high as its strip."""

    x: float
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A round dot, for lists."""

    x: float
    y: float
    radius: float
    colour: Colour


_FEW_LINES = 0.14
"""How much of its room a last page holds that looks as if it had been forgotten."""
_NARROW = 0.5
"""What is left of the room between parts where that saves such a page."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A pen's stroke: where it starts, then (control, control, end) points of each bend."""

    start: Point
    bends: tuple[tuple[Point, Point, Point], ...]
    thickness: float = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture made of strokes: where it stands, and the part whose words describe it."""

    curves: tuple[Curve, ...]
    x: float
    y: float
    width: float
    height: float
    part: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture made of pixels (JPEG or PNG), and the part whose words describe it; or none."""

    data: bytes
    x: float
    width: float
    height: float
    part: Element | None
    y: float = 0.0


Mark: TypeAlias = Words | Rule | Fill | Dot | Drawing | Photo


@dataclass(frozen=True, slots=True)
class Panel:
    """What lies behind the strips of one panel: one round-cornered box on each page."""

    fill: Colour
    edge: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A piece of page that is never cut.

    `is_gap` strips vanish at a page's top; `repeats` comes again on top of a page that starts here.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keeps_with_next: bool = False
    is_gap: bool = False
    panel: Panel | None = None
    repeats: tuple["Strip", ...] = ()
    starts_page: bool = False
    outline: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with its top, down from the top of the page's text; `again` when it is repeated."""

    top: float
    strip: Strip
    again: bool = False


class _Page:
    def __init__(self, repeats: Sequence[Strip] = ()) -> None:
        self.placed: list[Placed] = []
        self.used = 0.0
        for strip in repeats:
            self.add(strip, again=True)
        self._on_top = len(self.placed)

    @property
    def is_at_top(self) -> bool:
        return len(self.placed) == self._on_top

    def add(self, strip: Strip, *, again: bool = False) -> None:
        self.placed.append(Placed(self.used, strip, again))
        self.used += strip.height


def gap(height: float, *, panel: Panel | None = None, keeps: bool = False) -> Strip:
    """Return empty room; `keeps` holds what is above it and below it together."""
    return Strip(height=height, is_gap=True, panel=panel, keeps_with_next=keeps)


def fill_pages(strips: Sequence[Strip], height: float) -> list[tuple[Placed, ...]]:
    """Lay strips on pages with `height` room for text; there is always one page."""
    pages = [_Page()]
    for group in _groups(strips):
        needed = sum(strip.height for strip in group)
        if _wants_page(group[0], pages[-1], room=height - pages[-1].used, needed=needed):
            pages.append(_Page(group[0].repeats))
        for strip in group:
            page = pages[-1]
            if page.used + strip.height > height and not page.is_at_top:
                page = _Page(strip.repeats)
                pages.append(page)
            if not (strip.is_gap and page.is_at_top):
                page.add(strip)
    if len(pages) > 1 and pages[-1].is_at_top:
        # Only room was left over, and room does not stand on top of a page.
        pages.pop()
    return [tuple(page.placed) for page in pages]


def fill_pages_well(strips: Sequence[Strip], height: float) -> list[tuple[Placed, ...]]:
    """Lay strips on pages; a last page with a line or two is saved where less room does it."""
    pages = fill_pages(strips, height)
    if len(pages) == 1 or pages[-1][-1].top + pages[-1][-1].strip.height > _FEW_LINES * height:
        return pages
    fewer = fill_pages(narrowed(strips, _NARROW), height)
    return fewer if len(fewer) < len(pages) else pages


def narrowed(strips: Sequence[Strip], share: float) -> list[Strip]:
    """Return strips with only a share of the room between parts."""
    return [replace(one, height=one.height * share) if one.is_gap else one for one in strips]


def _wants_page(first: Strip, page: _Page, *, room: float, needed: float) -> bool:
    return not page.is_at_top and (first.starts_page or needed > room)


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keeps_with_next:
            yield group
            group = []
    if group:
        yield group
