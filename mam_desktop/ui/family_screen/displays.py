"""The screens that are plugged in, as a list with signals; tests plug in and out by hand."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen


def free_screen(screens: Iterable[QScreen], lead: QScreen | None) -> QScreen | None:
    """Return a screen that shows something else than the lead's own does; a mirror does not."""
    for screen in screens:
        if lead is None or (screen is not lead and screen.geometry() != lead.geometry()):
            return screen
    return None


class Displays(QObject):
    """Screens in the order they came."""

    came = Signal(QScreen)
    went = Signal(QScreen)
    """Sent before Qt moves windows away from that screen."""

    def __init__(self, screens: Sequence[QScreen] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screens = list(screens)

    def screens(self) -> tuple[QScreen, ...]:
        """Return the screens that are there."""
        return tuple(self._screens)

    def plug_in(self, screen: QScreen) -> None:
        """Note a screen that came."""
        self._screens.append(screen)
        self.came.emit(screen)

    def unplug(self, screen: QScreen) -> None:
        """Note a screen that went."""
        self._screens = [one for one in self._screens if one is not screen]
        self.went.emit(screen)


class AppDisplays(Displays):
    """The screens of this computer."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app.screens(), app)
        app.screenAdded.connect(self.plug_in)
        app.screenRemoved.connect(self.unplug)
