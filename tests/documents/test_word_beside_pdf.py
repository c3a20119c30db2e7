"""A copy says the same as Word and as PDF, paragraph by paragraph, once LibreOffice has read it."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages
from mam_desktop.documents.template_example import example_template
from mam_desktop.documents.template_fill import fill
from mam_desktop.documents.visible import has_right_to_left
from mam_desktop.documents.word import write_word
from tests.documents.every_copy import every_copy, with_words_everywhere
from tests.documents.making import ARABIC, BENGALI, POLISH, URDU, content, everywhere
from tests.documents.template_making import a_copy
from tests.documents.test_pdf import HARMFUL

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and pdftotext are not here: apt install libreoffice-writer-nogui",
)

JAVA = "Warning: failed to launch javaldx - java may not function correctly"
MARKS = "\u200e\u200f\u2066-\u2069\u202a-\u202e"
HIDDEN = re.compile(rf"[\s{MARKS}]+")
CASES = {
    **dict(every_copy(with_words_everywhere("“yes” & <no>"), "en")),
    **{
        name: made
        for name, made in every_copy(with_words_everywhere(URDU), "ur")
        if name.startswith(("reader-", "case_file-minutes"))
    },
    "arabic": everywhere(ARABIC),
    "arabic-ar": content(*everywhere(ARABIC).blocks, language="ar"),
    "bengali": everywhere(BENGALI),
    "bengali-bn": content(*everywhere(BENGALI).blocks, language="bn"),
    "polish": everywhere(POLISH),
    "harmful": content(*(block for words in HARMFUL for block in everywhere(words).blocks)),
}

TEMPLATED = {
    language: a_copy(with_words_everywhere(words), language=language)
    for language, words in (("en", "“yes” & <no>"), ("ur", URDU))
}
"""Copies written with the example of a council's own template."""


@dataclass(frozen=True)
class Turned:
    """What LibreOffice made of all the files, and what it said meanwhile."""

    folder: Path
    said: str


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Turned:
    folder = tmp_path_factory.mktemp("word")
    for name, made in CASES.items():
        (folder / f"{name}.docx").write_bytes(write_word(made))
    for name, (made, values) in TEMPLATED.items():
        filled = fill(example_template(), made, values)
        (folder / f"template-{name}.docx").write_bytes(filled)
    written = sorted(folder.glob("*.docx"))
    command = [
        *("soffice", "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}"),
        *("--convert-to", "pdf", "--outdir", str(folder)),
        *map(str, written),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    return Turned(folder, done.stderr.replace(JAVA, "").strip())


def test_libreoffice_has_nothing_to_warn_of(turned: Turned) -> None:
    assert turned.said == ""
    written = {one.stem for one in turned.folder.glob("*.docx")}
    assert {one.stem for one in turned.folder.glob("*.pdf")} == written
    assert len(written) == len(CASES) + len(TEMPLATED)


@pytest.mark.parametrize("name", CASES)
def test_every_paragraph_stands_in_both_papers(name: str, turned: Turned) -> None:
    told = list(paragraphs(turned.folder / f"{name}.docx"))
    is_mixed = partial(mixes_ways, around_rtl=CASES[name].right_to_left)
    papers = {
        "ours": "\n".join(pdf_pages(write_pdf(CASES[name]))),
        "theirs": read_by_poppler(turned.folder / f"{name}.pdf"),
    }
    assert len(told) >= 5
    letters = Counter(squeezed("".join(told)))
    for whose, paper in papers.items():
        whole = squeezed(paper)
        lacking = [one for one in told if not is_mixed(one) and squeezed(one) not in whole]
        assert lacking == [], whose
        assert letters - Counter(whole) == Counter(), whose


@pytest.mark.parametrize("name", TEMPLATED)
def test_every_paragraph_stands_in_a_copy_written_with_a_template(
    name: str, turned: Turned
) -> None:
    content, _values = TEMPLATED[name]
    theirs = squeezed(read_by_poppler(turned.folder / f"template-{name}.pdf"))
    told = list(paragraphs(turned.folder / f"template-{name}.docx"))
    is_mixed = partial(mixes_ways, around_rtl=content.right_to_left)
    assert [one for one in told if not is_mixed(one) and squeezed(one) not in theirs] == []
    assert Counter(squeezed("".join(told))) - Counter(theirs) == Counter()


def read_by_poppler(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a Word file's body, those in tables too."""
    for one in docx.Document(str(path)).element.body.iter(qn("w:p")):
        text = "".join(part.text or "" for part in one.iter(qn("w:t")))
        if text.strip():
            yield text


def squeezed(text: str) -> str:
    return HIDDEN.sub("", unicodedata.normalize("NFKC", text))


def mixes_ways(text: str, *, around_rtl: bool) -> bool:
    """Say whether words run both ways: a reader of PDFs can only guess in which order they go."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    ways = [has_right_to_left(text) or around_rtl, bool(kinds & {"L", "EN", "AN", "ON"})]
    return all(ways)
