"""The council's logo stands on the first page of its papers, and only its pixels do."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import page
import pdfua
import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from mam_desktop.documents.logo import LARGEST_FILE, logo_of, read_logo
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.content import Heading, Paragraph
from tests.documents.making import content


def a_logo(width: int = 300, height: int = 120, kind: str = "PNG") -> bytes:
    buffer = BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "somebody at the council")
    image = Image.new("RGBA" if kind == "PNG" else "RGB", (width, height), "#0B5C5E")
    image.save(buffer, kind, **({"pnginfo": told} if kind == "PNG" else {}))
    return buffer.getvalue()


MADE = content(*(Paragraph("Words") for _ in range(60)), Heading("What we agreed"))
WITH_LOGO = replace(MADE, logo=a_logo(), logo_name="Thornbury Council")


def test_the_first_page_of_a_pdf_shows_it_and_says_whose_it_is(tmp_path: Path) -> None:
    pdf = write_pdf(WITH_LOGO)
    with pikepdf.open(BytesIO(pdf)) as read:
        assert [len(one.get_images()) for one in read.pages] == [1, 0]
        said = [str(one.Alt) for one in read.objects if _is(one, "/Figure")]
    assert said == ["Thornbury Council"]
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).failures == []
    (tmp_path / "paper.pdf").write_bytes(pdf)
    assert list(pdfua.validate(str(tmp_path / "paper.pdf")).findings) == []


def _is(one: pikepdf.Object, kind: str) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind


def test_a_word_file_shows_it_beside_the_title() -> None:
    with ZipFile(BytesIO(write_word(WITH_LOGO))) as package:
        body = package.read("word/document.xml").decode()
        assert sum("media/" in name for name in package.namelist()) == 1
    assert 'descr="Thornbury Council"' in body
    assert body.index("framePr") < body.index(MADE.title)


def test_nothing_but_its_pixels_goes_along() -> None:
    for data in (write_pdf(WITH_LOGO), write_word(WITH_LOGO)):
        assert b"somebody" not in data
    found = logo_of(a_logo())
    assert found is not None
    assert b"somebody" not in found.data
    assert Image.open(BytesIO(found.data)).info == {}


@pytest.mark.parametrize(("width", "height"), [(4000, 10), (10, 4000), (1, 1), (300, 120)])
def test_it_keeps_to_its_corner_whatever_its_shape(width: int, height: int) -> None:
    found = logo_of(a_logo(width, height))
    assert found is not None
    assert found.width <= 115.001
    assert found.height <= 46


def test_papers_without_a_logo_are_as_they_were() -> None:
    for write in (write_pdf, write_word):
        assert write(replace(MADE, logo_name="Thornbury Council")) == write(MADE)
        assert write(replace(WITH_LOGO, logo=b"no picture")) == write(MADE)
        assert write(WITH_LOGO) == write(WITH_LOGO)


def test_a_file_that_is_none_or_too_large_holds_up_no_paper(tmp_path: Path) -> None:
    assert read_logo("") == b""
    assert read_logo(str(tmp_path)) == b""
    assert read_logo("no such file") == b""
    assert read_logo("a\0b") == b""
    file = tmp_path / "logo"
    for data in (b"<svg/>", b"GIF89a", b"\0" * (LARGEST_FILE + 1), a_logo()[:60]):
        file.write_bytes(data)
        assert read_logo(str(file)) == b""
    for good in (a_logo(), a_logo(kind="JPEG")):
        file.write_bytes(good)
        assert read_logo(str(file)) == good


def test_a_picture_that_would_burst_is_not_opened() -> None:
    buffer = BytesIO()
    Image.new("1", (20_000, 20_000)).save(buffer, "PNG")
    assert len(buffer.getvalue()) < LARGEST_FILE
    assert logo_of(buffer.getvalue()) is None
