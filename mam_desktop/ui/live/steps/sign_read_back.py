"""Reading the actions aloud, one at a time and large: yes, not quite or no, in their words."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import NO_DAY, NO_OWNER, READ_BACK_ANSWERS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.reading_back import actions_to_read
from mam_desktop.meeting.signed import ReadBack
from mam_desktop.texts import N_, _, long_date
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

ANSWERS = {"yes": N_("Yes"), "not_quite": N_("Not quite"), "no": N_("No")}
KEYS = {"yes": "Y", "not_quite": "Q", "no": "N"}
_ICONS = {"yes": "check", "not_quite": "alert-circle", "no": "x"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One action, and how it was answered."""

    key: str
    what: str
    so_that: str
    who_and_when: str
    answer: str
    """The answer of the one who is asked now."""
    words: str
    answers: str
    """Everybody's answers, in words."""


def read_rows(entries: Entries, meeting: Meeting, by_id: str) -> tuple[ReadRow, ...]:
    """Return the actions the room agreed, with the answers so far."""
    answers: dict[str | None, dict[str | None, ReadBack]] = {}
    for one in entries.all(ReadBack, meeting.id):
        answers.setdefault(one.action_id, {})[one.by_id] = one
    return tuple(
        _row(entries, one, answers.get(one.id, {}), by_id)
        for one in actions_to_read(entries, meeting)
    )


def _row(
    entries: Entries, action: Action, given: dict[str | None, ReadBack], by_id: str
) -> ReadRow:
    owner, _family = name_and_family(entries, action.owner_id)
    mine = given.get(by_id)
    said = (
        _("{name}: {answer}").format(
            name=name_and_family(entries, one.by_id)[0] or _("Somebody"),
            answer=_(READ_BACK_ANSWERS.get(one.answer, one.answer)),
        )
        for one in given.values()
    )
    when = _("by {day}").format(day=long_date(action.due_on)) if action.due_on else _(NO_DAY)
    return ReadRow(
        key=action.id,
        what=action.what,
        so_that=_("so that {words}").format(words=action.so_that) if action.so_that else "",
        who_and_when=_("{who} · {when}").format(who=owner or _(NO_OWNER), when=when),
        answer=mine.answer if mine else "",
        words=mine.words if mine else "",
        answers=" · ".join(said),
    )


