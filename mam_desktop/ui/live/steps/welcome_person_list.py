"""Who is here, as a list view: one stop for Tab, a letter a state, Enter for the details."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.card_list import CardList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.welcome_person_delegate import PersonDelegate
from mam_desktop.ui.live.steps.welcome_person_layout import RowLayout, RowMeasure
from mam_desktop.ui.live.steps.welcome_person_rows import PersonRow, state_words
from mam_desktop.ui.theme.theme import theme_now

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
MENU = frozenset({Qt.Key.Key_M, Qt.Key.Key_Menu, Qt.Key.Key_Space})


class PeopleList(CardList):
    """The people of this meeting; only those in sight are painted."""

    state_picked = Signal(str, str)
    """(attendance id, state)"""
    edit_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    """(attendance id, where on the screen)"""
    take_off_wanted = Signal(str)
    find_wanted = Signal()

    def __init__(self, model: RowModel[PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(model, _("Who is here"), parent)
        self._rows = model
        self._letters = {one.letter: state for state, one in state_words().items() if one.letter}
        self.setItemDelegate(PersonDelegate(self))
        self.setAccessibleDescription(_keys_in_words())

    # --- rows ----------------------------------------------------------------------------------

    def current_row(self) -> PersonRow | None:
        """Return the person that the keyboard is on."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def go_to(self, key: str) -> bool:
        """Put the keyboard on somebody; say whether they are in the list as it shows."""
        at = self._rows.place_of(key)
        if at is not None:
            self.setCurrentIndex(self._rows.index(at))
        return at is not None

    def layout_of(self, index: QModelIndex) -> RowLayout:
        """Return where everything of a row stands, in the viewport."""
        row = self._rows.row_at(index.row())
        mirrored = self.isRightToLeft()
        return RowMeasure(theme_now()).layout(row, self.visualRect(index), mirrored=mirrored)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest room in which two people can be seen."""
        return QSize(theme_now().px(200), theme_now().px(90))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return little: it takes the room that the page has, and scrolls in it."""
        return QSize(theme_now().px(320), theme_now().px(90))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take letters as states, Enter for the details, M for the menu, / for the search."""
        row = self.current_row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() == "/":
            self.find_wanted.emit()
        elif row is None or not plain or not self._did(event, row.key):
            super().keyPressEvent(event)

    def _did(self, event: QKeyEvent, key: str) -> bool:
        pressed = Qt.Key(event.key())
        state = self._letters.get(event.text().upper())
        if state:
            self.state_picked.emit(key, state)
        elif pressed in ENTER:
            self.edit_wanted.emit(key)
        elif pressed in MENU:
            box = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(box.bottomLeft()))
        elif pressed == Qt.Key.Key_Delete:
            self.take_off_wanted.emit(key)
        else:
            return False
        return True

    # --- the mouse -----------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Press the state or the menu that is under the mouse."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row, layout = self._rows.row_at(index.row()), self.layout_of(index)
        state = layout.state_at(at)
        if state:
            self.state_picked.emit(row.key, state)
        elif layout.menu.contains(at):
            self.menu_wanted.emit(row.key, self.viewport().mapToGlobal(layout.menu.bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the details of somebody; two quick presses of a state are two presses."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and not self.layout_of(index).state_at(at):
            self.edit_wanted.emit(self._rows.row_at(index.row()).key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand where something can be pressed."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        is_pressable = False
        if index.isValid():
            layout = self.layout_of(index)
            is_pressable = bool(layout.state_at(at)) or layout.menu.contains(at)
        shape = Qt.CursorShape.PointingHandCursor if is_pressable else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu of the person under the mouse."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            row = self._rows.row_at(index.row())
            self.menu_wanted.emit(row.key, event.globalPos())


def _keys_in_words() -> str:
    words = ", ".join(
        _("{key} {state}").format(key=one.letter, state=one.words)
        for one in state_words().values()
        if one.letter
    )
    return _("Keys: {states}. Enter changes the details, M opens the menu.").format(states=words)
