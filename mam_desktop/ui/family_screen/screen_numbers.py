"""A huge number on each screen for a while, so that the lead can say which one the family sees."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.theme.fonts import font

SHOWN_MS = 30_000
"""Long enough to walk to the screen and back; choosing ends it before."""
_SHARE = 0.5
_LEAD_SHARE = 0.22
"""Of the lead's own screen, in its corner: the question stands in the middle."""


class NumberWindow(QWidget):
    """One number, as large as can be."""

    def __init__(self, number: int, screen: QScreen, *, is_lead: bool) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.number = number
        self.setWindowTitle(_("Screen {number}").format(number=number))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setScreen(screen)
        self.setGeometry(_place_on(screen.geometry(), is_lead=is_lead))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the number on a calm ground with an edge."""
        colours = look().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.family_ink))
        painter.fillRect(self.rect().adjusted(10, 10, -10, -10), QColor(colours.family_paper))
        painter.setFont(font(max(12, round(self.height() * 0.72)), QFont.Weight.Bold))
        painter.setPen(QColor(colours.family_ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.end()


def _place_on(screen: QRect, *, is_lead: bool) -> QRect:
    side = round(min(screen.width(), screen.height()) * (_LEAD_SHARE if is_lead else _SHARE))
    place = QRect(0, 0, side, side)
    if is_lead:
        place.moveTopRight(screen.topRight())
        return place.translated(-side // 8, side // 8)
    place.moveCenter(screen.center())
    return place


class ScreenNumbers(QObject):
    """The numbers on all screens at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: list[NumberWindow] = []
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(SHOWN_MS)
        self._goes.timeout.connect(self.hide)

    @property
    def windows(self) -> tuple[NumberWindow, ...]:
        """Return the windows that show a number."""
        return tuple(self._windows)

    def show(self, screens: Mapping[int, QScreen], lead: QScreen | None) -> None:
        """Show number -> screen."""
        self.hide()
        for number, screen in screens.items():
            window = NumberWindow(number, screen, is_lead=screen is lead)
            self._windows.append(window)
            window.show()
            window.raise_()
        self._goes.start()

    def hide(self) -> None:
        """Take them away."""
        self._goes.stop()
        for window in self._windows:
            window.close()
            window.deleteLater()
        self._windows.clear()
