"""Tab goes on in the order of reading, also into cards that take the keyboard themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.ui.widgets.reading_order import move_focus, reading_order


def test_what_stands_on_a_card_comes_after_the_card(qtbot: QtBot) -> None:
    page, card = QWidget(), QWidget()
    qtbot.addWidget(page)
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    first, line, choice, last = QPushButton(), QLineEdit(), QComboBox(), QPushButton()
    choice.setEditable(True)
    inside = QVBoxLayout(card)
    inside.addWidget(line)
    inside.addWidget(choice)
    rows = QVBoxLayout(page)
    for stop in (first, card, last):
        rows.addWidget(stop)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    order: list[QWidget] = [first, card, line, choice, last]
    assert reading_order(page) == order
    first.setFocus()
    for reached in (*order[1:], first):
        move_focus(page, forward=True)
        assert page.focusWidget() is reached


def test_what_is_hidden_leaves_the_keyboard_beside_it(qtbot: QtBot) -> None:
    """At the head of the window stands the button that leaves the meeting."""
    page, card = WindowOfOrder(), QWidget()
    qtbot.addWidget(page)
    leave, write, beside = QPushButton(), QPushButton(), QPushButton()
    inside = QVBoxLayout(card)
    inside.addWidget(beside)
    inside.addWidget(write)
    rows = QVBoxLayout(page)
    rows.addWidget(leave)
    rows.addWidget(card)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    write.setFocus()
    write.hide()
    assert page.focusWidget() is beside


class WindowOfOrder(QWidget):
    """A window whose keyboard moves as the frame's does."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Move the keyboard in the order things are read."""
        return move_focus(self, forward=forward)
