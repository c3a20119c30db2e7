"""Keeps the family's window on the family's screen, and off the laptop's, whatever is unplugged."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QScreen, QWindow

from mam_desktop.ui.family_screen.displays import Displays, free_screens, shows_the_same
from mam_desktop.ui.family_screen.screen_identity import ScreenIdentity, find_screen, identity_of
from mam_desktop.ui.family_screen.window import FamilyWindow

SETTLE_MS = 400
"""How long a window system may take to put a window where it was told to be."""
TRIES = 4
"""How often the window is put there, before the screen counts as lost."""


class FamilyScreenPlace(QObject):
    """Full screen on a screen that is not the lead's; hidden when there is none.

    The first two signals mean that the window is covered now, whatever was on before: whoever
    drives it sets its state to covered and lets the lead say show.
    """

    lost_screen = Signal()
    found_screen = Signal()
    changed = Signal()
    """The window stands on another screen, or on none."""

    def __init__(
        self,
        window: FamilyWindow,
        displays: Displays,
        lead_screen: Callable[[], QScreen | None],
        *,
        remembered: ScreenIdentity | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._displays = displays
        self._lead_screen = lead_screen
        self._remembered = remembered
        self._screen = self._right_screen() or self._only_screen()
        self._checker = QTimer(self)
        self._checker.setSingleShot(True)
        self._checker.setInterval(SETTLE_MS)
        self._tries = 0
        self.met_lead = False
        """Whether the screen was lost last because the lead's own window shows on it now."""
        self._watched: QWindow | None = None
        self._settler = QTimer(self)
        self._settler.setSingleShot(True)
        self._settler.setInterval(SETTLE_MS)
        self._connect()
        if self._screen is not None and self._is_another(self._screen):
            self._window.hold_cover()
        self._settle()

    def _connect(self) -> None:
        self._displays.came.connect(self._on_displays_came)
        self._displays.went.connect(self._on_displays_went)
        self._displays.changed.connect(self._on_displays_changed)
        self._window.wanted_changed.connect(self._on_window_wanted_changed)
        self._checker.timeout.connect(self._on_checker_timeout)
        self._settler.timeout.connect(self._settle)

    @property
    def screen(self) -> QScreen | None:
        """Return the family's screen; None when only the lead's is there, or nobody chose."""
        return self._screen

    @property
    def lead_screen(self) -> QScreen | None:
        """Return the screen that the lead's window stands on."""
        return self._lead_screen()

    def can_be(self, screen: QScreen) -> bool:
        """Say whether the family can look at a screen: it is there and shows nothing of ours."""
        return screen in self._displays.screens() and not shows_the_same(
            screen, self._lead_screen()
        )

    def choose(self, screen: QScreen, identity: ScreenIdentity) -> bool:
        """Put the window on the screen that the lead chose; say whether it can stand there."""
        if not self.can_be(screen):
            return False
        self._remembered = identity
        if screen is not self._screen:
            self._screen = screen
            # Who looks at this one is not known yet: the lead looks first, then says show.
            self._find()
        return True

    def look_again(self) -> None:
        """Make sure of the place after the lead's own window moved; what it met is left at once."""
        if not self._leave_to_lead():
            self._checker.start()

    # --- which screen --------------------------------------------------------------------------

    def _free_screens(self) -> tuple[QScreen, ...]:
        return free_screens(self._displays.screens(), self._lead_screen())

    def _right_screen(self) -> QScreen | None:
        """Return the remembered screen; with none remembered the only free one."""
        if self._remembered is None:
            return self._only_screen()
        return find_screen(self._remembered, self._free_screens())

    def _only_screen(self) -> QScreen | None:
        """Return the only free screen; among several the lead is asked."""
        free = self._free_screens()
        return free[0] if len(free) == 1 else None

    def _is_another(self, screen: QScreen) -> bool:
        """Say whether this is not the screen that is remembered."""
        return self._remembered is not None and find_screen(self._remembered, [screen]) is None

    def _settle(self) -> None:
        """Show the window on its screen, or hide it."""
        window = self._window
        self._screen = self._screen or self._right_screen()
        if self._screen is None or not window.is_wanted:
            window.hide()
            return
        # A window that remembers being full screen elsewhere would go back there.
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(self._screen)
        window.setGeometry(self._screen.geometry())
        window.setWindowState(Qt.WindowState.WindowFullScreen)
        window.show()
        self._watch_window()
        # It is known again when it comes back, though nobody chose it by its number.
        self._remembered = self._remembered or identity_of(self._screen)
        self._checker.start()

    def _watch_window(self) -> None:
        """Look again whenever the window system moves the window to another screen."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.screenChanged.connect(self._on_window_screen_changed)

    def _leave(self) -> None:
        """Be gone and covered; say so."""
        self._screen = None
        self._window.hide()
        self._window.hold_cover()

    def _leave_to_lead(self) -> bool:
        """Leave the screen that shows the lead's own window now; say whether it does."""
        meets = self._screen is not None and shows_the_same(self._screen, self._lead_screen())
        if meets:
            self._lose(met_lead=True)
        return meets

    def _lose(self, *, met_lead: bool = False) -> None:
        """Leave; any other screen may be the laptop's own, so only a known one will do."""
        self.met_lead = met_lead
        self._leave()
        self._screen = self._right_screen()
        self.lost_screen.emit()
        self._settle()
        self.changed.emit()

    def _on_window_screen_changed(self) -> None:
        self._checker.start()

    # --- what happens to the screens -----------------------------------------------------------

    def _on_window_wanted_changed(self, _is_wanted: bool) -> None:
        self._settle()

    def _on_displays_came(self, screen: QScreen) -> None:
        """Go to a screen that came where there was none, or where it is the remembered one."""
        if self._screen is None:
            only = self._only_screen()
            self._screen = self._right_screen() or (only if only is screen else None)
        elif self._is_another(self._screen) and not self._is_another(screen):
            if not self.can_be(screen):
                return
            self._screen = screen
        else:
            self._checker.start()
            return
        if self._screen is not None:
            self._find()
        else:
            self.changed.emit()

    def _find(self) -> None:
        """Stand there covered, until the lead says show."""
        self._screen = self._screen or self._right_screen()
        self._window.hold_cover()
        self.found_screen.emit()
        self._settle()
        self.changed.emit()

    def _on_displays_went(self, screen: QScreen) -> None:
        if screen is self._screen:
            # Qt is about to move the window onto the laptop: it must be gone by then.
            self._lose()
        else:
            # It may have been the lead's own, and the lead's window comes here instead.
            self._checker.start()
            self.changed.emit()

    def _on_displays_changed(self, screen: QScreen) -> None:
        """Follow another size; leave what became a mirror of the lead's screen."""
        if self._screen is None:
            self._on_displays_came(screen)
        elif not self._leave_to_lead() and screen is self._screen:
            self._settle()

    def _on_checker_timeout(self) -> None:
        """Make sure that the window is where it belongs; never leave it on the lead's screen."""
        window = self._window
        if self._screen is None and self._right_screen() is not None:
            self._find()
        elif self._leave_to_lead():
            return
        elif window.isVisible() and window.screen() is not self._screen:
            self._try_again()
        else:
            self._tries = 0

    def _try_again(self) -> None:
        """Take the window away at once; a window system that has settled may place it rightly."""
        self._tries += 1
        if self._tries < TRIES:
            self._window.hide()
            self._settler.start()
        else:
            self._tries, self.met_lead = 0, False
            self._leave()
            self.lost_screen.emit()
            self.changed.emit()
