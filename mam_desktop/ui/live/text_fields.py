"""Undo in a text field is the field's own, as long as it has something to undo; then the meeting's.

Qt's fields keep Ctrl+Z for themselves even when they have nothing to take back.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_REDO = ("Ctrl+Shift+Z", "Ctrl+Y")


class FieldsFirst(QObject):
    """Watches only the field that has the keyboard, inside one window part."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)
            self._on_app_focus_changed(None, app.focusWidget())

    def _on_app_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if now is not None and _field_of(now) is not None and self._inside.isAncestorOf(now):
            now.installEventFilter(self)
            now.destroyed.connect(self._on_watched_destroyed)
            self._watched = now

    def _on_watched_destroyed(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave undo and redo to the meeting when the field has nothing of its own."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field = _field_of(watched)
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        keys = QKeySequence(event.keyCombination()).toString()
        if field is None or not (is_undo or keys in _REDO):
            return False
        can_undo, can_redo = _can(field)
        if can_undo if is_undo else can_redo:
            return False
        event.ignore()
        return True


Field = QLineEdit | QPlainTextEdit | QTextEdit


def _field_of(widget: QObject | None) -> Field | None:
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return widget if isinstance(widget, Field) else None


def _can(field: Field) -> tuple[bool, bool]:
    """Return (there is something to undo, there is something to redo)."""
    if field.isReadOnly():
        return False, False
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    document = field.document()
    return document.isUndoAvailable(), document.isRedoAvailable()
