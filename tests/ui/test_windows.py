"""The lead's window: Home and meetings, the lock, and what is said before it closes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.lock_screen import LockScreen
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.ports import SyncState
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import HomeInMemory
from tests.ui.keys import CTRL, press, type_text


class PlainPage(StepPage):
    """A page with nothing on it."""


def make_page(step: str, controller: LiveController) -> StepPage:
    page = type("Page", (PlainPage,), {"STEP": step})(controller)
    assert isinstance(page, PlainPage)
    return page


@pytest.fixture
def desk() -> HomeInMemory:
    return HomeInMemory()


@pytest.fixture
def family(qtbot: QtBot) -> FamilyWindow:
    made = FamilyWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(qtbot: QtBot, desk: HomeInMemory, family: FamilyWindow) -> Iterator[MainWindow]:
    made = MainWindow(desk, family_window=lambda: family, make_page=make_page)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close_now()


def in_front(window: MainWindow) -> object:
    return window._stack.currentWidget()


def start(window: MainWindow) -> LiveController:
    window.open_meeting("family-robin", "meeting-robin")
    assert window.controller is not None
    return window.controller


def test_start_shows_the_meeting_and_home_comes_back(
    window: MainWindow, desk: HomeInMemory, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.meeting_opened) as opened:
        window.home.start_wanted.emit("family-robin", "meeting-robin")
    assert opened.args == [window.controller]
    assert isinstance(in_front(window), LiveFrame)
    assert window.windowTitle() == "MAM Desktop"
    with qtbot.waitSignal(window.meeting_closed):
        window.leave_meeting()
    assert isinstance(in_front(window), HomeView)
    assert (desk.opened, desk.closed) == ([("family-robin", "meeting-robin")], 1)


def test_a_meeting_that_cannot_be_opened_says_why_on_home(
    window: MainWindow, desk: HomeInMemory
) -> None:
    desk.refusal = "This record is from a newer version."
    window.open_meeting("family-robin", "meeting-robin")
    assert window.home.strip.words() == "This record is from a newer version."
    assert window.controller is None


def test_the_family_sees_what_the_controller_shows_and_nothing_after_the_meeting(
    window: MainWindow, family: FamilyWindow
) -> None:
    controller = start(window)
    controller.do(lambda: add_idea(controller.session, words="A sleep diary", by="Nan"))
    drawn = " ".join(family.all_texts())
    assert "Weighted blanket" in drawn
    window.leave_meeting()
    assert not family.is_wanted
    assert "Weighted blanket" not in " ".join(family.all_texts())


def test_an_unplugged_screen_covers_until_the_lead_shows_it_again(window: MainWindow) -> None:
    controller = start(window)
    window.cover_family_screen()
    assert controller.screen.state is ScreenState.COVER


def test_a_screen_that_is_off_stays_off_when_one_is_plugged_in(window: MainWindow) -> None:
    controller = start(window)
    controller.screen.change(ScreenState.OFF)
    window.cover_family_screen()
    assert controller.screen.state is ScreenState.OFF


# --- locking -------------------------------------------------------------------------------------


def test_a_locked_laptop_shows_nothing_of_anybody(window: MainWindow) -> None:
    press(window.home, Qt.Key.Key_L, CTRL)
    lock = in_front(window)
    assert isinstance(lock, LockScreen)
    assert not lock.secret.isVisible()
    lock.unlock_button.click()
    assert isinstance(in_front(window), HomeView)


def test_a_wrong_passphrase_does_not_unlock(window: MainWindow, desk: HomeInMemory) -> None:
    desk.secret = "correct horse"
    window.lock()
    lock = in_front(window)
    assert isinstance(lock, LockScreen)
    assert lock.secret.hasFocus()
    type_text(lock.secret, "wrong")
    press(lock.secret, Qt.Key.Key_Return)
    assert lock._trouble.text() == "That is not the passphrase."
    type_text(lock.secret, "correct horse")
    press(lock.secret, Qt.Key.Key_Return)
    assert isinstance(in_front(window), HomeView)


def test_locking_in_a_meeting_covers_the_family_screen_and_comes_back_to_it(
    window: MainWindow,
) -> None:
    controller = start(window)
    window.lock()
    assert controller.screen.state is ScreenState.COVER
    lock = in_front(window)
    assert isinstance(lock, LockScreen)
    lock.unlock_button.click()
    assert isinstance(in_front(window), LiveFrame)


# --- closing -------------------------------------------------------------------------------------


def test_with_everything_sent_the_window_simply_closes(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        assert window.close()


def test_a_closed_window_asks_the_record_nothing_more(window: MainWindow) -> None:
    clocks = window.home.findChildren(QTimer)
    assert any(one.isActive() for one in clocks)
    window.close_now()
    assert not any(one.isActive() for one in clocks)


def test_what_is_not_sent_yet_is_said_before_closing(
    window: MainWindow, desk: HomeInMemory, qtbot: QtBot
) -> None:
    desk.sync = SyncState(is_online=False, pending=63)
    assert not window.close()
    notice = window.notice
    assert notice is not None
    assert notice.words().startswith("63 changes are not sent yet. They are safe on this laptop")
    press(notice, Qt.Key.Key_Escape)
    assert window.notice is None
    assert not window.close()
    with qtbot.waitSignal(window.closing):
        notice.close_button.click()


def test_sending_before_closing_closes_when_it_went_well(
    window: MainWindow, desk: HomeInMemory, qtbot: QtBot
) -> None:
    desk.sync = SyncState(is_online=False, pending=63)
    window.close()
    notice = window.notice
    assert notice is not None
    desk.refusal = "The central record is not there."
    notice.send.click()
    assert notice.words() == "The central record is not there."
    desk.refusal = ""
    with qtbot.waitSignal(window.closing):
        notice.send.click()


def test_what_is_not_on_disk_yet_cannot_be_left_behind(
    window: MainWindow, desk: HomeInMemory
) -> None:
    controller = start(window)
    controller.do(lambda: add_idea(controller.session, words="Not saved", by="Nan"))
    assert not window.close()
    notice = window.notice
    assert notice is not None
    assert not notice.close_button.isEnabled()
    assert desk.closed == 0


def test_another_text_size_makes_the_views_anew_and_keeps_the_meeting(
    window: MainWindow,
) -> None:
    controller = start(window)
    before = window.live
    window.rebuild()
    assert window.live is not before
    assert window.controller is controller
    assert isinstance(in_front(window), LiveFrame)
