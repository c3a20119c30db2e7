"""Asks whether somebody who is not here agreed: on a card in one press, and in the form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "not_asked": N_("Not asked yet")}
_STRETCH = 1000
_AGREED = {"yes": True, "no": False}


class OwnerQuestion(QWidget):
    """The question on a card, with its two answers beside it."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel(look="small", tone="attention")
        self.yes = Button(_("Yes"), size="small")
        self.no = Button(_("No"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme_now().gap(3), 0, 0)
        row.setSpacing(theme_now().gap(6))
        row.addWidget(IconLabel("help-circle", tone="attention", side_px=16))
        row.addWidget(self._words, _STRETCH)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))

    def ask(self, words: str) -> None:
        """Ask, or ask nothing."""
        self._words.setText(words)
        self._words.ensurePolished()
        self._words.setMaximumWidth(self._words.fontMetrics().horizontalAdvance(words) + 4)
        for button in (self.yes, self.no):
            button.setAccessibleName(
                _("{question} {answer}").format(question=words, answer=button.words)
            )
        self.setVisible(bool(words))


class OwnerAgreed(QWidget):
    """The same in the form: shows only while who is named is not here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel(look="strong_small")
        self.answer = ChoiceRow(_("Did they agree?"), ANSWERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(3))
        column.addWidget(self._words)
        column.addWidget(self.answer)
        self._before: bool | None = None
        self._about = ""
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.begin("", agreed=None)
        self.ask("", "")

    def begin(self, owner: str, *, agreed: bool | None) -> None:
        """Begin with an answer that was given about somebody."""
        self._about, self._before = owner, agreed
        self._choose(agreed)

    def ask(self, owner: str, name: str) -> None:
        """Ask about somebody who is not here; no name asks nothing, another name asks anew."""
        if owner != self._about:
            self._about, self._before = owner, None
            self._choose(None)
        words = _("{name} is not here. Did {name} agree?").format(name=name)
        self._words.setText(words if name else "")
        self.answer.name_for(words if name else _("Did they agree?"))
        self.setVisible(bool(name))

    def agreed(self) -> bool | None:
        """Return what they said; None where nobody was asked, or need not be."""
        return self._before if self.isHidden() else _AGREED.get(self.answer.choice())

    def _choose(self, agreed: bool | None) -> None:
        self.answer.choose({True: "yes", False: "no"}.get(agreed, "not_asked"))  # type: ignore[arg-type]
