"""A window brought to the front, at the size of a council laptop."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def bring_up(qtbot: QtBot, window: QWidget, wide: int = 1366, high: int = 768) -> None:
    """Show a window, wait until it has the keyboard, and see that it goes at the test's end."""
    qtbot.addWidget(window)
    window.resize(wide, high)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
