"""Keeps the family's window on the family's screen, and off the laptop's, whatever is unplugged."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QScreen

from mam_desktop.ui.family_screen.displays import Displays, free_screen
from mam_desktop.ui.family_screen.window import FamilyWindow

SETTLE_MS = 400
"""How long a window system may take to put a window where it was told to be."""


class FamilyScreenPlace(QObject):
    """Full screen on a screen that is not the lead's; hidden when there is none.

    Both signals mean that the window is covered now, whatever was on before: whoever drives it
    sets its state to covered and lets the lead say show.
    """

    lost_screen = Signal()
    found_screen = Signal()

    def __init__(
        self,
        window: FamilyWindow,
        displays: Displays,
        lead_screen: Callable[[], QScreen | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._displays = displays
        self._lead_screen = lead_screen
        self._screen = self._free_screen()
        self._checker = QTimer(self)
        self._checker.setSingleShot(True)
        self._checker.setInterval(SETTLE_MS)
        self._connect()
        self._settle()

    def _connect(self) -> None:
        self._displays.came.connect(self._on_displays_came)
        self._displays.went.connect(self._on_displays_went)
        self._window.wanted_changed.connect(self._on_window_wanted_changed)
        self._checker.timeout.connect(self._on_checker_timeout)

    @property
    def screen(self) -> QScreen | None:
        """Return the family's screen; None when only the lead's is there."""
        return self._screen

    def _free_screen(self) -> QScreen | None:
        """Return a screen that shows something else than the lead's own does."""
        return free_screen(self._displays.screens(), self._lead_screen())

    def _settle(self) -> None:
        """Show the window on its screen, or hide it."""
        window = self._window
        self._screen = self._screen or self._free_screen()
        if self._screen is None or not window.is_wanted:
            window.hide()
            return
        # A window that remembers being full screen elsewhere would go back there.
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(self._screen)
        window.setGeometry(self._screen.geometry())
        window.setWindowState(Qt.WindowState.WindowFullScreen)
        window.show()
        self._checker.start()

    def _leave(self) -> None:
        """Be gone and covered; say so."""
        self._screen = None
        self._window.hide()
        self._window.hold_cover()

    def _on_window_wanted_changed(self, _is_wanted: bool) -> None:
        self._settle()

    def _on_displays_came(self, _screen: QScreen) -> None:
        if self._screen is not None:
            return
        self._screen = self._free_screen()
        if self._screen is not None:
            self._window.hold_cover()
            self.found_screen.emit()
            self._settle()

    def _on_displays_went(self, screen: QScreen) -> None:
        if screen is not self._screen:
            return
        # Qt is about to move the window onto the laptop: it must be gone by then.
        self._leave()
        self._screen = self._free_screen()
        self.lost_screen.emit()
        self._settle()

    def _on_checker_timeout(self) -> None:
        """Make sure that the window is where it belongs; never leave it on the lead's screen."""
        window = self._window
        if window.isVisible() and window.screen() is not self._screen:
            self._leave()
            self.lost_screen.emit()
