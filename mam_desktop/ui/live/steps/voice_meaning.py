"""The same in another language, written in place on the card of the words it belongs to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.fields import Meaning
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField
from mam_desktop.ui.live.steps.parts.meaning_field import LANGUAGES
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button


class MeaningEditor(QWidget):
    """Three fields and two buttons; Enter saves, Escape closes, no words take it away."""

    told = Signal(object)
    """A `Meaning`, or None."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = ChoiceField(_("Language"), LANGUAGES)
        self.words = LineField(_("The same in that language"))
        self.by = LineField(_("Given by"))
        self.save_button = Button(_("Save"), role="primary", size="small")
        self.cancel_button = Button(_("Cancel"), role="quiet", size="small")
        self._build()
        self.save_button.clicked.connect(self._tell)
        self.cancel_button.clicked.connect(self.closed)

    def _build(self) -> None:
        gap = theme_now().gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap(4), 0, gap(4))
        column.setSpacing(gap(6))
        column.addWidget(Labelled(_("The same in that language"), self.words))
        column.addWidget(
            field_row(Labelled(_("Language"), self.language), Labelled(_("Given by"), self.by))
        )
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        column.addLayout(foot)

    def begin(self, meaning: Meaning | None, by: str) -> None:
        """Begin with what is there; `by` is who interprets for whoever said it."""
        self.language.choose(meaning.language if meaning else "en")
        self.words.setText(meaning.words if meaning else "")
        self.by.setText(meaning.by if meaning else by)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save with Enter, close with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        words = self.words.words()
        by = self.by.words()
        self.told.emit(Meaning(self.language.choice(), words, by) if words else None)
