"""A small picture of a key, beside what the key does."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.button import paint_badge


class KeyBadge(QLabel):
    """Shows a key such as `Ctrl K`."""

    def __init__(self, key: str, *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the key cap."""
        theme = theme_now()
        metrics = QFontMetricsF(theme.font_px(11.5, STRONG))
        return QSize(round(metrics.horizontalAdvance(self.text())) + theme.px(14), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the key cap."""
        theme = theme_now()
        ink = QColor(theme.palette.ink_of(self._tone) if self._tone else theme.palette.ink_2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_badge(painter, QRectF(self.rect()), self.text(), ink, is_key=True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
