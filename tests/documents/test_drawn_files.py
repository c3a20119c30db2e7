"""Drawings and photos on paper: upright, small, described, and with nothing but their pixels."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mam_desktop.documents.drawn_files import paper_picture
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.reading import everything_in
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.content import Picture
from tests.documents.making import content
from tests.documents.planted import jpeg, png
from tests.documents.test_tagged import faults

SAID = "Robin’s drawing: a dinosaur"


def turned_jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    Image.new("RGB", (400, 100), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("data", [jpeg("Where I live"), png("Where I live")])
@pytest.mark.parametrize("as_format", ["pdf", "docx"])
def test_what_a_picture_says_about_itself_stays_behind(data: bytes, as_format: str) -> None:
    made = content(Picture(data=data, alternative=SAID))
    written = write_pdf(made) if as_format == "pdf" else write_word(made)
    text = everything_in(written, as_format)
    assert SAID in text
    assert "Where I live" not in text
    assert written == (write_pdf(made) if as_format == "pdf" else write_word(made))


def test_a_photo_stands_upright_and_fits_the_page() -> None:
    made = paper_picture(turned_jpeg())
    assert made is not None
    assert made.height == pytest.approx(220)
    assert made.width == pytest.approx(55)


@pytest.mark.parametrize("data", [b"", b"no picture", jpeg("x")[:40]])
def test_what_cannot_be_opened_is_said_in_words(data: bytes) -> None:
    made = content(Picture(data=data, alternative=SAID))
    assert "cannot be shown on paper" in everything_in(write_pdf(made), "pdf")
    assert "cannot be shown on paper" in everything_in(write_word(made), "docx")


def test_a_paper_with_a_drawing_is_still_pdf_ua(tmp_path: Path) -> None:
    data = write_pdf(content(Picture(data=turned_jpeg(), alternative=SAID)))
    assert faults(data, tmp_path) == []
