"""Welcome inside the frame: its keys from the capture bar, and a question that has them first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.attending import attend
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.steps.pages import make_page
from mam_desktop.ui.live.steps.welcome import AGREED, HERE, READ, WelcomePage
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.keys import ALT, press
from tests.ui.live.live_frame import shown_frame
from tests.ui.live.steps.meeting_so_far import robin_desk


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[LiveFrame]:
    made = shown_frame(qtbot, robin_desk("welcome"), make_page)
    yield made
    made.controller.close()


@pytest.fixture
def page(frame: LiveFrame) -> WelcomePage:
    assert isinstance(frame.page, WelcomePage)
    return frame.page


def test_a_part_is_one_key_away_from_the_capture_bar(frame: LiveFrame, page: WelcomePage) -> None:
    for key, part in ((Qt.Key.Key_3, AGREED), (Qt.Key.Key_1, READ), (Qt.Key.Key_2, HERE)):
        frame.capture.edit.setFocus()
        press(frame.capture.edit, key, ALT)
        assert page.part == part
    assert page.people.people.hasFocus()


def test_an_open_question_has_the_keys_first(
    qtbot: QtBot, frame: LiveFrame, page: WelcomePage
) -> None:
    answers: list[int] = []
    frame.controller.ask(Question("Which Kim?", ("A", "B"), answers.append))
    QCoreApplication.processEvents()
    press(frame.capture.edit, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: answers == [0])
    assert page.part == HERE
    press(frame.capture.edit, Qt.Key.Key_1, ALT)
    assert page.part == READ


def test_on_another_step_the_keys_do_nothing_here(frame: LiveFrame, page: WelcomePage) -> None:
    frame.controller.go_to("voice")
    press(frame.capture.edit, Qt.Key.Key_1, ALT)
    assert page.part == HERE


def test_who_joins_late_is_met_in_whatever_step(qtbot: QtBot, frame: LiveFrame) -> None:
    frame.controller.go_to("voice")
    attend(frame.controller.session, name="Asha", state="late")
    QCoreApplication.processEvents()
    assert frame.strip.words() == "Asha has joined. We are at “Family’s voice”."
    press(frame.capture.edit, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: frame.strip.question is None)
