"""Presses keys as a person does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(widget: QWidget | None, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press one key on a widget."""
    assert widget is not None
    QTest.keyClick(widget, key, held)


def type_text(widget: QWidget, text: str) -> None:
    """Type letters; only ASCII, for Qt's tests know no others."""
    assert text.isascii()
    QTest.keyClicks(widget, text)
