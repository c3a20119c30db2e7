"""Lays out signatures, three side by side: the drawing, the line, and what stands under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mam_desktop.documents import look, pen, wording
from mam_desktop.documents.elements import Element, Tag
from mam_desktop.documents.look import TEXT_WIDTH, Colour
from mam_desktop.documents.strips import Drawing, Mark, Rule, Strip, Words, gap
from mam_desktop.documents.table_layout import (
    Box,
    CellLine,
    RowLook,
    cell_lines,
    column_boxes,
    row_strips,
)
from mam_desktop.documents.typeset import Setter
from mam_desktop.documents.visible import visible
from mam_desktop.meeting.content import Run, SignatureMark, TextStyle

_SIDE_BY_SIDE = 3
_BETWEEN = 13.0
_DRAWING_HEIGHT = 40.0
_STYLES = {TextStyle.STRONG: look.SIGNED_LINE, TextStyle.MUTED: look.SMALL}


@dataclass(frozen=True, slots=True)
class _Place:
    """One person's mark, its column, and its part of the paper; first in it what they signed."""

    mark: SignatureMark
    box: Box
    whole: Element
    signed: Element


def signature_strips(setter: Setter, marks: Sequence[SignatureMark], root: Element) -> list[Strip]:
    """Return the strips of some signatures, in order; their parts are added to `root`."""
    strips: list[Strip] = []
    for at in range(0, len(marks), _SIDE_BY_SIDE):
        strips += _row(setter, marks[at : at + _SIDE_BY_SIDE], root)
    return strips


def _row(setter: Setter, marks: Sequence[SignatureMark], root: Element) -> list[Strip]:
    boxes = column_boxes(
        [1.0] * _SIDE_BY_SIDE,
        width=TEXT_WIDTH,
        between=_BETWEEN,
        padding=0,
        right_to_left=setter.right_to_left,
    )[: len(marks)]
    places = [_place(mark, box, root) for mark, box in zip(marks, boxes, strict=True)]
    typed = [_typed(setter, place) for place in places]
    captions = [_caption(setter, place) for place in places]
    frame = RowLook(above=5, below=0, rule=None)
    above = row_strips(typed, boxes, width=TEXT_WIDTH, look=replace(frame, above=0))
    below = row_strips(captions, boxes, width=TEXT_WIDTH, look=frame)
    return [*above[:-1], _line(above[-1], places), *below, gap(10)]


def _place(mark: SignatureMark, box: Box, root: Element) -> _Place:
    whole = root.add(Tag.PART)
    if mark.strokes:
        signed = whole.add(Tag.PICTURE, alternative=visible(wording.picture_text(mark)))
    else:
        signed = whole.add(Tag.PARAGRAPH)
    return _Place(mark, box, whole, signed)


def _line(above: Strip, places: Sequence[_Place]) -> Strip:
    """Return the strip that ends in the lines people sign on."""
    height = max(_DRAWING_HEIGHT, above.height)
    drawn: list[Mark] = [
        replace(mark, baseline=mark.baseline + height - above.height)
        for mark in above.marks
        if isinstance(mark, Words)
    ]
    for place in places:
        box = place.box
        room = pen.Room(x=box.x + 4, width=box.width - 16, height=height - 8)
        curves = pen.curves(place.mark.strokes or (), room)
        if curves:
            drawn.append(
                Drawing(
                    curves=curves, x=box.x, y=0, width=box.width, height=height, part=place.signed
                )
            )
        drawn.append(Rule(x=box.x, y=height, width=box.width, colour=Colour.INK))
    return Strip(height=height, marks=tuple(drawn), keeps_with_next=True)


def _typed(setter: Setter, place: _Place) -> list[CellLine]:
    mark, width = place.mark, place.box.width
    if mark.strokes:
        return []
    if mark.typed:
        words = Run(mark.typed, language=mark.language)
        return cell_lines(setter.lines(words, look.SIGNED_TYPED, width), place.signed)
    if not mark.method:
        return []
    return cell_lines(setter.lines(mark.method, look.SMALL, width), place.signed)


def _caption(setter: Setter, place: _Place) -> list[CellLine]:
    return [
        line
        for paragraph in wording.mark_lines(place.mark)
        for line in cell_lines(
            setter.lines(
                paragraph.text, _STYLES.get(paragraph.style, look.SIGNED_LINE), place.box.width
            ),
            place.whole.add(Tag.PARAGRAPH),
        )
    ]
