"""Changes what somebody said about a drawing, photo or recording."""

from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm


class WordsForm(FoldingForm):
    """One field of words, open only while they are changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Change the words"), saves=_("Save"), parent=parent)
        self.editing = ""
        self.field = WordsField(_("What they say about it"))
        self.add(self.field)
        self.begin_with(self.field)
        self.lend_button().hide()
        self.open_button.setParent(self)
        self.field.finished.connect(self.save_wanted)

    def begin(self, entity_id: str, words: str) -> None:
        """Begin with words that are there."""
        self.editing = entity_id
        self.field.setPlainText(words)
        self.unfold()
        self.open_button.hide()

    def fold(self) -> None:
        """Close the form."""
        super().fold()
        self.open_button.hide()
