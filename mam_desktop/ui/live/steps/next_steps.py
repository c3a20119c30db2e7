"""Step 7, Next steps: what was decided, what is passed on, when we meet again."""

from datetime import date
from typing import ClassVar, cast

from PySide6.QtWidgets import QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agreeing import (
    close_with_reason,
    record_decision,
    refer,
    set_next_meeting,
)
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.next_hints import drift_words, ideas_for_the_panel, not_here_any_more
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.plan import Decision, Referral
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.next_copies import CopiesPanel
from mam_desktop.ui.live.steps.next_decisions import (
    EVERYONE_HERE,
    DecidedCard,
    DecidedRow,
    DecisionForm,
    decision_rows,
    referral_rows,
)
from mam_desktop.ui.live.steps.next_meeting_card import NextMeetingCard, next_of
from mam_desktop.ui.live.steps.next_referral import ReferralForm
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.reflow import column_of, two_columns
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.widgets.plain_label import PlainLabel


class NextStepsPage(StepPage):
    """Decisions left, what is passed on and the next meeting right."""

    STEP: ClassVar[str] = "next_steps"
    SENTENCE: ClassVar[str] = N_("What we decided and why, and when we meet again.")

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.decisions = self._new_model()
        self.referrals = self._new_model()
        self.form = DecisionForm()
        self.draft = DraftKeeper(self.form.what, self.controller.desk, "next.decision")
        self.referral_form = ReferralForm(lambda: self.controller.today)
        self.next_meeting = NextMeetingCard(lambda: self.controller.today)
        self.copies = CopiesPanel(self.controller)
        self.column = WorkColumn()
        self.column.add(two_columns(self._decided_side(), self._next_side(), stretch=(40, 40)))
        self.column.add(self.copies)
        self.column.add(self.talked)
        self.body.addWidget(self.column, 1)

    def _new_model(self) -> RowModel[DecidedRow]:
        return RowModel(self)

    def _decided_side(self) -> QWidget:
        decided = RowList(
            self.decisions,
            lambda: self._make_card(Decision),
            name=_("What we decided"),
            empty=_("Nothing was decided yet."),
        )
        return column_of(
            PlainLabel(_("What we decided"), look="section"),
            decided,
            self.form,
            self._passed_side(),
        )

    def _next_side(self) -> QWidget:
        return column_of(self.next_meeting)

    def _passed_side(self) -> QWidget:
        passed = RowList(
            self.referrals,
            lambda: self._make_card(Referral),
            name=_("Passed on"),
            empty=_("No question was passed on."),
        )
        return column_of(
            PlainLabel(_("Passed on"), look="section"),
            passed,
            self.referral_form.buttons(),
            self.referral_form,
        )

    def _make_card(self, kind: type[Entry]) -> DecidedCard:
        card = DecidedCard()
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(lambda one: self._take_away(kind, one))
        return card

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.referral_form.save_wanted.connect(self._on_referral_form_save_wanted)
        self.referral_form.folded.connect(self.referral_form.clear)
        self.next_meeting.meet_wanted.connect(self._on_next_meeting_meet_wanted)
        self.next_meeting.close_wanted.connect(self._on_next_meeting_close_wanted)
        self.copies.unfolded.connect(lambda: self.column.reveal(self.copies))
        for form in (self.form, self.referral_form):
            form.unfolded.connect(lambda one=form: self.column.reveal(one))

    def refresh(self) -> None:
        """Show what was decided and what comes next."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        self.decisions.show_rows(decision_rows(entries, meeting.id))
        self.referrals.show_rows(referral_rows(entries, meeting.id))
        people = people_to_name(entries, meeting.id)
        self.form.sharing.show_people(people)
        self.referral_form.sharing.show_people(people)
        self.form.by.offer((_(EVERYONE_HERE), *(one.name for one in people)))
        child = next((one.preferred_name for one in entries.all(Child)), "")
        self.referral_form.show_family(child, ideas_for_the_panel(entries, meeting))
        self.next_meeting.show_meeting(
            meeting,
            not_here=not_here_any_more(entries, meeting),
            drift=drift_words(entries, meeting),
        )
        self.copies.refresh()
        self.next_meeting.show_next(next_of(entries, meeting.id), meeting.place, meeting.starts_at)

    def start(self) -> None:
        """Begin with adding a decision."""
        (self.form.what if self.form.is_open else self.form.open_button).setFocus()

    # --- doing ---------------------------------------------------------------------------------

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        decision = session.entries.find(Decision, form.editing)

        def write() -> object:
            what, why = form.what.words(), form.why.words()
            by, route, level = form.by.words(), form.route.choice(), form.help_level.choice()
            sharing = form.sharing
            if decision is None:
                return record_decision(
                    session,
                    what=what,
                    why=why,
                    by=by,
                    route=route,
                    help_level=level,
                    sharing=sharing.sharing(),
                )
            if not what or not why:
                raise BadInput(_("A decision needs what was decided, and why."))
            fields: dict[str, object] = {
                "what": what,
                "why": why,
                "by": by,
                "route": route,
                "help_level": level,
            }
            fields |= sharing.fields()
            return change_entry(session, decision, fields)

        if self.controller.do(write) is not None:
            form.fold()

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.draft.forget()

    def _on_card_change_wanted(self, entity_id: str) -> None:
        entries = self.controller.entries
        decision, referral = entries.find(Decision, entity_id), entries.find(Referral, entity_id)
        if decision is not None:
            self.form.show_decision(decision)
            self.form.unfold(_("Change this decision"), _("Save"))
        elif referral is not None:
            self.referral_form.show_referral(referral)
            self.referral_form.unfold(_("Change what is passed on"), _("Save"))

    def _on_referral_form_save_wanted(self) -> None:
        form, session = self.referral_form, self.controller.session
        referral = session.entries.find(Referral, form.editing)

        def write() -> object:
            told = form.fields()
            if referral is not None:
                return change_entry(session, referral, {**told, **form.sharing.fields()})
            return refer(
                session,
                to=form.to.choice(),
                question=form.question.words(),
                cost_band=form.cost_band.words(),
                on=form.on.on(),
                asked_on=cast("date | None", told["asked_on"]),
                open_to_all=form.open_to_all.isChecked() or None,
                sharing=form.sharing.sharing(),
            )

        if self.controller.do(write) is not None:
            form.fold()

    def _on_next_meeting_meet_wanted(self) -> None:
        card, session = self.next_meeting, self.controller.session

        def meet() -> object:
            on = card.on.on()
            if on is None:
                raise BadInput(card.on.problem or _("Which day do we meet again?"))
            return set_next_meeting(
                session,
                on=on,
                starts_at=card.starts_at(),
                place=card.place.words(),
                purpose=card.purpose.words(),
            )

        self.controller.do(meet)

    def _on_next_meeting_close_wanted(self) -> None:
        card, session = self.next_meeting, self.controller.session
        reason, closing = card.reason.words(), card.closing.choice()
        self.controller.do(lambda: close_with_reason(session, reason=reason, closing=closing))

    def _take_away(self, kind: type[Entry], entity_id: str) -> None:
        entry = self.controller.entries.find(kind, entity_id)
        if entry is not None:
            ask_to_take_away(self.controller, entry)
