"""Who is invited: a row a person with their answer."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.before_words import INVITE_ANSWERS
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.inviting import Invited, invited_to
from mam_desktop.meeting.labels import ATTENDANCE, JOINS, label
from mam_desktop.meeting.people import Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

ANSWERS = {
    "yes": N_("Said yes"),
    "none": N_("No answer"),
    "apologies": N_("Cannot come"),
}
EDIT, INSTEAD, TAKE_OFF = (
    N_("Change details"),
    N_("Somebody comes instead…"),
    N_("Take off the list"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedRow:
    """One person on the list."""

    key: str
    person_id: str
    name: str
    about: str
    answer: str
    is_family: bool
    is_here: bool
    asks_update: bool
    """Whether a written update may be asked of them: they cannot come, and are no family."""
    update_wanted: bool
    has_written: bool
    marks: tuple[str, ...] = ()
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = (self.name, self.about, label(INVITE_ANSWERS, self.answer), *self.marks)
        return ", ".join(one for one in told if one)


def invited_rows(entries: Entries, meeting_id: str) -> tuple[InvitedRow, ...]:
    """Return the list as rows, the child and family first."""
    return tuple(_row(entries, one) for one in invited_to(entries, meeting_id))


def _row(entries: Entries, one: Invited) -> InvitedRow:
    person, answer = one.person, one.answer
    service = "" if person.is_family else person.service
    torn = bool(one.attendance.torn or person.torn)
    return InvitedRow(
        key=one.attendance.id,
        person_id=person.id,
        name=person.name,
        about=" · ".join(text for text in (person.role, service) if text),
        answer=answer,
        is_family=person.is_family,
        is_here=one.attendance.is_here,
        asks_update=answer in {"apologies", "substitute"} and not person.is_family,
        update_wanted=one.invitation is not None and bool(one.invitation.update_wanted),
        has_written=one.has_written,
        marks=tuple(_marks(entries, one, person)),
        torn=torn or bool(one.invitation is not None and one.invitation.torn),
    )


def _marks(entries: Entries, one: Invited, person: Person) -> list[str]:
    marks = []
    if one.attendance.is_here:
        marks.append(label(ATTENDANCE, one.attendance.state))
    if one.invitation is not None and one.invitation.substitute_id:
        name, _family = name_and_family(entries, one.invitation.substitute_id)
        marks.append(_("{name} comes instead").format(name=name))
    if one.has_written:
        marks.append(_("has written"))
    if one.attendance.joins != "room":
        marks.append(label(JOINS, one.attendance.joins))
    if one.attendance.can_decide:
        marks.append(_("can say yes"))
    if one.attendance.interpreter_for:
        name, _family = name_and_family(entries, one.attendance.interpreter_for)
        marks.append(_("interprets for {name}").format(name=name))
    return [*marks, *person.access_needs[:2]]


class InvitedCard(RowCard[InvitedRow]):
    """A person with a button an answer."""

    answer_picked = Signal(str, str)
    """(attendance id, answer)"""
    update_picked = Signal(str, bool)
    edit_wanted = Signal(str)
    instead_wanted = Signal(str)
    take_off_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(10, 5, 6, 5), spacing=10, parent=parent)
        gap = theme_now().gap
        self._avatar_place = QHBoxLayout()
        self._name = PlainLabel(look="strong")
        self._about = PlainLabel(look="quiet_small")
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks, gap=gap(4), row_gap=gap(3))
        self._torn = TornChip()
        self.update_asked = QCheckBox(_("Written update asked for"))
        self.answers = ChoiceRow("", ANSWERS, role="state")
        self.more = RowMenu("")
        self._build()
        self._connect()

    def _build(self) -> None:
        if theme_now().sizes.is_large:
            self._build_low()
        else:
            self._build_across()

    def _build_low(self) -> None:
        """Put everything in two lines: as many people as can be are seen at once."""
        gap = theme_now().gap
        who, how = QHBoxLayout(), QHBoxLayout()
        who.setSpacing(gap(10))
        how.setSpacing(gap(10))
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        who.addWidget(self._name)
        who.addWidget(self._about, 1)
        self.answers.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        how.addWidget(self.answers)
        how.addWidget(self._marks, 1, Qt.AlignmentFlag.AlignVCenter)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(who)
        column.addLayout(how)
        column.addWidget(self.update_asked)
        column.addWidget(self._torn)
        self.add(self._avatar_place)
        self.add(middle, 1)
        self.add(self.more)

    def _build_across(self) -> None:
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(1))
        for one in (self._name, self._about, self.update_asked, self._torn):
            column.addWidget(one)
        self.add(self._avatar_place)
        middle = Reflow(
            words, self._marks, self.answers, wide_px=620, stretch=(5, 4, 0), middle=True
        )
        self.add(middle, 1)
        self.add(self.more)

    def _connect(self) -> None:
        self.answers.picked.connect(self._on_answers_picked)
        self.update_asked.clicked.connect(self._on_update_asked_clicked)
        self.offer(self.more, _(EDIT), self.edit_wanted)
        self.offer(self.more, _(INSTEAD), self.instead_wanted)
        self.offer(self.more, _(TAKE_OFF), self.take_off_wanted)

    def show_row(self, row: InvitedRow) -> None:
        """Show a person."""
        before = self.row
        self._name.setText(row.name)
        self._about.setText(row.about)
        self._about.setVisible(bool(row.about))
        self._torn.show_torn(row.torn)
        self.answers.choose("apologies" if row.answer == "substitute" else row.answer)
        self.answers.name_for(row.name)
        self.more.name_for(_("More about {name}").format(name=row.name))
        self.update_asked.setVisible(row.asks_update and not row.has_written)
        self.update_asked.setChecked(row.update_wanted)
        asked = _("Written update asked of {name}").format(name=row.name)
        self.update_asked.setAccessibleName(asked)
        if before is None or (before.name, before.is_family) != (row.name, row.is_family):
            clear_layout(self._avatar_place)
            avatar = Avatar(row.name, is_family=row.is_family)
            self._avatar_place.addWidget(avatar)
        if before is None or before.marks != row.marks:
            self._show_marks(row.marks)

    def _show_marks(self, marks: tuple[str, ...]) -> None:
        clear_layout(self._flow)
        for words in marks:
            self._flow.addWidget(Chip(words))
        self._marks.setVisible(bool(marks))

    def _on_answers_picked(self, answer: str) -> None:
        if self.row is not None:
            self.answer_picked.emit(self.row.key, answer)

    def _on_update_asked_clicked(self, checked: bool) -> None:
        if self.row is not None:
            self.update_picked.emit(self.row.key, checked)
