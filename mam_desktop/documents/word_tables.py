"""Tables in Word's own language: rows that stay whole, a header that comes again on each page."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from mam_desktop.documents.column_shares import CELL_FRAME
from mam_desktop.documents.word_styles import TEXT_TWIPS
from mam_desktop.documents.word_xml import element

_FRAME = round(CELL_FRAME * 20)
"""What a cell needs beside its words, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Row:
    """The paragraphs of each cell; `at_foot` stands them on the row's foot."""

    cells: Sequence[Sequence[BaseOxmlElement]]
    is_header: bool = False
    at_foot: bool = False


def table_elements(
    rows: Sequence[Row],
    shares: Sequence[float],
    *,
    style: str,
    right_to_left: bool,
) -> list[BaseOxmlElement]:
    """Return a table and the empty line that keeps it apart from the next one."""
    widths = _widths(shares)
    layout = [element("w:tblStyle", val=style)]
    if right_to_left:
        layout.append(element("w:bidiVisual"))
    layout += [
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0020", firstRow=1),
    ]
    grid = element("w:tblGrid", [element("w:gridCol", w=width) for width in widths])
    made = element("w:tbl", [element("w:tblPr", layout), grid])
    made.extend(_row(row, widths) for row in rows)
    return [made, empty_line()]


def _widths(shares: Sequence[float]) -> list[int]:
    """Return the columns' widths: room for the frame of a cell, then a share of what is left."""
    rest = TEXT_TWIPS - _FRAME * len(shares)
    total = sum(shares) or 1.0
    return [round(_FRAME + rest * share / total) for share in shares]


def _row(row: Row, widths: Sequence[int]) -> BaseOxmlElement:
    layout = [element("w:cantSplit")]
    if row.is_header:
        layout.append(element("w:tblHeader"))
    made = element("w:tr", [element("w:trPr", layout)])
    for paragraphs, width in zip(row.cells, widths, strict=True):
        frame = [element("w:tcW", w=width, type="dxa")]
        if row.at_foot:
            frame.append(element("w:vAlign", val="bottom"))
        cell = paragraphs or [element("w:p")]
        made.append(element("w:tc", [element("w:tcPr", frame), *cell]))
    return made


def empty_line(height: int = 120) -> BaseOxmlElement:
    """Return a little room that keeps two things apart, in twentieths of a point."""
    space = element("w:spacing", before=0, after=0, line=height, lineRule="exact")
    return element("w:p", [element("w:pPr", [space])])
