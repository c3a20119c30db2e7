"""Real windows on screens that come and go: RandR monitors of an X server of the test's own."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="X servers of one's own are Linux's")
from mam_desktop.ui.family_screen.screen_identity import ScreenIdentity
from tests.spoken import Desktop, missing_for_screens

pytestmark = pytest.mark.skipif(
    bool(missing_for_screens()),
    reason=f"not on this machine: {', '.join(missing_for_screens())}",
)
ROOT = Path(__file__).parents[3]
LAPTOP = "1280/340x800/210+0+0"
BESIDE = "1920/510x1080/290+1280+0"
Saw = Mapping[str, object]


def play(story: str, folder: Path, screens: Mapping[str, str]) -> Mapping[str, Saw]:
    """Play a story of `on_real_screens.py` and return what was seen."""
    with Desktop(folder, "3840x1080", listens=False) as desktop:
        for name, place in screens.items():
            desktop.plug_in(name, place)
        run = subprocess.run(
            [sys.executable, "-m", "tests.ui.family_screen.on_real_screens", story, str(folder)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=desktop.environment,
            timeout=120,
            check=False,
        )
    assert run.returncode == 0, run.stderr
    saw: Mapping[str, Saw] = json.loads(run.stdout)
    seen = [one for one in saw.values() if isinstance(one, dict) and "leaks" in one]
    assert seen
    assert not any(one["leaks"] for one in seen)
    return saw


def test_unplugged_in_the_meeting_it_is_hidden_and_comes_back_covered(tmp_path: Path) -> None:
    saw = play("unplugged", tmp_path, {"LAPTOP": LAPTOP, "PROJ": BESIDE})
    on, gone, back, shown = (saw[one] for one in ("on", "unplugged", "back", "shown"))
    assert (on["screen"], on["full"], on["says_idea"]) == ("PROJ", True, True)
    assert (on["lead_on"], on["frame"]) == ("LAPTOP", "The room sees this")
    assert saw["room sees the picture"]
    assert (gone["visible"], gone["covered"], gone["state"]) == (False, True, "cover")
    assert (gone["lead_on"], gone["frame"]) == ("LAPTOP", "No screen: nobody sees this")
    assert saw["lead's work as before"]
    assert (back["screen"], back["covered"], back["says_idea"]) == ("PROJ", True, False)
    assert back["told"] == "The family’s screen is there. It is covered; F8 shows it."
    assert (shown["screen"], shown["state"], shown["says_idea"]) == ("PROJ", "on", True)
    assert saw["room sees it again"]
    titles = {str(one) for step in (on, gone, back) for one in _list(step["titles"])}
    assert titles == {"", "Family screen", "MAM Desktop"}


def test_a_screen_is_chosen_by_its_number_and_known_wherever_it_stands(tmp_path: Path) -> None:
    screens = {
        "LAPTOP": LAPTOP,
        "LEFT": "1280/340x720/190+1280+0",
        "RIGHT": "1024/270x768/200+2560+0",
    }
    saw = play("chosen", tmp_path, screens)
    before, chosen, moved = saw["nobody chose"], saw["chosen"], saw["moved"]
    assert (before["visible"], before["frame"]) == (False, "Which screen? Nobody sees this")
    assert sorted(saw["numbers"].values(), key=str) == ["LAPTOP", "LEFT", "RIGHT"]
    assert (chosen["screen"], chosen["covered"], chosen["says_idea"]) == ("RIGHT", True, False)
    assert saw["numbers gone"]
    assert (saw["shown"]["screen"], saw["shown"]["says_idea"]) == ("RIGHT", True)
    assert (moved["screen"], moved["covered"]) == ("RIGHT", True)
    kept = json.loads((tmp_path / "profile" / "settings" / "laptop.json").read_text("utf-8"))
    assert kept["family_screen_name"] == ScreenIdentity(name="RIGHT", size="1024x768").kept()


def test_a_mirror_is_no_screen_and_never_does_it_cover_the_lead_s_work(tmp_path: Path) -> None:
    saw = play("mirrored", tmp_path, {"LAPTOP": LAPTOP, "PROJ": LAPTOP})
    mirrored, extended, went = saw["mirrored"], saw["extended"], saw["lead went there"]
    assert (mirrored["visible"], mirrored["frame"]) == (False, "No screen: nobody sees this")
    assert mirrored["told"] == "There is no screen for the family. F11 turns this laptop round."
    assert (extended["screen"], extended["covered"]) == ("PROJ", True)
    assert (went["lead_on"], went["visible"], went["state"]) == ("PROJ", False, "cover")
    assert (extended["turned"], went["turned"]) == (False, True)


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
