"""Undo says what it would do; every key has a line on the sheet; fields undo their own first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.voicing import write_note
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.theme.theme import apply_theme
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.live_frame import LinePage, shown_frame


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[LiveFrame]:
    session, record, _clock = drawn_session()
    made = shown_frame(qtbot, DeskInMemory(session, record))
    yield made
    made.controller.close()


def ring_the_clinic(frame: LiveFrame) -> None:
    session = frame.controller.session
    agree_action(session, what="Ring the clinic", owner="Lee", due_on=None)


# --- undo and redo -------------------------------------------------------------------------------


def test_the_buttons_say_before_they_are_pressed_what_they_would_do(
    frame: LiveFrame, qtbot: QtBot
) -> None:
    ring_the_clinic(frame)
    buttons = frame.capture.undo_buttons
    words = "action from Lee: “Ring the clinic”"
    qtbot.waitUntil(lambda: buttons.undo.accessibleName() == f"Undo: {words}")
    assert buttons.undo.toolTip() == f"Undo: {words} (Ctrl+Z)"
    buttons.undo.click()
    assert frame.controller.entries.all(Action) == ()
    qtbot.waitUntil(lambda: buttons.redo.accessibleName() == f"Do again: {words}")
    buttons.redo.click()
    assert len(frame.controller.entries.all(Action)) == 1


def test_what_is_private_is_not_told_by_the_buttons(frame: LiveFrame, qtbot: QtBot) -> None:
    write_note(frame.controller.session, words="Ask about the bruise")
    undo = frame.capture.undo_buttons.undo
    qtbot.waitUntil(lambda: undo.accessibleName() == "Undo: a note of yours")
    assert "bruise" not in undo.toolTip()


def test_what_stays_says_why_beside_what_would_be_undone(frame: LiveFrame, qtbot: QtBot) -> None:
    told = {"purpose": "share", "recipient": "Health", "answer": "yes", "how": "said"}
    note_consent(frame.controller.session, by="Mum", **told)
    undo = frame.capture.undo_buttons.undo
    qtbot.waitUntil(lambda: "agreed to is not taken back" in undo.accessibleName())
    assert "Undo: heart" in undo.accessibleName()


def test_ctrl_y_does_again_what_ctrl_z_undid(frame: LiveFrame) -> None:
    ring_the_clinic(frame)
    press(frame.capture.edit, Qt.Key.Key_Z, CTRL)
    assert frame.controller.entries.all(Action) == ()
    press(frame.capture.edit, Qt.Key.Key_Y, CTRL)
    assert len(frame.controller.entries.all(Action)) == 1


def test_a_field_of_a_page_undoes_its_own_typing_first_then_the_meeting(frame: LiveFrame) -> None:
    ring_the_clinic(frame)
    page = frame.page
    assert isinstance(page, LinePage)
    page.line.setFocus()
    type_text(page.line, "half")
    press(page.line, Qt.Key.Key_Z, CTRL)
    assert page.line.text() == ""
    assert len(frame.controller.entries.all(Action)) == 1
    press(page.line, Qt.Key.Key_Z, CTRL)
    assert frame.controller.entries.all(Action) == ()


def test_the_notes_undo_their_own_typing_first(frame: LiveFrame) -> None:
    ring_the_clinic(frame)
    frame.toggle_notes()
    editor = frame.panel.notes._editor
    type_text(editor, "half")
    press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == ""
    assert len(frame.controller.entries.all(Action)) == 1


# --- the sheet of keys ---------------------------------------------------------------------------


def test_every_real_key_of_the_frame_has_a_line_on_the_sheet(frame: LiveFrame) -> None:
    told = {QKeySequence(key).toString() for line in frame.keys.lines() for key in line.keys}
    real = [one.key() for one in frame.findChildren(QShortcut)]
    real += [key for one in frame.findChildren(QAction) for key in one.shortcuts()]
    real += [one.shortcut() for one in frame.findChildren(QAbstractButton)]
    assert {one.toString() for one in real if not one.isEmpty()} - told == set()


def test_no_key_is_bound_twice(frame: LiveFrame) -> None:
    keys = [one.key().toString() for one in frame.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))


def test_the_sheet_says_what_undo_would_take_back(frame: LiveFrame) -> None:
    ring_the_clinic(frame)
    press(frame.capture.edit, Qt.Key.Key_F1)
    assert "Undo: action from Lee: “Ring the clinic”" in frame.sheet.words()


def test_one_can_look_for_a_key_and_f1_or_escape_closes_the_sheet(frame: LiveFrame) -> None:
    frame.steps.buttons["board"].setFocus()
    press(frame.steps.buttons["board"], Qt.Key.Key_Question)
    assert frame.sheet.isVisible()
    frame.sheet.asked.setText("FREEZE screen")
    assert "Freeze the family screen, or let it go on" in frame.sheet.words()
    assert "Undo" not in " ".join(frame.sheet.words())
    frame.sheet.asked.setText("<b>nothing</b>")
    assert frame.sheet.words() == ["No key does that."]
    press(frame.sheet.asked, Qt.Key.Key_Escape)
    assert not frame.sheet.isVisible()
    assert frame.steps.buttons["board"].hasFocus()
    frame.show_keys()
    press(frame.sheet.asked, Qt.Key.Key_F1)
    assert not frame.sheet.isVisible()


def test_the_sheet_stays_inside_the_window_at_twice_the_text(frame: LiveFrame) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, text_scale=200)
    try:
        frame.show_keys()
        assert frame.rect().contains(frame.sheet.geometry())
    finally:
        apply_theme(app)
