"""The plan sealed in the room, two who disagree, one who signs later, a late correction."""

import json
from pathlib import Path

from mam_desktop.documents.reading import read_text
from tests.journeys.playing import play, written

SCRIPT = Path(__file__).parent / "scripts" / "plan-first.jsonl"


def test_a_plan_first_meeting_leaves_the_same_with_and_without_windows(tmp_path: Path) -> None:
    windows, plain = tmp_path / "windows", tmp_path / "plain"
    play(SCRIPT, windows)
    play(SCRIPT, plain, "--no-ui")
    told = [json.loads((one / "record.json").read_bytes()) for one in (windows, plain)]
    assert told[0] == told[1]
    first, office = (told[0]["laptops"][name]["state_hash"] for name in ("first", "office"))
    assert first == office
    assert written(windows, "*.docx") == written(plain, "*.docx")
    plan = read_text(windows / "action-plan.pdf")
    assert "Keep the sleep diary" in plan
    assert "Robin was tired" not in plan
