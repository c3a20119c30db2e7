"""Undo and redo as buttons: each says in words what it would take back, before it is pressed."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_tip import show_tip

MOST_LETTERS = 40
SAY_AFTER_MS = 40
"""Two frames after a gesture; pressing the button does what is newest, whatever it says."""


class TellingButton(Button):
    """A button with an icon alone; its words come up when the mouse or the keyboard is on it."""

    def tell(self, words: str, key: str, *, shown: str = "") -> None:
        """Say what it would do; `shown` stands on the button where there is room."""
        self.set_words(shown, words)
        show_tip(self, _("{words} ({key})").format(words=words, key=key))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the words to who comes by keyboard, as to who comes with the mouse."""
        super().focusInEvent(event)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)


class UndoButtons(QWidget):
    """Undo and redo, side by side."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_wide = False
        self.undo = TellingButton(name=_("Undo"), role="quiet", icon="arrow-back-up")
        self.redo = TellingButton(name=_("Do again"), role="quiet", icon="arrow-forward-up")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(2))
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self.undo.clicked.connect(controller.undo)
        self.redo.clicked.connect(controller.redo)
        # Other words can make the bar set itself anew: that waits until the gesture is painted.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAY_AFTER_MS)
        self._later.timeout.connect(self.refresh)
        controller.state_changed.connect(self._on_controller_state_changed)
        self.refresh()

    def set_wide(self, is_wide: bool) -> None:
        """Show the words of undo on its button, where there is room."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.refresh()

    def refresh(self) -> None:
        """Say what each would do now; what stays says why."""
        undo, redo = self._controller.undo_and_redo_words
        stays = self._controller.what_stays
        nothing = _("There is nothing to undo.")
        words = _("Undo: {what}").format(what=undo) if undo else nothing
        shown = words if undo and self._is_wide else ""
        if len(shown) > MOST_LETTERS:
            shown = f"{shown[:MOST_LETTERS].rstrip()}…"
        self.undo.tell(_both(stays, words), _("Ctrl+Z"), shown=shown)
        self.redo.tell(
            _("Do again: {what}").format(what=redo) if redo else _("There is nothing to do again."),
            _("Ctrl+Y"),
        )
        self.redo.setEnabled(redo is not None)

    def _on_controller_state_changed(self, _touched: object) -> None:
        self._later.start()


def _both(stays: str, words: str) -> str:
    return _("{stays} {words}").format(stays=stays, words=words) if stays else words
