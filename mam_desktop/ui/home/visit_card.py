"""Says that this is a visit, and asks to unlock before other families are shown again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.ports import HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


class VisitCard(Card):
    """A dashed card; going back takes two presses, and the passphrase where there is one."""

    unlocked = Signal()

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(look="dashed", margins=(18, 16, 18, 16), spacing=12, parent=parent)
        self._desk = desk
        self.office = Button(_("Back in the office"))
        self.secret = QLineEdit()
        self.show_all = Button(_("Show everything again"), role="primary", icon="lock-open")
        self.stay = Button(_("Stay on the visit"), role="quiet")
        self._trouble = PlainLabel(tone="attention", look="strong_small")
        self._ask = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(14))
        head.addWidget(IconLabel("eye-off", side_px=26, tone="quiet"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(_("You are on a visit."), look="strong"))
        more = _("Only this family is shown on this laptop until you are back.")
        words.addWidget(PlainLabel(more, look="quiet"))
        head.addLayout(words, 1)
        head.addWidget(self.office)
        self.add(head)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(_("Passphrase"))
        self.secret.setPlaceholderText(_("Passphrase"))
        self.secret.setFixedWidth(theme_now().px(280))
        asking = QVBoxLayout(self._ask)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(gap(8))
        self._question = PlainLabel(look="strong")
        asking.addWidget(self._question)
        holder = QWidget()
        flow = FlowLayout(holder, gap=gap(8), row_gap=gap(8))
        for one in (self.secret, self.show_all, self.stay):
            flow.addWidget(one)
        asking.addWidget(holder)
        asking.addWidget(self._trouble)
        self.add(self._ask)
        self.fold()

    def _connect(self) -> None:
        self.office.clicked.connect(self._on_office_clicked)
        self.stay.clicked.connect(self._on_stay_clicked)
        self.show_all.clicked.connect(self._on_show_all_clicked)
        self.secret.returnPressed.connect(self._on_show_all_clicked)

    def fold(self) -> None:
        """Show only that this is a visit."""
        self.secret.clear()
        self._ask.hide()
        self._trouble.hide()
        self.office.show()

    def _on_office_clicked(self) -> None:
        needs_secret = self._desk.needs_secret
        question = _("Every family comes back onto this screen. Are you out of others’ sight?")
        self._question.setText(question)
        self.secret.setVisible(needs_secret)
        self.office.hide()
        self._ask.show()
        first = self.secret if needs_secret else self.show_all
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, question)

    def _on_stay_clicked(self) -> None:
        self.fold()
        self.office.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show_all_clicked(self) -> None:
        if not self._desk.unlock(self.secret.text()):
            words = _("That is not the passphrase.")
            self._trouble.setText(words)
            self._trouble.show()
            self.secret.selectAll()
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, words)
            return
        self.fold()
        self.unlocked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Stay on the visit with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._ask.isVisible():
            self._on_stay_clicked()
        else:
            super().keyPressEvent(event)
