"""The small button with the picture that stands beside some words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.pictograms import alt_of
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.pictograms import pictogram_pixmap
from mam_desktop.ui.theme.palettes import light
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_tip import show_tip

SIDE_PX = 36
_ROUND = 0.16
"""The corners' radius, of the side."""
_INSIDE = 0.9


def on_light_ground(name: str, side: int, dpr: float) -> QPixmap:
    """Return a picture on a light tile: its black lines would be lost on a dark theme."""
    size = max(1, round(side * dpr))
    tile = QPixmap(QSize(size, size))
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(light().surface))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * _ROUND, size * _ROUND)
    inner = round(size * _INSIDE)
    free = (size - inner) / 2
    painter.drawPixmap(QPointF(free, free), pictogram_pixmap(name, inner))
    painter.end()
    tile.setDevicePixelRatio(dpr)
    return tile


class PictogramButton(Button):
    """Shows a picture, or that there is none; pressed, it asks for another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name=" ", role="quiet", icon="photo", size="small", parent=parent)
        self._picture = ""
        self.show_picture("")

    @property
    def picture(self) -> str:
        """Return the name of the picture that is shown, or nothing."""
        return self._picture

    def show_picture(self, name: str) -> None:
        """Show a picture, or that there is none."""
        self._picture = name
        words = _("Picture: none. Choose one")
        if name:
            words = _("Picture: {picture}. Change or remove").format(picture=alt_of(name))
        self.setAccessibleName(words)
        show_tip(self, words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square."""
        side = theme_now().px(SIDE_PX)
        return QSize(side, side)

    def _paint_pieces(self, painter: QPainter) -> None:
        if not self._picture:
            super()._paint_pieces(painter)
            return
        side = min(self.width(), self.height()) - 2 * theme_now().px(2)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(at, on_light_ground(self._picture, side, self.devicePixelRatioF()))
