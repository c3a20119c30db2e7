"""One line of words that ends in an ellipsis where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.plain_tip import show_tip


class ElidedLabel(PlainLabel):
    """Plain words on one line."""

    def __init__(self, words: str = "", *, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, look=look, wraps=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of all the words."""
        return QSize(self.width_of(self.text()), round(QFontMetricsF(self.font()).height()))

    def width_of(self, words: str) -> int:
        """Return how wide this label would be with other words."""
        return round(QFontMetricsF(self.font()).horizontalAdvance(words)) + 2

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a few letters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme_now().px(56)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the tool tip what is cut."""
        super().resizeEvent(event)
        is_cut = self.width() < self.sizeHint().width()
        show_tip(self, self.text() if is_cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as many of the words as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), side, shown)
