"""The form for an idea: its words, who it is from, what it is for, and its first column."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QWidget

from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Idea, Outcome
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.meaning_field import MeaningField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.sharing import SharingField

NOTHING = N_("nothing in particular")


class OutcomeField(ChoiceField):
    """Which outcome something is for; none is a choice too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, {}, parent=parent)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Offer these outcomes; what was chosen stays."""
        shown = (("", _(NOTHING)), *((one.id, one.words) for one in outcomes))
        if shown == self._shown:
            return
        chosen, self._shown = self.choice(), shown
        self.clear()
        for outcome_id, words in shown:
            self.addItem(words, outcome_id)
        self.choose(chosen)

    def maybe(self) -> str | None:
        """Return the id of the outcome, None for none."""
        return self.choice() or None


class IdeaForm(FoldingForm):
    """Puts a card on the board, or changes one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add an idea"), saves=_("Put it on the board"), parent=parent)
        self.words = WordsField(_("The idea"), hint=_("in the words it was said in"), rows=1)
        self.by = PersonPicker(_("From"))
        self.outcome = OutcomeField(_("For"))
        self.column = ChoiceField(_("Column"), COLUMNS)
        self.if_words = LineField(_("If…"), hint=_("what would make it possible?"))
        self.held_back = QCheckBox(_("Hold it back: only I see it for now"))
        self.held_back.setAccessibleName(_("Hold it back: only I see it for now"))
        self.meaning = MeaningField()
        self.sharing = SharingField()
        self.editing: str | None = None
        self._column_field = Labelled(_("Column"), self.column)
        self._if_field = Labelled(_("We could, if…"), self.if_words)
        self.add(Labelled(_("The idea"), self.words))
        self.add(
            field_row(
                Labelled(_("From"), self.by), Labelled(_("For"), self.outcome), self._column_field
            )
        )
        self.more = MoreFields(
            _("More: in another language, who may see it, hold it back"),
            self.meaning,
            self.sharing,
            self.held_back,
        )
        self.add(self._if_field)
        self.add(self.more)
        self.begin_with(self.words)
        self.column.currentIndexChanged.connect(self._show_if)
        self.words.finished.connect(self.save_wanted)
        self.clear()

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        self.by.show_people(offered)
        self.sharing.show_people(offered)

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.words.clear()
        self.by.forget()
        self.column.choose("new")
        self.if_words.clear()
        self.held_back.setChecked(False)
        self.meaning.clear()
        self.sharing.clear()
        self._column_field.show()
        self.more.fold(folded=True)
        self._show_if()

    def show_idea(self, idea: Idea) -> None:
        """Begin with a card that is there."""
        self.editing = idea.id
        self.words.setPlainText(idea.words)
        self.by.forget()
        self.by.choose(idea.by_id)
        self.outcome.choose(idea.outcome_id or "")
        self.column.choose(idea.column)
        self.if_words.setText(idea.if_words)
        self.held_back.setChecked(bool(idea.held_back))
        self.meaning.show_meaning(idea.meaning)
        self.sharing.show_sharing(idea)
        self._column_field.hide()
        self.more.fold(folded=not (idea.is_narrowed or idea.meaning or idea.held_back))
        self._show_if()

    def _show_if(self) -> None:
        self._if_field.setVisible(self.column.choice() == "could_if")
