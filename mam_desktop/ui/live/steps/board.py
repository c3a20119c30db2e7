"""Step 5, What CAN we do?: four columns, no “can’t”; cards move by mouse, finger, key or menu."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import COLUMNS, Idea, Outcome
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.board_cards import BoardRows
from mam_desktop.ui.live.steps.board_columns import BoardColumns
from mam_desktop.ui.live.steps.board_filter import OutcomeFilter
from mam_desktop.ui.live.steps.board_form import IdeaForm
from mam_desktop.ui.live.steps.board_hand import BoardHand
from mam_desktop.ui.live.steps.board_hearts import HeartsLegend
from mam_desktop.ui.live.steps.board_last_time import LastTimeStrip
from mam_desktop.ui.live.steps.board_menus import CardMenus
from mam_desktop.ui.live.steps.board_rounds import BoardRounds
from mam_desktop.ui.live.steps.board_top import BoardTop
from mam_desktop.ui.live.steps.board_touch import FingerCarrier
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.picture_panel import PicturePanel
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout


class BoardPage(StepPage):
    """The board."""

    STEP: ClassVar[str] = "board"
    SENTENCE: ClassVar[str] = N_("Every idea counts. There is no “can’t” column.")
    SENTENCE_BESIDE: ClassVar[bool] = True

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self._rows = BoardRows()
        self.filter = OutcomeFilter()
        self.form = IdeaForm()
        self.draft = DraftKeeper(self.form.words, self.controller.desk, "board.idea")
        self.columns = BoardColumns(self._on_if_written)
        self.hand = BoardHand(self.controller, self.columns)
        self.finger = FingerCarrier(self.columns)
        self.menus = CardMenus(self.controller, self.hand, self)
        self.last_time = LastTimeStrip()
        self.rounds = BoardRounds(self.controller)
        self.legend = HeartsLegend()
        self.pictures = PicturePanel(self.controller, self)
        self._top = BoardTop(self.filter, self.rounds.form.lend_button(), self.form.lend_button())
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(self._top)
        self.body.addWidget(self.last_time)
        self.body.addWidget(self.rounds.form)
        self.body.addWidget(self.rounds.panel)
        self.body.addWidget(self.rounds.step_form)
        self.body.addWidget(self.form)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.talked)
        self.body.addWidget(self.rounds.writer, 1)

    def _connect(self) -> None:
        self.filter.chosen.connect(self.refresh)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.finger.dropped.connect(self.hand.drop)
        self.last_time.brought.connect(self._on_last_time_brought)
        self.rounds.handed_over.connect(self._on_rounds_handed_over)
        self.rounds.shown.connect(self.start)
        for name, column in self.columns.columns.items():
            column.list.moved.connect(self.hand.move)
            column.list.sent.connect(self._on_list_sent)
            column.list.stepped.connect(partial(self.hand.go_beside, name))
            column.list.dropped.connect(partial(self.hand.drop, name))
            column.list.hearts_wanted.connect(self.menus.show_hearts)
            column.list.menu_wanted.connect(self._on_list_menu_wanted)
            column.list.change_wanted.connect(self._on_list_change_wanted)
            column.list.picture_wanted.connect(self.pictures.ask)

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the board's keys."""
        return (
            ("Alt+← →", _("Move a card to the next column")),
            ("Alt+↑ ↓", _("Move a card up or down")),
            ("1 2 3 4", _("Move a card to a column")),
            ("← → ↑ ↓", _("Go from card to card")),
            ("H", _("Give a heart, or take one back")),
            ("M", _("Everything that can be done with a card")),
            ("P", _("Choose a card’s picture")),
            (_("Enter"), _("Change the words of a card")),
        )

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the cards, and the round that runs."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        outcomes = entries.all(Outcome, meeting.id)
        people = people_to_name(entries, meeting.id)
        self.filter.show_outcomes(outcomes)
        self.form.outcome.show_outcomes(outcomes)
        self.form.show_people(people)
        self.last_time.show_ideas(self.rounds.ideas_from_last_time())
        rows = self._rows.rows(entries, meeting.id, self.filter.outcome_id)
        for name, column in self.columns.columns.items():
            column.model.show_rows(rows[name])
        self.legend.setVisible(any(row.hearts for found in rows.values() for row in found))
        self.rounds.refresh(people, outcomes)
        self._show_whole()

    def _show_whole(self) -> None:
        """Put the board away while the laptop is handed over to write."""
        is_writing = self.rounds.is_writing
        if self.pictures.is_open and not is_writing:
            return
        self._top.setVisible(not is_writing)
        self.columns.setVisible(not is_writing)
        self.header.setVisible(not is_writing)
        if is_writing:
            for one in (self.last_time, self.form, self.legend, self.talked):
                one.hide()

    def start(self) -> None:
        """Begin on the first card, or with adding one."""
        if self.rounds.is_writing:
            self.rounds.writer.start()
            return
        for column in self.columns.columns.values():
            if column.model.rowCount():
                column.list.setFocus()
                return
        self.form.open_button.setFocus()

    def _idea(self, idea_id: str) -> Idea | None:
        return self.controller.entries.find(Idea, idea_id)

    # --- one card ------------------------------------------------------------------------------

    def _on_list_sent(self, idea_id: str, number: int) -> None:
        self.hand.send(idea_id, COLUMNS[number - 1])

    def _on_if_written(self, idea_id: str, words: str) -> None:
        self.hand.write_if(idea_id, words)

    def _on_list_menu_wanted(self, idea_id: str, where: QPoint) -> None:
        idea = self._idea(idea_id)
        if idea is not None:
            self.card_menu(idea).popup(where)

    def card_menu(self, idea: Idea) -> QMenu:
        """Return the menu of a card."""
        asks_for_steps = self.rounds.asks_for_first_steps
        return self.menus.of_card(
            idea,
            self._on_list_change_wanted,
            partial(self.columns.list_of(idea.column).write_if, idea.id),
            self.pictures.ask,
            self.rounds.begin_step if asks_for_steps else None,
        )

    def give_or_take(self, idea_id: str, person: Person) -> None:
        """Give somebody's heart to an idea, or take it back."""
        self.hand.give_or_take(idea_id, person)

    # --- the whole board -----------------------------------------------------------------------

    def _on_last_time_brought(self, ids: tuple[str, ...]) -> None:
        if self.rounds.bring(ids):
            self.columns.list_of("new").setFocus()

    @property
    def is_handed_over(self) -> bool:
        """Say whether the laptop goes from hand to hand to be written on."""
        return self.rounds.is_writing

    def ask_for_lead(self) -> None:
        """Ask to give the laptop back to the lead."""
        self.rounds.writer.ask_for_lead()

    def _on_rounds_handed_over(self, is_writing: bool) -> None:
        self.wants_whole_screen = is_writing
        self.refresh()
        self.start()

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
