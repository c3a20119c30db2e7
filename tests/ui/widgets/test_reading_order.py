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
