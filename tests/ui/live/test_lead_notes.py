"""The lead's notes: folded away, restricted ones too, a draft that survives, on no screen."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.said import Note
from mam_desktop.ui.live.frame import LiveFrame
from tests.ui.drawn_meeting import DeskInMemory
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.live_frame import shown_frame


def test_a_note_can_be_restricted_and_the_next_one_is_the_leads_own_again(
    frame: LiveFrame,
) -> None:
    frame.toggle_notes()
    notes = frame.panel.notes
    notes.restricted.setChecked(True)
    type_text(notes._editor, "Ring the duty team")
    press(notes._editor, Qt.Key.Key_Return, CTRL)
    type_text(notes._editor, "Buy biscuits")
    press(notes._editor, Qt.Key.Key_Return, CTRL)
    kept = frame.controller.entries.all(Note)
    assert [one.audience() for one in kept] == [Audience.RESTRICTED, Audience.LEAD]
    assert "Ring the duty team" not in frame.controller.screen.view.texts()


def test_a_half_written_note_survives_a_crash(
    frame: LiveFrame, desk: DeskInMemory, qtbot: QtBot
) -> None:
    frame.toggle_notes()
    type_text(frame.panel.notes._editor, "Half a note")
    qtbot.waitUntil(lambda: desk.draft("note") == "Half a note")
    again = shown_frame(qtbot, desk)
    again.toggle_notes()
    assert again.panel.notes._editor.toPlainText() == "Half a note"
    again.controller.close()


def test_folding_the_notes_gives_the_keyboard_to_the_capture_line(frame: LiveFrame) -> None:
    frame.toggle_notes()
    assert frame.panel.notes.isAncestorOf(frame.focusWidget())
    press(frame.panel.notes._editor, Qt.Key.Key_F7)
    assert frame.focusWidget() is frame.capture.edit


def test_folded_notes_show_none_of_their_words(frame: LiveFrame) -> None:
    frame.toggle_notes()
    type_text(frame.panel.notes._editor, "Secret")
    press(frame.panel.notes._editor, Qt.Key.Key_F7)
    notes = frame.panel.notes
    assert not notes.is_open
    assert "Secret" not in " ".join(one.text() for one in notes.findChildren(type(notes._sentence)))


def test_notes_can_be_written_while_notes_of_the_meeting_are_paused(frame: LiveFrame) -> None:
    frame.controller.pause_or_take_notes()
    frame.toggle_notes()
    type_text(frame.panel.notes._editor, "He said something")
    press(frame.panel.notes._editor, Qt.Key.Key_Return, CTRL)
    assert len(frame.controller.entries.all(Note)) == 1
