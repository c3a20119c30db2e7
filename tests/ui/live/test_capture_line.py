"""The capture line: names offered, lines pasted, far too much pasted, odd letters: nothing lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.voicing import write_note
from mam_desktop.ui.live.capture_edit import LONGEST
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.name_list import beginning_of_name, names_that_begin
from tests.ui.drawn_meeting import DeskInMemory
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.live_frame import LinePage, shown_frame


def paste(frame: LiveFrame, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(frame.capture.edit, Qt.Key.Key_V, CTRL)


def ideas(frame: LiveFrame) -> list[str]:
    return [one.words for one in frame.controller.entries.all(Idea)]


# --- names ---------------------------------------------------------------------------------------


def test_names_of_who_is_on_the_list_are_offered_and_tab_takes_the_first(frame: LiveFrame) -> None:
    edit = frame.capture.edit
    type_text(edit, "! Ring the clinic @n")
    assert edit.names.names == ("Nan", "Noor")
    assert edit.names.isVisible()
    press(edit, Qt.Key.Key_Tab)
    assert edit.text() == "! Ring the clinic @Nan "
    assert edit.hasFocus()
    assert not edit.names.isVisible()


def test_enter_takes_a_name_only_when_one_was_chosen_and_the_chip_says_so(
    frame: LiveFrame,
) -> None:
    edit = frame.capture.edit
    type_text(edit, "! Ring the clinic @n")
    press(edit, Qt.Key.Key_Down)
    press(edit, Qt.Key.Key_Down)
    assert edit.chip.text() == "Enter puts in “Noor”"
    press(edit, Qt.Key.Key_Return)
    assert edit.text() == "! Ring the clinic @Noor "
    press(edit, Qt.Key.Key_Return)
    assert frame.controller.entries.all(Action)[-1].what == "Ring the clinic"


def test_escape_puts_the_names_away_and_keeps_the_line(frame: LiveFrame) -> None:
    type_text(frame.capture.edit, "+ Tea @")
    press(frame.capture.edit, Qt.Key.Key_Escape)
    assert frame.capture.edit.names.names == ()
    assert frame.capture.edit.text() == "+ Tea @"


def test_no_name_out_of_a_private_note_is_ever_offered(frame: LiveFrame) -> None:
    session = frame.controller.session
    write_note(session, words="Ask Zacharias")
    write_concern(session, words="He said so", by="Zora", present=["Zeno"])
    type_text(frame.capture.edit, "! Ring @z")
    assert frame.capture.edit.names.names == ()


@pytest.mark.parametrize(
    ("text", "said", "after"),
    [
        ("! Ring @n", "n", " "),
        ("@", "", " "),
        ('" Na', "Na", ": "),
        ("“ Mum", "Mum", ": "),
    ],
)
def test_where_a_name_begins(text: str, said: str, after: str) -> None:
    found = beginning_of_name(text)
    assert found is not None
    assert (found.said, found.after) == (said, after)


@pytest.mark.parametrize("text", ["", "mail lee@example", "“ Mum: he", "! Ring @Nan now", "@a@b@"])
def test_where_none_begins(text: str) -> None:
    found = beginning_of_name(text)
    assert found is None or found.said == ""


def test_a_name_that_is_written_whole_needs_no_help() -> None:
    assert names_that_begin("nan", ["Nan", "Noor"]) == ()
    assert names_that_begin("ode", ["Ms Ode"]) == ("Ms Ode",)
    assert names_that_begin("", ["Nan", "Noor"]) == ("Nan", "Noor")


# --- much is pasted ------------------------------------------------------------------------------


def test_pasted_lines_come_one_after_the_other_and_none_is_lost(
    frame: LiveFrame, desk: DeskInMemory
) -> None:
    paste(frame, "+ One @Nan\r\n\n+ Two @Nan\n   + Three @Nan\n")
    edit = frame.capture.edit
    assert edit.text() == "+ One @Nan"
    assert frame.strip.question is not None
    assert frame.capture.add_button.accessibleName() == "Add; 2 more lines wait"
    frame.capture._keep_draft()
    assert desk.draft("capture") == "+ One @Nan\n+ Two @Nan\n+ Three @Nan"
    for _line in range(3):
        press(edit, Qt.Key.Key_Return)
    assert ideas(frame)[-3:] == ["One", "Two", "Three"]
    assert edit.text() == desk.draft("capture") == ""


def test_lines_that_wait_come_back_after_a_crash(
    frame: LiveFrame, desk: DeskInMemory, qtbot: QtBot
) -> None:
    paste(frame, "+ One\n+ Two")
    qtbot.waitUntil(lambda: desk.draft("capture") == "+ One\n+ Two")
    again = shown_frame(qtbot, desk)
    assert (again.capture.edit.text(), again.capture.waiting) == ("+ One", ("+ Two",))
    again.controller.close()


@pytest.mark.parametrize(
    ("answer", "text", "waiting"),
    [(0, "+ One", ("Two",)), (1, "+ One Two", ()), (2, "+ One", ())],
)
def test_pasted_lines_can_be_one_line_or_only_the_first(
    frame: LiveFrame, answer: int, text: str, waiting: tuple[str, ...]
) -> None:
    paste(frame, "+ One\nTwo")
    question = frame.strip.question
    assert question is not None
    question.answered(answer)
    assert (frame.capture.edit.text(), frame.capture.waiting) == (text, waiting)


@pytest.mark.parametrize("text", ["x" * 10_000_000, "line\n" * 2_000_000])
def test_ten_megabytes_are_refused_whole_in_clear_words(frame: LiveFrame, text: str) -> None:
    type_text(frame.capture.edit, "+ Half an idea")
    paste(frame, text)
    assert frame.capture.edit.text() == "+ Half an idea"
    assert f"{LONGEST} letters at most" in frame.strip.words()
    assert QGuiApplication.clipboard().text() == text
    press(frame.capture.edit, Qt.Key.Key_Return)
    assert ideas(frame)[-1] == "Half an idea"


@pytest.mark.parametrize(
    "text",
    [
        "+ 👩‍👩‍👧 <b>bold</b> &amp; @Nan",
        "+ \u202eהצעה\u202c @Nan",
        "+ a\x00b\x07c\x1b[31m",
        "+ " + "W" * 500 + " @Nan",
        "“" * 400,
        "@" * 400,
    ],
)
def test_odd_letters_keep_the_window_alive_and_the_words_as_typed(
    frame: LiveFrame, text: str
) -> None:
    paste(frame, text)
    assert frame.capture.edit.text() == text
    press(frame.capture.edit, Qt.Key.Key_Return)
    assert frame.isVisible()


# --- other ways of writing -----------------------------------------------------------------------


def test_letters_that_are_being_composed_are_not_added_before_they_are_done(
    frame: LiveFrame,
) -> None:
    edit = frame.capture.edit
    type_text(edit, "+ Caf")
    QApplication.sendEvent(edit, QInputMethodEvent("´", []))
    assert edit.text() == "+ Caf"
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    QApplication.sendEvent(edit, done)
    assert edit.text() == "+ Café"


def test_a_page_half_written_and_ctrl_k_keep_both_drafts(frame: LiveFrame) -> None:
    page = frame.page
    assert isinstance(page, LinePage)
    type_text(frame.capture.edit, "+ Half")
    page.line.setFocus()
    type_text(page.line, "a page")
    press(page.line, Qt.Key.Key_K, CTRL)
    assert frame.capture.edit.hasFocus()
    assert (frame.capture.edit.text(), page.line.text()) == ("+ Half", "a page")


def test_the_line_says_what_enter_does_for_each_mark(frame: LiveFrame) -> None:
    chips = {}
    for mark in ("", "“ Mum: ", "+ ", "! ", "? ", "= "):
        frame.capture.edit.setText(f"{mark}words")
        chips[mark] = frame.capture.edit.chip.text()
    assert all(chips.values())
    assert len(set(chips.values())) == len(chips)


def test_a_controller_made_anew_opens_with_the_same_line(desk: DeskInMemory, qtbot: QtBot) -> None:
    desk.keep_draft("capture", "! Ring")
    frame = shown_frame(qtbot, desk)
    assert frame.capture.edit.text() == "! Ring"
    assert isinstance(frame.controller, LiveController)
    frame.controller.close()
