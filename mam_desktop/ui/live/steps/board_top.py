"""The row above the board: the filter, how cards move, and the buttons that open a form."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip

HINT_FROM_PX = 660
"""Width at 100 per cent text from which the hint has room; the sheet of keys has it too."""


class BoardTop(QWidget):
    """A row whose hint goes first where there is little room."""

    def __init__(self, chooser: QWidget, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = Chip(_("Move with Alt + ← →"), icon="arrows-left-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(10))
        row.addWidget(chooser, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)  # takes the room while there is nothing to filter by
        row.addWidget(self.hint)
        for one in buttons:
            row.addWidget(one)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the hint where there is room."""
        super().resizeEvent(event)
        theme = theme_now()
        fits = self.width() >= theme.px(HINT_FROM_PX) and not theme.sizes.is_large
        self.hint.setVisible(fits)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of everything but the hint."""
        least = super().minimumSizeHint()
        if not self.hint.isHidden():
            taken = self.hint.minimumSizeHint().width() + theme_now().gap(10)
            least.setWidth(least.width() - taken)
        return least
