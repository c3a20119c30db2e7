"""The whole window with a family's screen beside it, shown at the size of a council laptop."""

from pytestqt.qtbot import QtBot

from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.ports import HomeDesk, MeetingDesk
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import HomeInMemory
from tests.ui.live.steps.meeting_so_far import robin_desk
from tests.ui.shown import bring_up


class HomeWithMeeting(HomeInMemory):
    """Home, whose meeting is Robin's, played up to the end of a step."""

    def __init__(self, until: str) -> None:
        super().__init__()
        self.meeting_desk = robin_desk(until)

    def open_meeting(self, family_id: str, meeting_id: str) -> MeetingDesk:
        """Open Robin's meeting."""
        self.opened.append((family_id, meeting_id))
        return self.meeting_desk


def shown_window(qtbot: QtBot, home: HomeDesk, family: FamilyWindow | None = None) -> MainWindow:
    """Return the window; whoever asked for it closes it."""
    family = family or FamilyWindow()
    qtbot.addWidget(family)
    made = MainWindow(home, family_window=lambda: family)
    bring_up(qtbot, made)
    return made


def opened_window(
    qtbot: QtBot, home: HomeDesk, meeting_id: str = "meeting", family: FamilyWindow | None = None
) -> MainWindow:
    """Return the window with Robin's meeting open; whoever asked for it closes it."""
    made = shown_window(qtbot, home, family)
    made.open_meeting("family-robin", meeting_id)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def controller_of(window: MainWindow) -> LiveController:
    """Return the controller of the meeting that is open."""
    assert window.controller is not None
    return window.controller


def live_of(window: MainWindow) -> LiveFrame:
    """Return the frame of the meeting that is open."""
    assert window.live is not None
    return window.live
