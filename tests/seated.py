"""A person at a laptop: the real windows on a real, encrypted profile, worked by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.app import Central, open_laptop
from mam_desktop.desks.office import Office
from mam_desktop.errors import RecordTrouble, WorldError
from mam_desktop.joining import QtLane, Seat
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.profile import Profile
from mam_desktop.running import opens
from mam_desktop.settings import SettingsFiles
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.home.family_list import FamilyList
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.tasks import TaskRunner
from mam_desktop.writing import Lane
from tests.example_families import BEFORE_THE_MEETING, PASSPHRASE
from tests.ui.drawn_meeting import StillClock
from tests.ui.keys import ALT, CTRL, NONE, SHIFT

T = TypeVar("T")

MOST_TABS = 120
"""So many presses reach everything on a page, or it cannot be reached."""

PATIENCE_MS = 30_000
"""How long a wait may take where other work keeps the machine and its disk busy."""


class Disk:
    """Takes what is written, unless it is full."""

    def __init__(self) -> None:
        self.is_full = False

    def check(self) -> None:
        """Refuse, as the record does when the disk refuses."""
        if self.is_full:
            raise RecordTrouble("The disk is full.")


class DiskLane:
    """The real lane, onto a disk that can be full."""

    def __init__(self, lane: Lane, disk: Disk) -> None:
        self._lane = lane
        self._disk = disk

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do the work, unless the disk is full."""

        def tried() -> T:
            self._disk.check()
            return work()

        self._lane.run(tried, done, failed)


class Person:
    """Sits at one laptop; looks, presses keys, types and draws."""

    def __init__(self, qtbot: QtBot, app: QApplication, profile: Profile, papers: Path) -> None:
        self._qtbot = qtbot
        self._app = app
        self.profile = profile
        self.papers = papers
        self.clock = StillClock(BEFORE_THE_MEETING)
        self.disk = Disk()
        self.laptop: Laptop
        self.seat: Seat

    # --- sitting down and getting up -----------------------------------------------------------

    def sit_down(self) -> None:
        """Open the windows."""
        self._runner = TaskRunner()
        self.central = Central(self.profile)
        self.laptop = open_laptop(
            self.profile,
            clock=self.clock,
            passphrase=PASSPHRASE,
            author_id="Lee",
            lane=DiskLane(QtLane(self._runner), self.disk),
        )
        self.seat = Seat(
            self._app,
            self.laptop,
            self.central,
            profile=self.profile,
            files=SettingsFiles(self.profile.settings_folder, self.profile.folder / "no-policy"),
            runner=self._runner,
            papers=self.papers,
            is_locked_by_passphrase=True,
        )
        self.seat.home_desk.unlock_with = lambda secret: opens(self.profile, secret)
        self.seat.window.show()
        self._qtbot.waitExposed(self.seat.window)
        self.seat.window.activateWindow()

    def get_up(self) -> None:
        """Close everything, as the end of the program does."""
        self.seat.close()
        self._runner.join()
        self.central.close()
        self.laptop.close()

    # --- what is there -------------------------------------------------------------------------

    @property
    def office(self) -> Office:
        return self.seat.office

    @property
    def live(self) -> LiveFrame:
        live = self.seat.window.live
        assert live is not None, "no meeting is open"
        return live

    @property
    def controller(self) -> LiveController:
        return self.live.controller

    @property
    def session(self) -> MeetingSession:
        return self.controller.session

    @property
    def family_screen(self) -> FamilyWindow:
        window = self.seat.family_window
        assert window is not None
        return window

    @property
    def focus(self) -> QWidget:
        """Return where a key goes."""
        popup = self._app.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        window = self.seat.window
        if not window.isActiveWindow():
            # A window system does this when a menu closes; the offscreen one forgets.
            window.activateWindow()
            self.wait_until(window.isActiveWindow)
        return window.focusWidget() or window

    def seen(self) -> str:
        """Return all words in the lead's window that are in sight."""
        widgets = self.seat.window.findChildren(QWidget)
        shown = [one for one in widgets if one.isVisible()]
        words = [one.text() for one in shown if isinstance(one, QLabel | QAbstractButton)]
        return "\n".join(words)

    def family_sees(self) -> str:
        """Return every word of the family's window."""
        return "\n".join(self.family_screen.all_texts())

    # --- doing ---------------------------------------------------------------------------------

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press one key, wherever the keyboard is."""
        QTest.keyClick(self.focus, key, held)
        self._app.processEvents()

    def ctrl(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.press(key, CTRL)

    def alt(self, key: Qt.Key) -> None:
        """Press Alt and a key."""
        self.press(key, ALT)

    def shift_ctrl(self, key: Qt.Key) -> None:
        """Press Shift, Ctrl and a key."""
        self.press(key, SHIFT | CTRL)

    def type(self, words: str) -> None:
        """Type where the keyboard is; only ASCII, for Qt's tests know no other letters."""
        assert words.isascii()
        QTest.keyClicks(self.focus, words)
        self._app.processEvents()

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is on what a screen reader calls so."""
        heard = []
        for _count in range(MOST_TABS):
            self.press(Qt.Key.Key_Tab)
            heard.append(self.focus.accessibleName())
            if heard[-1] == name:
                return
        raise AssertionError(f"Tab does not reach “{name}”, only {sorted(set(heard))}")

    def click(self, name: str) -> None:
        """Click a button that is in sight, by its name."""
        buttons = self.seat.window.findChildren(QAbstractButton)
        named = [one for one in buttons if one.isVisible() and one.accessibleName() == name]
        assert len(named) == 1, f"{len(named)} buttons are called “{name}”"
        QTest.mouseClick(named[0], Qt.MouseButton.LeftButton)
        self._app.processEvents()

    def push(self, name: str) -> None:
        """Go to a button by Tab and press it with the space bar."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def choose(self, words: str) -> None:
        """Go down the open menu to a line and press Enter."""
        menu = self._app.activePopupWidget()
        assert isinstance(menu, QMenu)
        lines = [one.text() for one in menu.actions()]
        for _count in lines:
            self.press(Qt.Key.Key_Down)
            chosen = menu.activeAction()
            if chosen is not None and chosen.text() == words:
                self.press(Qt.Key.Key_Return)
                return
        raise AssertionError(f"the menu has no “{words}”, only {lines}")

    def open_family(self, name: str) -> None:
        """Go down Home's list of families to one and press Enter."""
        self.tab_to("Families you lead for")
        families = self.focus
        assert isinstance(families, FamilyList)
        self.press(Qt.Key.Key_Home)
        for row in families.families.rows:
            if row.name == name:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"Home does not list “{name}”")

    def capture(self, line: str) -> None:
        """Write a line into the capture bar."""
        self.ctrl(Qt.Key.Key_K)
        self.type(line)
        self.press(Qt.Key.Key_Return)

    def draw(self, pad: QWidget) -> None:
        """Draw a stroke with the mouse."""
        self.wait_until(lambda: pad.height() > 100)
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(pad, left, NONE, QPoint(20, 60))
        for step in range(1, 12):
            QTest.mouseMove(pad, QPoint(20 + 12 * step, 60 + (-1) ** step * 20))
        QTest.mouseRelease(pad, left, NONE, QPoint(160, 60))

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Let the windows work until something is so."""
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    def wait_until_saved(self) -> None:
        """Wait for the record."""
        self.wait_until(lambda: self.laptop.is_saved)
