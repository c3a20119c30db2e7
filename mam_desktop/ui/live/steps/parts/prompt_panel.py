"""What only the lead sees: things to think of, folded until wanted, each done or put off."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.prompts import Prompt
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One thing to think of."""

    prompt: Prompt

    @property
    def key(self) -> str:
        """Return what stays the same."""
        return self.prompt.key

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return f"{self.prompt.words} {self.prompt.why}"


class PromptCard(RowCard[PromptRow]):
    """One thing to think of."""

    answered = Signal(object, str)
    """(Prompt, answer)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="private", margins=(12, 9, 12, 9), spacing=5, parent=parent)
        self._words = PlainLabel(look="strong_small")
        self._why = PlainLabel(look="small")
        self.done = Button(_("Done"), size="small", icon="check")
        self.not_now = Button(_("Not now"), size="small", role="quiet")
        self.add(self._words)
        self.add(self._why)
        self.add(side_by_side(self.done, self.not_now))
        self.done.clicked.connect(lambda: self._answer("done"))
        self.not_now.clicked.connect(lambda: self._answer("not_now"))

    def show_row(self, row: PromptRow) -> None:
        """Show what to think of."""
        self._words.setText(row.prompt.words)
        self._why.setText(row.prompt.why)
        self.done.setAccessibleName(_("Done: {what}").format(what=row.prompt.words))
        self.not_now.setAccessibleName(_("Not now: {what}").format(what=row.prompt.words))

    def _answer(self, answer: str) -> None:
        if self.row is not None:
            self.answered.emit(self.row.prompt, answer)


class PromptPanel(QWidget):
    """One private line that says how much there is to think of, and the list behind it."""

    answered = Signal(object, str)
    """(Prompt, answer)"""
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowModel[PromptRow] = RowModel(self)
        self.toggle = Button(role="private", icon="eye-off", size="small", arrow="chevron-down")
        self.toggle.setCheckable(True)
        self.list: RowList[PromptRow] = RowList(
            self.model, self._make_card, name=_("To think of, only for you")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(6))
        self._private = PlainLabel(_("Only you see this."), look="small", tone="private")
        column.addWidget(self.toggle)
        column.addWidget(self._private)
        column.addWidget(self.list)
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.hide()

    def _make_card(self) -> PromptCard:
        card = PromptCard()
        card.answered.connect(self.answered)
        return card

    @property
    def cards(self) -> tuple[PromptCard, ...]:
        """Return the cards, from top to bottom."""
        return tuple(one for one in self.list.cards if isinstance(one, PromptCard))

    def show_prompts(self, prompts: Iterable[Prompt]) -> None:
        """Show how much there is to think of; nothing takes no room."""
        self.model.show_rows(tuple(PromptRow(one) for one in prompts))
        count = self.model.rowCount()
        said = ngettext(
            "Only for you: {count} thing to think of",
            "Only for you: {count} things to think of",
            count,
        )
        self.toggle.set_words(
            _("To think of: {count}").format(count=count), name=said.format(count=count)
        )
        self.setVisible(bool(count))
        self._show_list()

    def _show_list(self) -> None:
        is_open = self.toggle.isChecked() and bool(self.model.rowCount())
        self._private.setVisible(is_open)
        self.list.setVisible(is_open)

    def _on_toggle_clicked(self) -> None:
        self._show_list()
        if self.toggle.isChecked():
            self.unfolded.emit()
