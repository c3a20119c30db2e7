"""Keeps the family's window on the family's screen, and off the laptop's, whatever is unplugged."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from mam_desktop.ui.family_screen.displays import Displays
from mam_desktop.ui.family_screen.window import FamilyWindow


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
        super().__init__(displays)
        self._window = window
        self._displays = displays
        self._lead_screen = lead_screen
        self._screen = self._free_screen()
        displays.came.connect(self._on_displays_came)
        displays.went.connect(self._on_displays_went)
        window.picture_changed.connect(self._on_window_picture_changed)
        self._settle()

    @property
    def screen(self) -> QScreen | None:
        """Return the family's screen; None when only the lead's is there."""
        return self._screen

    def _free_screen(self) -> QScreen | None:
        """Return a screen that shows something else than the lead's own does."""
        lead = self._lead_screen()
        for screen in self._displays.screens():
            if lead is None or (screen is not lead and screen.geometry() != lead.geometry()):
                return screen
        return None

    def _settle(self) -> None:
        """Show the window on its screen, or hide it."""
        if self._screen is None or not self._window.is_wanted:
            self._window.hide()
            return
        if self._window.isVisible() and self._window.screen() is self._screen:
            return
        self._window.setScreen(self._screen)
        self._window.setGeometry(self._screen.geometry())
        self._window.showFullScreen()

    def _on_window_picture_changed(self) -> None:
        if self._window.is_wanted != self._window.isVisible():
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
        self._window.hide()
        self._window.hold_cover()
        self._screen = self._free_screen()
        self.lost_screen.emit()
        self._settle()
