"""Carries cards with a finger: sideways or after a short hold; up and down scrolls, a tap presses.

Qt makes mouse events of touches, but a drag begun so ends badly on some screens, and a page that
should scroll would move a card instead.
"""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QLabel, QWidget

from mam_desktop.ui.live.steps.board_columns import BoardColumns
from mam_desktop.ui.live.steps.board_list import BoardList
from mam_desktop.ui.theme.theme import theme_now

HOLD_MS = 350
_TOUCHES = {
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
}


class FingerCarrier(QObject):
    """One finger on the board."""

    dropped = Signal(str, str, str)
    """(column, idea id, id of the card it is put above, or nothing for the end)"""

    def __init__(self, columns: BoardColumns) -> None:
        super().__init__(columns)
        self._columns = columns
        self._list: BoardList | None = None
        self._began = self._at = QPoint()
        self._scrolled_from = 0
        self._is_scrolling = False
        self._carried = ""
        self._picture = QLabel(columns)
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture.hide()
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._pick_up)
        for column in columns.columns.values():
            viewport = column.list.viewport()
            viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
            viewport.installEventFilter(self)

    @property
    def is_carrying(self) -> bool:
        """Say whether a card is under the finger."""
        return bool(self._carried)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take every touch; the mouse stays the list's own."""
        if event.type() not in _TOUCHES or not isinstance(event, QTouchEvent):
            return False
        event.accept()
        points = event.points()
        if event.type() == QEvent.Type.TouchCancel or len(points) != 1:
            self._let_go()
        elif isinstance(watched, QWidget):
            self._touched(watched, points[0].position().toPoint(), event.type())
        return True

    def _touched(self, viewport: QWidget, at: QPoint, how: QEvent.Type) -> None:
        if how == QEvent.Type.TouchBegin:
            self._begin(viewport, at)
        elif how == QEvent.Type.TouchUpdate:
            self._go_on(at)
        else:
            self._end(at)

    # --- one touch -----------------------------------------------------------------------------

    def _begin(self, viewport: QWidget, at: QPoint) -> None:
        self._let_go()
        lists = [column.list for column in self._columns.columns.values()]
        self._list = next((one for one in lists if one.viewport() is viewport), None)
        if self._list is None:
            return
        self._began = self._at = at
        self._scrolled_from = self._list.verticalScrollBar().value()
        index = self._list.indexAt(at)
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._hold.start()

    def _go_on(self, at: QPoint) -> None:
        cards, way = self._list, at - self._began
        if cards is None:
            return
        self._at = at
        if self._carried:
            self._show_carried()
            return
        little = theme_now().px(12)
        if not self._is_scrolling and abs(way.x()) > max(little, abs(way.y())):
            self._pick_up()
        elif self._is_scrolling or abs(way.y()) > little:
            self._is_scrolling = True
            self._hold.stop()
            cards.verticalScrollBar().setValue(self._scrolled_from - way.y())

    def _end(self, at: QPoint) -> None:
        cards, carried, scrolled = self._list, self._carried, self._is_scrolling
        self._at = at
        found = self._under() if carried else None
        self._let_go()
        if carried and found is not None:
            column, there = found
            self.dropped.emit(column, carried, self._columns.list_of(column).above(there))
        elif cards is not None and not carried and not scrolled:
            cards.setFocus(Qt.FocusReason.MouseFocusReason)
            cards.press_at(at)

    def _let_go(self) -> None:
        self._hold.stop()
        self._carried, self._is_scrolling, self._list = "", False, None
        self._picture.hide()
        for column in self._columns.columns.values():
            column.list.show_drop(None)

    # --- carrying ------------------------------------------------------------------------------

    def _pick_up(self) -> None:
        cards = self._list
        index = cards.indexAt(self._began) if cards is not None else QModelIndex()
        if cards is None or not index.isValid():
            return
        self._hold.stop()
        self._carried = cards.cards.row_at(index.row()).key
        picture = cards.picture_of(index)
        self._picture.setPixmap(picture)
        self._picture.resize(picture.deviceIndependentSize().toSize())
        self._picture.raise_()
        self._picture.show()
        self._show_carried()

    def _show_carried(self) -> None:
        if self._list is None:
            return
        where = self._list.viewport().mapTo(self._columns, self._at)
        half = self._picture.width() // 2
        self._picture.move(where - QPoint(half, theme_now().px(20)))
        found = self._under()
        for name, column in self._columns.columns.items():
            is_under = found is not None and found[0] == name
            column.list.show_drop(found[1] if found is not None and is_under else None)

    def _under(self) -> tuple[str, QPoint] | None:
        """Return the column under the finger, and where in its list."""
        if self._list is None:
            return None
        where = self._list.viewport().mapTo(self._columns, self._at)
        for name, column in self._columns.columns.items():
            if column.geometry().contains(where):
                return name, column.list.viewport().mapFrom(self._columns, where)
        return None
