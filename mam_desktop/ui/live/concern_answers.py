"""What the family knows, what was shared without agreement and why, and a closed part."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.concerns import Answers
from mam_desktop.meeting.people import Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.people_toggles import PeopleToggles
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now

FAMILY = {"yes": N_("Told"), "no": N_("Not told")}
SHARED = {"no": N_("No"), "yes": N_("Yes")}


class AnswersFields(QWidget):
    """Three questions; a reason is asked for where one is owed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.family = ChoiceRow(_("Was the family told?"), FAMILY, can_take_back=True)
        self.why = LineField(_("What they were told, or why not"))
        self.shared = ChoiceRow(_("Was it shared without agreement?"), SHARED, can_take_back=True)
        self.reason = LineField(_("Why it was shared without agreement"))
        self.closed_with = PeopleToggles(_("In the closed part"))
        self.closed = WordsField(
            _("What was said in the closed part"), hint=_("Only what has to be known."), rows=2
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(8))
        self._why = Labelled(_("What they were told, or why not"), self.why)
        self._reason = Labelled(_("Why"), self.reason)
        family = Labelled(_("Was the family told?"), self.family)
        shared = Labelled(_("Was it shared without their agreement?"), self.shared)
        column.addWidget(Reflow(family, self._why, wide_px=440, stretch=(2, 3)))
        column.addWidget(Reflow(shared, self._reason, wide_px=440, stretch=(2, 3)))
        self.more = MoreFields(
            _("There was a closed part, with only some people"),
            Labelled(_("Who was in the closed part"), self.closed_with),
            Labelled(_("What was said in the closed part"), self.closed),
        )
        column.addWidget(self.more)

    def _connect(self) -> None:
        for choice in (self.family, self.shared):
            choice.picked.connect(self._on_choice_picked)
        for line in (self.why, self.reason):
            line.textEdited.connect(self.edited)
        self.closed.textChanged.connect(self.edited)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people for the closed part."""
        self.closed_with.show_people(people)
        for button in self.closed_with.buttons.values():
            button.clicked.connect(self.edited)

    def answers(self) -> Answers:
        """Return the answers as they stand; a reason belongs to the answer that asks for it."""
        shared = self.shared.choice()
        return Answers(
            family_told=self.family.choice(),
            why=self.why.words() if self.family.choice() else "",
            shared_without_agreement=shared == "yes" if shared else None,
            reason=self.reason.words() if shared == "yes" else "",
            closed_part_with=self.closed_with.chosen(),
            closed_part=self.closed.words(),
        )

    def show_answers(self, answers: Answers) -> None:
        """Put answers in."""
        shared = {None: "", True: "yes", False: "no"}[answers.shared_without_agreement]
        self.family.choose(answers.family_told)
        self.why.setText(answers.why)
        self.shared.choose(shared)
        self.reason.setText(answers.reason)
        self.closed_with.choose(answers.closed_part_with)
        self.closed.setPlainText(answers.closed_part)
        self.more.fold(folded=not (answers.closed_part_with or answers.closed_part))
        self._show_reasons()

    def _show_reasons(self) -> None:
        told = self.family.choice()
        asks = _("Why not?") if told == "no" else _("What they were told")
        self._why.setVisible(bool(told))
        self._why.label.setText(asks)
        self.why.setAccessibleName(asks)
        self._reason.setVisible(self.shared.choice() == "yes")

    def _on_choice_picked(self, _choice: str) -> None:
        self._show_reasons()
        self.edited.emit()
