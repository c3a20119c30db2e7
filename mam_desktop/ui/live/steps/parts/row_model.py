"""A list model over immutable rows that changes no more than what changed."""

from collections.abc import Iterable
from operator import is_
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt


class Row(Protocol):
    """Something immutable with an id of its own and words for a screen reader."""

    @property
    def key(self) -> str:
        """Return what stays the same while the row changes."""

    @property
    def spoken(self) -> str:
        """Return the row in words."""


R = TypeVar("R", bound=Row)

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""Gives the whole row."""


class RowModel(QAbstractListModel, Generic[R]):
    """Rows by key; `show_rows` inserts, moves, changes and removes just what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        """Return the rows, from top to bottom."""
        return tuple(self._rows)

    def row_at(self, no: int) -> R:
        """Return one row."""
        return self._rows[no]

    def place_of(self, key: str) -> int | None:
        """Return where the row with a key stands, if it is there."""
        return next((no for no, one in enumerate(self._rows) if one.key == key), None)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the row itself, or the words a screen reader says for it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def show_rows(self, rows: Iterable[R]) -> None:
        """Become these rows; of several with one key, as two laptops can make them, the first."""
        first: dict[str, R] = {}
        for one in rows:
            first.setdefault(one.key, one)
        wanted, kept = tuple(first.values()), first.keys()
        if len(wanted) == len(self._rows) and all(map(is_, wanted, self._rows)):
            return
        for no in reversed(range(len(self._rows))):
            if self._rows[no].key not in kept:
                self._take_out(no)
        for no, row in enumerate(wanted):
            self._settle(no, row)

    def _settle(self, no: int, row: R) -> None:
        stands = no < len(self._rows) and self._rows[no].key == row.key
        at = no if stands else self.place_of(row.key)
        if at is None:
            self.beginInsertRows(ROOT, no, no)
            self._rows.insert(no, row)
            self.endInsertRows()
            return
        if at != no:
            self.beginMoveRows(ROOT, at, at, ROOT, no)
            self._rows.insert(no, self._rows.pop(at))
            self.endMoveRows()
        if self._rows[no] is not row and self._rows[no] != row:
            self._rows[no] = row
            index = self.index(no)
            self.dataChanged.emit(index, index)

    def _take_out(self, no: int) -> None:
        self.beginRemoveRows(ROOT, no, no)
        del self._rows[no]
        self.endRemoveRows()
