"""Step 4, What matters: what the family wants to be different, and what services wrote."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_outcome
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.said import ServiceUpdate
from mam_desktop.meeting.voicing import write_update
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.matters_outcomes import (
    OutcomeCard,
    OutcomeForm,
    OutcomeRow,
    outcome_rows,
)
from mam_desktop.ui.live.steps.matters_updates import UpdateCard, UpdateForm, UpdateRow, update_rows
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.reflow import column_of, two_columns
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

ENOUGH = 4
"""How many outcomes one plan can carry well."""
FAMILY = N_("family")


class WhatMattersPage(StepPage):
    """Outcomes left, services right."""

    STEP: ClassVar[str] = "what_matters"
    SENTENCE: ClassVar[str] = N_("What would make life better? About four things are enough.")

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.outcomes: RowModel[OutcomeRow] = RowModel(self)
        self.updates: RowModel[UpdateRow] = RowModel(self)
        self.form = OutcomeForm()
        self.update_form = UpdateForm()
        self.draft = DraftKeeper(self.form.words, self.controller.desk, "matters.outcome")
        self.update_draft = DraftKeeper(
            self.update_form.words, self.controller.desk, "matters.update"
        )
        self.enough = Chip("", tone="could_if", icon="info-circle")
        self.column = WorkColumn()
        self.column.add(two_columns(self._wanted_side(), self._written_side()))
        self.column.add(self.talked)
        self.body.addWidget(self.column, 1)

    def _wanted_side(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(_("What we want"), look="section"), 1)
        row.addWidget(self.enough)
        wanted = RowList(
            self.outcomes,
            self._make_outcome_card,
            name=_("What we want"),
            empty=_("Nothing yet. Type = in the line below, or press Add what matters."),
        )
        return column_of(head, wanted, self.form)

    def _written_side(self) -> QWidget:
        written = RowList(
            self.updates,
            self._make_update_card,
            name=_("What services wrote"),
            empty=_("No service has written anything."),
        )
        title = PlainLabel(_("What services wrote"), look="section")
        return column_of(title, written, self.update_form)

    def _make_outcome_card(self) -> OutcomeCard:
        card = OutcomeCard()
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(lambda one: self._take_away(Outcome, one))
        return card

    def _make_update_card(self) -> UpdateCard:
        card = UpdateCard()
        card.take_away_wanted.connect(lambda one: self._take_away(ServiceUpdate, one))
        return card

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.update_form.save_wanted.connect(self._on_update_form_save_wanted)
        self.update_form.folded.connect(self._on_update_form_folded)
        for form in (self.form, self.update_form):
            form.unfolded.connect(lambda one=form: self.column.reveal(one))

    def refresh(self) -> None:
        """Show what matters, and what services wrote."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        self.outcomes.show_rows(outcome_rows(entries, meeting.id))
        self.updates.show_rows(update_rows(entries, meeting.id))
        count = self.outcomes.rowCount()
        self.enough.say(_("{count}: could two of them be one?").format(count=count))
        self.enough.setVisible(count > ENOUGH)
        people = people_to_name(entries, meeting.id)
        self.form.sharing.show_people(people)
        self.update_form.sharing.show_people(people)
        self.update_form.by.show_people(people)
        self.form.whose.offer((*(one.name for one in people if one.is_family), _(FAMILY)))
        self.update_form.service.offer(_services(people))

    def start(self) -> None:
        """Begin with adding what matters."""
        (self.form.words if self.form.is_open else self.form.open_button).setFocus()

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        outcome = session.entries.find(Outcome, form.editing)

        def write() -> object:
            if outcome is None:
                return add_outcome(
                    session,
                    words=form.words.words(),
                    area=form.area.words(),
                    whose=form.whose.words(),
                    meaning=form.meaning.meaning(),
                    sharing=form.sharing.sharing(),
                )
            if not form.words.words():
                raise BadInput(_("There are no words yet."))
            fields: dict[str, object] = {
                "words": form.words.words(),
                "area": form.area.words(),
                "whose": form.whose.words(),
                "meaning": form.meaning.meaning(),
                **form.sharing.fields(),
            }
            return change_entry(session, outcome, fields)

        if self.controller.do(write) is not None:
            form.fold()

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.draft.forget()

    def _on_card_change_wanted(self, outcome_id: str) -> None:
        outcome = self.controller.entries.find(Outcome, outcome_id)
        if outcome is not None:
            self.form.show_outcome(outcome)
            self.form.unfold(_("Change what matters"), _("Save"))

    def _on_update_form_save_wanted(self) -> None:
        form, session = self.update_form, self.controller.session
        written = self.controller.do(
            lambda: write_update(
                session,
                service=form.service.words(),
                by=form.by.who(),
                words=form.words.words(),
                waiting_time=form.wait.words(),
                sharing=form.sharing.sharing(),
            )
        )
        if written is not None:
            form.fold()

    def _on_update_form_folded(self) -> None:
        self.update_form.clear()
        self.update_draft.forget()

    def _take_away(self, kind: type[Entry], entity_id: str) -> None:
        entry = self.controller.entries.find(kind, entity_id)
        if entry is not None:
            ask_to_take_away(self.controller, entry)


def _services(people: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.service for one in people if one.service and not one.is_family))
