"""The two example meetings, whole: with windows and without, killed in the middle, on paper."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mam_desktop.documents.reading import read_text
from tests.journeys.playing import EXAMPLES, PASSPHRASE, mam_desktop, play, written


@pytest.fixture(scope="module", params=["robin", "ash-taf"])
def both_ways(request: pytest.FixtureRequest) -> Iterator[tuple[Path, Path]]:
    """Play an example with windows and without; every `expect` in it holds or the play fails."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        script = EXAMPLES / f"{request.param}.jsonl"
        play(script, folder / "windows")
        kept = ("--profile", folder / "profile")
        play(script, folder / "plain", "--no-ui", *kept, passphrase=PASSPHRASE)
        yield folder / "windows", folder / "plain"


def test_both_ways_leave_the_same_state(both_ways: tuple[Path, Path]) -> None:
    windows, plain = (json.loads((one / "record.json").read_bytes()) for one in both_ways)
    assert windows == plain
    assert windows["pending_changes"] == 0


def test_both_ways_write_the_same_files(both_ways: tuple[Path, Path]) -> None:
    windows, plain = both_ways
    for pattern in ("*.docx", "*.ics", "*.json", "*.csv"):
        assert written(windows, pattern) == written(plain, pattern)
    assert written(windows, "*.docx")


def test_both_ways_write_pdfs_with_the_same_text(both_ways: tuple[Path, Path]) -> None:
    windows, plain = both_ways
    names = {path.name for path in windows.glob("*.pdf")}
    assert names == {path.name for path in plain.glob("*.pdf")}
    assert "minutes.pdf" in names
    for name in names:
        assert read_text(windows / name) == read_text(plain / name)


def test_the_minutes_say_that_they_are_unchanged(both_ways: tuple[Path, Path]) -> None:
    ran = mam_desktop("verify", both_ways[0] / "minutes.pdf")
    assert ran.code == 0
    assert "Unchanged" in ran.out


def test_minutes_with_a_flipped_byte_are_broken(
    both_ways: tuple[Path, Path], tmp_path: Path
) -> None:
    data = bytearray((both_ways[0] / "minutes.pdf").read_bytes())
    paths = []
    for at in (100, len(data) // 3, len(data) // 2):
        flipped = bytearray(data)
        flipped[at] ^= 0x01
        paths.append(tmp_path / f"flipped-{at}.pdf")
        paths[-1].write_bytes(flipped)
    ran = mam_desktop("verify", *paths)
    assert ran.code == 1
    assert ran.out.count("Broken") == 3


@pytest.mark.parametrize("both_ways", ["robin"], indirect=True)
def test_a_laptop_that_sealed_knows_its_own_minutes_and_which_were_corrected(
    both_ways: tuple[Path, Path],
) -> None:
    _windows, plain = both_ways
    profile = plain.parent / "profile"
    old, new = (
        mam_desktop("verify", plain / name, "--profile", profile, passphrase=PASSPHRASE)
        for name in ("minutes.pdf", "minutes-v2.pdf")
    )
    assert "Corrected later: see version 2" in old.out
    assert "Intact" in new.out
