"""A drawing from the icon set that says nothing by itself: the words stand beside it."""

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now


class IconLabel(QWidget):
    """One icon in the text colour of a tone, growing with the text."""

    def __init__(
        self, icon: str, *, tone: str = "plain", side_px: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._side_px = icon, tone, side_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tone: str | None = None) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, self._tone if tone is None else tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square."""
        side = theme_now().px(self._side_px)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the icon."""
        theme = theme_now()
        side = theme.px(self._side_px)
        colour = theme.palette.ink_of(self._tone)
        drawn = icon_pixmap(self._icon, colour, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, (self.height() - side) / 2), drawn)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