class ReadAloudPanel(InPagePanel):
    """One action fills the page; a letter answers, arrows go on and back."""

    answered = Signal(str, str, str)
    """(action id, answer, what is not right)"""
    change_wanted = Signal()
    """What was agreed is to be changed now."""
    differs = Signal(str)
    """What they see differently is to be written beside the text; carries the action's words."""
    who_changed = Signal()
    reading_changed = Signal(str)
    """Id of the action in front while it is read aloud; empty when nobody sees it any more."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, leaves=_("Back to signing"))
        self._rows: tuple[ReadRow, ...] = ()
        self._at = 0
        self._told = ""
        self.who = PersonPicker(_("Who answers"))
        self._no = PlainLabel(look="quiet")
        self._what = PlainLabel(look="time")
        self._so_that = PlainLabel(look="lead")
        self._who_and_when = PlainLabel(look="heading")
        self._answers = PlainLabel(look="quiet")
        self.choice = ChoiceRow("", ANSWERS, size="large", icons=_ICONS, keys=KEYS)
        self.words = LineField(_("What is not right?"), hint=_("in their words"))
        self.change = Button(_("Change it now"), icon="pencil")
        self.differ = Button(_("Write down that they see it differently"), icon="messages")
        self.before = Button(_("The one before"), icon="chevron-left", size="large")
        self.after = Button(_("Next"), role="primary", icon="chevron-right", size="large")
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        column = WorkColumn(spacing=12)
        column.setMinimumHeight(theme_now().px(300))
        column.add(self._no)
        for one in (self._what, self._so_that, self._who_and_when):
            column.add(one)
        column.add(Labelled(_("Who answers"), self.who))
        question = PlainLabel(_("Is that right?"), look="section")
        column.add(question)
        column.add(self.choice)
        self._not_right = Labelled(_("What is not right?"), self.words)
        column.add(self._not_right)
        self._do = QWidget()
        flow = FlowLayout(self._do, gap=gap(8), row_gap=gap(8))
        for button in (self.change, self.differ):
            flow.addWidget(button)
        column.add(self._do)
        column.add(self._answers)
        self.add(column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(gap(10))
        foot.addWidget(self.before)
        foot.addStretch(1)
        foot.addWidget(self.after)
        self.add(foot)

    def _connect(self) -> None:
        self.choice.picked.connect(self._answer)
        self.words.editingFinished.connect(self._on_words_editing_finished)
        self.who.activated.connect(self.who_changed)
        self.change.clicked.connect(self.change_wanted)
        self.differ.clicked.connect(lambda: self.differs.emit(self.row.what if self.row else ""))
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))

    @property
    def row(self) -> ReadRow | None:
        """Return the action in front."""
        return self._rows[self._at] if self._rows else None

    @property
    def rows(self) -> tuple[ReadRow, ...]:
        """Return every action."""
        return self._rows

    def read(self) -> None:
        """Open at the first action that nobody has answered."""
        unheard = (no for no, one in enumerate(self._rows) if not one.answers)
        self._at = next(unheard, 0)
        self.open(_("Read the actions aloud"))
        self._show()
        self.start()

    def show_rows(self, rows: tuple[ReadRow, ...]) -> None:
        """Show the actions; the one in front stays in front."""
        front = self.row.key if self.row else ""
        self._rows = rows
        places = [no for no, one in enumerate(rows) if one.key == front]
        self._at = places[0] if places else min(self._at, max(0, len(rows) - 1))
        self._show()

    def _show(self) -> None:
        row = self.row
        self._no.setText(
            _("{no} of {count}").format(no=self._at + 1, count=len(self._rows))
            if row
            else _("No action was agreed.")
        )
        show_words(self._what, breakable(row.what) if row else "")
        so_far = _("So far – {answers}").format(answers=row.answers) if row else ""
        for label, words in (
            (self._so_that, row.so_that if row else ""),
            (self._who_and_when, row.who_and_when if row else ""),
            (self._answers, so_far if row and row.answers else ""),
        ):
            show_words(label, breakable(words))
            label.setVisible(bool(words))
        self.choice.setVisible(row is not None)
        self.choice.name_for(row.what if row else "")
        self.choice.choose(row.answer if row else "")
        is_not_right = row is not None and row.answer in {"not_quite", "no"}
        self._not_right.setVisible(is_not_right)
        self._do.setVisible(is_not_right)
        if row is not None and row.words != self.words.text():
            self.words.setText(row.words)
        self.before.setEnabled(self._at > 0)
        is_last = self._at >= len(self._rows) - 1
        self.after.set_words(_("Done") if is_last else _("Next"))
        self.after.set_trim(icon="check" if is_last else "chevron-right")
        self._tell_reading()

    def _tell_reading(self) -> None:
        """Let the family screen follow."""
        now = self.row.key if self.row is not None and self.is_open else ""
        if now != self._told:
            self._told = now
            self.reading_changed.emit(now)

    def out_of_sight(self) -> None:
        """Nothing is read aloud any more; coming back, it is."""
        self._told = ""
        self.reading_changed.emit("")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on reading the action in front."""
        super().showEvent(event)
        self._tell_reading()

    def start(self) -> None:
        """Give the keyboard to the answers."""
        first = self.choice.buttons["yes"] if self.row else self.leave_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, way: int) -> None:
        if not 0 <= self._at + way < len(self._rows):
            if way > 0:
                self.close_panel()
            return
        self._at += way
        self._show()
        self.start()
        if self.row is not None:
            announce(self, f"{self._no.text()}. {self.row.what}. {self.row.who_and_when}")

    def _answer(self, answer: str) -> None:
        row = self.row
        if row is None:
            return
        self.answered.emit(row.key, answer, "")
        if answer == "yes":
            self.after.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_words_editing_finished(self) -> None:
        row = self.row
        if row is not None and row.answer and self.words.words() != row.words:
            self.answered.emit(row.key, row.answer, self.words.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer with a letter, go on and back with arrows."""
        letters = {Qt.Key.Key_Y: "yes", Qt.Key.Key_Q: "not_quite", Qt.Key.Key_N: "no"}
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and key in letters:
            self._answer(letters[key])
        elif plain and key in ways:
            self._go(ways[key] * (-1 if self.isRightToLeft() else 1))
        else:
            super().keyPressEvent(event)
