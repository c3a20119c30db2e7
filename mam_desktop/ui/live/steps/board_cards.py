"""The cards of the board as immutable rows, and the model of one column."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from mam_desktop.meeting.boarding import cards_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.meeting.plan import Idea, Outcome, Referral, Vote
from mam_desktop.texts import _, day_month, ngettext
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.row_model import Index, RowModel


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One idea as its card shows it."""

    key: str
    words: str
    by: str
    by_is_family: bool
    about: str
    """Which part of life, or which outcome, it is for."""
    if_words: str
    hearts: int
    column: str
    asks_if: bool = False
    """Whether there is room for an “if” line."""
    panel: str = ""
    meaning: str = ""
    held_back: bool = False
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the card in words."""
        hearts = ngettext("{count} heart", "{count} hearts", self.hearts).format(count=self.hearts)
        return ", ".join(
            one
            for one in (
                self.words,
                _("if {words}").format(words=self.if_words) if self.if_words else "",
                self.panel,
                self.by,
                self.about,
                hearts if self.hearts else "",
                _("held back") if self.held_back else "",
                _("Two people changed this") if self.torn else "",
                _(COLUMNS[self.column]),
            )
            if one
        )


def card_rows(
    entries: Entries, meeting_id: str, column: str, outcome_id: str | None = None
) -> tuple[CardRow, ...]:
    """Return a column's cards from top to bottom; only those for one outcome when it is named."""
    hearts: dict[str | None, int] = {}
    for heart in entries.all(Vote, meeting_id):
        hearts[heart.idea_id] = hearts.get(heart.idea_id, 0) + 1
    panel = _panel(entries, meeting_id) if column == "panel" else ""
    return tuple(
        _row(entries, one, hearts.get(one.id, 0), panel)
        for one in cards_of(entries, meeting_id, column)
        if outcome_id is None or one.outcome_id == outcome_id
    )


def _row(entries: Entries, idea: Idea, hearts: int, panel: str) -> CardRow:
    by, is_family = name_and_family(entries, idea.by_id)
    outcome = entries.find(Outcome, idea.outcome_id)
    return CardRow(
        key=idea.id,
        words=idea.words,
        by=by,
        by_is_family=is_family,
        about=(outcome.area or outcome.words) if outcome else "",
        if_words=idea.if_words,
        hearts=hearts,
        column=idea.column,
        asks_if=idea.column == "could_if",
        panel=panel,
        meaning=idea.meaning.words if idea.meaning else "",
        held_back=bool(idea.held_back),
        torn=bool(idea.torn),
    )


def _panel(entries: Entries, meeting_id: str) -> str:
    """Return which panel a card goes to, and when, once that is written down."""
    asked = [one for one in entries.all(Referral, meeting_id) if one.to == "MAP" and one.answer_on]
    if not asked or asked[-1].answer_on is None:
        return ""
    return _("Multi-agency panel · {day}").format(day=day_month(asked[-1].answer_on))


class CardModel(RowModel[CardRow]):
    """One column's cards; they can be dragged, and their “if” line can be written."""

    def __init__(
        self, if_written: Callable[[str, str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._if_written = if_written

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a card."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.row_at(index.row()).asks_if:
            able |= Qt.ItemFlag.ItemIsEditable
        return able | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the “if” line for its editor; everything else as rows do."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.row_at(index.row()).if_words
        return super().data(index, role)

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        """Hand an “if” line on; the card changes when the state does."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self.row_at(index.row())
        if str(value).strip() != row.if_words:
            self._if_written(row.key, str(value).strip())
        return True
