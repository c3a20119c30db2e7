"""The family's picture in a window of its own, for people who join by video call."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.painting import paint_page
from mam_desktop.ui.family_screen.window import FamilyWindow

USUAL_SIZE, SMALLEST_SIZE = QSize(960, 540), QSize(320, 180)


class CallWindow(QWidget):
    """A usual window with a title and without names: the very page that the room sees.

    It makes no picture of its own, so it can show nothing that the family's window does not.
    """

    closed = Signal()

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._window = window
        self.setWindowTitle(_("Family screen"))
        self.setAccessibleName(_("Family screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(USUAL_SIZE)
        window.picture_changed.connect(self._on_window_picture_changed)
        self._on_window_picture_changed()

    def _on_window_picture_changed(self) -> None:
        """Follow; a screen reader hears what stands on the page."""
        is_wanted = self._window.is_wanted
        self.setAccessibleDescription(self._window.accessibleDescription() if is_wanted else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the room's page as large as it goes; nothing while the screen is off."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look().colours.family_paper))
        if self._window.is_wanted:
            picture, dpr = self._window.picture, self.devicePixelRatioF()
            scale = min(self.width() / picture.width, self.height() / picture.height)
            wide, high = picture.width * scale, picture.height * scale
            place = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
            painter.setClipRect(place)
            painter.translate(place.topLeft())
            page = self._window.page
            paint_page(painter, page, width=wide, height=high, dpr=dpr, lines=picture.height)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Go; the lead opens it again where it is wanted."""
        event.accept()
        self.closed.emit()
