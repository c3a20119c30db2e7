"""Step 1, Welcome: who is here, what is read out, what people agree to."""

from typing import ClassVar, cast

from mam_desktop.meeting.attending import attend, attendance_of
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.welcome_agreement import AgreementPanel
from mam_desktop.ui.live.steps.welcome_people import PersonCard, PersonForm, PersonRow, person_rows
from mam_desktop.ui.live.steps.welcome_statement import StatementPanel


class WelcomePage(StepPage):
    """Who is here, the opening statement, the agreements."""

    STEP: ClassVar[str] = "welcome"
    SENTENCE: ClassVar[str] = N_("Who is here, what we read out, and what everybody agrees to.")

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.model: RowModel[PersonRow] = RowModel(self)
        self.people = RowList(
            self.model,
            self._make_card,
            name=_("Who is here"),
            empty=_("Nobody is on the list yet."),
            spacing=4,
        )
        self.form = PersonForm()
        self.statement = StatementPanel(self.controller)
        self.agreement = AgreementPanel(self.controller)
        self.column = WorkColumn()
        self.column.add(self.people)
        self.column.add(self.form)
        self.column.add(Reflow(self.statement, self.agreement, wide_px=640, spacing=14))
        self.column.add(self.talked)
        self.body.addWidget(self.column, 1)

    def _make_card(self) -> PersonCard:
        card = PersonCard()
        card.state_picked.connect(self._on_card_state_picked)
        card.edit_wanted.connect(self._on_card_edit_wanted)
        card.take_off_wanted.connect(self._on_card_take_off_wanted)
        return card

    def _connect(self) -> None:
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self.form.clear)
        self.form.unfolded.connect(lambda: self.column.reveal(self.form))
        self.statement.unfolded.connect(lambda: self.column.reveal(self.statement))
        self.agreement.reveal_wanted.connect(self.column.reveal)

    def refresh(self) -> None:
        """Show who is here, and what was read out and agreed."""
        self.talked.refresh()
        entries, meeting = self.controller.entries, self.controller.meeting
        self.model.show_rows(person_rows(entries, meeting.id))
        people = people_to_name(entries, meeting.id)
        self.form.who.show_people(people)
        self.statement.refresh()
        self.agreement.refresh()

    def start(self) -> None:
        """Begin with the first person's state, or with adding one."""
        cards = self.people.cards
        if not cards:
            self.form.open_button.setFocus()
            return
        first = cast("PersonCard", cards[0])
        next(iter(first.states.buttons.values())).setFocus()

    # --- doing ---------------------------------------------------------------------------------

    def _on_card_state_picked(self, attendance_id: str, state: str) -> None:
        session = self.controller.session
        attendance = session.entries.get(Attendance, attendance_id)
        who = attendance.person_id
        if self.controller.do(lambda: attend(session, name=who, state=state)) is None:
            self.refresh()

    def _on_card_edit_wanted(self, attendance_id: str) -> None:
        attendance = self.controller.entries.get(Attendance, attendance_id)
        person = self.controller.entries.get(Person, attendance.person_id)
        self.form.show_person(person, attendance)
        title = _("Change what is known of {name}").format(name=person.name)
        self.form.unfold(title, _("Save"))

    def _on_card_take_off_wanted(self, attendance_id: str) -> None:
        attendance = self.controller.entries.get(Attendance, attendance_id)
        person = self.controller.entries.get(Person, attendance.person_id)
        ask_to_take_away(self.controller, attendance, person.name)

    def _on_form_save_wanted(self) -> None:
        told, session = self.form.told(), self.controller.session
        known = attendance_of(session.entries, session.meeting_id, told.who)
        state = known.state if known else "present"
        written = self.controller.do(
            lambda: attend(
                session,
                name=told.who,
                state=state,
                about=told.about,
                joins=told.joins,
                can_decide=told.can_decide,
            )
        )
        if written is not None:
            self.form.fold()
