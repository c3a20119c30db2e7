"""A plan sealed before the minutes, a father who comes and goes, two laptops that seal."""

import json
from pathlib import Path

from mam_desktop.documents.reading import read_text
from tests.journeys.playing import play, written

SCRIPT = Path(__file__).parent / "scripts" / "two-parents.jsonl"


def test_every_expectation_holds_and_both_ways_leave_the_same(tmp_path: Path) -> None:
    windows, plain = tmp_path / "windows", tmp_path / "plain"
    play(SCRIPT, windows)
    play(SCRIPT, plain, "--no-ui")
    told = [json.loads((one / "record.json").read_bytes()) for one in (windows, plain)]
    assert told[0] == told[1]
    first, office = (told[0]["laptops"][name]["state_hash"] for name in ("first", "office"))
    assert first == office
    assert written(windows, "*.docx") == written(plain, "*.docx")
    names = {path.name for path in windows.iterdir()}
    assert {"action-plan.pdf", "minutes.pdf", "everyone.docx"} <= names
    for name in ("minutes.pdf", "action-plan.docx", "family-Dad.docx"):
        text = read_text(windows / name)
        assert "hits" not in text
        assert "Den in" not in text
