"""Nothing alters sealed minutes by window: pages refuse in words and lose nothing written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.windows import MainWindow
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.meeting_so_far import PlainSigner
from tests.ui.live.whole_window import HomeWithMeeting, shown_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    home = HomeWithMeeting("next_steps")
    session = home.meeting_desk.session
    seal_meeting(session, PlainSigner())
    made = shown_window(qtbot, home)
    made.open_meeting("family-robin", str(session.meeting_id))
    go_to_step(session, "actions")
    QApplication.processEvents()
    yield made
    made.close_now()


@pytest.fixture
def controller(window: MainWindow) -> LiveController:
    assert window.controller is not None
    return window.controller


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("actions", "! Ring the clinic @Lee by tomorrow"),
        ("board", "Swimming on Saturdays"),
        ("what_matters", "The clinic rang"),
        ("voice", "I want to swim"),
        ("next_steps", "= We meet again @Lee"),
    ],
)
def test_what_is_typed_into_the_line_is_refused_and_stays_in_the_line(
    window: MainWindow, controller: LiveController, step: str, words: str
) -> None:
    assert window.live is not None
    troubles: list[str] = []
    controller.trouble.connect(troubles.append)
    go_to_step(controller.session, step)
    QApplication.processEvents()
    before = controller.session.fold.state_hash()
    line = window.live.capture.edit
    type_text(line, words)
    press(line, Qt.Key.Key_Return)
    assert controller.session.fold.state_hash() == before
    assert words in line.text()
    assert any("These minutes are sealed" in one for one in troubles), troubles


def test_undo_does_not_reach_behind_the_seal(
    window: MainWindow, controller: LiveController
) -> None:
    sealed = {one.id: one for one in controller.session.entries.all(Action)}
    for _time in range(3):
        press(window, Qt.Key.Key_Z, CTRL)
    assert {one.id: one for one in controller.session.entries.all(Action)} == sealed
    assert controller.session.late == ()
