"""A layout that puts things side by side and starts a new row when there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets, wrapping; right-to-left when the language is."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, row_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put one more thing at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return one thing, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take one thing out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Return none: it takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return True: fewer pixels across need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest thing."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height used; `move` also places the things."""
        bottom = rect.top()
        for row, top in self._rows(rect):
            high = max(item.sizeHint().height() for item, _left in row)
            for item, left in row:
                size = item.sizeHint().boundedTo(QSize(rect.width(), 10_000))
                if move:
                    down = top + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(self._mirrored(rect, left, size), down), size))
            bottom = top + high
        return bottom - rect.top()

    def _rows(self, rect: QRect) -> list[tuple[list[tuple[QLayoutItem, int]], int]]:
        """Return ([(item, left)], top) of each row."""
        rows: list[tuple[list[tuple[QLayoutItem, int]], int]] = []
        row: list[tuple[QLayoutItem, int]] = []
        left, top, high = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if row and left + size.width() > rect.left() + rect.width():
                rows.append((row, top))
                top += high + self._row_gap
                row, left, high = [], rect.left(), 0
            row.append((item, left))
            left += size.width() + self._gap
            high = max(high, size.height())
        return [*rows, (row, top)] if row else rows

    def _mirrored(self, rect: QRect, left: int, size: QSize) -> int:
        widget = self.parentWidget()
        if widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.right() - (left - rect.left()) - size.width() + 1
        return left
