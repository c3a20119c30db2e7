"""Asks for the record's passphrase before the windows open."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from mam_desktop.errors import KeyTrouble
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_label import PlainLabel

SHORTEST = 12
"""Letters of a new passphrase."""


class NotUnlocked(KeyTrouble):
    """The person chose not to unlock the record now."""


class PassphraseDialog(QDialog):
    """One line for the passphrase; a new one is typed twice."""

    def __init__(
        self, *, is_new: bool, fits: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_new = is_new
        self._fits = fits
        self.passphrase = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(_("MAM Desktop"))
        gap = theme_now().gap
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap(24), gap(24), gap(24), gap(24))
        rows.setSpacing(gap(12))
        rows.addWidget(PlainLabel(self._words()))
        self._line = self._secret_line(_("Passphrase"))
        rows.addWidget(self._line)
        self._again = self._secret_line(_("The passphrase once more"))
        self._again.setVisible(self._is_new)
        rows.addWidget(self._again)
        self._problem = PlainLabel("")
        rows.addWidget(self._problem)
        self._open = Button(_("Open"), role="primary")
        self._open.setDefault(True)  # Enter in either line opens.
        rows.addWidget(self._open)
        self.setMinimumWidth(theme_now().px(420))

    def _words(self) -> str:
        if self._is_new:
            return _(
                "This computer has no key store. Choose a passphrase of five words or more: it"
                " locks the families’ records on this laptop. Nobody can open them without it."
            )
        return _("The records on this laptop are locked. Type the passphrase.")

    def _secret_line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        return line

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open_clicked)

    def _on_open_clicked(self) -> None:
        said = self._line.text()
        problem = self._problem_with(said)
        if problem:
            self._problem.setText(problem)
            self._line.setFocus()
            return
        self.passphrase = said
        self.accept()

    def _problem_with(self, said: str) -> str:
        if self._is_new and len(said) < SHORTEST:
            return _("Please take at least {count} letters.").format(count=SHORTEST)
        if self._is_new and said != self._again.text():
            return _("The two are not the same.")
        if not self._fits(said):
            return _("This passphrase does not open the record. Nothing was changed.")
        return ""


def ask_passphrase(*, is_new: bool, fits: Callable[[str], bool]) -> str:
    """Return a passphrase that fits.

    Raises:
        NotUnlocked: the person closed the window instead.

    """
    dialog = PassphraseDialog(is_new=is_new, fits=fits)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        raise NotUnlocked(_("Without the passphrase the record stays closed. Nothing was changed."))
    return dialog.passphrase
