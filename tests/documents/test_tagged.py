"""Papers are told apart into headings, paragraphs and tables for those who do not see them."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pdfua
import pikepdf
import pytest

from mam_desktop.documents.pades import read_signed
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.meeting.content import (
    Bullets,
    Column,
    Content,
    Heading,
    KeyValues,
    Notice,
    Paragraph,
    Quote,
    Run,
    SignatureMark,
    Signatures,
    Table,
    VoicePanel,
    every_text,
)
from tests.documents.every_copy import every_copy, with_words_everywhere
from tests.documents.making import (
    ARABIC,
    BENGALI,
    POLISH,
    STROKES,
    URDU,
    Laptop,
    content,
    everywhere,
)
from tests.documents.test_pdf import HARMFUL

GURMUKHI = "ਮੈਂ ਠੀਕ ਹਾਂ, ਤੁਸੀਂ ਕਿਵੇਂ ਹੋ? ਸ੍ਰੀ ਅਕਾਲ।"
DRAWN = SignatureMark(name="Robin", line="Robin, 15:21", strokes=STROKES)
TABLE = Table(
    (Column("What", 3), Column("Who")),
    tuple(((Paragraph(f"Task {no}"),), (Paragraph("Dana"),)) for no in range(60)),
)
LAPTOP = Laptop()
CASES: dict[str, Content] = {
    **dict(every_copy(with_words_everywhere("“yes” & <no>"), "en")),
    **{
        name: made for name, made in every_copy(with_words_everywhere(URDU), "ur") if "case" in name
    },
    "large print": replace(everywhere(URDU), is_large_print=True, marking="OFFICIAL-SENSITIVE"),
    **{f"words-{no}": everywhere(words) for no, words in enumerate((ARABIC, URDU, POLISH))},
    "bengali": content(*everywhere(BENGALI).blocks, language="bn"),
    "gurmukhi": content(*everywhere(GURMUKHI).blocks, language="pa"),
    "harmful": content(*(block for words in HARMFUL for block in everywhere(words).blocks)),
    "hidden": everywhere("a\u202eb\0c\u200bd\ufeff\ufffe\u00ad"),
    "no font has these": everywhere("漢字 😀 👩🏽‍⚕️ 🇬🇧 ✅ \U0001fae8 \u0e01\u0e33"),
    "long": content(
        Paragraph("Robin waits, every day. " * 12_000), TABLE, Signatures((DRAWN,) * 7)
    ),
    "empty": content(Table((), ()), Bullets(("",)), VoicePanel("", ()), Notice(""), title=""),
}


def faults(pdf: bytes, folder: Path) -> list[str]:
    """Return what either checker has to say against a file."""
    told = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    return [
        *(f"{one.rule_id} {one.message}" for one in told.failures),
        *(f"{one.rule_id} {one.message}" for one in pdfua.validate(str(file)).findings),
    ]


def sealed(made: Content) -> Content:
    return replace(made, sealed_line="sealed 24 Nov 2026 15:26", content_hash="7f" * 32)


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_copy_conforms_before_and_after_its_seal(name: str, tmp_path: Path) -> None:
    assert faults(write_pdf(CASES[name]), tmp_path) == []
    paper = write_pdf(sealed(CASES[name]))
    assert faults(paper, tmp_path) == []
    finished = LAPTOP.seal(paper)
    assert faults(finished, tmp_path) == []
    assert read_signed(finished).holds


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig is not here: poppler-utils")
def test_another_reader_says_too_that_the_seal_holds_and_covers_all(tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(LAPTOP.seal(write_pdf(content(Paragraph(URDU), Signatures((DRAWN,))))))
    said = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "Signature Field Name: Seal" in said
    assert said.count("Signature #") == 1


def without_alternative_texts(pdf: pikepdf.Pdf) -> None:
    for thing in parts(pdf):
        if "/Alt" in thing:
            del thing["/Alt"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]
    for thing in parts(pdf):
        if "/Lang" in thing:
            del thing["/Lang"]


def without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def without_scope(pdf: pikepdf.Pdf) -> None:
    for thing in parts(pdf):
        if thing["/S"] == "/TH":
            thing["/S"] = pikepdf.Name("/TR")


def without_words_for_the_field(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AcroForm"]["/Fields"][0]["/TU"]
    without_alternative_texts(pdf)


def without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


@pytest.mark.parametrize(
    "strip",
    [
        without_alternative_texts,
        without_language,
        without_tree,
        without_scope,
        without_words_for_the_field,
        without_title,
    ],
)
def test_the_checkers_complain_where_something_is_taken_away(
    strip: Callable[[pikepdf.Pdf], None], tmp_path: Path
) -> None:
    paper = write_pdf(content(TABLE, Signatures((DRAWN,))))
    with pikepdf.open(BytesIO(paper)) as pdf:
        strip(pdf)
        poorer = BytesIO()
        pdf.save(poorer)
    assert faults(poorer.getvalue(), tmp_path)


def parts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every part of a paper, in reading order."""
    return _below(pdf.Root["/StructTreeRoot"]["/K"])


