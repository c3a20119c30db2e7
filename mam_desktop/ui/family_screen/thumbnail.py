"""The lead's small picture of what the room sees: the same pieces, painted smaller."""

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.painting import paint_page
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now

FOLLOW_MS = 100
"""It follows at most ten times a second, and never in the frame of the gesture itself."""


class FamilyThumbnail(QWidget):
    """True to the page, the cover and the freeze; an empty grey place when the screen is off."""

    def __init__(self, window: FamilyWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._drawn = QPixmap()
        self._follower = QTimer(self)
        self._follower.setSingleShot(True)
        self._follower.setInterval(FOLLOW_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 90)
        self.setAccessibleName(_("What the family sees now"))
        self._tell()

    def _connect(self) -> None:
        self._window.picture_changed.connect(self._on_window_picture_changed)
        self._follower.timeout.connect(self._on_follower_timeout)

    @property
    def scene(self) -> FamilyWindow:
        """Return the window it follows."""
        return self._window

    @property
    def is_up_to_date(self) -> bool:
        """Say whether it shows what the room sees this moment."""
        return not self._follower.isActive() and not self._drawn.isNull()

    def _on_window_picture_changed(self) -> None:
        if self.isVisible() and not self._follower.isActive():
            self._follower.start()

    def _on_follower_timeout(self) -> None:
        self._draw()
        self.update()

    def _tell(self) -> None:
        if not self._window.is_wanted:
            state = _("The family screen is off")
        elif self._window.is_frozen:
            state = _("The family screen is frozen")
        elif self._window.is_covered:
            state = _("The family screen is covered")
        else:
            state = _("The family screen is on")
        self.setAccessibleDescription(state)

    def _draw(self) -> None:
        """Paint the small picture once; until the next change it is only copied."""
        self._tell()
        dpr = self.devicePixelRatioF()
        self._drawn = QPixmap(self.size() * dpr)
        self._drawn.setDevicePixelRatio(dpr)
        painter = QPainter(self._drawn)
        painter.fillRect(self.rect(), QColor(theme_now().palette.sunken))
        if self._window.is_wanted:
            self._paint_page(painter, dpr)
        else:
            self._paint_off(painter, dpr)
        painter.end()

    def _paint_page(self, painter: QPainter, dpr: float) -> None:
        """Paint the page as large as it goes, in the middle, in its own shape."""
        picture = self._window.picture
        scale = min(self.width() / picture.width, self.height() / picture.height)
        width, height = picture.width * scale, picture.height * scale
        painter.translate((self.width() - width) / 2, (self.height() - height) / 2)
        paint_page(
            painter, self._window.page, width=width, height=height, dpr=dpr, lines=picture.height
        )

    def _paint_off(self, painter: QPainter, dpr: float) -> None:
        palette = theme_now().palette
        side = min(48, self.height() // 2)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        eye = icon_pixmap("eye-off", palette.ink_2, side, dpr)
        painter.drawPixmap(place, eye, QRectF(eye.rect()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that fits beside the work."""
        return QSize(320, self.heightForWidth(320))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Keep the shape of the family's screen."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that keeps the shape of the family's screen."""
        picture = self._window.picture
        return round(width * picture.height / picture.width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Copy the small picture."""
        if self._drawn.isNull():
            self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(self.rect()), self._drawn, QRectF(self._drawn.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow its own new size."""
        super().resizeEvent(event)
        self._follower.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what happened while it was away."""
        super().showEvent(event)
        self._drawn = QPixmap()
