"""What was talked about under a step, and what to come back to; it takes no room while empty."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import Discussion
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

COME_BACK, TAKE_AWAY = N_("Come back to it, or not any more"), N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkedRow:
    """One short note."""

    key: str
    words: str
    comes_back: bool
    torn: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        mark = _("to come back to") if self.comes_back else ""
        return ", ".join(one for one in (self.words, mark) if one)


def talked_rows(entries: Entries, meeting_id: str, step: str) -> tuple[TalkedRow, ...]:
    """Return the notes under a step, oldest first."""
    return tuple(
        TalkedRow(key=one.id, words=one.words, comes_back=bool(one.come_back), torn=bool(one.torn))
        for one in entries.all(Discussion, meeting_id)
        if one.step == step
    )


class TalkedCard(RowCard[TalkedRow]):
    """One short note."""

    come_back_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(12, 5, 6, 5), spacing=8, parent=parent)
        self._icon = IconLabel("message-circle")
        self._words = PlainLabel()
        self._mark = Chip(_("to come back to"), tone="could_if", icon="help-circle")
        self._torn = TornChip()
        self.more = RowMenu("")
        for one in (self._icon, self._words, self._torn, self._mark, self.more):
            self.content.addWidget(one, 1 if one is self._words else 0)
        self.offer(self.more, _(COME_BACK), self.come_back_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: TalkedRow) -> None:
        """Show a note."""
        show_words(self._words, row.words)
        self._mark.setVisible(row.comes_back)
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about “{words}”").format(words=row.words[:60]))


class TalkedAbout(QWidget):
    """The notes under one step."""

    def __init__(
        self, controller: LiveController, step: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller, self._step = controller, step
        self.model: RowModel[TalkedRow] = RowModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme_now().gap(6), 0, 0)
        column.setSpacing(theme_now().gap(6))
        column.addWidget(PlainLabel(_("Talked about"), look="quiet_strong_small"))
        column.addWidget(RowList(self.model, self._make_card, name=_("Talked about"), spacing=4))
        self.hide()

    def _make_card(self) -> TalkedCard:
        card = TalkedCard()
        card.come_back_wanted.connect(self._on_card_come_back_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        return card

    def refresh(self) -> None:
        """Show the notes as they stand."""
        controller = self._controller
        self.model.show_rows(talked_rows(controller.entries, controller.meeting.id, self._step))
        self.setVisible(bool(self.model.rowCount()))

    def _on_card_come_back_wanted(self, key: str) -> None:
        session = self._controller.session
        note = session.entries.get(Discussion, key)
        comes_back = None if note.come_back else True
        self._controller.do(lambda: change_entry(session, note, {"come_back": comes_back}))

    def _on_card_take_away_wanted(self, key: str) -> None:
        ask_to_take_away(self._controller, self._controller.entries.get(Discussion, key))
