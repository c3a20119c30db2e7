"""Where pages and columns end: nothing stands forlorn, no word is cut that has room."""

import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from mam_desktop.documents.column_shares import column_shares
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages
from mam_desktop.documents.strips import Strip, fill_pages, fill_pages_well, gap
from mam_desktop.documents.typeset import Setter
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Column,
    Heading,
    Notice,
    NoticeTone,
    Paragraph,
    Table,
    TextStyle,
)
from tests.documents.making import content

ROOM = tuple(range(24, 40))
"""Lines before what is looked at, so that it stands at each place around a page's foot."""


def pages(*blocks: Block, lines: int) -> list[str]:
    made = content(*(Paragraph("A line.") for _ in range(lines)), *blocks)
    return [page.replace("Copy for everyone", "\nCopy for everyone") for page in _pdf(made)]


def _pdf(made: object) -> list[str]:
    return pdf_pages(write_pdf(made))  # type: ignore[arg-type]


def together(one: str, other: str, told: list[str]) -> bool:
    return any(one in page and other in page for page in told)


@pytest.mark.parametrize("lines", ROOM)
def test_a_heading_and_the_heading_under_it_stay_with_the_words(lines: int) -> None:
    told = pages(Heading("What CAN we do"), Heading("Yes", 2), Bullets(("Short",)), lines=lines)
    assert together("What CAN we do", "Short", told)


@pytest.mark.parametrize("lines", ROOM)
def test_no_item_row_or_remark_stands_alone(lines: int) -> None:
    told = pages(Bullets(("First", "Second", "Last but one", "Last of all")), lines=lines)
    assert together("First", "Second", told)
    assert together("Last but one", "Last of all", told)
    rows = tuple(((Paragraph(word),),) for word in ("Alder", "Birch", "Cedar", "Dogwood"))
    told = pages(Table((Column("Tree"),), rows), lines=lines)
    assert together("Alder", "Birch", told)
    assert together("Cedar", "Dogwood", told)
    told = pages(Paragraph("We decided."), Paragraph("By everyone", TextStyle.MUTED), lines=lines)
    assert together("We decided", "By everyone", told)


def test_room_that_is_left_over_makes_no_empty_page() -> None:
    assert len(fill_pages([Strip(height=95), gap(10)], 100)) == 1


def test_a_last_page_of_a_line_or_two_is_saved() -> None:
    lines = [one for _ in range(11) for one in (Strip(height=8), gap(2))]
    assert len(fill_pages(lines, 100)) == 2
    assert len(fill_pages_well(lines, 100)) == 1
    assert len(fill_pages_well(lines * 2, 100)) == len(fill_pages(lines * 2, 100))


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    words = (Paragraph("1"),), (Paragraph("Book it"),), (Paragraph("Engagement Lead"),)
    table = Table((Column("No."), Column("What", 9), Column("Who", 2)), (words,))
    setter = Setter("en", is_large_print=True)
    assert column_shares(table, setter) != [1, 9, 2]
    made = content(table, is_large_print=True)
    assert "Engagement" in "".join(_pdf(made))
    grid = docx.Document(BytesIO(write_word(made))).element.body.iter(qn("w:gridCol"))
    assert sum(int(one.get(qn("w:w"))) for one in grid) <= 9610


def test_words_that_no_column_has_room_for_are_cut_and_stay_whole_for_reading() -> None:
    row = tuple((Paragraph("m" * 24),) for _ in range(6))
    table = Table(tuple(Column(f"c{no}") for no in range(6)), (row,))
    assert len(set(column_shares(table, Setter("en")))) == 1
    assert "".join(_pdf(content(table))).count("m") >= 6 * 24


def test_the_digits_to_compare_stay_on_one_line() -> None:
    for more in range(30):
        made = content(copy_name="Copy for " + "x" * (40 + more))
        assert re.search("7f3a.91c2.e04d", _pdf(made)[0])


def test_the_marking_is_the_first_thing_that_is_read() -> None:
    made = content(Paragraph("Words"), marking="OFFICIAL-SENSITIVE")
    assert "".join(_pdf(made)).lstrip().startswith("OFFICIAL-SENSITIVE")
    assert len(_pdf(made)) == len(_pdf(replace(made, marking="")))
    assert docx.Document(BytesIO(write_word(made))).paragraphs[0].text == "OFFICIAL-SENSITIVE"


def test_a_draft_whose_own_words_say_so_says_it_once() -> None:
    own = Notice("Nobody has signed this yet.", "Draft", NoticeTone.ATTENTION)
    made = content(own, sealed_line="", content_hash="")
    for text in ("".join(_pdf(made)), "".join(_word(write_word(made)))):
        assert text.count("Nobody has signed this yet.") == 1
        assert "Draft: not sealed" not in text


def _word(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(data)).paragraphs]
