"""A form that is one button until it is wanted; Escape folds it, Enter in a line saves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel


class FoldingForm(QWidget):
    """Put fields in with `add`; connect `save_wanted`; call `fold` when it was written."""

    save_wanted = Signal()
    unfolded = Signal()
    """The form is open, and wants to be seen."""
    folded = Signal()

    def __init__(
        self, *, opens: str, saves: str, icon: str = "plus", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._opens, self._saves = opens, saves
        self.open_button = Button(opens, icon=icon)
        self.beside = QHBoxLayout()
        self.title = PlainLabel(opens, look="strong")
        self.card = Card(look="strong", spacing=9)
        self.save_button = Button(saves, role="primary")
        self.cancel_button = Button(_("Cancel"), role="quiet")
        self._first: QWidget | None = None
        self._is_button_lent = False
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        self.beside.setSpacing(gap(10))
        self.beside.addWidget(self.open_button)
        self.beside.addStretch(1)
        self.card.add(self.title)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(gap(8))
        self._foot.addWidget(self.save_button)
        self._foot.addWidget(self.cancel_button)
        self._foot.addStretch(1)
        self.card.add(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        column.addLayout(self.beside)
        column.addWidget(self.card)
        self.card.hide()

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.save_button.clicked.connect(self.save_wanted)
        self.cancel_button.clicked.connect(self.fold)

    def add(self, what: QWidget | QLayout) -> None:
        """Put a field at the end of the form, above its buttons."""
        at = self.card.content.count() - 1
        if isinstance(what, QWidget):
            self.card.content.insertWidget(at, what)
        else:
            self.card.content.insertLayout(at, what)

    def begin_with(self, field: QWidget) -> None:
        """Say where the focus goes when the form unfolds."""
        self._first = field

    def lend_button(self) -> Button:
        """Give the button away to stand elsewhere; folded, the form takes no room then."""
        self._is_button_lent = True
        self.hide()
        return self.open_button

    @property
    def is_open(self) -> bool:
        """Say whether the form is unfolded."""
        return not self.card.isHidden()

    def unfold(self, title: str = "", saves: str = "") -> None:
        """Open the form, under another title when something is being changed."""
        self.title.setText(title or self._opens)
        self.save_button.set_words(saves or self._saves)
        self.card.show()
        self.show()
        self.open_button.setVisible(self._is_button_lent)
        self.open_button.setEnabled(False)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.unfolded.emit()

    def fold(self) -> None:
        """Close the form and give the focus back to its button."""
        had_focus = self.card.isAncestorOf(self.focusWidget() or self)
        self.card.hide()
        self.setVisible(not self._is_button_lent)
        self.open_button.setEnabled(True)
        self.open_button.show()
        if had_focus:
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.folded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Fold with Escape; save with Enter in a line, or Ctrl+Enter anywhere."""
        if not self.is_open:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.fold()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._means_save(event):
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _means_save(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return True
        field = self.focusWidget()
        return isinstance(field, QLineEdit) or (isinstance(field, QComboBox) and field.isEditable())

    def _on_open_button_clicked(self) -> None:
        self.unfold()
