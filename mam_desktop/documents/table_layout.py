"""Lays out rows of cells: tables, labels beside values, signatures side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest

from mam_desktop.documents.elements import Element
from mam_desktop.documents.look import Colour
from mam_desktop.documents.strips import Fill, Mark, Rule, Strip, Words
from mam_desktop.documents.typeset import Line

_TALLEST_ROW = 230.0
"""A row taller than this may be cut between its lines."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a column stands on the page."""

    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How a row is framed."""

    above: float = 7.0
    below: float = 7.0
    rule: Colour | None = Colour.LINE
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell, and the part of the paper that it belongs to."""

    line: Line
    part: Element

    @property
    def height(self) -> float:
        """Return how far down the next line starts."""
        return self.line.height

    def at(self, box: Box, baseline: float) -> Words:
        """Return the line where it stands in a column."""
        return Words(line_x(self.line, box), baseline, self.line, self.part)


def cell_lines(lines: Sequence[Line], part: Element) -> list[CellLine]:
    """Return lines as those of one part of the paper."""
    return [CellLine(line, part) for line in lines]


def column_boxes(
    shares: Sequence[float], *, width: float, between: float, padding: float, right_to_left: bool
) -> list[Box]:
    """Return the boxes of columns that share a width, the first one where reading starts."""
    room = width - between * (len(shares) - 1) - 2 * padding
    total = sum(max(share, 0.01) for share in shares)
    widths = [room * max(share, 0.01) / total for share in shares]
    starts = accumulate(widths, lambda x, one: x + one + between, initial=padding)
    boxes = [Box(x, one) for x, one in zip(starts, widths, strict=False)]
    return [replace(b, x=width - b.x - b.width) for b in boxes] if right_to_left else boxes


def line_x(line: Line, box: Box) -> float:
    """Return where a line starts, so that it stands at its reader's side of the box."""
    return box.x + (box.width - line.width if line.from_right else 0.0)


def row_strips(
    cells: Sequence[Sequence[CellLine]],
    boxes: Sequence[Box],
    *,
    width: float,
    look: RowLook,
    repeats: tuple[Strip, ...] = (),
) -> list[Strip]:
    """Return a row as one strip, or as a strip a line where it is too tall to stay whole."""
    height = max((sum(line.height for line in cell) for cell in cells), default=0.0)
    if height <= _TALLEST_ROW:
        marks = [mark for cell, box in zip(cells, boxes, strict=True) for mark in _cell(cell, box)]
        bodies = [(height, marks)]
    else:
        bodies = [_line_across(lines, boxes) for lines in zip_longest(*cells)]
    last = len(bodies) - 1
    strips = [
        _framed(
            height,
            marks,
            width=width,
            look=replace(
                look,
                above=look.above if at == 0 else 0.0,
                below=look.below if at == last else 0.0,
                rule=look.rule if at == last else None,
            ),
            repeats=(*repeats, Strip(height=look.above)) if at else repeats,
        )
        for at, (height, marks) in enumerate(bodies)
    ]
    return [
        replace(strip, keeps_with_next=at < last and at in (0, 1, last - 1))
        for at, strip in enumerate(strips)
    ]


def _cell(lines: Iterable[CellLine], box: Box) -> list[Words]:
    marks, top = [], 0.0
    for one in lines:
        marks.append(one.at(box, top + one.line.above))
        top += one.height
    return marks


def _line_across(
    lines: Sequence[CellLine | None], boxes: Sequence[Box]
) -> tuple[float, list[Words]]:
    above = max(one.line.above for one in lines if one)
    below = max(one.line.below for one in lines if one)
    marks = [one.at(box, above) for one, box in zip(lines, boxes, strict=True) if one]
    return above + below, marks


def _framed(
    height: float,
    words: Sequence[Words],
    *,
    width: float,
    look: RowLook,
    repeats: tuple[Strip, ...],
) -> Strip:
    total = look.above + height + look.below
    marks: list[Mark] = [Fill(x=0, width=width, colour=look.fill)] if look.fill else []
    marks += [replace(mark, baseline=mark.baseline + look.above) for mark in words]
    if look.rule:
        marks.append(Rule(x=0, y=total, width=width, colour=look.rule))
    return Strip(height=total, marks=tuple(marks), repeats=repeats)
