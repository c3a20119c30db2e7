"""Who was told, when, and what they said: the lines so far, and the fields of one more."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.concerns import TOLD_ROLES, Telling
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout


def telling_words(told: Telling) -> str:
    """Return one line: when, which job, who, and what they said."""
    role = _(TOLD_ROLES[told.role]) if told.role in TOLD_ROLES else told.role
    line = " · ".join(one for one in (told.at, role, told.who) if one)
    if not told.advice:
        return line
    return _("{told}: “{words}”").format(told=line, words=told.advice)


class TellingFields(QWidget):
    """The lines so far; a job, a name, a time and an answer make one more."""

    added = Signal(object)
    """Telling: it is to be written, or kept in the draft."""
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Telling, ...] = ()
        self.role = ChoiceRow(_("Who was told"), TOLD_ROLES, can_take_back=True)
        self.who = LineField(_("Name of who was told"), hint=_("a name, or the team"))
        self.at = LineField(_("When they were told"), hint=_("now"))
        self.advice = LineField(_("What they said"), hint=_("what they said to do"))
        self.add = Button(_("Add who was told"), icon="plus", size="small")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(7))
        self._shown = QVBoxLayout()
        self._shown.setSpacing(theme_now().gap(3))
        column.addLayout(self._shown)
        column.addWidget(self.role)
        column.addWidget(
            field_row(
                Labelled(_("Name"), self.who),
                Labelled(_("Time"), self.at),
                Labelled(_("What they said"), self.advice),
                stretch=(3, 1, 4),
            )
        )
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add_clicked)
        self.role.picked.connect(self.edited)
        for one in (self.who, self.at, self.advice):
            one.returnPressed.connect(self._on_add_clicked)
            one.textEdited.connect(self.edited)

    @property
    def lines(self) -> tuple[Telling, ...]:
        """Return the lines that are shown."""
        return self._lines

    def show_lines(self, lines: Iterable[Telling]) -> None:
        """Show who was told so far."""
        self._lines = tuple(lines)
        clear_layout(self._shown)
        for one in self._lines:
            self._shown.addWidget(PlainLabel(breakable(telling_words(one)), look="small"))

    def typed(self) -> Telling:
        """Return the fields as they stand."""
        return Telling(
            who=self.who.words(),
            role=self.role.choice(),
            at=self.at.words(),
            advice=self.advice.words(),
        )

    def show_typed(self, told: Telling) -> None:
        """Put a line that is not added yet into the fields."""
        self.role.choose(told.role)
        for field, words in ((self.who, told.who), (self.at, told.at), (self.advice, told.advice)):
            field.setText(words)

    def clear(self) -> None:
        """Be ready for the next line."""
        self.show_typed(Telling())

    def _on_add_clicked(self) -> None:
        self.added.emit(self.typed())
