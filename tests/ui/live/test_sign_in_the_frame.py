"""Signing in the whole window by keyboard alone: read aloud, pass round, seal; no key too many."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.signed import ReadBack, Seal, Signature
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.live.steps.sign import SignPage
from mam_desktop.ui.windows import MainWindow
from tests.ui.keys import ALT, CTRL, NONE
from tests.ui.live.whole_window import HomeWithMeeting, shown_window

TAB, SPACE, RETURN = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    home = HomeWithMeeting("next_steps")
    made = shown_window(qtbot, home)
    session = home.meeting_desk.session
    made.open_meeting("family-robin", str(session.meeting_id))
    go_to_step(session, "sign")
    QApplication.processEvents()
    yield made
    made.close_now()


@pytest.fixture
def page(window: MainWindow) -> SignPage:
    assert window.live is not None
    found = window.live.page
    assert isinstance(found, SignPage)
    return found


def _key(key: Qt.Key, held: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
    """Press a key on whatever has the keyboard."""
    for _time in range(times):
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def _type(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def _go_to(name: str) -> None:
    """Press Tab until something is in hand whose name begins so."""
    for _step in range(120):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName().startswith(name):
            return
        _key(TAB)
    raise AssertionError(name)


def test_a_meeting_is_read_signed_and_sealed_by_keyboard_alone(
    window: MainWindow, page: SignPage
) -> None:
    _key(Qt.Key.Key_R, ALT)
    for _action in range(4):
        _key(Qt.Key.Key_Y)
        _key(SPACE)
    assert len(page.controller.entries.all(ReadBack)) == 4
    assert not page.read_back.is_open
    _key(Qt.Key.Key_P, ALT)
    _key(SPACE)
    _go_to("How do you want to sign?: Type my name")
    _key(SPACE)
    _type("Robin")
    _go_to("I agree")
    _key(SPACE)
    _go_to("Read and sign the full minutes later")
    _key(SPACE)
    assert [one.typed for one in page.controller.entries.all(Signature)] == ["Robin"]
    _key(Qt.Key.Key_F11)
    _key(RETURN)
    assert window.live is not None
    assert window.live.sides_shown
    _go_to("Seal minutes")
    _key(SPACE)
    _key(SPACE)
    assert page.controller.entries.all(Seal)


def test_no_key_of_the_lead_works_while_the_laptop_goes_round(
    window: MainWindow, page: SignPage
) -> None:
    _key(Qt.Key.Key_P, ALT)
    assert window.live is not None
    before = page.controller.step
    for key, held in (
        (Qt.Key.Key_1, CTRL),
        (Qt.Key.Key_PageDown, CTRL),
        (Qt.Key.Key_F7, NONE),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_R, ALT),
        (Qt.Key.Key_Escape, NONE),
        (Qt.Key.Key_F1, NONE),
    ):
        _key(key, held)
        assert not window.live.sides_shown
        assert page.round.is_open
    assert page.controller.step == before
    assert window.shared is None
    _key(Qt.Key.Key_F11)
    assert window.shared is None
    assert not window.live.sides_shown
    _key(Qt.Key.Key_Escape)
    assert page.round.is_open


def _leads_step(window: MainWindow) -> str:
    """Return the step that the lead's side shows; nothing while it is away."""
    live = window.live
    return live.page.STEP if live is not None and live.sides_shown else ""


def test_nothing_from_elsewhere_brings_the_leads_side_up_before_who_signs(
    window: MainWindow, page: SignPage
) -> None:
    live, controller = window.live, page.controller
    assert live is not None
    page.pass_round()
    page.round.begin_button.click()
    go_to_step(controller.session, "voice")
    assert _leads_step(window) == ""
    controller.told.emit("Ms Vane is late")
    controller.trouble.emit("Two people changed this")
    assert not live.strip.isVisible()
    _key(Qt.Key.Key_F11)
    _key(RETURN)
    assert _leads_step(window) == "voice"
    assert live.strip.words() == "Two people changed this"


def test_who_signs_cannot_uncover_the_screen_nor_open_the_private_sheet_nor_close_the_window(
    window: MainWindow, page: SignPage
) -> None:
    live, screen = window.live, page.controller.screen
    assert live is not None
    page.pass_round()
    page.round.begin_button.click()
    screen.change(ScreenState.COVER)
    _key(Qt.Key.Key_F8)
    assert screen.state is ScreenState.COVER
    _key(Qt.Key.Key_F12)
    assert not live.over.apart.is_open
    assert page.round.back.isVisible()
    _key(Qt.Key.Key_Escape)
    assert not window.close()
    assert window.notice is None
    assert page.round.back.isVisible()


def test_what_does_not_fit_is_said_to_who_signs(page: SignPage) -> None:
    page.pass_round()
    page.round.begin_button.click()
    assert page.round.panel is not None
    page.round.panel.agree.click()
    assert page.round.strip.words() == "Nothing is drawn yet."
    page.round.ask_who()
    assert page.round.strip.words() == ""
