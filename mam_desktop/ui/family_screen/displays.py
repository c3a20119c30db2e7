"""The screens that are plugged in, as a list with signals; tests plug in and out by hand."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen


def shows_the_same(screen: QScreen, lead: QScreen | None) -> bool:
    """Say whether a screen shows what the lead's own does, all of it or a part."""
    return lead is not None and (screen is lead or screen.geometry().intersects(lead.geometry()))


def free_screens(screens: Iterable[QScreen], lead: QScreen | None) -> tuple[QScreen, ...]:
    """Return the screens that show something else than the lead's own; a mirror does not."""
    return tuple(one for one in screens if not shows_the_same(one, lead))


class Displays(QObject):
    """Screens in the order they came."""

    came = Signal(QScreen)
    went = Signal(QScreen)
    """Sent before Qt moves windows away from that screen."""
    changed = Signal(QScreen)
    """A screen has another size or place, maybe that of another one: a mirror."""

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
        self.came.connect(self._watch)
        for screen in self.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(partial(self._on_screen_geometry_changed, screen))

    def _on_screen_geometry_changed(self, screen: QScreen, _geometry: object) -> None:
        self.changed.emit(screen)
