"""The form for an agreed action: what, who, by when, so that; the rest on request."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Action
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.actions_owner import OwnerAgreed
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.jargon_help import PlainLabelled
from mam_desktop.ui.live.steps.parts.meaning_field import MeaningField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.sharing import SharingField

KINDS = {
    "family": N_("In the family’s plan"),
    "professional": N_("A task the services keep"),
}
NOTHING = N_("nothing else")


class ActionForm(FoldingForm):
    """Writes down a promise, or changes one."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add an action"), saves=_("Agree"), parent=parent)
        self.what = WordsField(_("What will happen"), hint=_("one thing, in plain words"), rows=1)
        self.owner = PersonPicker(_("Who"))
        self.due = DateField(_("By when"), today)
        self.so_that = LineField(_("So that"), hint=_("the difference it makes"))
        self.helper = PersonPicker(_("Who helps"), hint=_("nobody"))
        self.while_waiting = LineField(_("While we wait"))
        self.how_we_know = LineField(_("How we will know"))
        self.kind = ChoiceRow(_("Kind"), KINDS)
        self.needed_for = ChoiceField(_("Needed for"), {})
        self.agreed = OwnerAgreed()
        self.meaning = MeaningField()
        self.sharing = SharingField()
        self.editing: str | None = None
        self.idea_id: str | None = None
        """The card it comes from."""
        self._here: frozenset[str] = frozenset()
        self._build_fields()
        self.begin_with(self.what)
        self.kind.picked.connect(self._show_kind)
        self.owner.currentTextChanged.connect(self._ask_if_away)
        self.what.finished.connect(self.save_wanted)
        self.clear()

    def _build_fields(self) -> None:
        self.add(PlainLabelled(_("What will happen"), self.what))
        self.add(field_row(Labelled(_("Who"), self.owner), Labelled(_("By when"), self.due)))
        self.add(self.agreed)
        self.add(PlainLabelled(_("So that"), self.so_that))
        self._needed_field = Labelled(_("A promise that depends on it"), self.needed_for)
        self.more = MoreFields(
            _("More: who helps, who may see it"),
            field_row(
                Labelled(_("Who helps"), self.helper),
                PlainLabelled(_("While we wait"), self.while_waiting),
            ),
            PlainLabelled(_("How we will know"), self.how_we_know),
            self.kind,
            self._needed_field,
            self.meaning,
            self.sharing,
        )
        self.add(self.more)

    def show_people(self, people: Iterable[Person], here: frozenset[str]) -> None:
        """Offer these people, of whom those with these ids are here."""
        offered = tuple(people)
        self._here = here
        for picker in (self.owner, self.helper, self.sharing):
            picker.show_people(offered)

    def show_promises(self, actions: Iterable[Action]) -> None:
        """Offer the promises that a service's task can be needed for."""
        chosen = self.needed_for.choice()
        self.needed_for.clear()
        self.needed_for.addItem(_(NOTHING), "")
        for one in actions:
            self.needed_for.addItem(one.what, one.id)
        self.needed_for.choose(chosen)

    def clear(self) -> None:
        """Begin anew."""
        self.editing = self.idea_id = None
        self.what.clear()
        self.due.show_day(None)
        for picker in (self.owner, self.helper):
            picker.forget()
        for line in (self.so_that, self.while_waiting, self.how_we_know):
            line.clear()
        self.needed_for.choose("")
        self.kind.choose("family")
        self.agreed.clear()
        self.meaning.clear()
        self.sharing.clear()
        self.more.fold(folded=True)
        self._show_kind()

    def show_action(self, action: Action) -> None:
        """Begin with an action that is there."""
        self.clear()
        self.editing, self.idea_id = action.id, action.idea_id
        self.what.setPlainText(action.what)
        self.agreed.begin(action.owner_id or "", agreed=action.owner_agreed)
        self.owner.choose(action.owner_id)
        self.due.show_day(action.due_on)
        self.so_that.setText(action.so_that)
        self.helper.choose(action.helper_id)
        self.while_waiting.setText(action.while_waiting)
        self.how_we_know.setText(action.how_we_know)
        self.kind.choose(action.kind)
        self.needed_for.choose(action.needed_for or "")
        self._ask_if_away()
        self.meaning.show_meaning(action.meaning)
        self.sharing.show_sharing(action)
        self.more.fold(folded=False)
        self._show_kind()

    def _ask_if_away(self) -> None:
        """Ask whether they agreed, once somebody is named who is not here."""
        who, name = self.owner.who(), self.owner.currentText().strip()
        is_away = bool(name) and who not in self._here
        is_chosen = self.owner.currentIndex() >= 0 or not self.owner.hasFocus()
        self.agreed.ask(who, name if is_away and is_chosen else "")

    def _show_kind(self) -> None:
        self._needed_field.setVisible(self.kind.choice() == "professional")
