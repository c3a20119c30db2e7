"""What can go wrong around a script: each time one clear sentence, and nothing is lost."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.journeys.playing import EXAMPLES, PASSPHRASE, mam_desktop, play

FAMILY = {"do": "family", "preferred_name": "Bo"}
MEETING = {
    "do": "meeting",
    "type": "MAM",
    "on": "2026-11-24",
    "starts_at": "14:00",
    "ends_at": "15:00",
    "place": "at home",
    "title": "Bo's meeting",
}
MUM = {
    "do": "attend",
    "name": "Mum",
    "role": "Parent",
    "service": "Child and family",
    "state": "present",
}


def script(folder: Path, *lines: Mapping[str, object], name: str = "script.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"do": "dance"}, "there is no verb “dance”"),
        ({"do": "step", "to": "tea"}, "should be one of: welcome"),
        ({"do": "voice", "who": "Bo"}, "“heading” is missing"),
        ({"do": "vote", "idea": "x", "by": "Mum", "loud": True}, "“loud” is not known here"),
    ],
)
def test_a_line_that_cannot_be_played_is_named_with_what_is_accepted(
    tmp_path: Path, line: Mapping[str, object], told: str
) -> None:
    ran = mam_desktop(
        "play", script(tmp_path, FAMILY, MEETING, line), "--out", tmp_path / "out", "--no-ui"
    )
    assert ran.code == 2
    assert "Line 3" in ran.error
    assert told in ran.error
    assert "Traceback" not in ran.error


def test_what_was_played_before_a_bad_line_stays(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    bad = {"do": "vote", "idea": "nobody said this", "by": "Mum"}
    ran = mam_desktop(
        *("play", script(tmp_path, FAMILY, MEETING, MUM, bad), "--out", tmp_path / "out"),
        *("--no-ui", "--profile", profile),
        passphrase=PASSPHRASE,
    )
    assert ran.code == 2
    assert "Line 4" in ran.error
    ahead = script(
        tmp_path, {"do": "expect", "actions": 0, "saved": True, "conflicts": 0}, name="more.jsonl"
    )
    play(ahead, tmp_path / "out", "--no-ui", "--profile", profile, passphrase=PASSPHRASE)
    kept = json.loads((tmp_path / "out" / "record.json").read_bytes())
    assert kept["families"] == 1


def test_an_expectation_that_does_not_hold_fails_the_play(tmp_path: Path) -> None:
    path = script(tmp_path, FAMILY, MEETING, {"do": "expect", "actions": 3})
    ran = mam_desktop("play", path, "--out", tmp_path / "out", "--no-ui")
    assert ran.code == 1
    assert "actions is 0, not 3" in ran.error


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    arguments = ("play", script(tmp_path, FAMILY, MEETING), "--out", tmp_path / "out", "--no-ui")
    assert mam_desktop(*arguments, "--profile", profile, passphrase=PASSPHRASE).code == 0
    before = (profile / "record.db").read_bytes()
    ran = mam_desktop(*arguments, "--profile", profile, passphrase="another one altogether")
    assert ran.code == 5
    assert "Traceback" not in ran.error
    assert (profile / "record.db").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    ran = mam_desktop("play", EXAMPLES / "robin.jsonl", "--out", blocked / "out", "--no-ui")
    assert ran.code == 2
    assert "cannot be written" in ran.error


def test_a_central_record_that_is_not_there_loses_nothing(tmp_path: Path) -> None:
    path = script(tmp_path, FAMILY, MEETING, {"do": "sync"})
    ran = mam_desktop(
        *("play", path, "--out", tmp_path / "out", "--no-ui"),
        *("--central", "http://127.0.0.1:9", "--profile", tmp_path / "profile"),
        passphrase=PASSPHRASE,
    )
    assert ran.code == 6
    assert "Line 3" in ran.error
    ahead = script(tmp_path, {"do": "expect", "saved": True}, {"do": "sync"}, name="more.jsonl")
    play(
        ahead,
        tmp_path / "out",
        "--no-ui",
        "--profile",
        tmp_path / "profile",
        passphrase=PASSPHRASE,
    )


def test_a_central_record_has_to_be_protected_unless_it_is_on_this_machine(tmp_path: Path) -> None:
    path = script(tmp_path, FAMILY, MEETING, {"do": "sync"})
    ran = mam_desktop(
        "play", path, "--out", tmp_path / "out", "--no-ui", "--central", "http://example.org"
    )
    assert ran.code == 6
    assert "https" in ran.error
