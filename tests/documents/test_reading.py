from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from mam_desktop.documents.ical import write_calendar
from mam_desktop.documents.json_out import write_json
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.reading import read_everything, read_text
from mam_desktop.documents.tables_out import write_csv, write_xlsx
from mam_desktop.documents.word import write_word
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import (
    ActionRow,
    CalendarEntry,
    Paragraph,
    SignatureMark,
    Signatures,
)
from tests.documents.making import STROKES, URDU, Laptop, content

MADE_AT = datetime(2026, 11, 24, tzinfo=UTC)
ROW = ActionRow(number=1, what=f"Ask first, _x0041_; {URDU}", owner="Dana", due_on=None)
ENTRY = CalendarEntry(id="a1", title=f"Ask first, wait; {URDU}\\n", on=date(2026, 12, 4))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", write_pdf(content(Paragraph(URDU))), URDU),
        ("a.docx", write_word(content(Paragraph(URDU))), URDU),
        ("a.csv", write_csv([ROW]), ROW.what),
        ("a.XLSX", write_xlsx([ROW], title="x", made_at=MADE_AT), ROW.what),
        ("a.ics", write_calendar([ENTRY], name="x", made_at=MADE_AT), ENTRY.title),
        ("a.json", write_json({"words": URDU}), URDU),
    ],
)
def test_what_was_written_is_read_back(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert words in read_text(tmp_path / name)


def test_what_nobody_sees_is_read_too(tmp_path: Path) -> None:
    mark = SignatureMark(name="Nasreen", line="Nan", strokes=STROKES)
    made = content(Signatures((mark,)), subject="a hidden subject")
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    word.write_bytes(write_word(made))
    pdf.write_bytes(Laptop().seal(write_pdf(made)))
    assert "Nasreen" not in read_text(word)
    assert "Signature of Nasreen" in read_everything(word)
    assert "a hidden subject" in read_everything(word)
    assert "a hidden subject" in read_everything(pdf)
    assert '"signed_by":["Robin","Mum"]' in read_everything(pdf)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.csv"])
def test_damaged_and_missing_files_are_told_plainly(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentTrouble, match="cannot be read"):
        read_text(tmp_path / name)
    (tmp_path / name).write_bytes(b"\xff\xfe\x00nonsense")
    with pytest.raises(DocumentTrouble, match="cannot be read"):
        read_text(tmp_path / name)


def test_other_kinds_of_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentTrouble, match=r"x\.exe cannot be read back"):
        read_text(tmp_path / "x.exe")


def test_a_package_that_would_burst_is_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for number in range(4):
            package.writestr(f"word/{number}.xml", b"\0" * 80_000_000)
    (tmp_path / "bomb.docx").write_bytes(buffer.getvalue())
    with pytest.raises(DocumentTrouble, match="far larger unpacked"):
        read_text(tmp_path / "bomb.docx")


def test_nothing_outside_a_word_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    xml = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><w:d xmlns:w="http://schemas.'
        'openxmlformats.org/wordprocessingml/2006/main"><w:p><w:t>&x;</w:t></w:p></w:d>'
    )
    with ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", xml)
    assert "secret" not in read_text(tmp_path / "a.docx")
