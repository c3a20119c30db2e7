"""The window that asks for the passphrase, worked by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mam_desktop.ui.passphrase_dialog import PassphraseDialog
from tests.ui.keys import press, type_text

SECRET = "river lamp green apple stone"


def lines(dialog: QDialog) -> tuple[QLineEdit, QLineEdit]:
    first, again = dialog.findChildren(QLineEdit)
    return first, again


def test_enter_opens_the_record(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(is_new=False, fits=lambda said: said == SECRET)
    qtbot.addWidget(dialog)
    dialog.show()
    first, _again = lines(dialog)
    type_text(first, SECRET)
    press(first, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.passphrase == SECRET


def test_enter_says_what_is_missing_of_a_new_one_and_then_takes_it(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(is_new=True, fits=lambda _said: True)
    qtbot.addWidget(dialog)
    dialog.show()
    first, again = lines(dialog)
    type_text(first, SECRET)
    press(first, Qt.Key.Key_Return)
    assert any("not the same" in one.text() for one in dialog.findChildren(QLabel))
    type_text(again, SECRET)
    press(again, Qt.Key.Key_Return)
    assert dialog.passphrase == SECRET
