"""The same in another language, as an interpreter or the person gave it; folded until wanted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.fields import Meaning
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button

LANGUAGES = {
    "en": N_("English"),
    "ar": N_("Arabic"),
    "bn": N_("Bengali"),
    "gu": N_("Gujarati"),
    "it": N_("Italian"),
    "pa": N_("Panjabi"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "es": N_("Spanish"),
    "ur": N_("Urdu"),
}


class MeaningField(QWidget):
    """Gives a `Meaning`, or None while nothing is said in another language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = Button(_("Add the same in another language"), role="link")
        self.language = ChoiceField(_("Language"), LANGUAGES)
        self.words = LineField(_("The same in that language"))
        self.by = LineField(_("Given by"))
        self._row = field_row(
            Labelled(_("Language"), self.language),
            Labelled(_("The same in that language"), self.words),
            Labelled(_("Given by"), self.by),
            stretch=(2, 4, 2),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(4))
        column.addWidget(self.open_button)
        column.addWidget(self._row)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.clear()

    def meaning(self) -> Meaning | None:
        """Return what was given."""
        words = self.words.words()
        return Meaning(self.language.choice(), words, self.by.words()) if words else None

    def show_meaning(self, meaning: Meaning | None) -> None:
        """Show what is there already."""
        self.clear()
        if meaning is not None:
            self.language.choose(meaning.language)
            self.words.setText(meaning.words)
            self.by.setText(meaning.by)
            self._fold(folded=False)

    def clear(self) -> None:
        """Take everything out and fold."""
        self.words.clear()
        self.by.clear()
        self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        self.open_button.setVisible(folded)
        self._row.setVisible(not folded)

    def _on_open_button_clicked(self) -> None:
        self._fold(folded=False)
        self.language.setFocus()
