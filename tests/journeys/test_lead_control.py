"""A script in which the lead holds words, shows one thing, freezes and covers, with windows too."""

import json
from pathlib import Path

import pytest

from tests.journeys.playing import mam_desktop, play

SCRIPT = Path(__file__).parent / "scripts" / "lead-control.jsonl"


def test_the_lead_s_control_is_the_same_with_and_without_windows(tmp_path: Path) -> None:
    windows, plain = tmp_path / "windows", tmp_path / "plain"
    play(SCRIPT, windows)
    play(SCRIPT, plain, "--no-ui")
    told = [json.loads((one / "record.json").read_bytes()) for one in (windows, plain)]
    assert told[0] == told[1]


@pytest.mark.parametrize("windows", [[], ["--no-ui"]])
def test_what_nobody_may_see_cannot_be_shown_alone(windows: list[str], tmp_path: Path) -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    script = tmp_path / "secret.jsonl"
    secret = {"do": "family_screen", "state": "on", "one": "secret"}
    script.write_text("\n".join([*lines[:6], json.dumps(secret)]), encoding="utf-8")
    ran = mam_desktop("play", script, "--out", tmp_path / "out", *windows)
    assert ran.code != 0
    assert "Nothing that the room may see has the words “secret”" in ran.out + ran.error
