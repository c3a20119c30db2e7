"""List and table models over immutable rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mam_desktop.texts import _
from mam_desktop.ui.ports import ChipWords

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole row."""
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
"""ChipWords, where a cell is a chip."""


class RowListModel(QAbstractListModel, Generic[R]):
    """A list of rows; `say` is what a screen reader reads of one."""

    def __init__(self, say: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """Return the rows shown."""
        return self._rows

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; the same ones change nothing."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._say(row) if role in spoken else None


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table: its head, its words, and how it looks."""

    head: str
    words: Callable[[R], str]
    chip: Callable[[R], ChipWords | None] | None = None
    is_strong: bool = False
    stretches: bool = False


class RowTableModel(QAbstractTableModel, Generic[R]):
    """A table of rows; with `ticks` the first column has boxes that can be ticked."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        can_tick: Callable[[R], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._can_tick = can_tick
        self._rows: tuple[R, ...] = ()
        self._ticked: set[int] = set()

    @property
    def rows(self) -> tuple[R, ...]:
        """Return the rows shown."""
        return self._rows

    @property
    def ticked(self) -> tuple[R, ...]:
        """Return the rows that are ticked, in order."""
        return tuple(row for no, row in enumerate(self._rows) if no in self._ticked)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; those that stay as they were keep their ticks, the others lose them."""
        if tuple(rows) != self._rows:
            ticked = self.ticked
            self.beginResetModel()
            self._rows = tuple(rows)
            self._ticked = {no for no, row in enumerate(self._rows) if row in ticked}
            self.endResetModel()

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick every row that can be, or none."""
        can = self._can_tick
        wanted = {no for no, row in enumerate(self._rows) if can is not None and can(row)}
        self._ticked = wanted if is_ticked else set()
        if self._rows:
            last = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    @property
    def can_be_ticked(self) -> int:
        """Return how many rows can be ticked."""
        can = self._can_tick
        return sum(1 for row in self._rows if can is not None and can(row))

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].head)
        left = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return int(left) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, its chip, its tick, or the whole row."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.words(row)
        if role == ROW_ROLE:
            return row
        if role == CHIP_ROLE:
            return column.chip(row) if column.chip else None
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks(index, row):
            is_ticked = index.row() in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tick a row, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if not self._ticks(index, self._rows[index.row()]):
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(index.row())
        else:
            self._ticked.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and self._ticks(index, self._rows[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _ticks(self, index: Index, row: R) -> bool:
        return index.column() == 0 and self._can_tick is not None and self._can_tick(row)
