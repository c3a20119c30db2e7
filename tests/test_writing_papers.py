"""A finished paper is written whole or not at all, and what went wrong is said in plain words."""

import errno
import os
from pathlib import Path

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.audience import Copy
from mam_desktop.paper_files import write_paper
from mam_desktop.papers import MadePaper, PaperOrder

PAPER = MadePaper("minutes.pdf", b"%PDF new", 1, True)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EACCES, "open in another program"),
        (errno.EROFS, "only be read"),
        (errno.ENOENT, "not there any more"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_disk_refuses_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(BadInput, match=told):
        write_paper(tmp_path, PAPER)
    assert [one.name for one in tmp_path.iterdir()] == ["minutes.pdf"]
    assert (tmp_path / "minutes.pdf").read_bytes() == b"%PDF old"


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("in the way")
    with pytest.raises(BadInput, match="cannot be written"):
        write_paper(tmp_path / "papers" / "today", PAPER)
    assert (tmp_path / "papers").read_text() == "in the way"


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too long"):
        write_paper(tmp_path / ("x" * 300), PAPER)


@pytest.mark.parametrize(
    "name", ["روبن" * 60, "😀" * 200, "<b>&\"'", "../../etc/passwd", "a/b\\c:d", "\u202egnp.exe"]
)
def test_a_paper_can_be_written_whatever_its_reader_is_called(tmp_path: Path, name: str) -> None:
    order = PaperOrder(copy=Copy.FAMILY, for_whom=name, with_household=True)
    written = write_paper(tmp_path, PAPER.named(order.file_name(2)))
    assert written.parent == tmp_path
    assert written.suffix == ".pdf"
    assert len(written.name.encode()) < 200


def test_a_homes_copy_never_takes_the_place_of_one_persons() -> None:
    mum = PaperOrder(copy=Copy.FAMILY, for_whom="Mum")
    home = PaperOrder(copy=Copy.FAMILY, for_whom="Mum", with_household=True)
    assert mum.file_name(1) == "family-Mum.pdf"
    assert home.file_name(1) == "family-Mum-home.pdf"
