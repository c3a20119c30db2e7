"""The form that brings somebody onto the list, or changes what is known of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.people import (
    CHILD_AND_FAMILY,
    Attendance,
    AttendanceTime,
    Person,
)
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.needs_field import NeedsField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.role_field import RoleField
from mam_desktop.ui.live.steps.parts.roles import service_of, services
from mam_desktop.ui.live.steps.welcome_person_same import SamePersonCard
from mam_desktop.ui.live.steps.welcome_person_times import TimesField
from mam_desktop.ui.widgets.plain_label import PlainLabel

JOINS = {"room": N_("In the room"), "phone": N_("By phone"), "video": N_("By video")}
JOIN_ICONS = {"room": "users", "phone": "phone", "video": "video"}
YES_NO = {"yes": N_("Yes"), "no": N_("No")}
_FLAGS = {"yes": True, "no": False, "": None}
_SAID = {flag: said for said, flag in _FLAGS.items()}

LookAlikes = Callable[[str], Sequence[Person]]
"""A name that is typed -> people whom it might mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTold:
    """What was filled in about a person."""

    who: str
    """The id of somebody known, else a name."""
    is_known: bool
    about: dict[str, object]
    """Fields of `Person`."""
    own: dict[str, object]
    """Fields of `Attendance`."""
    times: dict[str, str] = field(default_factory=dict)
    """Times put right, id -> `HH:MM`."""


