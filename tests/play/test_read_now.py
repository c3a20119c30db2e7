"""A script shows on the family screen the action that is being read back."""

from pathlib import Path

import pytest

from mam_desktop.meeting.family_view import ReadBackScene
from mam_desktop.play.player import LineFailed
from tests.play.on_a_laptop import played_on_a_laptop, written
from tests.play.playing import Told

SIGNING: tuple[Told, ...] = (
    {"do": "action", "what": "Ring the club", "owner": "Robin", "due_on": "2026-12-01"},
    {"do": "action", "what": "Draw a map", "owner": "Robin", "due_on": "2026-12-02"},
    {"do": "step", "to": "sign", "at": "15:00"},
)


def reading(words: str) -> Told:
    return {"do": "family_screen", "state": "on", "reading": words}


def test_the_action_that_is_read_stands_on_the_screen_alone(tmp_path: Path) -> None:
    script = written(tmp_path, *SIGNING, reading("draw a map"))
    with played_on_a_laptop(tmp_path, script) as stage:
        view = stage.family_view()
        assert view is not None
        body = view.body
        assert isinstance(body, ReadBackScene)
        assert body.actions[body.reading - 1].what == "Draw a map"


def test_only_an_action_can_be_read_back(tmp_path: Path) -> None:
    idea: Told = {"do": "idea", "words": "Swimming", "by": "Robin", "column": "can"}
    script = written(tmp_path, *SIGNING, idea, reading("swimming"))
    with pytest.raises(LineFailed, match="swimming"), played_on_a_laptop(tmp_path, script):
        pass
