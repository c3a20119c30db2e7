"""The people of a household in the form of a new family: a line each, and one more when asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.said_times import said_birthday
from mam_desktop.meeting.starting import FamilyMember
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button

RELATIONS = (
    N_("mother"), N_("father"), N_("step-parent"), N_("grandmother"), N_("grandfather"),
    N_("sister"), N_("brother"), N_("aunt"), N_("uncle"), N_("foster carer"), N_("guardian"),
    N_("friend of the family"),
)  # fmt: skip


HOME = "1"
"""The child’s own home."""
HOMES = {
    HOME: N_("with the child"),
    "2": N_("in a second home"),
    "3": N_("in a third home"),
}
"""Where somebody lives; who lives in the same home reads the same copy."""


class BirthdayField(LineField):
    """A day of birth as people type it."""

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(name, hint="02/03/2017", parent=parent)
        self._today = today

    def born_on(self) -> date | None:
        """Return the day, None while the field is empty.

        Raises:
            BadInput: it is no day, or one that is still to come.

        """
        words = self.words()
        born = said_birthday(words, self._today())
        if words and born is None:
            told = _("“{said}” is not a day of birth. Try 02/03/2017 or 2 March 2017.")
            raise BadInput(told.format(said=words[:40]))
        return born


@dataclass(frozen=True, slots=True)
class _Line:
    """The fields of one person."""

    name: LineField
    relation: FreeChoice
    born_on: BirthdayField
    lives: ChoiceField
    responsible: QCheckBox


class HouseholdPeople(QWidget):
    """Who is family to the child, and in which home; empty lines are nobody."""

    homes_changed = Signal()
    """Somebody lives in another home than before."""

    def __init__(
        self, today: Callable[[], date], *, lines: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.lines: list[_Line] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme_now().gap(8))
        self.more = Button(_("One more person"), role="link", icon="plus")
        self._rows.addWidget(self.more)
        self.more.clicked.connect(self._on_more_clicked)
        for _no in range(lines):
            self._add_line()

    def _add_line(self) -> _Line:
        no = len(self.lines) + 1
        line = _Line(
            LineField(_("Name of person {no}").format(no=no), hint=_("what the child calls them")),
            FreeChoice(_("What person {no} is to the child").format(no=no), _relations()),
            BirthdayField(_("Day of birth of person {no}").format(no=no), self._today),
            ChoiceField(_("Where person {no} lives").format(no=no), HOMES),
            QCheckBox(_("Has parental responsibility")),
        )
        spoken = _("Person {no} has parental responsibility").format(no=no)
        line.responsible.setAccessibleName(spoken)
        line.lives.currentIndexChanged.connect(self.homes_changed)
        row = Reflow(
            Labelled(_("Name"), line.name),
            Labelled(_("To the child"), line.relation),
            Labelled(_("Lives"), line.lives),
            Labelled(_("Born on"), line.born_on),
            Labelled(" ", _as_high_as_a_line(line.responsible)),
            wide_px=880,
            stretch=(3, 3, 3, 2, 3),
        )
        self._rows.insertWidget(self._rows.count() - 1, row)
        self.lines.append(line)
        return line

    def _on_more_clicked(self) -> None:
        self._add_line().name.setFocus()

    def is_used(self, home: str) -> bool:
        """Say whether anybody is said to live in this home."""
        return any(line.lives.choice() == home for line in self.lines)

    def people(self, home: str = HOME) -> tuple[FamilyMember, ...]:
        """Return everybody of a home who has a name.

        Raises:
            BadInput: a day of birth is none.

        """
        return tuple(
            FamilyMember(
                name=line.name.words(),
                relation=line.relation.words(),
                born_on=line.born_on.born_on(),
                parental_responsibility=line.responsible.isChecked() or None,
            )
            for line in self.lines
            if line.name.words() and line.lives.choice() == home
        )


def _as_high_as_a_line(box: QCheckBox) -> QWidget:
    """Return a box that stands in the middle of the line beside it."""
    holder = QWidget()
    holder.setFixedHeight(theme_now().px(38))
    row = QVBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(box)
    return holder


def _relations() -> tuple[str, ...]:
    return tuple(_(one) for one in RELATIONS)
