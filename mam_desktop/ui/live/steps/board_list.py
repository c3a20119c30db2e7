"""One column's cards as a list view: dragged, moved by Alt+arrows, pressed, edited in place."""

from enum import StrEnum
from typing import cast

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from mam_desktop.ui.live.steps.board_card_layout import measure_now
from mam_desktop.ui.live.steps.board_cards import CardModel, CardRow
from mam_desktop.ui.live.steps.board_delegate import CardDelegate
from mam_desktop.ui.live.steps.parts.card_list import CardList
from mam_desktop.ui.live.steps.parts.row_model import ROW_ROLE
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now

MIME = "application/x-mam-idea"


class Way(StrEnum):
    """Where Alt and an arrow send a card."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_MIRRORED = {Way.LEFT: Way.RIGHT, Way.RIGHT: Way.LEFT}
_COLUMN_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class BoardList(CardList):
    """The cards of one column."""

    moved = Signal(str, Way)
    """(idea id, way): Alt and an arrow."""
    sent = Signal(str, int)
    """(idea id, number of a column, from 1)"""
    stepped = Signal(Way)
    """Left or right without Alt: the focus goes to the next column."""
    dropped = Signal(str, str)
    """(idea id, id of the card it is put above, or nothing for the end)"""
    hearts_wanted = Signal(str, QPoint)
    menu_wanted = Signal(str, QPoint)
    """(idea id, where on the screen)"""
    change_wanted = Signal(str)
    picture_wanted = Signal(str)

    def __init__(self, model: CardModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._drop_at: int | None = None
        self.setItemDelegate(CardDelegate(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)

    # --- cards ---------------------------------------------------------------------------------

    @property
    def cards(self) -> CardModel:
        """Return the model."""
        return cast("CardModel", self.model())

    def current_card(self) -> CardRow | None:
        """Return the card that the keyboard is on."""
        index = self.currentIndex()
        return cast("CardRow", index.data(ROW_ROLE)) if index.isValid() else None

    def go_to(self, idea_id: str) -> bool:
        """Put the keyboard on a card; say whether it is in this column."""
        at = self.cards.place_of(idea_id)
        if at is None:
            return False
        self.setCurrentIndex(self.cards.index(at))
        self.scrollTo(self.cards.index(at))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def write_if(self, idea_id: str) -> None:
        """Open the “if” line of a card."""
        at = self.cards.place_of(idea_id)
        if at is not None:
            self.setCurrentIndex(self.cards.index(at))
            self.edit(self.cards.index(at))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest room in which a card can be read."""
        return QSize(theme_now().px(120), theme_now().px(90))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two cards."""
        return QSize(theme_now().px(174), theme_now().px(220))

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with Alt+arrows; hearts H, menu M, picture P, a column 1 to 4, words Enter or F2."""
        if self.state() is QAbstractItemView.State.EditingState:
            event.ignore()  # the “if” line has had its keys already
            return
        card = self.current_card()
        way = self._way(Qt.Key(event.key()))
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if way is not None and with_alt and card is not None:
            self.moved.emit(card.key, way)
        elif way in (Way.LEFT, Way.RIGHT) and not with_alt:
            self.stepped.emit(way)
        elif card is None or not self._did(Qt.Key(event.key()), card.key):
            super().keyPressEvent(event)

    def _way(self, key: Qt.Key) -> Way | None:
        """Return where an arrow points; the columns stand mirrored where writing does."""
        way = _WAYS.get(key)
        return _MIRRORED.get(way, way) if way and self.isRightToLeft() else way

    def _did(self, key: Qt.Key, idea_id: str) -> bool:
        if key in _COLUMN_KEYS:
            self.sent.emit(idea_id, _COLUMN_KEYS.index(key) + 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.change_wanted.emit(idea_id)
        elif key == Qt.Key.Key_H:
            self.hearts_wanted.emit(idea_id, self._below(self.currentIndex()))
        elif key in (Qt.Key.Key_M, Qt.Key.Key_Menu, Qt.Key.Key_Space):
            self.menu_wanted.emit(idea_id, self._below(self.currentIndex()))
        elif key == Qt.Key.Key_P:
            self.picture_wanted.emit(idea_id)
        else:
            return False
        return True

    # --- the mouse -----------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Give a heart, open the menu or the “if” line, where each is pressed."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.press_at(event.position().toPoint())

    def press_at(self, at: QPoint) -> None:
        """Do what stands under a press of the mouse, or a finger's touch."""
        index = self.indexAt(at)
        if not index.isValid():
            return
        row = self.cards.row_at(index.row())
        layout = measure_now().layout(row, self.visualRect(index))
        where = self.viewport().mapToGlobal(at)
        if layout.hearts.contains(at):
            self.hearts_wanted.emit(row.key, where)
        elif layout.menu.contains(at):
            self.menu_wanted.emit(row.key, where)
        elif layout.picture.contains(at):
            self.picture_wanted.emit(row.key)
        elif layout.if_line.contains(at) and row.asks_if:
            self.edit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Change the words of a card."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.change_wanted.emit(self.cards.row_at(index.row()).key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu of the card under the mouse."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu_wanted.emit(self.cards.row_at(index.row()).key, event.globalPos())

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    # --- dragging ------------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Carry the card, as it looks; it may be carried over any screen."""
        card = self.current_card()
        if card is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(card.key))
        drag.setPixmap(self.picture_for_all(self.currentIndex()))
        drag.exec(Qt.DropAction.MoveAction)

    def picture_for_all(self, index: QModelIndex) -> QPixmap:
        """Return how a card looks under the mouse: the room may see that, so no hidden words."""
        picture = self.picture_of(index)
        if not self.cards.row_at(index.row()).held_back:
            return picture
        palette, side = theme_now().palette, theme_now().px(24)
        picture.fill(QColor(palette.sunken))
        painter = QPainter(picture)
        painter.drawPixmap(
            theme_now().gap(10),
            theme_now().gap(10),
            icon_pixmap("eye-off", palette.ink_2, side, picture.devicePixelRatioF()),
        )
        painter.end()
        return picture

    def picture_of(self, index: QModelIndex) -> QPixmap:
        """Return how a card looks, to be carried under the mouse or a finger."""
        row = self.cards.row_at(index.row())
        rect = self.visualRect(index)
        return self.viewport().grab(measure_now().layout(row, rect).card)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take cards, and nothing else."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the card would come to stand."""
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        self.show_drop(event.position().toPoint())
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Stop showing it."""
        self.show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put the card down."""
        self.show_drop(None)
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        idea_id = bytes(event.mimeData().data(MIME).data()).decode(errors="replace")
        event.acceptProposedAction()
        self.dropped.emit(idea_id, self.above(event.position().toPoint()))

    def above(self, at: QPoint) -> str:
        """Return the id of the card that a drop falls above; nothing for the end."""
        place, rows = self._place_at(at), self.cards.rows
        return rows[place].key if place < len(rows) else ""

    def show_drop(self, at: QPoint | None) -> None:
        """Show where a card would come to stand, and scroll on near an edge; None: nowhere."""
        self._show_drop(None if at is None else self._place_at(at))
        if at is None:
            return
        edge, bar = theme_now().px(28), self.verticalScrollBar()
        if at.y() < edge:
            bar.setValue(bar.value() - edge // 2)
        elif at.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + edge // 2)

    def _place_at(self, at: QPoint) -> int:
        """Return above which card a drop falls; the count of cards for the end."""
        for no in range(self.cards.rowCount()):
            if at.y() < self.visualRect(self.cards.index(no)).center().y():
                return no
        return self.cards.rowCount()

    def _show_drop(self, place: int | None) -> None:
        if place != self._drop_at:
            self._drop_at = place
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cards, and the line where one would come to stand."""
        super().paintEvent(event)
        if self._drop_at is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme_now().palette.ink), 3))
        top = self._drop_line()
        painter.drawLine(4, top, self.viewport().width() - 4, top)

    def _drop_line(self) -> int:
        count = self.cards.rowCount()
        if not count or self._drop_at is None:
            return 3
        if self._drop_at < count:
            box: QRect = self.visualRect(self.cards.index(self._drop_at))
            return max(3, box.top() - theme_now().gap(5))
        return self.visualRect(self.cards.index(count - 1)).bottom() - theme_now().gap(4)


def mime_of(idea_id: str) -> QMimeData:
    """Return what a dragged card carries: its id, never its words."""
    carried = QMimeData()
    carried.setData(MIME, QByteArray(idea_id.encode()))
    return carried
