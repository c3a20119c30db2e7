"""A panel over the page of a step: one card in the middle, put away with Escape."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from mam_desktop.ui.widgets.styled import place

_SIDE, _LEAST_PX = 24, 200


class OverPage(QWidget):
    """Stands over the page while something is chosen; writing goes on below it."""

    closed = Signal()

    def __init__(
        self, name: str, card: Card, *, wide_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._card, self._wide_px = card, wide_px
        place(self, "scrim")
        self.setAccessibleName(name)
        self._column = ScrollColumn(margins=(_SIDE, 18, _SIDE, 18))
        self._column.content.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self.hide()

    def open_panel(self) -> None:
        """Show it over everything else."""
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Go back to the page."""
        self.hide()
        self.closed.emit()

    def fit(self) -> None:
        """Keep the card in the middle, as wide as there is room."""
        theme = theme_now()
        room = self.width() - 2 * theme.gap(_SIDE) - self._column.verticalScrollBar().width()
        self._card.setFixedWidth(max(_LEAST_PX, min(theme.px(self._wide_px), room)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the card another width."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
