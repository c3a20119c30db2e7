"""What one key could bring in front of everybody on a laptop turned round."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.lead_notes import DRAFT_PLACE as NOTE_PLACE
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import HomeInMemory
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.test_shared_laptop import NEUTRAL, PRIVATE, cross, turn, write
from tests.ui.live.whole_window import controller_of, opened_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeInMemory(), "meeting-robin")
    yield made
    made.close_now()


def test_what_the_lead_copied_is_out_of_reach_until_the_laptop_is_back(window: MainWindow) -> None:
    board = QGuiApplication.clipboard()
    board.setText(PRIVATE)
    shared = turn(window)
    press(shared.line.edit, Qt.Key.Key_V, CTRL)
    assert shared.line.edit.text() == board.text() == ""
    write(shared, "+ A den")
    board.setText("copied by a child")
    cross(window)
    assert board.text() == PRIVATE
    board.clear()


def test_what_the_lead_copied_is_there_again_at_home(window: MainWindow) -> None:
    board = QGuiApplication.clipboard()
    board.setText(PRIVATE)
    turn(window)
    window.leave_meeting()
    assert board.text() == PRIVATE
    board.clear()


def test_undo_in_the_line_brings_nothing_back_that_was_taken_off_it(window: MainWindow) -> None:
    shared = turn(window)
    for line in (f"note: {PRIVATE}", f"! {PRIVATE} @nobody knows by Friday"):
        type_text(shared.line.edit, line)
        press(shared.line.edit, Qt.Key.Key_Return)
        press(shared.line.edit, Qt.Key.Key_Z, CTRL)
        assert shared.line.edit.text() == ""


def test_a_private_line_stays_dots_when_its_beginning_is_taken_off(window: MainWindow) -> None:
    shared = turn(window)
    type_text(shared.line.edit, f"note: {PRIVATE}")
    shared.line.edit.setCursorPosition(0)
    for _letter in "note: ":
        press(shared.line.edit, Qt.Key.Key_Delete)
    assert shared.line.edit.text() == PRIVATE
    assert shared.line.edit.echoMode() is QLineEdit.EchoMode.Password
    press(shared.line.edit, Qt.Key.Key_Return)
    assert shared.line.said() == NEUTRAL
    assert PRIVATE in controller_of(window).desk.draft(NOTE_PLACE)
    type_text(shared.line.edit, "+ A den")
    assert shared.line.edit.echoMode() is QLineEdit.EchoMode.Normal
