import shutil
import subprocess
from pathlib import Path

import pytest

from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.time_stamps import question, read_answer
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Paragraph
from tests.documents.authority import STAMPED_AT, Authority
from tests.documents.making import Laptop, content

AUTHORITY = Authority()
FILE = Laptop().seal(write_pdf(content(Paragraph("We meet again."))))


def test_an_answer_says_when_the_file_was_seen_and_by_whom() -> None:
    asked = question(FILE)
    stamped = read_answer(AUTHORITY.answer(asked), FILE, asked)
    assert stamped.at == STAMPED_AT
    assert "Example Time Authority" in stamped.by


def test_the_question_holds_nothing_of_the_file_but_its_hash() -> None:
    assert len(question(FILE)) < 100


def test_an_answer_about_another_file_is_refused() -> None:
    with pytest.raises(DocumentTrouble, match="not about this file"):
        read_answer(AUTHORITY.answer(question(FILE)), FILE + b" ")


def test_an_old_answer_to_another_question_is_refused() -> None:
    with pytest.raises(DocumentTrouble, match="not about this file"):
        read_answer(AUTHORITY.answer(question(FILE)), FILE, question(FILE))


def test_an_answer_with_any_byte_changed_is_refused() -> None:
    answer = AUTHORITY.answer(question(FILE))
    at = answer.index(b"20261125093000Z")
    for place in (at + 3, len(answer) - 1, len(answer) - 200):
        changed = bytearray(answer)
        changed[place] ^= 1
        with pytest.raises(DocumentTrouble):
            read_answer(bytes(changed), FILE)


@pytest.mark.parametrize("answer", [b"", b"<html>", b"0\x00", b"0\x03\x02\x01\x02", b"\xff" * 500])
def test_what_is_no_answer_is_told_in_words(answer: bytes) -> None:
    with pytest.raises(DocumentTrouble):
        read_answer(answer, FILE)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not here")
def test_another_program_reads_the_answer_too(tmp_path: Path) -> None:
    (tmp_path / "answer.tsr").write_bytes(AUTHORITY.answer(question(FILE)))
    command = ["openssl", "ts", "-reply", "-in", str(tmp_path / "answer.tsr"), "-text"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Nov 25 09:30:00 2026 GMT" in said
