"""The walk over what stands over and beside the pages of a live meeting, in every look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.ui.family_screen.displays import Displays
from mam_desktop.ui.family_screen.screens import FamilyScreens
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.this_computer import UnseenComputer
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.reading_order import reading_order
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from tests.ui.layout_faults import settle, told
from tests.ui.walking import Walk, leave_it, open_step


def test_what_stands_over_the_page(walk: Walk) -> None:
    open_step(walk, "voice")
    live, controller = walk.window.live, walk.controller
    assert live is not None
    live.show_keys()
    walk.look("keys")
    live.sheet.close_sheet()
    live.make_room()
    walk.look("make room")
    walk.tab("make room")
    live.make_room()
    live.toggle_notes()
    walk.look("lead's notes")
    live.toggle_notes()
    controller.told.emit("Taken back: words of Robin. Ctrl+Y does it again.")
    walk.look("told")
    controller.ask(Question("Take away these words?", ("Take away", "Leave them"), leave_it))
    walk.look("a question")
    live.strip.clear()
    live.capture.edit.setText("! Ring the clinic @Nobody by someday")
    walk.look("capture with a question")
    live.capture.edit.clear()
    controller.pause_or_take_notes()
    walk.look("notes paused")
    controller.pause_or_take_notes()
    controller.stop_or_go_on()
    walk.look("stopped")
    walk.tab("stopped")
    controller.stop_or_go_on()
    walk.window.close()
    walk.look("before closing")
    assert walk.found == []


def test_the_lead_s_control_of_the_family_s_screen(walk: Walk, qtbot: QtBot) -> None:
    open_step(walk, "voice")
    live, controller, family = walk.window.live, walk.controller, FamilyWindow()
    qtbot.addWidget(family)
    assert live is not None
    only = QGuiApplication.primaryScreen()
    screens = FamilyScreens(family, Displays([only]), lambda: only, computer=UnseenComputer())
    controller.screen.use_screens(screens)
    walk.look("no screen")
    controller.screen.hold_words(holds=True)
    for state in ScreenState:
        controller.screen.change(state)
        walk.look(f"the frame, {state}")
    controller.screen.change(ScreenState.ON)
    for name in ("one_thing", "screens"):
        live.open_named(name)
        walk.look(name)
        walk.tab(name)
        live.open_named(name)
    controller.screen.open_call()
    walk.look("a window for a video call")
    screens.close()
    assert walk.found == []


def test_the_laptop_turned_round(walk: Walk) -> None:
    open_step(walk, "voice")
    walk.window.turn_round()
    shared = walk.window.shared
    assert shared is not None
    walk.look("turned round")
    walk.tab("turned round")
    shared.line.edit.setText("note: ask later")
    shared.line.add()
    walk.look("turned round, kept for later")
    shared.ask_to_turn_back()
    walk.look("turn it back")
    walk.tab("turn it back")
    assert walk.found == []


@pytest.mark.parametrize("_look", [("light", 100)], indirect=True)
def test_every_key_is_told_wherever_the_keyboard_is(walk: Walk) -> None:
    open_step(walk, "voice")
    live = walk.window.live
    assert live is not None
    for step in ("welcome", "voice", "last_time", "what_matters"):
        walk.controller.go_to(step)
        settle()
        for one in reading_order(live):
            one.setFocus()
            QTest.keyClick(one, Qt.Key.Key_F1)
            if not live.sheet.isVisible():
                walk.found.append(f"{step}: F1 shows no keys from {told(one)}")
            live.sheet.close_sheet()
    assert walk.found == []


@pytest.mark.parametrize("_look", [("light", 100)], indirect=True)
def test_all_nine_steps_are_in_sight_while_the_clock_says_two_things(walk: Walk) -> None:
    open_step(walk, "welcome")
    live = walk.window.live
    assert live is not None
    settle()
    clock = live.steps.clock
    assert clock.step_over.isVisible()
    assert clock.too_much.isVisible()
    steps = live.steps.findChild(ScrollColumn)
    assert steps is not None
    assert steps.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("_look", [("contrast", 200)], indirect=True)
def test_notes_that_were_opened_over_the_page_go_with_the_key_that_opened_them(walk: Walk) -> None:
    open_step(walk, "voice")
    live = walk.window.live
    assert live is not None
    QTest.keyClick(live.capture.edit, Qt.Key.Key_F7)
    assert live.panel.notes.is_open
    QTest.keyClick(walk.window.focusWidget() or live, Qt.Key.Key_F7)
    assert not live.panel.isVisible()
    assert live.capture.edit.hasFocus()


def test_the_private_sheet(walk: Walk) -> None:
    open_step(walk, "voice")
    live = walk.window.live
    assert live is not None
    live.toggle_apart()
    sheet = live.over.apart
    walk.look("private sheet")
    walk.tab("private sheet")
    sheet.form.words.setPlainText(
        "He locks the door when Mum is out and I can’t get to the toilet."
    )
    sheet.form.by.setEditText("Robin")
    sheet.form.danger.rang.click()
    sheet.form.answers.family.buttons["no"].click()
    sheet.form.answers.shared.buttons["yes"].click()
    sheet.form.answers.why.setText("It could put Robin at risk tonight")
    sheet.form.answers.reason.setText("A child may be hurt")
    sheet.form.answers.more.link.click()
    walk.look("private sheet, all written")
    sheet.keep.click()
    walk.look("private sheet, kept")
    walk.tab("private sheet, kept")
    sheet.put_away()
    walk.look("private sheet, put away")
    assert walk.found == []
