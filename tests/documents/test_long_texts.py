"""The cost of a long text grows in a straight line: four times the text, four times the steps."""

import sys
from collections.abc import Callable

import pytest

from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages
from mam_desktop.meeting.content import Column, Paragraph, Run, Table
from tests.documents.making import ARABIC, BENGALI, URDU, content

WORDS = ["Robin waits, every day. ", "x", " ", "(", "e\u0301", "😀", "漢", ARABIC, BENGALI, URDU]


def steps(work: Callable[[], object]) -> int:
    """Return how many functions are called and left meanwhile."""
    count = 0

    def on_step(_frame: object, _event: str, _told: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(on_step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("words", WORDS)
def test_four_times_the_text_takes_four_times_the_steps(words: str) -> None:
    write_pdf(content(Paragraph(words)))
    short, long = ((words * size)[:size] for size in (1_500, 6_000))
    few = steps(lambda: write_pdf(content(Paragraph(short))))
    assert steps(lambda: write_pdf(content(Paragraph(long)))) < 4.5 * few


def test_four_times_the_rows_and_runs_take_four_times_the_steps() -> None:
    def many(size: int) -> int:
        row = ((Paragraph("What " * 30),), (Paragraph("Who"),))
        runs = tuple(Run("ab ", bold=no % 2 == 0) for no in range(10 * size))
        made = content(Table((Column("A"), Column("B")), (row,) * size), Paragraph(runs))
        return steps(lambda: write_pdf(made))

    many(2)
    assert many(160) < 4.5 * many(40)


def test_a_paragraph_of_a_million_letters_is_written_whole() -> None:
    made = content(Paragraph("Robin waits, every day. " * 42_000))
    pages = pdf_pages(write_pdf(made))
    assert sum(page.count("waits,") for page in pages) == 42_000
