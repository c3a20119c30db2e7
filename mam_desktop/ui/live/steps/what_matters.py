"""Step 4, What matters: what the family wants to be different, and what services wrote."""

from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_outcome, move_outcome, outcomes_of
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.prompts import Prompt, answer_prompt, prompts, service_prompt
from mam_desktop.meeting.said import Voice
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.matters_outcomes import OutcomeCard, OutcomeForm
from mam_desktop.ui.live.steps.matters_rows import (
    OutcomeRow,
    enough_words,
    gap_words,
    outcome_lists,
)
from mam_desktop.ui.live.steps.matters_written import WrittenSide
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.headed_lists import HeadedLists
from mam_desktop.ui.live.steps.parts.people import child_of, people_to_name
from mam_desktop.ui.live.steps.parts.picture_panel import PicturePanel
from mam_desktop.ui.live.steps.parts.prompt_panel import PromptPanel
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of, two_columns
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

FAMILY = N_("the whole family")
IN_ORDER, BY_AREA = "order", "areas"
VIEWS = {IN_ORDER: N_("In order"), BY_AREA: N_("By part of life")}


class WhatMattersPage(StepPage):
    """Outcomes left, services right."""

    STEP: ClassVar[str] = "what_matters"
    SENTENCE: ClassVar[str] = N_("What would make life better? About four things are enough.")

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.outcomes: HeadedLists[OutcomeRow] = HeadedLists(
            self._make_outcome_card, name=_("What we want")
        )
        self.pictures = PicturePanel(self.controller, self)
        self.form = OutcomeForm()
        self.written = WrittenSide(self.controller)
        self.draft = DraftKeeper(self.form.words, self.controller.desk, "matters.outcome")
        self.view = ChoiceRow(_("How what we want stands here"), VIEWS)
        self.view.choose(IN_ORDER)
        self.nothing = PlainLabel(
            _("Nothing yet. Type = in the line below, or press Add what matters."), look="quiet"
        )
        self.enough = PlainLabel(look="small", tone="could_if")
        self.gaps = PlainLabel(look="quiet_small")
        self.prompts = PromptPanel()
        self.column = WorkColumn()
        self.column.add(two_columns(self._wanted_side(), column_of(self.written, self.prompts)))
        self.column.add(self.talked)
        self.body.addWidget(self.column, 1)

    def _wanted_side(self) -> QWidget:
        title = PlainLabel(_("What we want"), look="section")
        head = Reflow(title, self.view, wide_px=360, stretch=(1, 0), middle=True)
        self._enough_line = QWidget()
        row = QHBoxLayout(self._enough_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("info-circle", tone="could_if"))
        row.addWidget(self.enough, 1)
        return column_of(head, self.nothing, self.outcomes, self._enough_line, self.gaps, self.form)

    def _make_outcome_card(self) -> OutcomeCard:
        card = OutcomeCard()
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        card.picture_wanted.connect(self.pictures.ask)
        card.moved.connect(self._on_card_moved)
        card.stepped.connect(self._on_card_stepped)
        card.left_as_it_is.connect(self._on_card_left_as_it_is)
        return card

    def _connect(self) -> None:
        self.view.picked.connect(lambda _view: self.refresh())
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.form.quote.activated.connect(self._on_quote_activated)
        self.prompts.answered.connect(self._on_prompts_answered)
        self.prompts.unfolded.connect(lambda: self.column.reveal(self.prompts))
        for form in (self.form, self.written.form):
            form.unfolded.connect(lambda one=form: self.column.reveal(one))

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of an outcome."""
        return (
            ("Alt+↑ ↓", _("Move what matters up or down")),
            ("↑ ↓", _("Go from one to the next")),
            (_("Enter"), _("Change what matters")),
        )

    # --- showing -------------------------------------------------------------------------------

    @property
    def cards(self) -> tuple[OutcomeCard, ...]:
        """Return every outcome's card, from top to bottom."""
        return tuple(cast("OutcomeCard", one) for one in self.outcomes.cards)

    def refresh(self) -> None:
        """Show what matters, and what services wrote."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        self._show_outcomes()
        self.written.refresh()
        self.prompts.show_prompts(prompts(entries, meeting, self.controller.today))
        self._show_people(people_to_name(entries, meeting.id))
        self.form.quote.show_quotes(entries, entries.all(Voice, meeting.id))

    def _show_outcomes(self) -> None:
        entries, meeting = self.controller.entries, self.controller.meeting
        areas = self.controller.desk.council_words.areas
        by_area = self.view.choice() == BY_AREA
        self.outcomes.show_lists(outcome_lists(entries, meeting, areas, by_area=by_area))
        count = len(self.outcomes.rows)
        self.nothing.setVisible(not count)
        self.view.setVisible(count > 1)
        self.enough.setText(enough_words(count))
        self._enough_line.setVisible(bool(self.enough.text()))
        self.gaps.setText(gap_words(entries, meeting, areas))
        self.gaps.setVisible(bool(self.gaps.text()))
        self.form.offer_areas(areas)

    def _show_people(self, people: tuple[Person, ...]) -> None:
        child = child_of(self.controller.entries)
        family = [one.name for one in people if one.is_family]
        first = [child.name] if child else []
        self.form.whose.offer(tuple(dict.fromkeys((*first, *family, _(FAMILY)))))
        self.form.sharing.show_people(people)
        self.written.show_people(people)

    def start(self) -> None:
        """Begin with adding what matters."""
        (self.form.words if self.form.is_open else self.form.open_button).setFocus()

    # --- what matters --------------------------------------------------------------------------

    def _outcome(self, outcome_id: str) -> Outcome | None:
        return self.controller.entries.find(Outcome, outcome_id)

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        outcome = session.entries.find(Outcome, form.editing)

        def write() -> object:
            if outcome is not None:
                return change_entry(session, outcome, self._changed_fields())
            return add_outcome(
                session,
                words=form.words.words(),
                area=form.part_of_life(),
                whose=form.whose.words(),
                need=form.need.words(),
                voice_id=form.quote.voice_id(),
                meaning=form.meaning.meaning(),
                sharing=form.sharing.sharing(),
            )

        if self.controller.do(write) is not None:
            form.fold()

    def _changed_fields(self) -> dict[str, object]:
        form = self.form
        if not form.words.words():
            raise BadInput(_("There are no words yet."))
        return {
            "words": form.words.words(),
            "area": form.part_of_life(),
            "whose": form.whose.words(),
            "need": form.need.words(),
            "voice_id": form.quote.voice_id(),
            "meaning": form.meaning.meaning(),
            **form.sharing.fields(),
        }

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.draft.forget()

    def _on_quote_activated(self) -> None:
        """Let an outcome show no more than the quote it comes from."""
        voice = self.controller.entries.find(Voice, self.form.quote.voice_id())
        if voice is not None and voice.is_narrowed:
            self.form.sharing.show_sharing(voice)
            self.form.more.fold(folded=False)

    def _on_card_change_wanted(self, outcome_id: str) -> None:
        outcome = self._outcome(outcome_id)
        if outcome is not None:
            self.form.show_outcome(outcome)
            self.form.unfold(_("Change what matters"), _("Save"))

    def _on_card_take_away_wanted(self, outcome_id: str) -> None:
        outcome = self._outcome(outcome_id)
        if outcome is not None:
            ask_to_take_away(self.controller, outcome)

    def _on_card_moved(self, outcome_id: str, by: int) -> None:
        """Put an outcome above the one before it, or below the one after it, as they stand here."""
        outcome, session = self._outcome(outcome_id), self.controller.session
        keys = [row.key for row in self.outcomes.rows]
        at = keys.index(outcome_id) if outcome_id in keys else -1
        if outcome is None or at < 0 or not 0 <= at + by < len(keys):
            return
        beside = self._outcome(keys[at + by])
        before = beside if by < 0 else self._after(beside)
        if self.controller.do(lambda: move_outcome(session, outcome, before=before)) is not None:
            self._follow(outcome_id)

    def _after(self, outcome: Outcome | None) -> Outcome | None:
        found = outcomes_of(self.controller.entries, self.controller.meeting.id)
        ids = [one.id for one in found]
        at = ids.index(outcome.id) + 1 if outcome else len(ids)
        return found[at] if at < len(found) else None

    def _follow(self, outcome_id: str) -> None:
        """Keep the keyboard on an outcome that moved, and say where it is now."""
        for no, card in enumerate(self.cards, start=1):
            if card.row is not None and card.row.key == outcome_id:
                card.setFocus(Qt.FocusReason.ShortcutFocusReason)
                told = _("{words}: now {place} of {count}")
                announce(card, told.format(words=card.row.words, place=no, count=len(self.cards)))

    def _on_card_stepped(self, outcome_id: str, by: int) -> None:
        cards = self.cards
        keys = [card.row.key for card in cards if card.row is not None]
        at = keys.index(outcome_id) + by
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_card_left_as_it_is(self, outcome_id: str) -> None:
        outcome, session = self._outcome(outcome_id), self.controller.session
        if outcome is not None:
            self.controller.do(lambda: answer_prompt(session, service_prompt(outcome), "done"))

    def _on_prompts_answered(self, prompt: Prompt, answer: str) -> None:
        session = self.controller.session
        self.controller.do(lambda: answer_prompt(session, prompt, answer))
