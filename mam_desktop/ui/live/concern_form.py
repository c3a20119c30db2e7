"""The fields of the private sheet: exact words, time, place, who was there, who was told."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.concerns import Telling
from mam_desktop.meeting.council_help import DANGER
from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.live.concern_answers import AnswersFields
from mam_desktop.ui.live.concern_draft import ConcernDraft
from mam_desktop.ui.live.concern_told import TellingFields
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.people_toggles import PeopleToggles
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


class DangerStrip(Card):
    """999 comes before anything that is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            across=True, ground="attention", margins=(12, 7, 8, 7), spacing=8, parent=parent
        )
        self.rang = Button(_("999 was rung"), icon="phone", size="small")
        words = PlainLabel(_(DANGER), look="strong", tone="attention")
        self.add(IconLabel("phone", tone="attention"))
        self.add(Reflow(words, self.rang, wide_px=360, stretch=(1, 0), middle=True), 1)


class ConcernForm(QWidget):
    """Everything about one concern before it is kept."""

    edited = Signal()
    save_wanted = Signal()
    too_long = Signal(str)

    def __init__(self, now: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        """Returns the time of day, `HH:MM`."""
        self.danger = DangerStrip()
        self.words = WordsField(
            _("Exact words"), hint=_("Exactly as they were said, nothing put right."), rows=3
        )
        self.by = PersonPicker(_("Who said it"))
        self.at = LineField(_("When it was said"), hint="14:30")
        self.place = LineField(_("Where it was said"))
        self.present = PeopleToggles(_("Who was there"))
        self.others = LineField(
            _("Who else was there"), hint=_("others who were there, with commas between")
        )
        self.seen = WordsField(
            _("What you saw"), hint=_("What you saw yourself, without a guess."), rows=2
        )
        self.thought = WordsField(_("What you think"), hint=_("Your own view, kept apart."), rows=2)
        self.told = TellingFields()
        self.answers = AnswersFields()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(9))
        column.addWidget(self.danger)
        column.addWidget(Labelled(_("Exact words"), self.words))
        column.addWidget(
            field_row(
                Labelled(_("Who said it"), self.by),
                Labelled(_("Time"), self.at),
                Labelled(_("Place"), self.place),
                stretch=(3, 1, 3),
            )
        )
        column.addWidget(Labelled(_("Who was there"), self.present))
        column.addWidget(self.others)
        column.addWidget(
            Reflow(
                Labelled(_("What you saw"), self.seen),
                Labelled(_("What you think (a view, not a fact)"), self.thought),
                wide_px=420,
            )
        )
        column.addWidget(PlainLabel(_("Who was told"), look="strong_body"))
        column.addWidget(self.told)
        column.addWidget(PlainLabel(_("The family"), look="strong_body"))
        column.addWidget(self.answers)

    def _connect(self) -> None:
        for words in (self.words, self.seen, self.thought):
            words.textChanged.connect(self.edited)
            words.finished.connect(self.save_wanted)
        self.answers.closed.finished.connect(self.save_wanted)
        for line in (self.at, self.place, self.others):
            line.textEdited.connect(self.edited)
        self.by.editTextChanged.connect(self.edited)
        self.told.edited.connect(self.edited)
        self.told.added.connect(self._on_told_added)
        self.answers.edited.connect(self.edited)
        self.danger.rang.clicked.connect(self._on_danger_rang)
        for field in self.findChildren(WordsField):
            field.too_long.connect(self.too_long)
        for one in self.findChildren(LineField):
            one.too_long.connect(self.too_long)

    # --- what is on it ---------------------------------------------------------------------------

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these people by name."""
        self.by.show_people(people)
        self.present.show_people(people)
        for button in self.present.buttons.values():
            button.clicked.connect(self.edited)
        self.answers.show_people(people)

    def show_draft(self, draft: ConcernDraft) -> None:
        """Put a draft in."""
        self.words.setPlainText(draft.words)
        self.by.forget()
        self.by.choose(draft.by)
        if self.by.currentIndex() < 0:
            self.by.setEditText(draft.by)
        self.at.setText(draft.at)
        self.place.setText(draft.place)
        self.present.choose(draft.present)
        self.others.setText(draft.others)
        self.seen.setPlainText(draft.seen)
        self.thought.setPlainText(draft.thought)
        self.told.show_lines(draft.told)
        self.told.show_typed(draft.telling)
        self.answers.show_answers(draft.answers)

    def draft(self) -> ConcernDraft:
        """Return everything as it stands."""
        return ConcernDraft(
            words=self.words.words(),
            by=self.by.who(),
            at=self.at.words(),
            place=self.place.words(),
            present=self.present.chosen(),
            others=self.others.words(),
            seen=self.seen.words(),
            thought=self.thought.words(),
            told=self.told.lines,
            telling=self.told.typed(),
            answers=self.answers.answers(),
        )

    def tellings(self) -> tuple[Telling, ...]:
        """Return who was told, with the line that is typed and was not added by its button."""
        typed = self.told.typed()
        waits = bool(typed.who or typed.role or typed.advice)
        return (*self.told.lines, typed) if waits else self.told.lines

    def clear(self) -> None:
        """Leave no word on the fields: also their own undo is forgotten."""
        self.show_draft(ConcernDraft())

    def start(self) -> None:
        """Put the keyboard at the exact words."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- who was told ----------------------------------------------------------------------------

    def _on_told_added(self, told: Telling) -> None:
        if not (told.who or told.role):
            self.told.who.setFocus()
            return
        stamped = replace(told, at=told.at or self._now())
        self.told.show_lines((*self.told.lines, stamped))
        self.told.clear()
        self.edited.emit()

    def _on_danger_rang(self) -> None:
        self.told.show_lines((*self.told.lines, Telling(role="999", at=self._now())))
        self.edited.emit()
