import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from mam_desktop.documents.tables_out import LONGEST_CELL, harmless, write_csv, write_xlsx
from mam_desktop.documents.visible import visible
from mam_desktop.meeting.content import ActionRow
from tests.documents.making import URDU
from tests.documents.test_template import HARM

MADE_AT = datetime(2026, 11, 24, 15, 26, tzinfo=UTC)
FORMULAS = [
    "=1+1",
    "+44 161 496 0001",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    '=HYPERLINK("https://example.org","x")',
    "=cmd|' /C calc'!A0",
    "＝1+1",
]


def a_row(what: str, **changed: str) -> ActionRow:
    return ActionRow(number=1, what=what, owner="Dana", due_on=date(2026, 12, 4), **changed)


def csv_cells(data: bytes) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def xlsx_cells(data: bytes) -> list[list[tuple[object, str]]]:
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("words", FORMULAS)
def test_no_words_become_a_formula_in_csv(words: str) -> None:
    _header, row = csv_cells(write_csv([a_row(words, so_that=words)]))
    assert row[1].startswith("'")
    assert row[2].startswith("'")


@pytest.mark.parametrize("words", FORMULAS)
def test_every_cell_of_a_workbook_is_text(words: str) -> None:
    rows = xlsx_cells(write_xlsx([a_row(words)], title="Plan", made_at=MADE_AT))
    assert {kind for row in rows for value, kind in row if value is not None} == {"s"}


@pytest.mark.parametrize("words", HARM)
def test_words_come_out_as_they_went_in_whatever_the_column(words: str) -> None:
    everywhere = dict.fromkeys(
        ("so_that", "helper", "while_waiting", "how_we_know", "outcome", "status", "meaning"), words
    )
    row = ActionRow(number=1, what=words, owner=words, due_on=None, **everywhere)
    shown = visible(words)
    _header, cells = csv_cells(write_csv([row]))
    told = [one.removeprefix("'") for one in cells if one not in ("1", "")]
    assert told == [shown.removeprefix("'")] * 9
    _headings, written = xlsx_cells(write_xlsx([row], title=words, made_at=MADE_AT))
    assert [value for value, _kind in written if value not in ("1", None)] == [shown] * 9
    with ZipFile(BytesIO(write_xlsx([row], title=words, made_at=MADE_AT))) as package:
        assert not any(b"<f" in package.read(one) for one in package.namelist() if "sheet" in one)
        assert not any("externalLink" in one for one in package.namelist())


def test_ordinary_words_are_left_alone() -> None:
    assert harmless("Book 2 nights - and ring Mum") == "Book 2 nights - and ring Mum"
    assert harmless("") == ""


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    words = 'Ask "why",\nthen; wait'
    _header, row = csv_cells(write_csv([a_row(words, meaning=URDU)]))
    assert row[1] == words
    assert row[-1] == URDU
    assert row[5] == "2026-12-04"


def test_excel_knows_that_the_csv_is_utf_8() -> None:
    assert write_csv([]).startswith(b"\xef\xbb\xbf")


def test_a_workbook_reads_back_as_written() -> None:
    header, row = xlsx_cells(write_xlsx([a_row("Ask\nfirst")], title="Plan", made_at=MADE_AT))
    assert header[1][0] == "What will happen"
    assert [value for value, _kind in row[:2]] == ["1", "Ask\nfirst"]
    assert row[5][0] == "2026-12-04"


@pytest.mark.parametrize(
    "words",
    [
        "x" * LONGEST_CELL,
        "x" * (LONGEST_CELL + 1),
        "😀" * LONGEST_CELL,
        "=1+1 " * 20_000,
        "_x0041_" * 9_000,
        "line\n" * 40_000,
    ],
)
def test_words_too_long_for_a_cell_go_on_in_the_next_row(words: str) -> None:
    data = write_xlsx([a_row(words), a_row("short")], title="Plan", made_at=MADE_AT)
    _header, *rows, last = xlsx_cells(data)
    told = "".join(str(row[1][0]) for row in rows)
    assert openpyxl_unescaped(told) == words
    assert all(len(str(row[1][0]).encode("utf-16-le")) // 2 <= LONGEST_CELL for row in rows)
    numbers = [row[0][0] for row in rows]
    assert numbers[1:] == [f"1, part {no} of {len(rows)}" for no in range(2, len(rows) + 1)]
    assert {kind for row in rows for value, kind in row if value is not None} == {"s"}
    assert last[1][0] == "short"


def openpyxl_unescaped(text: str) -> str:
    """Return a text as Excel shows it; openpyxl leaves codes as they are written."""
    return text.replace("_x005F_", "_")


def test_nothing_is_cut_in_csv_either() -> None:
    words = "x" * (LONGEST_CELL * 3)
    _header, row = csv_cells(write_csv([a_row(words)]))
    assert row[1] == words


def test_control_characters_are_seen_and_do_not_break_the_workbook() -> None:
    rows = xlsx_cells(write_xlsx([a_row("a\0b\x0bc")], title="P\0lan", made_at=MADE_AT))
    assert rows[1][1][0] == "a‹U+0000›b‹U+000B›c"


def test_typed_letters_that_look_like_a_code_stay_typed() -> None:
    data = write_xlsx([a_row("room _x0041_")], title="Plan", made_at=MADE_AT)
    with ZipFile(BytesIO(data)) as package:
        assert b"_x005F_x0041_" in package.read("xl/worksheets/sheet1.xml")


def test_the_same_actions_are_the_same_bytes() -> None:
    rows = [a_row("Book a carer", meaning=URDU)] * 3
    assert write_csv(rows) == write_csv(rows)
    first = write_xlsx(rows, title="Plan", made_at=MADE_AT)
    assert write_xlsx(rows, title="Plan", made_at=MADE_AT) == first


def test_a_workbook_names_no_program_but_ours() -> None:
    with ZipFile(BytesIO(write_xlsx([], title="Plan", made_at=MADE_AT))) as package:
        assert b"<Application>MAM Desktop</Application>" in package.read("docProps/app.xml")
        assert not any(b"penpyxl" in package.read(name) for name in package.namelist())
