"""Reading the actions aloud: each is answered yes, not quite or no, by somebody, in their words."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.signed import ReadBack
from mam_desktop.texts import N_, _, short_date
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

ANSWERS = {"yes": N_("Yes"), "not_quite": N_("Not quite"), "no": N_("No")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One action, and how it was answered."""

    key: str
    what: str
    answer: str
    """The answer of the one who is asked now."""
    words: str
    answers: str
    """Everybody's answers, in words."""

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.what, self.answers) if one)


def read_rows(entries: Entries, meeting: Meeting, by_id: str) -> tuple[ReadRow, ...]:
    """Return the actions the room agreed, with the answers so far."""
    answers: dict[str | None, dict[str | None, ReadBack]] = {}
    for one in entries.all(ReadBack, meeting.id):
        answers.setdefault(one.action_id, {})[one.by_id] = one
    shown = [one for one in actions_of(entries, meeting) if one.audience() is Audience.EVERYONE]
    return tuple(
        _row(entries, no, one, answers.get(one.id, {}), by_id)
        for no, one in enumerate(shown, start=1)
    )


def _row(
    entries: Entries, no: int, action: Action, given: dict[str | None, ReadBack], by_id: str
) -> ReadRow:
    owner, _family = name_and_family(entries, action.owner_id)
    when = short_date(action.due_on) if action.due_on else ""
    mine = given.get(by_id)
    said = [
        _("{name}: {answer}").format(
            name=name_and_family(entries, one.by_id)[0], answer=_(ANSWERS[one.answer]).lower()
        )
        for one in given.values()
    ]
    return ReadRow(
        key=action.id,
        what=_("{no}. {what}").format(
            no=no, what=" — ".join(one for one in (action.what, owner, when) if one)
        ),
        answer=mine.answer if mine else "",
        words=mine.words if mine else "",
        answers=" · ".join(said),
    )


class ReadCard(RowCard[ReadRow]):
    """One action to read aloud."""

    answered = Signal(str, str)
    words_told = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="flat", margins=(0, 5, 0, 5), spacing=4, parent=parent)
        self._what = PlainLabel()
        self._answers = PlainLabel(look="quiet_small")
        self.choice = ChoiceRow("", ANSWERS)
        self.words = LineField(_("What is not right?"), hint=_("What is not right? In their words"))
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(8))
        row.addWidget(self.choice)
        row.addWidget(self._answers, 1)
        for one in (self._what, row, self.words):
            self.add(one)
        self.choice.picked.connect(self._on_choice_picked)
        self.words.editingFinished.connect(self._on_words_editing_finished)

    def show_row(self, row: ReadRow) -> None:
        """Show an action."""
        self._what.setText(row.what)
        self._answers.setText(row.answers)
        self.choice.name_for(row.what)
        self.choice.choose(row.answer)
        self.words.setVisible(row.answer in {"not_quite", "no"})
        self.words.setText(row.words)
        self.words.setAccessibleName(_("What is not right: {what}").format(what=row.what))

    def _on_choice_picked(self, answer: str) -> None:
        if self.row is not None:
            self.answered.emit(self.row.key, answer)

    def _on_words_editing_finished(self) -> None:
        if self.row is not None and self.words.words() != self.row.words:
            self.words_told.emit(self.row.key, self.words.words())


class ReadBackCard(Card):
    """All actions; folded until somebody reads them aloud."""

    answered = Signal(str, str)
    """(action id, answer)"""
    words_told = Signal(str, str)
    who_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 8, 8, 8), spacing=6, parent=parent)
        self.model: RowModel[ReadRow] = RowModel(self)
        self.who = PersonPicker(_("Who answers"))
        self.toggle = Button(role="quiet", name=_("Read the actions aloud"), size="small")
        self._count = PlainLabel(look="quiet_small", wraps=False)
        self._body = QWidget()
        self._build()
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.who.activated.connect(self.who_changed)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(PlainLabel(_("Read the actions aloud"), look="strong"), 1)
        head.addWidget(self._count)
        head.addWidget(self.toggle)
        self.add(head)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, theme_now().gap(4), 0)
        column.addWidget(Labelled(_("Who answers"), self.who))
        column.addWidget(
            RowList(
                self.model,
                self._make_card,
                name=_("The actions"),
                empty=_("No action was agreed."),
                spacing=0,
            )
        )
        self.add(self._body)
        self._body.hide()
        self._show_toggle()

    def _make_card(self) -> ReadCard:
        card = ReadCard()
        card.answered.connect(self.answered)
        card.words_told.connect(self.words_told)
        return card

    def show_rows(self, rows: tuple[ReadRow, ...]) -> None:
        """Show the actions."""
        self.model.show_rows(rows)
        heard = sum(bool(one.answers) for one in rows)
        self._count.setText(_("{heard} of {count}").format(heard=heard, count=len(rows)))

    def unfold(self) -> None:
        """Show every action."""
        self._body.show()
        self._show_toggle()

    def _show_toggle(self) -> None:
        is_open = not self._body.isHidden()
        words = _("Fold") if is_open else _("Open")
        name = _("Read the actions aloud: {do}").format(do=words)
        self.toggle.set_words(words, name)

    def _on_toggle_clicked(self) -> None:
        self._body.setVisible(self._body.isHidden())
        self._show_toggle()
