"""Lays out signatures, three side by side: the drawing, the line, and what stands under it."""

from collections.abc import Sequence
from dataclasses import replace

from mam_desktop.documents import look, pen, wording
from mam_desktop.documents.look import TEXT_WIDTH, Colour
from mam_desktop.documents.strips import Mark, Rule, Strip, Words, gap
from mam_desktop.documents.table_layout import Box, RowLook, column_boxes, row_strips
from mam_desktop.documents.typeset import Line, Setter
from mam_desktop.meeting.content import Run, SignatureMark, TextStyle

_SIDE_BY_SIDE = 3
_BETWEEN = 13.0
_DRAWING_HEIGHT = 40.0
_STYLES = {TextStyle.STRONG: look.SIGNED_LINE, TextStyle.MUTED: look.SMALL}


def signature_strips(setter: Setter, marks: Sequence[SignatureMark]) -> list[Strip]:
    """Return the strips of some signatures, in order."""
    strips: list[Strip] = []
    for at in range(0, len(marks), _SIDE_BY_SIDE):
        strips += _row(setter, marks[at : at + _SIDE_BY_SIDE])
    return strips


def _row(setter: Setter, marks: Sequence[SignatureMark]) -> list[Strip]:
    shares = [1.0] * _SIDE_BY_SIDE
    boxes = column_boxes(
        shares,
        width=TEXT_WIDTH,
        between=_BETWEEN,
        padding=0,
        right_to_left=setter.right_to_left,
    )[: len(marks)]
    typed = [_typed(setter, mark, box) for mark, box in zip(marks, boxes, strict=True)]
    captions = [_caption(setter, mark, box) for mark, box in zip(marks, boxes, strict=True)]
    frame = RowLook(above=5, below=0, rule=None)
    above = row_strips(typed, boxes, width=TEXT_WIDTH, look=replace(frame, above=0))
    below = row_strips(captions, boxes, width=TEXT_WIDTH, look=frame)
    return [*above[:-1], _line(above[-1], marks, boxes), *below, gap(10)]


def _line(above: Strip, marks: Sequence[SignatureMark], boxes: Sequence[Box]) -> Strip:
    """Return the strip that ends in the lines people sign on."""
    height = max(_DRAWING_HEIGHT, above.height)
    lowered = tuple(
        replace(mark, baseline=mark.baseline + height - above.height)
        for mark in above.marks
        if isinstance(mark, Words)
    )
    drawn: list[Mark] = []
    for mark, box in zip(marks, boxes, strict=True):
        room = pen.Room(x=box.x + 4, width=box.width - 16, height=height - 8)
        drawn += pen.curves(mark.strokes or (), room)
        drawn.append(Rule(x=box.x, y=height, width=box.width, colour=Colour.INK))
    return Strip(height=height, marks=(*lowered, *drawn), keeps_with_next=True)


def _typed(setter: Setter, mark: SignatureMark, box: Box) -> list[Line]:
    if mark.strokes:
        return []
    if mark.typed:
        words = Run(mark.typed, language=mark.language)
        return setter.lines(words, look.SIGNED_TYPED, box.width)
    return setter.lines(mark.method, look.SMALL, box.width) if mark.method else []


def _caption(setter: Setter, mark: SignatureMark, box: Box) -> list[Line]:
    return [
        line
        for paragraph in wording.mark_lines(mark)
        for line in setter.lines(
            paragraph.text, _STYLES.get(paragraph.style, look.SIGNED_LINE), box.width
        )
    ]
