"""Who is here: a row a person with their states, and the form that adds or changes one."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import ATTENDANCE, JOINS, label
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, FreeChoice, Labelled
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.live.steps.parts.roles import roles, service_of, services
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

STATES = {
    "present": N_("Here"),
    "late": N_("Late"),
    "left": N_("Left"),
    "apologies": N_("Apologies"),
    "absent": N_("Absent"),
}
EDIT, TAKE_OFF = N_("Change details"), N_("Take off the list")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person at this meeting."""

    key: str
    name: str
    about: str
    state: str
    is_family: bool
    is_here: bool
    marks: tuple[str, ...] = ()
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(
            one
            for one in (self.name, self.about, label(ATTENDANCE, self.state), *self.marks)
            if one
        )


def person_rows(entries: Entries, meeting_id: str) -> tuple[PersonRow, ...]:
    """Return the meeting's list: family first, then in order of arrival."""
    rows = [
        _row(entries, one, person)
        for one in entries.all(Attendance, meeting_id)
        if (person := entries.find(Person, one.person_id)) is not None
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_family))


def _row(entries: Entries, attendance: Attendance, person: Person) -> PersonRow:
    return PersonRow(
        key=attendance.id,
        name=person.name,
        about=" · ".join(one for one in (person.role, _service_shown(person)) if one),
        state=attendance.state,
        is_family=person.is_family,
        is_here=attendance.is_here,
        marks=tuple(_marks(entries, attendance, person)),
        torn=bool(attendance.torn or person.torn),
    )


def _service_shown(person: Person) -> str:
    """Return the service, unless the person's belonging to the family says it already."""
    return "" if person.is_family else person.service


def _marks(entries: Entries, attendance: Attendance, person: Person) -> list[str]:
    marks = []
    if attendance.joins != "room":
        marks.append(label(JOINS, attendance.joins))
    if attendance.can_decide:
        marks.append(_("can say yes"))
    if attendance.interpreter_for:
        whose, _family = name_and_family(entries, attendance.interpreter_for)
        marks.append(_("interprets for {name}").format(name=whose))
    if person.own_words:
        marks.append(_("“{words}”").format(words=person.own_words))
    return marks


class PersonCard(RowCard[PersonRow]):
    """A person with a button a state."""

    state_picked = Signal(str, str)
    """(attendance id, state)"""
    edit_wanted = Signal(str)
    take_off_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(10, 5, 6, 5), spacing=10, parent=parent)
        self._avatar_place = QHBoxLayout()
        self._name = PlainLabel(look="strong")
        self._about = PlainLabel(look="quiet_small")
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks, gap=theme_now().gap(4), row_gap=theme_now().gap(3))
        self._torn = TornChip()
        self.states = ChoiceRow("", STATES, role="state")
        self.more = RowMenu("")
        self._build()
        self._connect()

    def _build(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self._torn)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add(self._avatar_place)
        middle = Reflow(
            words, self._marks, self.states, wide_px=560, stretch=(5, 3, 0), middle=True
        )
        self.add(middle, 1)
        self.add(self.more)

    def _connect(self) -> None:
        self.states.picked.connect(self._on_states_picked)
        self.offer(self.more, _(EDIT), self.edit_wanted)
        self.offer(self.more, _(TAKE_OFF), self.take_off_wanted)

    def show_row(self, row: PersonRow) -> None:
        """Show a person."""
        before = self.row
        self._name.setText(row.name)
        self._about.setText(row.about)
        self._about.setVisible(bool(row.about))
        self._torn.show_torn(row.torn)
        self.states.choose("present" if row.state == "back" else row.state)
        self.states.name_for(row.name)
        self.more.name_for(_("More about {name}").format(name=row.name))
        if before is None or (before.name, before.is_family, before.is_here) != (
            row.name,
            row.is_family,
            row.is_here,
        ):
            clear_layout(self._avatar_place)
            self._avatar_place.addWidget(
                Avatar(row.name, is_family=row.is_family, is_here=row.is_here)
            )
        if before is None or before.marks != row.marks:
            self._show_marks(row.marks)

    def _show_marks(self, marks: tuple[str, ...]) -> None:
        clear_layout(self._flow)
        for words in marks:
            self._flow.addWidget(Chip(words))
        self._marks.setVisible(bool(marks))

    def _on_states_picked(self, state: str) -> None:
        if self.row is None:
            return
        came_back = state == "present" and self.row.state in {"left", "back"}
        self.state_picked.emit(self.row.key, "back" if came_back else state)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTold:
    """What was filled in about a person."""

    who: str
    about: dict[str, object]
    joins: str
    can_decide: bool


class PersonForm(FoldingForm):
    """Adds somebody to the list, or changes what is known of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Add a person"), saves=_("Put on the list"), icon="user-plus", parent=parent
        )
        self.who = PersonPicker(_("Name"), hint=_("what the family calls them"))
        self.service = FreeChoice(_("Service"), services())
        self.role = FreeChoice(_("Role"), roles())
        self.joins = ChoiceField(_("How they join"), JOINS)
        self.own_words = FreeChoice(_("In the family’s own words"))
        self.can_decide = QCheckBox(_("Can say yes for their service"))
        self.can_decide.setAccessibleName(_("Can say yes for their service"))
        self.editing: str | None = None
        """The id of the person being changed."""
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
                Labelled(
                    _("In the family’s own words, such as “the swallowing lady”"), self.own_words
                ),
                stretch=(1, 2),
            )
        )
        self.add(self.can_decide)
        self.begin_with(self.who)
        self.service.currentTextChanged.connect(self._on_service_current_text_changed)
        self.role.currentTextChanged.connect(self._on_role_current_text_changed)

    def clear(self) -> None:
        """Begin with somebody new."""
        self.editing = None
        self.who.forget()
        for field in (self.service, self.role, self.own_words):
            field.say("")
        self.joins.choose("room")
        self.can_decide.setChecked(False)

    def show_person(self, person: Person, attendance: Attendance) -> None:
        """Begin with what is known of somebody."""
        self.editing = person.id
        self.who.choose(person.id)
        self.service.say(person.service)
        self.role.say(person.role)
        self.own_words.say(person.own_words)
        self.joins.choose(attendance.joins)
        self.can_decide.setChecked(bool(attendance.can_decide))

    def told(self) -> PersonTold:
        """Return what was filled in; an empty field of somebody new says nothing."""
        said = {
            "service": self.service.words(),
            "role": self.role.words(),
            "own_words": self.own_words.words(),
        }
        about: dict[str, object] = {
            name: words for name, words in said.items() if words or self.editing
        }
        if self.editing and self.who.who() != self.editing:
            about["name"] = self.who.currentText().strip()
        return PersonTold(
            who=self.editing or self.who.who(),
            about=about,
            joins=self.joins.choice(),
            can_decide=self.can_decide.isChecked(),
        )

    def _on_service_current_text_changed(self, service: str) -> None:
        self.role.offer(roles(service.strip()))

    def _on_role_current_text_changed(self, role: str) -> None:
        if not self.service.words() and service_of(role.strip()):
            self.service.say(service_of(role.strip()))
