"""A script sends out a month's minutes, with windows and without: the same files and marks."""

import json
from pathlib import Path

from mam_desktop.changes.change import JsonValue
from tests.journeys.playing import play

SCRIPT = Path(__file__).parent / "scripts" / "sending.jsonl"


def files(out: Path) -> dict[str, bytes]:
    """Return what was exported, but for signed PDFs: each signs with a laptop's own key."""
    found = (one for one in out.glob("*/*") if one.suffix == ".docx")
    return {str(one.relative_to(out)): one.read_bytes() for one in found}


def told(out: Path, folder: str) -> list[tuple[str, JsonValue]]:
    """Return each file of a manifest, and for how many it is."""
    meetings = json.loads((out / folder / "manifest.json").read_text("utf-8"))["meetings"]
    return [(one["file"], len(one["to"])) for each in meetings for one in each["written"]]


def test_a_script_sends_out_a_month_with_and_without_windows(tmp_path: Path) -> None:
    windows, plain = tmp_path / "windows", tmp_path / "plain"
    play(SCRIPT, windows)
    play(SCRIPT, plain, "--no-ui")
    assert files(windows) == files(plain)
    for out in (windows, plain):
        (draft, _people) = told(out, "drafts")[0]
        assert draft.endswith("-everyone-draft.docx")
        assert (out / "drafts" / draft).exists()
        due = told(out, "minutes")
        assert {name.split("-")[4] for name, _to in due} >= {"family"}
        assert all((out / "minutes" / name).exists() for name, _to in due)
    records = [json.loads((one / "record.json").read_bytes()) for one in (windows, plain)]
    assert records[0] == records[1]
