"""The family sheet is one page in large print, in every language, as PDF and as Word."""

import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest

from mam_desktop.documents import look
from mam_desktop.documents.one_page import note_of_sides, sides_of
from mam_desktop.documents.paging import lay_out
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages
from mam_desktop.documents.pictograms import pictogram_print
from mam_desktop.documents.settling import ink_of
from mam_desktop.documents.strips import Photo, Placed, Words
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.content import Bullets, Content, Notice, NoticeTone, Paragraph, every_text
from mam_desktop.resources import resource_path
from tests.documents.sheet_words import LANGUAGES, a_sheet
from tests.documents.test_tagged import LAPTOP, faults, parts, squeezed, tree_of

LETTERS = {"ur": 80}
"""So long each of the council's four texts may be; Urdu hangs from line to line."""
OTHERS = 160
FONTS = "<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>"
"""Where letters lie that this computer may lack."""


def promises(made: Content) -> int:
    return len(next(one for one in made.blocks if isinstance(one, Bullets)).items)


def words(made: Content) -> str:
    return "\n".join(every_text(made.blocks))


def lines(placed: tuple[Placed, ...]) -> list[tuple[float, Words]]:
    return [
        (one.top + mark.baseline, mark)
        for one in placed
        for mark in one.strip.marks
        if isinstance(mark, Words)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_promises_and_usual_texts_of_a_council_stand_on_one_page(language: str) -> None:
    made = a_sheet(language, letters=60)
    assert sides_of(made) == 1
    # How many there is room for in Urdu hangs from which words they are.
    assert promises(made) >= (4 if language == "ur" else 6)
    assert note_of_sides(made) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_long_texts_there_are_fewer_promises_on_the_page_and_the_rest_is_counted(
    language: str,
) -> None:
    made = a_sheet(language, letters=LETTERS.get(language, OTHERS), promises=9)
    assert sides_of(made) == 1
    assert 3 <= promises(made) < 9
    if language == "en":
        more = 9 - promises(made)
        assert f"{more} more promises are in the action plan." in words(made)


@pytest.mark.parametrize("language", ["en", "ar", "ur", "bn"])
def test_no_letter_is_smaller_than_large_print_and_nothing_leaves_the_page(language: str) -> None:
    laid = lay_out(a_sheet(language, letters=LETTERS.get(language, OTHERS)))
    assert laid.is_close
    room = laid.frame.height - laid.footer.extra
    for placed in laid.pages[0]:
        assert placed.top + placed.strip.height <= room
        for mark in placed.strip.marks:
            if isinstance(mark, Words):
                assert mark.x >= -0.1
                assert mark.x + mark.line.width <= laid.frame.width + 0.1
                assert all(one.size >= look.LARGE_PRINT for one in mark.line.stretches)


@pytest.mark.parametrize("language", ["ur", "ar"])
def test_lines_that_stand_close_do_not_touch(language: str) -> None:
    page = lay_out(a_sheet(language, letters=80)).pages[0]
    found = [one for one in lines(page) if any(s.glyphs for s in one[1].line.stretches)]
    assert len(found) > 15
    for (above, first), (below, second) in pairwise(found):
        if below > above:
            assert ink_of(second).touches(ink_of(first)) < below - above


def test_absurd_texts_take_two_sides_and_the_lead_is_told() -> None:
    made = a_sheet("en", letters=800)
    assert sides_of(made) == 2
    assert "2 sides of paper: print it on both sides of one sheet" in note_of_sides(made)
    assert promises(made) == 6
    for page in pdf_pages(write_pdf(replace(made, marking="OFFICIAL-SENSITIVE"))):
        assert "OFFICIAL-SENSITIVE" in page


def test_another_paper_of_two_pages_is_nothing_to_tell_of() -> None:
    made = a_sheet("en", letters=800)
    assert note_of_sides(replace(made, wants_one_page=False)) == ""


def test_a_short_sheet_is_not_squeezed() -> None:
    assert not lay_out(a_sheet("en", letters=40, promises=1)).is_close


def test_a_draft_and_a_correction_say_so_on_the_one_page() -> None:
    made = a_sheet("en", letters=100)
    draft = replace(made, sealed_line="", content_hash="")
    told = Notice("Corrected on 2 December by Lee: Mum rang", "Version 2, a correction")
    corrected = replace(
        made, version=2, blocks=(replace(told, tone=NoticeTone.ATTENTION), *made.blocks)
    )
    for one, said in ((draft, "Draft: not sealed yet"), (corrected, "Version 2, a correction")):
        (page,) = pdf_pages(write_pdf(one))
        assert said in page


# --- pictures beside the words -----------------------------------------------------------------


def test_pictures_of_the_family_screen_stand_beside_the_words_and_are_not_read_aloud() -> None:
    made = a_sheet("en")
    marks = [mark for one in lay_out(made).pages[0] for mark in one.strip.marks]
    drawn = [mark for mark in marks if isinstance(mark, Photo)]
    assert len(drawn) == 6 + 1 + 7
    assert all(mark.part is None for mark in drawn)
    assert {mark.data for mark in drawn} >= {pictogram_print("phone"), pictogram_print("calendar")}
    with tree_of(made) as pdf:
        assert not [part for part in parts(pdf) if part["/S"] == "/Figure"]
    (page,) = pdf_pages(write_pdf(made))
    assert "OpenMoji, CC BY-SA 4.0" in page
    assert "☎" not in page


def test_an_item_without_a_picture_has_a_dot_and_an_unknown_picture_none() -> None:
    items = Bullets(("one", "two", "three"), ("phone", "", "from-a-newer-version"))
    made = replace(a_sheet("en"), blocks=(items,))
    marks = [mark for one in lay_out(made).pages[0] for mark in one.strip.marks]
    assert sum(isinstance(mark, Photo) for mark in marks) == 1
    assert list(Bullets(("a", "b"), ("x",)).pictured()) == [("a", "x"), ("b", "")]
    with ZipFile(BytesIO(write_word(made))) as package:
        body = package.read("word/document.xml").decode()
    assert body.count("<wp:anchor") == 1
    assert body.count('w:val="ListBullet"') == 2


def test_a_paper_without_pictures_names_nobody_who_drew_them() -> None:
    made = replace(a_sheet("en"), blocks=(Bullets(("one",)), Paragraph("two")))
    assert "OpenMoji" not in pdf_pages(write_pdf(made))[0]


def test_in_word_each_picture_says_that_it_adds_nothing() -> None:
    with ZipFile(BytesIO(write_word(a_sheet("en")))) as package:
        body = package.read("word/document.xml").decode()
        footer = next(
            package.read(one).decode() for one in package.namelist() if "word/footer" in one
        )
    assert body.count("<wp:anchor") == body.count("<adec:decorative ") == 6 + 1 + 7
    assert 'descr=""' in body
    assert "OpenMoji, CC BY-SA 4.0" in footer


# --- still a paper for everybody ---------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ur", "ar", "bn", "pa"])
def test_a_sheet_conforms_before_and_after_its_seal(language: str, tmp_path: Path) -> None:
    paper = write_pdf(a_sheet(language, letters=100))
    assert faults(paper, tmp_path) == []
    if language in ("en", "ur"):
        assert faults(LAPTOP.seal(paper), tmp_path) == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here: poppler-utils")
@pytest.mark.parametrize("language", ["en", "cy", "pl", "pa"])
def test_another_reader_finds_the_sheets_words_in_reading_order(
    language: str, tmp_path: Path
) -> None:
    made = a_sheet(language, letters=100)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(write_pdf(made))
    command = ["pdftotext", "-raw", str(file), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    text, at = squeezed(said), 0
    for paragraph in every_text(made.blocks):
        at = text.index(squeezed(paragraph), at)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_in_word_the_sheet_is_one_page_too_with_every_word(tmp_path: Path) -> None:
    cases = {
        "en": a_sheet("en", letters=OTHERS),
        "pl": a_sheet("pl", letters=OTHERS),
        "ur": a_sheet("ur", letters=60),
        "ur-short": a_sheet("ur", letters=40, promises=1),
        "draft": replace(a_sheet("en", letters=100), sealed_line="", content_hash=""),
    }
    for name, made in cases.items():
        (tmp_path / f"{name}.docx").write_bytes(write_word(made))
    command = [
        *("soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'own').as_uri()}"),
        *("--convert-to", "pdf", "--outdir", str(tmp_path)),
        *(str(tmp_path / f"{name}.docx") for name in cases),
    ]
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(folder=resource_path("fonts")), encoding="utf-8")
    around = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, capture_output=True, check=True, timeout=180, env=around)
    for name, made in cases.items():
        with pypdfium2.PdfDocument((tmp_path / f"{name}.pdf").read_bytes()) as document:
            assert len(document) == 1, name
            page: Any = document[0]
            text = squeezed(page.get_textpage().get_text_range())
        if not name.startswith("ur"):
            assert all(squeezed(one) in text for one in every_text(made.blocks)), name
