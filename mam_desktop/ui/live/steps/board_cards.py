"""The cards of the board as immutable rows, and the model of one column."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.hearts import (
    NO_HEARTS,
    Hearts,
    family_of,
    hearts_by_idea,
    hearts_words,
)
from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.meeting.meetings import SUGGESTED, Meeting
from mam_desktop.meeting.money_hints import names_money
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.pictograms import alt_of
from mam_desktop.meeting.picturing import pictogram_of
from mam_desktop.meeting.plan import Idea, Outcome, Referral
from mam_desktop.texts import _, day_month
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
    hearts: Hearts
    column: str
    asks_if: bool = False
    """Whether there is room for an “if” line."""
    panel: str = ""
    meaning: str = ""
    from_last_time: bool = False
    names_money: bool = False
    """Whether it says what it costs or who pays; only the lead is told."""
    held_back: bool = False
    picture: str = ""
    """The name of the picture beside the words."""
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the card in words."""
        return ", ".join(
            one
            for one in (
                self.words,
                _("if {words}").format(words=self.if_words) if self.if_words else "",
                self.panel,
                self.by,
                self.about,
                hearts_words(self.hearts),
                _("from last time") if self.from_last_time else "",
                _("picture: {picture}").format(picture=alt_of(self.picture))
                if self.picture
                else "",
                _("held back") if self.held_back else "",
                _("names money: who pays stays off the board") if self.names_money else "",
                _("Two people changed this") if self.torn else "",
                _(COLUMNS[self.column]),
            )
            if one
        )


@dataclass(frozen=True, slots=True)
class _MadeOf:
    """What a card was made of; entries that nobody changed are the very same ones."""

    idea: Idea
    by: Person | None
    outcome: Outcome | None
    hearts: Hearts
    panel: str
    which: str
    row: CardRow

    def is_still(self, idea: Idea, by: Person | None, outcome: Outcome | None) -> bool:
        """Say whether the entries behind it are as they were."""
        return self.idea is idea and self.by is by and self.outcome is outcome

    def shows(self, hearts: Hearts, panel: str, which: str) -> bool:
        """Say whether what stands beside the words is as it was."""
        return self.hearts == hearts and self.panel == panel and self.which == which


class BoardRows:
    """Makes the cards of the board; a card that nobody changed is not made again."""

    def __init__(self) -> None:
        self._made: dict[str, _MadeOf] = {}

    def rows(
        self, entries: Entries, meeting_id: str, outcome_id: str | None = None
    ) -> dict[str, tuple[CardRow, ...]]:
        """Return every column's cards from top to bottom; only those for one outcome if named.

        What is written quietly stands nowhere until all of it is shown.
        """
        hearts = hearts_by_idea(entries, meeting_id, family_of(entries))
        panel = _panel(entries, meeting_id)
        meeting = entries.find(Meeting, meeting_id)
        which = meeting.pictures if meeting else SUGGESTED
        rows: dict[str, list[CardRow]] = {column: [] for column in COLUMNS}
        ideas = entries.all(Idea, meeting_id)
        for one in sorted(ideas, key=lambda one: (one.place, one.at, one.id)):
            if one.quiet or (outcome_id is not None and one.outcome_id != outcome_id):
                continue
            told = panel if one.column == "panel" else ""
            rows.setdefault(one.column, []).append(
                self._row(entries, one, hearts.get(one.id, NO_HEARTS), told, which)
            )
        return {column: tuple(found) for column, found in rows.items()}

    def _row(self, entries: Entries, idea: Idea, hearts: Hearts, panel: str, which: str) -> CardRow:
        by = entries.find(Person, idea.by_id)
        outcome = entries.find(Outcome, idea.outcome_id)
        kept = self._made.get(idea.id)
        if kept and kept.is_still(idea, by, outcome) and kept.shows(hearts, panel, which):
            return kept.row
        row = CardRow(
            key=idea.id,
            words=idea.words,
            by=by.name if by else "",
            by_is_family=by.is_family if by else False,
            about=(outcome.area or outcome.words) if outcome else "",
            if_words=idea.if_words,
            hearts=hearts,
            column=idea.column,
            asks_if=idea.column == "could_if",
            panel=panel,
            meaning=idea.meaning.words if idea.meaning else "",
            from_last_time=idea.from_idea_id is not None,
            names_money=names_money(f"{idea.words} {idea.if_words}"),
            held_back=bool(idea.held_back),
            picture=pictogram_of(idea, which),
            torn=bool(idea.torn),
        )
        self._made[idea.id] = _MadeOf(idea, by, outcome, hearts, panel, which, row)
        return row


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
