"""A meeting on one laptop that is turned round: as a script both ways, and by keyboard alone."""

import json
from pathlib import Path

from PySide6.QtCore import Qt

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Note, Voice
from tests.journeys.playing import mam_desktop, play
from tests.seated import Person

SCRIPT = Path(__file__).parent / "scripts" / "shared-laptop.jsonl"


def test_a_meeting_on_a_turned_laptop_plays_the_same_both_ways(tmp_path: Path) -> None:
    play(SCRIPT, tmp_path / "windows")
    play(SCRIPT, tmp_path / "plain", "--no-ui")
    both = [json.loads((tmp_path / one / "record.json").read_bytes()) for one in WAYS]
    assert both[0] == both[1]


WAYS = ("windows", "plain")


def test_a_private_line_on_the_shared_side_is_refused_both_ways(tmp_path: Path) -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    private = '{"do": "capture", "text": "note: Mum looks tired", "at": "14:06"}'
    script = tmp_path / "private.jsonl"
    script.write_text("\n".join([*lines[:11], private]), encoding="utf-8")
    for more in ((), ("--no-ui",)):
        ran = mam_desktop("play", script, "--out", tmp_path / f"out{len(more)}", *more)
        assert ran.code != 0


def test_a_meeting_by_keyboard_on_a_laptop_turned_round(person: Person) -> None:
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    person.wait_until_saved()
    person.press(Qt.Key.Key_F11)
    shared = person.seat.window.shared
    assert shared is not None
    for words in ("Lead’s notes", "min left", "Saved"):
        assert words not in person.seen()
    person.ctrl(Qt.Key.Key_PageDown)
    person.ctrl(Qt.Key.Key_PageDown)
    assert person.session.meeting.step == "voice"
    person.type('" Robin: I like the swing')
    person.press(Qt.Key.Key_Return)
    assert "I like the swing" in "\n".join(shared.scene.all_texts())
    person.type("note: ask about sleep later")
    person.press(Qt.Key.Key_Return)
    assert "ask about sleep" not in person.seen()
    person.ctrl(Qt.Key.Key_PageDown)
    person.ctrl(Qt.Key.Key_PageDown)
    person.type("= Robin sleeps through the night")
    person.press(Qt.Key.Key_Return)
    assert person.session.entries.all(Voice)[-1].words == "I like the swing"
    assert person.session.entries.all(Outcome)[-1].words == "Robin sleeps through the night"
    person.press(Qt.Key.Key_F11)
    assert "Robin" not in person.seen()
    person.press(Qt.Key.Key_Return)
    assert person.seat.window.shared is None
    assert person.controller.screen.state is ScreenState.OFF
    person.press(Qt.Key.Key_F7)
    person.press(Qt.Key.Key_Escape)
    assert person.session.entries.all(Note)[-1].words == "note: ask about sleep later"
    assert not person.session.entries.all(Idea, person.session.meeting_id)
    assert not person.session.entries.all(Action, person.session.meeting_id)
    person.wait_until_saved()
