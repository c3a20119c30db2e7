"""Step 5, What CAN we do?: four columns, no “can't”; cards move by mouse, by key or by menu."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_idea, heart_of, move_idea, take_back_vote, vote
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Idea, Outcome
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.board_cards import card_rows
from mam_desktop.ui.live.steps.board_columns import BoardColumns
from mam_desktop.ui.live.steps.board_filter import OutcomeFilter
from mam_desktop.ui.live.steps.board_form import IdeaForm
from mam_desktop.ui.live.steps.board_list import Way
from mam_desktop.ui.live.steps.board_moves import column_beside, drop_card, move_one
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import people_here, people_to_name
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.chip import Chip

CHANGE, WRITE_IF = N_("Change the words"), N_("Write the “if”")
HOLD_BACK, SHOW_NOW = N_("Hold it back"), N_("Show it now")
TAKE_AWAY = N_("Take away")


class BoardPage(StepPage):
    """The board."""

    STEP: ClassVar[str] = "board"
    SENTENCE: ClassVar[str] = N_("Every idea counts. There is no “can’t” column.")
    SENTENCE_BESIDE: ClassVar[bool] = True

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.filter = OutcomeFilter()
        self.hint = Chip(_("Move with Alt + ← →"), icon="arrows-left-right")
        self.form = IdeaForm()
        self.draft = DraftKeeper(self.form.words, self.controller.desk, "board.idea")
        self.columns = BoardColumns(self._on_if_written)
        self._menu: QMenu | None = None
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(10))
        row.addWidget(self.filter, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)  # takes the room while there is nothing to filter by
        row.addWidget(self.hint)
        row.addWidget(self.form.lend_button())
        self.body.addLayout(row)
        self.body.addWidget(self.form)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.talked)

    def _connect(self) -> None:
        self.filter.chosen.connect(self.refresh)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        for name, column in self.columns.columns.items():
            column.list.moved.connect(self._on_list_moved)
            column.list.stepped.connect(partial(self._on_list_stepped, name))
            column.list.dropped.connect(partial(self._on_list_dropped, name))
            column.list.hearts_wanted.connect(self._on_list_hearts_wanted)
            column.list.menu_wanted.connect(self._on_list_menu_wanted)
            column.list.change_wanted.connect(self._on_list_change_wanted)

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the board's keys."""
        return (
            ("Alt+← →", _("Move a card to the next column")),
            ("Alt+↑ ↓", _("Move a card up or down")),
            ("← → ↑ ↓", _("Go from card to card")),
            ("H", _("Give a heart, or take one back")),
            ("M", _("Everything that can be done with a card")),
            (_("Enter"), _("Change the words of a card")),
        )

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the cards."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        outcomes = entries.all(Outcome, meeting.id)
        self.filter.show_outcomes(outcomes)
        self.form.outcome.show_outcomes(outcomes)
        self.form.show_people(people_to_name(entries, meeting.id))
        for name, column in self.columns.columns.items():
            column.model.show_rows(card_rows(entries, meeting.id, name, self.filter.outcome_id))

    def start(self) -> None:
        """Begin on the first card, or with adding one."""
        for column in self.columns.columns.values():
            if column.model.rowCount():
                column.list.setFocus()
                return
        self.form.open_button.setFocus()

    def _idea(self, idea_id: str) -> Idea | None:
        return self.controller.entries.find(Idea, idea_id)

    def _follow(self, idea_id: str) -> None:
        """Keep the keyboard on a card that moved, and say where it is now."""
        idea = self._idea(idea_id)
        if idea is None:
            return
        cards = self.columns.list_of(idea.column)
        cards.go_to(idea.id)
        place = cards.cards.place_of(idea.id)
        announce(
            cards,
            _("{words}: now in {column}, {place} of {count}").format(
                words=idea.words,
                column=_(COLUMNS[idea.column]),
                place=(place or 0) + 1,
                count=cards.cards.rowCount(),
            ),
        )
        if idea.column == "could_if" and not idea.if_words:
            cards.write_if(idea.id)

    # --- moving --------------------------------------------------------------------------------

    def _on_list_moved(self, idea_id: str, way: Way) -> None:
        idea, session = self._idea(idea_id), self.controller.session
        if idea is not None and self.controller.do(lambda: move_one(session, idea, way)):
            self._follow(idea_id)

    def _on_list_dropped(self, column: str, idea_id: str, before_id: str) -> None:
        idea, session = self._idea(idea_id), self.controller.session
        if idea is not None:
            self.controller.do(lambda: drop_card(session, idea, column, before_id))
            self._follow(idea_id)

    def _move_to(self, idea_id: str, column: str) -> None:
        idea, session = self._idea(idea_id), self.controller.session
        if idea is not None:
            self.controller.do(lambda: move_idea(session, idea, column=column))
            self._follow(idea_id)

    def _on_list_stepped(self, column: str, way: Way) -> None:
        """Go to the nearest column with cards on that side."""
        beside = column_beside(column, way)
        while beside is not None and not self.columns.columns[beside].model.rowCount():
            beside = column_beside(beside, way)
        if beside is not None:
            cards = self.columns.list_of(beside)
            at = self.columns.list_of(column).currentIndex().row()
            row = min(max(at, 0), cards.cards.rowCount() - 1)
            cards.go_to(cards.cards.row_at(row).key)

    # --- one card ------------------------------------------------------------------------------

    def _on_if_written(self, idea_id: str, words: str) -> None:
        idea, session = self._idea(idea_id), self.controller.session
        if idea is not None:
            self.controller.do(lambda: move_idea(session, idea, column=idea.column, if_words=words))

    def _on_list_hearts_wanted(self, idea_id: str, where: QPoint) -> None:
        menu = self._new_menu()
        self._add_hearts(menu, idea_id)
        menu.popup(where)

    def _add_hearts(self, menu: QMenu, idea_id: str) -> None:
        entries, idea = self.controller.entries, self._idea(idea_id)
        if idea is None:
            return
        for person in people_here(entries, self.controller.meeting.id):
            line = menu.addAction(person.name.replace("&", "&&"))
            line.setCheckable(True)
            line.setChecked(heart_of(entries, idea, person.id) is not None)
            line.triggered.connect(partial(self._give_or_take, idea_id, person))

    def _give_or_take(self, idea_id: str, person: Person) -> None:
        idea, session = self._idea(idea_id), self.controller.session
        if idea is None:
            return
        has_one = heart_of(session.entries, idea, person.id) is not None
        use_case: Callable[..., object] = take_back_vote if has_one else vote
        self.controller.do(lambda: use_case(session, idea, by=person.id))
        self.columns.list_of(idea.column).go_to(idea_id)

    def _on_list_menu_wanted(self, idea_id: str, where: QPoint) -> None:
        idea = self._idea(idea_id)
        if idea is not None:
            self.card_menu(idea).popup(where)

    def card_menu(self, idea: Idea) -> QMenu:
        """Return the menu of a card."""
        menu = self._new_menu()
        for column in COLUMNS:
            if column != idea.column:
                name = _("Move to “{column}”").format(column=_(COLUMNS[column]))
                menu.addAction(name).triggered.connect(partial(self._move_to, idea.id, column))
        for way, words in ((Way.UP, _("Move up")), (Way.DOWN, _("Move down"))):
            menu.addAction(words).triggered.connect(partial(self._on_list_moved, idea.id, way))
        menu.addSeparator()
        self._add_hearts(menu.addMenu(_("Hearts")), idea.id)
        menu.addAction(_(CHANGE)).triggered.connect(partial(self._on_list_change_wanted, idea.id))
        if idea.column == "could_if":
            write = partial(self.columns.list_of(idea.column).write_if, idea.id)
            menu.addAction(_(WRITE_IF)).triggered.connect(write)
        held = menu.addAction(_(SHOW_NOW if idea.held_back else HOLD_BACK))
        held.triggered.connect(partial(self._hold_or_show, idea.id))
        menu.addSeparator()
        menu.addAction(_(TAKE_AWAY)).triggered.connect(
            partial(ask_to_take_away, self.controller, idea)
        )
        return menu

    def _new_menu(self) -> QMenu:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        return self._menu

    def _hold_or_show(self, idea_id: str) -> None:
        idea, session = self._idea(idea_id), self.controller.session
        if idea is not None:
            held = None if idea.held_back else True
            self.controller.do(lambda: change_entry(session, idea, {"held_back": held}))

    # --- the form ------------------------------------------------------------------------------

    def _on_list_change_wanted(self, idea_id: str) -> None:
        idea = self._idea(idea_id)
        if idea is not None:
            self.form.show_idea(idea)
            self.form.unfold(_("Change this idea"), _("Save"))

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        idea = self._idea(form.editing or "")

        def write() -> object:
            if idea is not None:
                return change_entry(session, idea, self._changed_fields())
            return add_idea(
                session,
                words=form.words.words(),
                by=form.by.maybe(),
                column=form.column.choice(),
                if_words=form.if_words.words() if form.column.choice() == "could_if" else "",
                outcome_id=form.outcome.maybe(),
                held_back=form.held_back.isChecked(),
                meaning=form.meaning.meaning(),
                sharing=form.sharing.sharing(),
            )

        if self.controller.do(write) is not None:
            form.fold()

    def _changed_fields(self) -> dict[str, object]:
        form = self.form
        if not form.words.words():
            raise BadInput(_("There are no words yet."))
        by = form.by.maybe()
        return {
            "words": form.words.words(),
            "by_id": get_person(self.controller.entries, by).id if by else None,
            "outcome_id": form.outcome.maybe(),
            "if_words": form.if_words.words(),
            "held_back": form.held_back.isChecked() or None,
            "meaning": form.meaning.meaning(),
            **form.sharing.fields(),
        }

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.draft.forget()
