"""Asks for the password of the family's one file: chosen with them, never kept here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.media.in_page import ButtonRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

ABOUT = N_(
    "One PDF with all papers of this family. It opens with the password on a phone and on any "
    "computer. Choose the password with the family. Nobody can open the file without it, and it "
    "is not kept here."
)


class LockedForm(Card):
    """A sentence, a password that can be read, and two buttons; hidden until it is asked for."""

    told = Signal(str)
    """The password."""
    stick_wanted = Signal(str)
    """The password; the file is to go to a stick."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="plain", margins=(12, 10, 12, 12), spacing=8, parent=parent)
        self.password = LineField(_("Password for the file"), hint=_("8 letters or more"))
        self.make = Button(_("Make the file"), role="primary", icon="lock")
        self.stick = Button(_("Make it on a stick"), icon="download")
        self.leave = Button(_("Not now"), role="quiet")
        self._trouble = PlainLabel(tone="attention")
        self.add(PlainLabel(_(ABOUT), look="quiet"))
        self.add(Labelled(_("Password for the file"), self.password))
        self.add(self._trouble)
        row = ButtonRow()
        row.put(self.make)
        row.put(self.stick)
        row.put(self.leave)
        self.add(row)
        self._trouble.hide()
        self.make.clicked.connect(self._on_make_clicked)
        self.password.returnPressed.connect(self._on_make_clicked)
        self.stick.clicked.connect(self._on_stick_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.hide()

    def ask(self) -> None:
        """Ask for the password."""
        self.show()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Forget the password, and hide."""
        self.password.clear()
        self._trouble.hide()
        self.hide()

    def say_trouble(self, words: str) -> None:
        """Say why it could not be done; the password stays to be changed."""
        self._trouble.setText(words)
        self._trouble.show()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave_clicked()
        else:
            super().keyPressEvent(event)

    def _on_make_clicked(self) -> None:
        self.told.emit(self.password.text())

    def _on_stick_clicked(self) -> None:
        self.stick_wanted.emit(self.password.text())

    def _on_leave_clicked(self) -> None:
        self.put_away()
        self.left.emit()
