"""While somebody else holds the laptop nothing of the lead's is in sight, heard or reached."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.plan import Feedback, Idea
from mam_desktop.meeting.rounds import begin_round, end_round
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.steps.board import BoardPage
from mam_desktop.ui.live.steps.board_list import BoardList
from mam_desktop.ui.live.steps.feedback import FeedbackPage
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.windows import MainWindow
from tests.ui.keys import CTRL, SHIFT, press
from tests.ui.live.whole_window import HomeWithMeeting, opened_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeWithMeeting("voice"))
    assert made.controller is not None
    made.controller.screen.change(ScreenState.OFF)
    made.activateWindow()
    yield made
    made.close_now()


@pytest.fixture
def live(window: MainWindow) -> LiveFrame:
    assert window.controller is not None
    window.controller.go_to("feedback")
    assert window.live is not None
    return window.live


@pytest.fixture
def page(live: LiveFrame) -> FeedbackPage:
    assert isinstance(live.page, FeedbackPage)
    live.page.pass_round()
    live.page.hand.who.buttons["child"].click()
    return live.page


def _shown(live: LiveFrame) -> str:
    return " ".join(one.text() for one in live.findChildren(QLabel) if one.isVisible())


def test_what_is_the_leads_is_away(live: LiveFrame, page: FeedbackPage) -> None:
    away = (live.steps, live.panel, live.rail, live.capture, live.strip, live.top.saved_chip)
    assert not any(one.isVisible() for one in away)
    assert page.hand.turn is not None
    assert page.hand.turn.rows[0].buttons[0].hasFocus()


def test_every_key_of_the_lead_sleeps(live: LiveFrame, page: FeedbackPage) -> None:
    controller = live.controller
    step, ideas = controller.step, len(controller.entries.all(Idea))
    controller.screen.change(ScreenState.COVER)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_PageUp, Qt.Key.Key_1, Qt.Key.Key_F):
        press(page, key, CTRL)
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9):
        press(page, key)
    press(page, Qt.Key.Key_F4, SHIFT)
    assert controller.step == step
    assert len(controller.entries.all(Idea)) == ideas
    assert controller.screen.state is ScreenState.COVER
    assert not controller.meeting.paused
    assert not live.sheet.isVisible()
    assert page.is_handed_over


def test_f11_and_then_enter_bring_the_lead_back(
    window: MainWindow, live: LiveFrame, page: FeedbackPage
) -> None:
    press(live.focusWidget(), Qt.Key.Key_F11)
    assert page.hand.is_on_bridge
    assert window.shared is None
    press(live.focusWidget(), Qt.Key.Key_Return)
    assert not page.is_handed_over
    assert live.steps.isVisible()
    assert live.capture.isVisible()
    assert page.hand_round.hasFocus()


def test_what_is_told_to_the_lead_waits(live: LiveFrame, page: FeedbackPage) -> None:
    answered: list[int] = []
    live.controller.trouble.emit("The central record says Mum moved.")
    live.controller.ask(Question("Is Dad late?", ("Yes", "No"), answered.append))
    assert not live.strip.isVisible()
    assert "Dad" not in _shown(live)
    page.ask_for_lead()
    page.hand.bridge.cross.click()
    assert live.strip.words() == "Is Dad late?"


def test_another_laptop_that_goes_on_does_not_open_the_leads_pages(
    live: LiveFrame, page: FeedbackPage
) -> None:
    go_to_step(live.controller.session, "voice")
    assert live.page is page
    assert not live.steps.isVisible()
    page.ask_for_lead()
    page.hand.bridge.cross.click()
    assert live.page is not page
    assert live.page.STEP == "voice"
    assert live.steps.isVisible()


def test_closing_the_window_asks_for_the_lead_first(
    window: MainWindow, live: LiveFrame, page: FeedbackPage
) -> None:
    window.close()
    assert window.isVisible()
    assert page.hand.is_on_bridge
    assert live.page is page


def test_a_half_answer_is_gone_when_the_program_is_killed(page: FeedbackPage) -> None:
    turn = page.hand.turn
    assert turn is not None
    turn.rows[0].buttons[0].click()
    turn.fields["words"].setPlainText("Too loud")
    desk = page.controller.desk
    assert page.controller.entries.all(Feedback) == ()
    drafts = getattr(desk, "drafts", {})
    assert "Too loud" not in "".join(drafts.values())


def test_a_lock_in_between_comes_back_to_who_held_it(
    window: MainWindow, live: LiveFrame, page: FeedbackPage
) -> None:
    window.lock()
    assert not live.isVisible()
    window._on_lock_unlocked()
    assert page.is_handed_over
    assert not live.steps.isVisible()


def test_what_one_copied_the_next_cannot_paste_and_the_lead_has_their_own_again(
    live: LiveFrame,
) -> None:
    board = QGuiApplication.clipboard()
    board.setText("what the lead copied")
    assert isinstance(live.page, FeedbackPage)
    live.page.pass_round()
    hand = live.page.hand
    hand.who.buttons["child"].click()
    assert hand.turn is not None
    hand.turn.rows[0].buttons[0].click()
    words = hand.turn.fields["words"]
    press(words, Qt.Key.Key_V, CTRL)
    assert words.words() == ""
    words.setPlainText("I was scared")
    press(words, Qt.Key.Key_A, CTRL)
    press(words, Qt.Key.Key_C, CTRL)
    assert board.text() == "I was scared"
    hand.turn.hand_in()
    assert board.text() == ""
    hand.ask_for_lead()
    hand.bridge.crossed.emit()
    assert board.text() == "what the lead copied"
    board.clear()


# --- writing quietly -----------------------------------------------------------------------------


@pytest.fixture
def writing(window: MainWindow) -> LiveFrame:
    """Return the frame while somebody writes an idea quietly; another one is held back."""
    controller, live = window.controller, window.live
    assert controller is not None
    assert live is not None
    controller.go_to("board")
    add_idea(controller.session, words=HELD_BACK, by="Lee", held_back=True)
    begin_round(controller.session, method="quiet")
    assert isinstance(live.page, BoardPage)
    live.page.rounds.panel.write_button.click()
    return live


HELD_BACK = "for the lead alone"


def _is_the_leads(live: LiveFrame) -> bool:
    """Say whether anything of the lead's is in sight."""
    away = (live.steps, live.panel, live.rail, live.capture, live.strip, live.top.saved_chip)
    cards = live.findChildren(BoardList)
    return any(one.isVisible() for one in (*away, *cards))


