"""The four columns side by side, two by two where there is no room, each with its cards."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.board_cards import CardModel
from mam_desktop.ui.live.steps.board_list import BoardList
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

LOOKS = {
    "new": ("voice", "bulb", N_("not talked about yet")),
    "can": ("can", "circle-check", N_("someone here can say yes")),
    "could_if": ("could_if", "key", N_("what would make it possible?")),
    "panel": ("panel", "scale", N_("needs more than this room")),
}
ONE_COLUMN_PX = 150


class BoardColumn(Card):
    """A column's head and its cards."""

    def __init__(
        self,
        column: str,
        if_written: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        tone, icon, about = LOOKS[column]
        super().__init__(
            look="column", ground=tone, margins=(11, 11, 11, 4), spacing=2, parent=parent
        )
        self.model = CardModel(if_written, self)
        self.list = BoardList(self.model, _(COLUMNS[column]))
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(6))
        head.addWidget(IconLabel(icon, tone=tone, side_px=20))
        head.addWidget(PlainLabel(_(COLUMNS[column]), look="section", tone=tone), 1)
        self.add(head)
        self.add(PlainLabel(_(about), look="small", tone=tone))
        self.content.addSpacing(theme_now().gap(6))
        self.add(self.list, 1)


class BoardColumns(QWidget):
    """The whole board."""

    def __init__(
        self, if_written: Callable[[str, str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = {name: BoardColumn(name, if_written) for name in COLUMNS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme_now().gap(10))
        self._across = 0
        self._arrange(len(COLUMNS))

    def list_of(self, column: str) -> BoardList:
        """Return a column's cards."""
        return self.columns[column].list

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand four, two or one across."""
        super().resizeEvent(event)
        fit = self.width() // theme_now().px(ONE_COLUMN_PX)
        self._arrange(next(one for one in (4, 2, 1) if one <= max(fit, 1)))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for no, column in enumerate(self.columns.values()):
            self._grid.addWidget(column, no // across, no % across)
        for no in range(len(self.columns)):
            self._grid.setColumnStretch(no, 1 if no < across else 0)
            self._grid.setRowStretch(no, 1 if no < len(self.columns) // across else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of one column: the board can always be turned on its side."""
        hint = super().minimumSizeHint()
        hint.setWidth(theme_now().px(ONE_COLUMN_PX))
        return hint