class PersonForm(FoldingForm):
    """Who somebody is, how they join, what they need; asks when a name is known already."""

    known_wanted = Signal(str)
    """The id of somebody known: what is known of them is to be shown."""

    def __init__(self, look_alikes: LookAlikes, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Add a person"), saves=_("Put on the list"), icon="user-plus", parent=parent
        )
        self._look_alikes = look_alikes
        self.editing: str | None = None
        """The id of the person being changed."""
        self._is_somebody_else = False
        self._service_by_role = self._name_before = ""
        self._make_fields()
        self._lay_out()
        self._connect_fields()
        self.begin_with(self.who)
        self.clear()

    def _make_fields(self) -> None:
        self.who = LineField(_("Name"), hint=_("what the room calls them"))
        self.same = SamePersonCard()
        self.own_words = LineField(
            _("In the family’s own words"), hint=_("such as “the swallowing lady”")
        )
        self.full_name = LineField(_("Full name"), hint=_("for the papers"))
        self.role = RoleField(_("Role"))
        self.service = FreeChoice(_("Service"), services())
        self.organisation = LineField(_("Organisation"), hint=_("such as a school or a trust"))
        self.contact = LineField(
            _("How to reach them for the papers"), hint=_("for the papers: email, post…")
        )
        self.joins = ChoiceRow(_("How they join"), JOINS, icons=JOIN_ICONS)
        self.can_decide = ChoiceRow(_("Can this person decide?"), YES_NO, can_take_back=True)
        self.interprets = PersonPicker(_("Interprets for"), hint=_("nobody"))
        self.relation = LineField(_("Relation to the child"), hint=_("such as: grandmother"))
        self.responsible = ChoiceRow(_("Has parental responsibility"), YES_NO, can_take_back=True)
        self.needs = NeedsField()
        self.times = TimesField()

    def _lay_out(self) -> None:
        third = (1, 1, 1)
        self._times = Labelled(_("Came and went"), self.times)
        self.add(
            field_row(
                Labelled(_("Name"), self.who),
                Labelled(_("In the family’s own words"), self.own_words),
                Labelled(_("Full name"), self.full_name),
                stretch=third,
            )
        )
        self.add(self.same)
        self.add(
            field_row(
                Labelled(_("Role"), self.role),
                Labelled(_("Service"), self.service),
                Labelled(_("Organisation"), self.organisation),
                stretch=third,
            )
        )
        self.add(
            field_row(
                Labelled(_("How to reach them"), self.contact),
                Labelled(_("Interprets for"), self.interprets),
                Labelled(_("Can this person decide?"), self.can_decide),
                stretch=third,
            )
        )
        self._family = field_row(
            Labelled(_("Relation to the child"), self.relation),
            Labelled(_("Has parental responsibility"), self.responsible),
        )
        self.add(self._family)
        self.add(
            field_row(
                Labelled(_("How they join"), self.joins),
                self._times,
                stretch=(1, 1),
            )
        )
        self.add(Labelled(_("Needs"), self.needs))
        self.add(PlainLabel(_(WHO_SEES), look="quiet_small"))

    def _connect_fields(self) -> None:
        self.who.textChanged.connect(self._on_who_text_changed)
        self.same.same.connect(self._on_same_same)
        self.same.somebody_else.connect(self._on_same_somebody_else)
        self.service.currentTextChanged.connect(self._on_service_current_text_changed)
        self.role.currentTextChanged.connect(self._on_role_current_text_changed)

    # --- filling in ----------------------------------------------------------------------------

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer those who are known, to be interpreted for."""
        self.interprets.show_people(people)

    def clear(self) -> None:
        """Begin with somebody new."""
        self.editing, self._is_somebody_else, self._service_by_role = None, False, ""
        self._name_before = ""
        self.who.clear()
        self.interprets.forget()
        for line in (self.own_words, self.full_name, self.organisation, self.contact):
            line.clear()
        self.relation.clear()
        self.role.say("")
        self.service.say("")
        self.joins.choose("room")
        self.can_decide.choose("")
        self.responsible.choose("")
        self.needs.show_needs(())
        self.times.show_times((), "")
        self._times.hide()
        self.same.ask(())
        self._show_family()

    def show_person(self, person: Person, attendance: Attendance | None) -> None:
        """Begin with what is known of somebody; what was typed already for them stays."""
        self.editing, self._name_before = person.id, person.name
        self.who.setText(person.name)
        for line, known in (
            (self.own_words, person.own_words),
            (self.full_name, person.full_name),
            (self.organisation, person.organisation),
            (self.contact, person.contact),
            (self.relation, person.relation),
        ):
            line.setText(line.words() or known)
        self.role.say(self.role.words() or person.role)
        self.service.say(self.service.words() or person.service)
        for combo in (self.role, self.service):
            typed = combo.lineEdit()
            if typed is not None:
                typed.setCursorPosition(0)
        self.responsible.choose(_SAID[person.parental_responsibility])
        self.needs.show_needs((*person.access_needs, *self.needs.needs()))
        if attendance is not None:
            self.joins.choose(attendance.joins)
            self.can_decide.choose(_SAID[attendance.can_decide])
            self.interprets.choose(attendance.interpreter_for)
        self.same.ask(())
        self._show_family()

    def show_times(self, times: Sequence[AttendanceTime], steps: str) -> None:
        """Show when they came and went, to be put right."""
        self.times.show_times(times, steps)
        self._times.setVisible(bool(times))

    # --- what was filled in --------------------------------------------------------------------

    @property
    def must_ask(self) -> bool:
        """Say whether it is open still whom the name means."""
        return self.same.is_asking

    def told(self) -> PersonTold:
        """Return what was filled in; an empty field of somebody new says nothing."""
        about: dict[str, object] = {
            "own_words": self.own_words.words(),
            "full_name": self.full_name.words(),
            "role": self.role.words(),
            "service": self.service.words(),
            "organisation": self.organisation.words(),
            "contact": self.contact.words(),
            "access_needs": self.needs.needs(),
        }
        if self._is_family():
            about["relation"] = self.relation.words()
            about["parental_responsibility"] = _FLAGS[self.responsible.choice()]
        if self.editing is None:
            about = {name: said for name, said in about.items() if said not in ("", (), None)}
        elif self.who.text() != self._name_before:
            about["name"] = self.who.words()
        own: dict[str, object] = {
            "joins": self.joins.choice() or "room",
            "can_decide": _FLAGS[self.can_decide.choice()],
            "interpreter_for": self.interprets.maybe(),
        }
        return PersonTold(
            who=self.editing or self.who.words(),
            is_known=self.editing is not None,
            about=about,
            own=own,
            times=self.times.corrected(),
        )

    # --- inside --------------------------------------------------------------------------------

    def _is_family(self) -> bool:
        service = self.service.words()
        return service == CHILD_AND_FAMILY or (not service and bool(self.relation.words()))

    def _show_family(self) -> None:
        self._family.setVisible(self._is_family())

    def _on_who_text_changed(self, typed: str) -> None:
        if self.editing is None and not self._is_somebody_else:
            self.same.ask(self._look_alikes(typed))

    def _on_same_same(self, person_id: str) -> None:
        self.known_wanted.emit(person_id)
        self.own_words.setFocus()

    def _on_same_somebody_else(self) -> None:
        self._is_somebody_else = True
        self.same.ask(())
        self.own_words.setFocus()

    def _on_service_current_text_changed(self, service: str) -> None:
        self.role.offer_for(service.strip())
        self._show_family()

    def _on_role_current_text_changed(self, role: str) -> None:
        """Let the role pick its service; one that somebody typed stays."""
        service = service_of(role.strip())
        if service and self.service.words() in ("", self._service_by_role):
            self._service_by_role = service
            self.service.say(service)


WHO_SEES = N_(
    "The family screen can show the name, the family’s own words, the role and the service. "
    "How to reach them, needs and times are for the services only."
)
