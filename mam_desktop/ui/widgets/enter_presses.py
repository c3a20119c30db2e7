"""Return and Enter press the button that has the focus, as the space bar does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HELD = ~Qt.KeyboardModifier.KeypadModifier
"""What may be held down beside Enter: nothing but the pad with the numbers."""


def enter_presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button if this is Return or Enter alone; say whether the key was for it.

    A key that is held down presses once: what comes after it is taken, and does nothing.
    """
    if event.key() not in ENTER or event.modifiers() & _HELD:
        return False
    event.accept()
    if event.isAutoRepeat():
        return True
    if isinstance(button, QPushButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True
