"""The locked file: AES-256, other files inside, still for those who do not see it."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from mam_desktop.documents.locked import check_password, locked, with_files
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.reading import everything_in
from mam_desktop.errors import BadInput, DocumentTrouble
from mam_desktop.meeting.content import Paragraph
from tests.documents.making import content
from tests.documents.test_tagged import faults

PASSWORD = "correct horse, Zażółć"
PDF = write_pdf(content(Paragraph("Ask me first.")))


def test_only_the_password_opens_it_and_everything_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(with_files(PDF, {"minutes.pdf": PDF, "days.ics": b"BEGIN"}), PASSWORD))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    opened: Any = pikepdf.open(path, password=PASSWORD)
    with opened as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
        assert sorted(document.attachments) == ["days.ics", "minutes.pdf"]
        assert document.attachments["minutes.pdf"].get_file().read_bytes() == PDF
    assert b"Ask me" not in path.read_bytes()


def test_it_is_as_readable_as_every_paper(tmp_path: Path) -> None:
    assert faults(with_files(PDF, {"minutes.pdf": PDF}), tmp_path) == []


def test_what_lies_inside_is_read_back_too() -> None:
    inside = write_pdf(content(Paragraph("Ring her on Thursday")))
    assert "Ring her on Thursday" in everything_in(with_files(PDF, {"a.pdf": inside}), "pdf")


@pytest.mark.parametrize("password", ["", "seven77", "ż" * 61, "x" * 121])
def test_a_password_that_is_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(BadInput):
        check_password(password)


def test_what_is_no_pdf_cannot_be_locked() -> None:
    with pytest.raises(DocumentTrouble):
        locked(b"no pdf", PASSWORD)
