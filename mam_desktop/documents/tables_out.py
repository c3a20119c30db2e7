"""Writes the agreed actions as a table: CSV and XLSX, in which no words can act as a formula."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from mam_desktop.documents.visible import visible
from mam_desktop.documents.word_xml import app_properties, same_zip
from mam_desktop.documents.wording import PROGRAM
from mam_desktop.errors import DocumentTrouble, OurError
from mam_desktop.meeting.content import ActionRow
from mam_desktop.texts import N_, _

LONGEST_CELL = 32_767
"""How many UTF-16 units a cell of a spreadsheet holds; more would be cut without a word."""

MOST_ROWS = 1_048_576

_ACTS_AS_FORMULA = frozenset("=+-@＝＋－＠\t\r")
_NOT_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""`_x0041_` is how a workbook writes a letter by its code; typed words are not codes."""

_HEADINGS = (
    (N_("No."), 6),
    (N_("What will happen"), 48),
    (N_("So that"), 36),
    (N_("Who"), 22),
    (N_("Helped by"), 22),
    (N_("By when"), 14),
    (N_("Status"), 14),
    (N_("While we wait"), 30),
    (N_("How we will know"), 30),
    (N_("What it is for"), 30),
    (N_("In another language"), 40),
)


def write_csv(rows: Sequence[ActionRow]) -> bytes:
    """Return the actions as CSV (RFC 4180) in UTF-8, marked so that Excel reads it rightly."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_(heading) for heading, _width in _HEADINGS])
    for row in rows:
        writer.writerow([harmless(text) for text in _texts(row)])
    return buffer.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; what looks like one gets a `'`."""
    shown = visible(text)
    acts = shown.lstrip()[:1] in _ACTS_AS_FORMULA and shown.strip()
    return f"'{shown}" if acts or text[:1] in _ACTS_AS_FORMULA else shown


def write_xlsx(rows: Sequence[ActionRow], *, title: str, made_at: datetime) -> bytes:
    """Return the actions as a workbook; every cell is text.

    A text that is longer than a cell can hold goes on in rows of its own, which say so.

    Raises:
        DocumentTrouble: there are more rows than a sheet can hold.

    """
    lines = [line for row in rows for line in _lines(row)]
    if len(lines) >= MOST_ROWS:
        raise DocumentTrouble(_("There are more actions than a spreadsheet can hold."))
    workbook = Workbook()
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = PROGRAM
    properties.title = visible(title)
    properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    sheet = workbook.worksheets[0]
    sheet.title = _("Actions")[:31]
    _fill(sheet, lines)
    return same_zip(_saved(workbook), {"docProps/app.xml": app_properties()})


def _fill(sheet: Worksheet, lines: Sequence[tuple[str, ...]]) -> None:
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for at, (heading, width) in enumerate(_HEADINGS, start=1):
        _cell(sheet, 1, at, _(heading)).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for number, line in enumerate(lines, start=2):
        for at, text in enumerate(line, start=1):
            _cell(sheet, number, at, text)


def _lines(row: ActionRow) -> Iterator[tuple[str, ...]]:
    """Yield an action's line, and lines that go on with what its cells cannot hold."""
    columns = [list(_pieces(visible(text))) for text in _texts(row)]
    most = max(map(len, columns))
    for at in range(most):
        texts = [pieces[at] if at < len(pieces) else "" for pieces in columns]
        if at:
            texts[0] = _("{number}, part {part} of {count}").format(
                number=row.number, part=at + 1, count=most
            )
        yield tuple(texts)


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that each fit into a cell; put together again they are the text."""
    if len(text) < LONGEST_CELL // 8:
        yield text
        return
    begin, units = 0, 0
    for at, char in enumerate(text):
        wide = 2 if ord(char) > 0xFFFF else 1
        # What is written for a typed `_x0041_` is longer than what was typed.
        wide += len("x005F_") if char == "_" and _NOT_A_CODE.match(text, at) else 0
        if units + wide > LONGEST_CELL:
            yield text[begin:at]
            begin, units = at, 0
        units += wide
    yield text[begin:]


def _cell(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    shown = visible(text)
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise OurError("nothing here merges cells")
    cell.value = _NOT_A_CODE.sub("_x005F_", shown)
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.quotePrefix = int(shown[:1] in _ACTS_AS_FORMULA)
    return cell


def _texts(row: ActionRow) -> tuple[str, ...]:
    return (
        str(row.number),
        row.what,
        row.so_that,
        row.owner,
        row.helper,
        row.due_on.isoformat() if row.due_on else "",
        row.status,
        row.while_waiting,
        row.how_we_know,
        row.outcome,
        row.meaning,
    )


class _InMemory(ExcelWriter):
    """Writes sheets without the plain-text file on disk that openpyxl would make."""

    def __init__(self, workbook: Workbook, archive: ZipFile) -> None:
        super().__init__(workbook, archive)
        self._zip = archive

    def write_worksheet(self, ws: Worksheet) -> None:
        out = BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        self._zip.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def _saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    _InMemory(workbook, ZipFile(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()
