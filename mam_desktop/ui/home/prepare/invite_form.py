"""The form that puts somebody on the list, or changes what is known of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from mam_desktop.meeting.inviting import Invited
from mam_desktop.meeting.labels import JOINS
from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.role_field import RoleField
from mam_desktop.ui.live.steps.parts.roles import service_of, services


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteTold:
    """What was filled in about somebody."""

    who: str
    about: dict[str, object]
    own: dict[str, object]
    how: str
    instead_of: str | None


class InviteForm(FoldingForm):
    """Who, from where, how they join; the rest behind a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Invite somebody"), saves=_("Put on the list"), icon="user-plus", parent=parent
        )
        self.who = PersonPicker(_("Name"), hint=_("what the family calls them"))
        self.service = FreeChoice(_("Service"), services())
        self.role = RoleField(_("Role"))
        self.joins = ChoiceField(_("How they join"), JOINS)
        self.how = FreeChoice(
            _("Invited by"), (_("letter"), _("e-mail"), _("phone"), _("message"), _("in person"))
        )
        self.can_decide = QCheckBox(_("Can say yes for their service"))
        self.can_decide.setAccessibleName(_("Can say yes for their service"))
        self.full_name = LineField(_("Full name"))
        self.organisation = LineField(_("Organisation"))
        self.contact = LineField(_("How to reach them"), hint=_("phone or e-mail"))
        self.own_words = LineField(_("In the family’s own words"))
        self.editing: str | None = None
        """The id of the person being changed."""
        self.instead_of: str | None = None
        """The id of the person in whose place somebody comes."""
        self._service_by_role = ""
        self._build_fields()
        self.service.currentTextChanged.connect(self._on_service_current_text_changed)
        self.role.currentTextChanged.connect(self._on_role_current_text_changed)

    def _build_fields(self) -> None:
        self.add(
            field_row(
                Labelled(_("Name"), self.who),
                Labelled(_("Service"), self.service),
                Labelled(_("Role"), self.role),
            )
        )
        self.add(
            field_row(
                Labelled(_("How they join"), self.joins),
                Labelled(_("Invited by"), self.how),
            )
        )
        self.add(self.can_decide)
        self.more = MoreFields(
            _("Full name, organisation, how to reach them"),
            field_row(
                Labelled(_("Full name"), self.full_name),
                Labelled(_("Organisation"), self.organisation),
            ),
            field_row(
                Labelled(_("How to reach them"), self.contact),
                Labelled(
                    _("In the family’s own words, such as “the swallowing lady”"), self.own_words
                ),
            ),
        )
        self.add(self.more)
        self.begin_with(self.who)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        self.who.show_people(people)

    def clear(self) -> None:
        """Begin with somebody new."""
        self.editing = self.instead_of = None
        self._service_by_role = ""
        self.who.forget()
        for field in (self.service, self.role, self.how):
            field.say("")
        for line in (self.full_name, self.organisation, self.contact, self.own_words):
            line.clear()
        self.joins.choose("room")
        self.can_decide.setChecked(False)
        self.more.fold(folded=True)

    def show_invited(self, one: Invited) -> None:
        """Begin with what is known of somebody."""
        self.clear()
        person, attendance = one.person, one.attendance
        self.editing = person.id
        self.who.choose(person.id)
        self.service.say(person.service)
        self.role.say(person.role)
        self.how.say(one.invitation.how if one.invitation else "")
        self.full_name.setText(person.full_name)
        self.organisation.setText(person.organisation)
        self.contact.setText(person.contact)
        self.own_words.setText(person.own_words)
        self.joins.choose(attendance.joins)
        self.can_decide.setChecked(bool(attendance.can_decide))
        self.more.fold(folded=not (person.full_name or person.organisation or person.contact))

    def told(self) -> InviteTold:
        """Return what was filled in; an empty field of somebody new says nothing."""
        said = {
            "service": self.service.words(),
            "role": self.role.words(),
            "full_name": self.full_name.words(),
            "organisation": self.organisation.words(),
            "contact": self.contact.words(),
            "own_words": self.own_words.words(),
        }
        about: dict[str, object] = {
            name: words for name, words in said.items() if words or self.editing
        }
        if self.editing and self.who.who() != self.editing and self.who.currentText().strip():
            about["name"] = self.who.currentText().strip()
        return InviteTold(
            who=self.editing or self.who.who(),
            about=about,
            own={
                "joins": self.joins.choice(),
                "can_decide": self.can_decide.isChecked() or None,
            },
            how=self.how.words(),
            instead_of=self.instead_of,
        )

    def _on_service_current_text_changed(self, service: str) -> None:
        self.role.offer_for(service.strip())

    def _on_role_current_text_changed(self, role: str) -> None:
        """Let the role pick its service; one that somebody typed stays."""
        service = service_of(role.strip())
        if service and self.service.words() in ("", self._service_by_role):
            self._service_by_role = service
            self.service.say(service)
