"""Shows a row model as a column of cards; a card stays the same widget while its row lives."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.row_model import Row, RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

R = TypeVar("R", bound=Row)


class RowCard(Card, Generic[R]):
    """A card that shows one row, and shows it anew when it changes."""

    row: R | None = None
    """The row that is shown; while `show_row` runs, the one before."""

    def show_row(self, row: R) -> None:
        """Show the row."""

    def take(self, row: R) -> None:
        """Become this row's card."""
        self.show_row(row)
        self.row = row
        self.setAccessibleName(row.spoken)

    def offer(self, menu: RowMenu, words: str, wanted: SignalInstance) -> None:
        """Add a line to the row's menu; choosing it sends the row's key."""
        menu.offer(words, lambda: wanted.emit(self.row.key if self.row else ""))


class RowList(QWidget, Generic[R]):
    """A column of cards that follows its model; `empty` is said while there are none."""

    def __init__(
        self,
        model: RowModel[R],
        make: Callable[[], RowCard[R]],
        *,
        name: str,
        empty: str = "",
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._make = model, make
        self._cards: list[RowCard[R]] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().gap(spacing))
        self._empty = PlainLabel(empty, look="quiet")
        self._column.addWidget(self._empty)
        self._connect()
        for no in range(model.rowCount()):
            self._put_in(no)
        self._show_empty()

    @property
    def cards(self) -> tuple[RowCard[R], ...]:
        """Return the cards, from top to bottom."""
        return tuple(self._cards)

    def _connect(self) -> None:
        self._model.rowsInserted.connect(self._on_model_rows_inserted)
        self._model.rowsRemoved.connect(self._on_model_rows_removed)
        self._model.rowsMoved.connect(self._on_model_rows_moved)
        self._model.dataChanged.connect(self._on_model_data_changed)

    def _put_in(self, no: int) -> None:
        card = self._make()
        card.take(self._model.row_at(no))
        self._cards.insert(no, card)
        self._column.insertWidget(no, card)

    def _show_empty(self) -> None:
        """Say that there is nothing yet; without words for it take no room at all."""
        has_words = bool(self._empty.text())
        self._empty.setVisible(not self._cards and has_words)
        if not (self._cards or has_words):
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:
            # Shown by itself it would be a window; it comes into sight with what it is put on.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)

    def _on_model_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        for no in range(first, last + 1):
            self._put_in(no)
        self._show_empty()

    def _on_model_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        for card in self._cards[first : last + 1]:
            had_focus = card.isAncestorOf(self.focusWidget() or card)
            self._column.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()
            if had_focus:
                self._focus_near(first)
        del self._cards[first : last + 1]
        self._show_empty()

    def _focus_near(self, no: int) -> None:
        """Keep the focus near what has just gone, so that keyboard work goes on from there."""
        left = [one for at, one in enumerate(self._cards) if at != no]
        if left and self.isVisible():
            near = left[min(no, len(left) - 1)]
            near.setFocus(Qt.FocusReason.OtherFocusReason)
            near.focusNextChild()

    def _on_model_rows_moved(
        self, _from: QModelIndex, first: int, _last: int, _to: QModelIndex, to: int
    ) -> None:
        place = to - 1 if to > first else to
        card = self._cards.pop(first)
        self._cards.insert(place, card)
        self._column.removeWidget(card)
        self._column.insertWidget(place, card)

    def _on_model_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for no in range(first.row(), last.row() + 1):
            self._cards[no].take(self._model.row_at(no))
