"""Begins a round: ideas written quietly, or a solution circle; and writes its first steps."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Idea, Outcome
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.board_form import OutcomeField
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.widgets.plain_label import PlainLabel

METHOD_NAMES = {"quiet": N_("Write ideas quietly"), "circle": N_("Solution circle")}
ABOUT = {
    "quiet": N_("Everybody writes for themselves, then all ideas show together. About 5 minutes."),
    "circle": N_("One person tells, we ask, give ideas, choose, and begin. About 30 minutes."),
}
WITHIN_NAMES = {"24_hours": N_("within 24 hours"), "3_days": N_("within 3 days")}


class RoundForm(FoldingForm):
    """Which round, and for a circle who tells and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Start a round"), saves=_("Begin"), icon="users-group", parent=parent
        )
        self.method = ChoiceRow(_("Which round"), METHOD_NAMES, size="normal")
        self.about = PlainLabel(look="quiet")
        self.presenter = PersonPicker(_("Who tells what it is about"))
        self.outcome = OutcomeField(_("For"))
        self.quietly = QCheckBox(_("Ideas are written quietly first"))
        self.quietly.setAccessibleName(_("Ideas are written quietly first"))
        self._who = field_row(
            Labelled(_("Who tells what it is about"), self.presenter),
            Labelled(_("For"), self.outcome),
        )
        self.add(self.method)
        self.add(self.about)
        self.add(self._who)
        self.add(self.quietly)
        self.begin_with(self.method.buttons["quiet"])
        self.method.picked.connect(self._show_method)
        self.clear()

    def show_people(self, people: Iterable[Person], outcomes: Iterable[Outcome]) -> None:
        """Offer these people and outcomes."""
        self.presenter.show_people(people)
        self.outcome.show_outcomes(outcomes)

    def clear(self) -> None:
        """Begin anew."""
        self.method.choose("quiet")
        self.presenter.forget()
        self.quietly.setChecked(True)
        self._show_method("quiet")

    def _show_method(self, method: str) -> None:
        self.about.setText(_(ABOUT[method]))
        for one in (self._who, self.quietly):
            one.setVisible(method == "circle")


class FirstStepForm(FoldingForm):
    """A promise that begins within a day, or within three."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add a first step"), saves=_("Agree on it"), parent=parent)
        self.idea_id: str | None = None
        self.what = WordsField(_("What will happen first"), hint=_("one small thing"), rows=1)
        self.owner = PersonPicker(_("Who"))
        self.within = ChoiceRow(_("Begins"), WITHIN_NAMES, size="normal")
        self.add(Labelled(_("What will happen first"), self.what))
        self.add(field_row(Labelled(_("Who"), self.owner), Labelled(_("Begins"), self.within)))
        self.begin_with(self.what)
        self.what.finished.connect(self.save_wanted)
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.idea_id = None
        self.what.clear()
        self.owner.forget()
        self.within.choose("24_hours")

    def show_idea(self, idea: Idea) -> None:
        """Begin with the words of an idea, and who it is from."""
        self.idea_id = idea.id
        self.what.setPlainText(idea.words)
        self.owner.choose(idea.by_id)
