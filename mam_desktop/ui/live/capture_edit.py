"""The one line of the capture bar: its mark in the colour of what it makes, its chip at the end."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.chip import Chip

_INSIDE_LEFT_PX = 2
"""QLineEdit's own margin before the first letter."""


class CaptureEdit(QLineEdit):
    """A line edit with a chip in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "capture")
        self.setProperty("noRing", True)
        self.setAccessibleName(_("Type what you hear"))
        self.setPlaceholderText(
            _("Type what you hear — “ a quote + an idea ! an action @ who by Friday")
        )
        self._tone = "plain"
        self.chip = Chip("", parent=self)
        self.chip.hide()

    def show_chip(self, words: str, *, tone: str, icon: str) -> None:
        """Show what the line means; no words take the chip away."""
        self._tone = tone if words else "plain"
        self.chip.setVisible(bool(words))
        if words:
            self.chip.say(words, tone=tone, icon=icon)
        self._place_chip()

    def _place_chip(self) -> None:
        gap = theme_now().gap(12)
        room = self.width() * 3 // 5
        wide = min(self.chip.sizeHint().width(), room)
        high = self.chip.sizeHint().height()
        left = gap if self.isRightToLeft() else self.width() - wide - gap
        self.chip.setGeometry(left, (self.height() - high) // 2, wide, high)
        margin = wide + gap if self.chip.isVisibleTo(self) else 0
        if self.isRightToLeft():
            self.setTextMargins(margin, 0, 0, 0)
        else:
            self.setTextMargins(0, 0, margin, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the chip at the end."""
        super().resizeEvent(event)
        self._place_chip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the line, and its mark once more in the colour of what it makes."""
        super().paintEvent(event)
        mark = self.text()[:1]
        if self._tone == "plain" or mark.isalnum() or not mark or self.isRightToLeft():
            return
        metrics = QFontMetricsF(self.font())
        room = self.width() - self.textMargins().right() - 2 * theme_now().gap(12)
        if metrics.horizontalAdvance(self.text()) > room or self.hasSelectedText():
            return
        left = theme_now().gap(11) + _INSIDE_LEFT_PX
        box = QRectF(left, 4, metrics.horizontalAdvance(mark), self.height() - 8)
        painter = QPainter(self)
        painter.fillRect(box, QColor(theme_now().palette.surface))
        font = theme_now().font("body", BOLD)
        painter.setFont(font)
        painter.setPen(theme_now().ink(self._tone))
        painter.drawText(box.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, mark)
