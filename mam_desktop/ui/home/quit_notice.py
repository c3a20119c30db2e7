"""Before the application closes: what is not on disk or not sent yet, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import _, ngettext
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.styled import place

WIDE_PX = 620


def quit_words(*, is_saved: bool, pending: int) -> str:
    """Return what a person should know before closing; nothing when all is well."""
    if not is_saved:
        return _("Something is not saved on this laptop yet. Please wait until it is.")
    if not pending:
        return ""
    return ngettext(
        "{count} change is not sent yet. It is safe on this laptop and goes out next time.",
        "{count} changes are not sent yet. They are safe on this laptop and go out next time.",
        pending,
    ).format(count=pending)


class QuitNotice(QWidget):
    """A card in the window, over a quiet ground."""

    stay_chosen = Signal()
    send_chosen = Signal()
    close_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        place(self, "scrim")
        card = Card(look="column", margins=(30, 26, 30, 24), spacing=18)
        self._card = card
        self._header = PageHeader(_("Close MAM Desktop?"), " ")
        card.add(self._header)
        self.stay = Button(_("Stay"))
        self.send = Button(_("Send now"), icon="cloud-upload")
        self.close_button = Button(_("Close"), role="primary")
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(10))
        row.addWidget(self.stay)
        row.addStretch(1)
        row.addWidget(self.send)
        row.addWidget(self.close_button)
        card.add(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        rows = QVBoxLayout(self)
        rows.addStretch(1)
        rows.addLayout(across)
        rows.addStretch(2)
        self.stay.clicked.connect(self.stay_chosen)
        self.send.clicked.connect(self.send_chosen)
        self.close_button.clicked.connect(self.close_chosen)
        self.hide()

    def words(self) -> str:
        """Return what is being said."""
        return self._header.sentence.text()

    def show_words(self, words: str, *, can_close: bool) -> None:
        """Show the card; what is not on disk yet cannot be left behind."""
        self._header.sentence.setText(words)
        self.close_button.setEnabled(can_close)
        self.send.setVisible(can_close)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self._card.setFixedWidth(min(theme_now().px(WIDE_PX), parent.width() - 40))
        self.show()
        self.raise_()
        first = self.close_button if can_close else self.stay
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep the keyboard on the card while it is open."""
        return move_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Stay on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.stay_chosen.emit()
        else:
            super().keyPressEvent(event)
