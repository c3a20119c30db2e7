"""Files are opened in a process of its own: what is made to harm ends there, with a verdict."""

import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from mam_desktop.documents.checking import FileChecker
from mam_desktop.documents.json_out import write_json, write_sealed_json
from mam_desktop.documents.limited import Limits
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.statement import swear
from mam_desktop.documents.verify import VerdictKind
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Heading
from tests.documents.making import Laptop, a_statement, content

HERE = Laptop()
SEALED = HERE.seal(write_pdf(content(Heading("What we agreed"))))
HELD = pytest.mark.skipif(sys.platform != "linux", reason="only there is memory held for sure")
SMALL = Limits(seconds=2, megabytes=450)


@pytest.fixture(scope="module")
def checker() -> Iterator[FileChecker]:
    with FileChecker(HERE, HERE, SMALL) as one:
        yield one


def bomb(times: int = 2) -> bytes:
    """Return a PDF of some kilobytes whose table of contents unpacks to a gigabyte."""
    packer, million = zlib.compressobj(1), bytes(1_000_000)
    data = [packer.compress(million) for _megabyte in range(1000)]
    packed = b"".join([*data, packer.flush()])
    for _again in range(times - 1):
        packed = zlib.compress(packed, 9)
    filters = b"/FlateDecode " * times
    head = (
        b"%%PDF-1.7\n%%(MAM Desktop)\n1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter[%s]"
    )
    body = head % filters + b"/Length %d>>\nstream\n" % len(packed) + packed
    at = body.index(b"1 0 obj")
    return body + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def test_the_verdict_is_the_one_it_would_be_here(checker: FileChecker, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(SEALED)
    assert checker.check(file).kind is VerdictKind.INTACT
    assert checker.check(SEALED[:-9]).kind is VerdictKind.BROKEN
    assert checker.check(b"hello").kind is VerdictKind.NOT_OURS
    with FileChecker(replace(HERE, newest=3), replace(HERE, newest=3)) as another:
        assert another.check(SEALED).sentence == "Corrected later: see version 3."


def test_a_file_that_unpacks_to_gigabytes_is_stopped_and_the_next_one_is_checked(
    checker: FileChecker, capfd: pytest.CaptureFixture[str]
) -> None:
    made = bomb()
    assert len(made) < 100_000
    seen = checker.check(made)
    assert seen.kind is VerdictKind.BROKEN
    assert checker.check(SEALED).kind is VerdictKind.INTACT
    assert capfd.readouterr().err == ""


@HELD
def test_a_file_that_takes_too_much_is_not_called_broken(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with FileChecker(HERE, HERE, Limits(seconds=2, megabytes=250)) as cramped:
        seen = cramped.check(b"%PDF-1.7\n(MAM Desktop)" + bytes(200_000_000))
        assert (seen.kind, seen.is_unchanged) == (VerdictKind.UNCHECKED, False)
        assert seen.sentence == "This file could not be checked here."
        assert seen.detail.startswith("This file takes too long or too much memory to check.")
        assert cramped.check(SEALED).kind is VerdictKind.INTACT
    assert capfd.readouterr().err == ""


@HELD
def test_where_the_process_cannot_begin_an_intact_file_is_not_called_broken(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with FileChecker(HERE, HERE, Limits(megabytes=1)) as cramped:
        for _again in range(2):
            seen = cramped.check(SEALED)
            assert (seen.kind, seen.is_unchanged) == (VerdictKind.UNCHECKED, False)
            assert seen.sentence == "This file could not be checked here."
            assert "says nothing about the file. Try again" in seen.detail
    assert capfd.readouterr().err == ""


def test_a_process_that_died_meanwhile_is_replaced(checker: FileChecker) -> None:
    assert checker.check(SEALED).kind is VerdictKind.INTACT
    (child,) = (one for one in active_children() if one.name == "check")
    child.kill()
    child.join()
    assert checker.check(SEALED).kind is VerdictKind.INTACT


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\nxref\n0 99999999\ntrailer\n<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"<<" * 100_000,
        b"[" * 1_000_000,
        b'{"content":' * 100_000,
        b"9" * 1_000_000,
        b'{"content":1e999,"seal":{"statement":{},"signature":""}}',
        bytes(5_000_000),
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
    ids=["deep", "ring", "dictionaries", "lists", "objects", "number", "endless", "zeros", "half"],
)
def test_nonsense_gets_a_verdict(checker: FileChecker, data: bytes) -> None:
    assert checker.check(data).kind in (VerdictKind.BROKEN, VerdictKind.NOT_OURS)
    assert checker.check(SEALED).kind is VerdictKind.INTACT


def test_a_time_stamp_that_is_none_is_told_and_the_file_stays_intact(
    checker: FileChecker, tmp_path: Path
) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(SEALED)
    for answer in (b"hello", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80" * 50_000):
        file.with_name("minutes.pdf.tsr").write_bytes(answer)
        seen = checker.check(file)
        assert seen.kind is VerdictKind.INTACT
        assert seen.stamp == "The time-stamp cannot be read."
    file.with_name("minutes.pdf.tsr").write_bytes(bytes(2_000_000))
    assert checker.check(file).stamp == ""


def test_what_is_no_file_is_told_and_never_waited_for(checker: FileChecker, tmp_path: Path) -> None:
    with pytest.raises(DocumentTrouble, match="null is not a file"):
        checker.check(Path("/dev/null"))
    with pytest.raises(DocumentTrouble, match=r"gone\.pdf cannot be read"):
        checker.check(tmp_path / "gone.pdf")


def test_sealed_json_is_checked_the_same_way(checker: FileChecker) -> None:
    value = ["Book a carer"]
    sworn = swear(a_statement(HERE), write_json(value).rstrip(b"\n"), HERE.sign)
    data = write_sealed_json(value, sworn)
    assert checker.check(data).kind is VerdictKind.INTACT
    assert checker.check(data.replace(b"carer", b"nurse")).kind is VerdictKind.BROKEN
