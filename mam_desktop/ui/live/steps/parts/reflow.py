"""Things side by side where there is room, below each other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Reflow(QWidget):
    """A row that becomes a column below `wide_px` (at 100 per cent text)."""

    def __init__(
        self,
        *things: QWidget,
        wide_px: int,
        stretch: tuple[int, ...] = (),
        spacing: int = 10,
        middle: bool = False,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._things, self._wide_px = things, wide_px
        top_or_middle = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
        self._side = Qt.AlignmentFlag(0) if fills else top_or_middle
        self._row = QBoxLayout(ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme_now().gap(spacing))
        for no, thing in enumerate(things):
            self._row.addWidget(thing, stretch[no] if stretch else 1, self._side)

    @property
    def is_wide(self) -> bool:
        """Say whether things stand side by side."""
        return self._row.direction() == ACROSS

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the row when its room changes."""
        super().resizeEvent(event)
        wide = self.width() >= theme_now().px(self._wide_px)
        if wide != self.is_wide:
            self._row.setDirection(ACROSS if wide else DOWN)
            for thing in self._things:
                alignment = self._side if wide else Qt.AlignmentFlag(0)
                self._row.setAlignment(thing, alignment)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the widest thing: the row can always become a column."""
        hint = super().minimumSizeHint()
        widest = max((one.minimumSizeHint().width() for one in self._things), default=0)
        hint.setWidth(widest)
        return hint


def field_row(*fields: QWidget, stretch: tuple[int, ...] = ()) -> Reflow:
    """Return fields side by side, as long as each can hold some words."""
    return Reflow(*fields, wide_px=130 * len(fields), stretch=stretch)


def two_columns(left: QWidget, right: QWidget, *, stretch: tuple[int, int] = (46, 34)) -> Reflow:
    """Return a page's two columns."""
    return Reflow(left, right, wide_px=640, stretch=stretch, spacing=14)


def column_of(*things: QWidget, spacing: int = 10) -> QWidget:
    """Return things one below the other, at the top of their room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme_now().gap(spacing))
    for one in things:
        column.addWidget(one)
    column.addStretch(1)
    return holder
