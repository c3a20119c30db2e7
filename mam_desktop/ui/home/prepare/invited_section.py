"""Who is invited: the list with each answer, and the form that adds somebody."""

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.inviting import (
    MANY_PEOPLE,
    Invited,
    invite,
    invite_again,
    invited_to,
    invited_words,
    people_to_ask_again,
    withdraw,
)
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.session import Gesture
from mam_desktop.texts import _
from mam_desktop.ui.home.prepare.invite_form import InviteForm
from mam_desktop.ui.home.prepare.invited_rows import InvitedCard, InvitedRow, invited_rows
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel


class InvitedSection(Section):
    """The list."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self.model: RowModel[InvitedRow] = RowModel(self)
        self.form = InviteForm()
        again = _("Ask the family and everybody from last time")
        shown = _("Everybody from last time") if theme_now().sizes.is_large else again
        self.again = Button(shown, name=again, icon="users-group")
        self._count = PlainLabel(look="section", wraps=False)
        self._many = PlainLabel(look="quiet")
        self.list = RowList(
            self.model, self._make_card, name=_("Who is invited"), empty=_("Nobody yet.")
        )
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme_now().gap(8), row_gap=theme_now().gap(8))
        for one in (self.form.lend_button(), self.again, self._count):
            flow.addWidget(one)
        for thing in (holder, self.form, self.list, self._many):
            self.column.addWidget(thing)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self.form.clear)
        self.form.unfolded.connect(lambda: self.reveal(self.form.card))
        self.again.clicked.connect(self._on_again_clicked)
        self.refresh()

    def _make_card(self) -> InvitedCard:
        card = InvitedCard()
        card.answer_picked.connect(self._on_card_answer_picked)
        card.update_picked.connect(self._on_card_update_picked)
        card.edit_wanted.connect(self._on_card_edit_wanted)
        card.instead_wanted.connect(self._on_card_instead_wanted)
        card.take_off_wanted.connect(self._on_card_take_off_wanted)
        return card

    # --- showing -------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Say whether somebody is invited and everybody has answered."""
        rows = self.model.rows
        return bool(rows) and all(one.answer != "none" for one in rows)

    def refresh(self) -> None:
        """Show the list."""
        meeting = self.preparing.meeting
        if meeting is None:
            return
        entries = self.preparing.entries
        self.model.show_rows(invited_rows(entries, meeting.id))
        self.form.show_people(people_to_name(entries, meeting.id))
        self.again.setVisible(bool(people_to_ask_again(entries, meeting)))
        rows = self.model.rows
        self._count.setText(invited_words(invited_to(entries, meeting.id)))
        self._count.setVisible(bool(rows))
        many = _("{count} people are a lot for a family. Who could write a few lines instead?")
        self._many.setText(many.format(count=len(rows)))
        self._many.setVisible(len(rows) > MANY_PEOPLE)

    def start(self) -> None:
        """Begin with inviting somebody."""
        self.form.open_button.setFocus()

    def _find(self, attendance_id: str) -> Invited | None:
        meeting = self.preparing.meeting
        found = invited_to(self.preparing.entries, meeting.id) if meeting else ()
        return next((one for one in found if one.attendance.id == attendance_id), None)

    # --- writing -------------------------------------------------------------------------------

    def _on_form_save_wanted(self) -> None:
        told = self.form.told()
        session = self.preparing.session

        def write() -> Gesture:
            if told.instead_of is not None:
                return invite(session, name=told.instead_of, instead=told.who)
            return invite(
                session,
                name=told.who,
                about=told.about,
                own=told.own,
                told={"how": told.how} if told.how or self.form.editing else {},
            )

        if self.preparing.do(write) is not None:
            self.form.fold()

    def _on_again_clicked(self) -> None:
        done = self.preparing.do(lambda: invite_again(self.preparing.session))
        if done is not None:
            self.form.open_button.setFocus()

    def _on_card_answer_picked(self, key: str, answer: str) -> None:
        one = self._find(key)
        if one is not None:
            session, who = self.preparing.session, one.person.id
            self.preparing.do(lambda: invite(session, name=who, answer=answer))

    def _on_card_update_picked(self, key: str, wanted: bool) -> None:
        one = self._find(key)
        if one is not None:
            session, who = self.preparing.session, one.person.id
            told = {"update_wanted": wanted}
            self.preparing.do(lambda: invite(session, name=who, told=told))

    def _on_card_edit_wanted(self, key: str) -> None:
        one = self._find(key)
        if one is not None:
            self.form.show_invited(one)
            title = _("Change what is known of {name}").format(name=one.person.name)
            self.form.unfold(title, _("Save"))

    def _on_card_instead_wanted(self, key: str) -> None:
        one = self._find(key)
        if one is not None:
            self.form.clear()
            self.form.instead_of = one.person.id
            self.form.service.say(one.person.service)
            title = _("Who comes instead of {name}?").format(name=one.person.name)
            self.form.unfold(title)

    def _on_card_take_off_wanted(self, key: str) -> None:
        self.preparing.do(lambda: withdraw(self.preparing.session, key))

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody who is invited."""
        meeting = self.preparing.meeting
        found = invited_to(self.preparing.entries, meeting.id) if meeting else ()
        return tuple(one.person for one in found)