def test_nothing_from_elsewhere_brings_the_leads_side_up_before_who_writes(
    writing: LiveFrame,
) -> None:
    controller, page = writing.controller, writing.page
    assert isinstance(page, BoardPage)
    page.rounds.writer.words.setPlainText("mine")
    end_round(controller.session)
    assert not _is_the_leads(writing)
    go_to_step(controller.session, "voice")
    assert not _is_the_leads(writing)
    controller.told.emit("Ms Vane is late")
    controller.trouble.emit("Two people changed this")
    controller.question.emit(Question("Which Vane?", ("One", "Two"), lambda _no: None))
    assert not _is_the_leads(writing)
    assert writing.page is page
    assert page.rounds.writer.words.isVisible()


def test_no_key_and_no_one_press_of_who_writes_shows_the_leads_side(writing: LiveFrame) -> None:
    controller, page = writing.controller, writing.page
    assert isinstance(page, BoardPage)
    writer = page.rounds.writer
    controller.screen.change(ScreenState.COVER)
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F12, Qt.Key.Key_F11):
        press(writing.focusWidget(), key)
        assert not _is_the_leads(writing)
        assert controller.screen.state is ScreenState.COVER
        assert not writing.over.apart.is_open
    assert writer.bridge.isVisible()
    press(writing.focusWidget(), Qt.Key.Key_Escape)
    assert writer.words.isVisible()
    writer.back_button.click()
    assert not _is_the_leads(writing)
    press(writing.focusWidget(), Qt.Key.Key_Return)
    assert _is_the_leads(writing)
    assert not page.is_handed_over


def test_closing_while_somebody_writes_asks_for_the_lead_first(
    window: MainWindow, writing: LiveFrame
) -> None:
    assert not window.close()
    assert not _is_the_leads(writing)
    assert isinstance(writing.page, BoardPage)
    assert writing.page.rounds.writer.bridge.isVisible()