def _below(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(thing, pikepdf.Array):
        for one in thing.as_list():
            if isinstance(one, pikepdf.Object):
                yield from _below(one)
    elif isinstance(thing, pikepdf.Dictionary) and "/S" in thing:
        yield thing
        yield from _below(thing["/K"])


def tree_of(made: Content) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(write_pdf(made)))


def test_headings_follow_each_other_without_a_gap() -> None:
    blocks = (Heading("a", 3), Heading("b", 1), Heading("c", 3), Heading("d", 2))
    with tree_of(content(*blocks)) as pdf:
        levels = [str(part["/S"]) for part in parts(pdf) if str(part["/S"]).startswith("/H")]
    assert levels == ["/H1", "/H2", "/H2", "/H3", "/H3"]


def test_a_drawn_signature_says_whose_it_is_and_where_it_stands() -> None:
    with tree_of(content(Signatures((DRAWN,)))) as pdf:
        (figure,) = [part for part in parts(pdf) if part["/S"] == "/Figure"]
        assert str(figure["/Alt"]) == "Signature of Robin"
        left, bottom, right, top = (float(side) for side in figure["/A"]["/BBox"].as_list())
    assert 0 < left < right
    assert 0 < bottom < top


def test_words_in_another_language_say_which() -> None:
    quote = Quote(words=URDU, who="Nan", language="ur")
    mixed = Paragraph((Run("He said "), Run("dobrze", language="pl"), Run(".")))
    with tree_of(content(quote, mixed)) as pdf:
        said = [str(part["/Lang"]) for part in parts(pdf) if "/Lang" in part]
        assert str(pdf.Root["/Lang"]) == "en"
    assert said == ["en", "ur", "pl"]


def test_a_paper_that_nobody_seals_has_no_place_for_a_seal_and_claims_none() -> None:
    for made in (
        content(sealed_line="", content_hash=""),
        content(sealed_line="", content_hash="", as_of="as it stands 24 Nov 2026"),
    ):
        paper = write_pdf(made)
        assert b"/AcroForm" not in paper
        assert b"(sealed)" not in paper


def test_a_list_and_labels_beside_values_are_told_apart_from_words() -> None:
    with tree_of(content(Bullets(("a", "b")), KeyValues((("Who", "Dana"),)))) as pdf:
        tags = [str(part["/S"]).lstrip("/") for part in parts(pdf)]
        scopes = [str(part["/A"]["/Scope"]) for part in parts(pdf) if part["/S"] == "/TH"]
    assert " ".join(tags) == "Document H1 P L LI LBody LI LBody Table TR TH TD Form"
    assert scopes == ["/Row"]


def test_a_table_over_many_pages_is_one_table_with_one_header() -> None:
    with tree_of(content(TABLE)) as pdf:
        tags = [str(part["/S"]) for part in parts(pdf)]
        assert len(pdf.pages) > 2
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 2
    assert tags.count("/TR") == 61


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here: poppler-utils")
@pytest.mark.parametrize("name", [name for name in CASES if name.endswith("-en")])
def test_another_reader_finds_the_words_in_reading_order(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(write_pdf(CASES[name]))
    command = ["pdfinfo", "-struct-text", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = re.findall(r'^ *"(.*)"$', said, flags=re.MULTILINE)
    text = squeezed("".join(lines))
    at = 0
    for paragraph in every_text(CASES[name].blocks):
        at = text.index(squeezed(paragraph), at)
    assert at > 0


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u2060]+", "", words)
