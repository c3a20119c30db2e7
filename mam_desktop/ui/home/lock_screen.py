"""The locked laptop: nothing of anybody is on it until somebody unlocks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.ports import HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import place


class LockScreen(QWidget):
    """A blank window with Unlock; a passphrase is asked for where the record has one."""

    unlocked = Signal()

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        place(self, "paper")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(_("Passphrase"))
        self.secret.setPlaceholderText(_("Passphrase"))
        self.secret.setFixedWidth(theme_now().px(320))
        self.secret.setVisible(desk.needs_secret)
        self._trouble = PlainLabel(tone="attention", wraps=False)
        self.unlock_button = Button(_("Unlock"), role="primary", icon="lock-open", size="large")
        rows = QVBoxLayout(self)
        rows.setSpacing(theme_now().gap(14))
        rows.addStretch(1)
        rows.addWidget(IconLabel("lock", side_px=40), 0, centre)
        rows.addWidget(PlainLabel(_("This laptop is locked"), look="title", wraps=False), 0, centre)
        rows.addWidget(self.secret, 0, centre)
        rows.addWidget(self._trouble, 0, centre)
        rows.addWidget(self.unlock_button, 0, centre)
        rows.addStretch(2)
        self._trouble.hide()
        self.unlock_button.clicked.connect(self._on_unlock_clicked)
        self.secret.returnPressed.connect(self._on_unlock_clicked)

    def start(self) -> None:
        """Give the focus to where unlocking begins."""
        first = self.secret if self._desk.needs_secret else self.unlock_button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_unlock_clicked(self) -> None:
        if self._desk.unlock(self.secret.text()):
            self.secret.clear()
            self.unlocked.emit()
            return
        self.secret.selectAll()
        words = _("That is not the passphrase.")
        self._trouble.setText(words)
        self._trouble.show()
        announce(self, words)
