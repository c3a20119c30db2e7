"""What is done with one card: moved, given a heart, held back; each is said to a screen reader."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mam_desktop.meeting.boarding import heart_of, move_idea, take_back_vote, vote
from mam_desktop.meeting.hearts import NO_HEARTS, family_of, hearts_by_idea, hearts_words
from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.rounds import hold_back, let_go
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.board_columns import BoardColumns
from mam_desktop.ui.live.steps.board_list import Way
from mam_desktop.ui.live.steps.board_moves import column_beside, drop_card, move_one
from mam_desktop.ui.widgets.announce import announce


class BoardHand(QObject):
    """Does one thing with a card and keeps the keyboard on it."""

    said = Signal(str)
    """A sentence for a screen reader: what was done, and how it stands now."""

    def __init__(self, controller: LiveController, columns: BoardColumns) -> None:
        super().__init__(columns)
        self._controller, self._columns = controller, columns

    def idea(self, idea_id: str) -> Idea | None:
        """Return an idea, if it is still there."""
        return self._controller.entries.find(Idea, idea_id)

    # --- moving --------------------------------------------------------------------------------

    def move(self, idea_id: str, way: Way) -> None:
        """Move a card one place."""
        idea, session = self.idea(idea_id), self._controller.session
        if idea is None:
            return
        in_sight = [row.key for row in self._columns.list_of(idea.column).cards.rows]
        if self._controller.do(lambda: move_one(session, idea, way, in_sight)):
            self._follow(idea_id)
        else:
            self._say(_("There is nothing further that way."))

    def send(self, idea_id: str, column: str) -> None:
        """Move a card to a column; one that is there stays where it is."""
        idea, session = self.idea(idea_id), self._controller.session
        if idea is not None and idea.column != column:
            self._controller.do(lambda: move_idea(session, idea, column=column))
        self._follow(idea_id)

    def drop(self, column: str, idea_id: str, before_id: str) -> None:
        """Put a card down above another one, or at the end of a column."""
        idea, session = self.idea(idea_id), self._controller.session
        if idea is not None:
            self._controller.do(lambda: drop_card(session, idea, column, before_id))
            self._follow(idea_id)

    def _follow(self, idea_id: str) -> None:
        """Keep the keyboard on a card that moved, and say where it is now."""
        idea = self.idea(idea_id)
        if idea is None:
            return
        cards = self._columns.list_of(idea.column)
        if not cards.go_to(idea.id):
            return
        place = cards.cards.place_of(idea.id)
        self._say(
            _("{words}: now in {column}, {place} of {count}").format(
                words=idea.words,
                column=_(COLUMNS[idea.column]),
                place=(place or 0) + 1,
                count=cards.cards.rowCount(),
            )
        )
        if idea.column == "could_if" and not idea.if_words:
            cards.write_if(idea.id)

    def go_beside(self, column: str, way: Way) -> None:
        """Go to the nearest column with cards on that side."""
        beside = column_beside(column, way)
        while beside is not None and not self._columns.list_of(beside).cards.rowCount():
            beside = column_beside(beside, way)
        if beside is not None:
            cards = self._columns.list_of(beside)
            at = self._columns.list_of(column).currentIndex().row()
            row = min(max(at, 0), cards.cards.rowCount() - 1)
            cards.go_to(cards.cards.row_at(row).key)

    # --- one card ------------------------------------------------------------------------------

    def write_if(self, idea_id: str, words: str) -> None:
        """Keep what would make an idea possible."""
        idea, session = self.idea(idea_id), self._controller.session
        if idea is not None:
            self._controller.do(
                lambda: move_idea(session, idea, column=idea.column, if_words=words)
            )

    def has_heart(self, idea_id: str, person: Person) -> bool:
        """Say whether somebody gave this idea a heart."""
        idea = self.idea(idea_id)
        return idea is not None and heart_of(self._controller.entries, idea, person.id) is not None

    def give_or_take(self, idea_id: str, person: Person) -> None:
        """Give somebody's heart, or take it back."""
        idea, session = self.idea(idea_id), self._controller.session
        if idea is None:
            return
        had_one = self.has_heart(idea_id, person)
        use_case: Callable[..., object] = take_back_vote if had_one else vote
        if self._controller.do(lambda: use_case(session, idea, by=person.id)) is None:
            return
        self._columns.list_of(idea.column).go_to(idea_id)
        told = _("{name} took the heart back") if had_one else _("A heart from {name}")
        self._say(
            _("{what}. {words}: {hearts}").format(
                what=told.format(name=person.name),
                words=idea.words,
                hearts=self._hearts_words(idea_id),
            )
        )

    def _hearts_words(self, idea_id: str) -> str:
        entries, meeting = self._controller.entries, self._controller.meeting
        hearts = hearts_by_idea(entries, meeting.id, family_of(entries))
        return hearts_words(hearts.get(idea_id, NO_HEARTS)) or _("no hearts")

    def hold_or_show(self, idea_id: str) -> None:
        """Hold an idea back, or let it go."""
        idea, session = self.idea(idea_id), self._controller.session
        if idea is None:
            return
        use_case = let_go if idea.held_back else hold_back
        if self._controller.do(lambda: use_case(session, idea)) is not None:
            told = _("{words}: shows now") if idea.held_back else _("{words}: only you see it now")
            self._say(told.format(words=idea.words))

    def _say(self, words: str) -> None:
        announce(self._columns, words)
        self.said.emit(words)
