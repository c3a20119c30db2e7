"""The form for somebody's words: who, how, the words, who may see them; the rest behind a link."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.labels import VOICE_HEADINGS, VOICE_HOW
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import SILENT, Voice
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.meaning_field import MeaningField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.people_toggles import PeopleToggles
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.live.steps.parts.sharing import SharingField

NO_HEADING = N_("nothing in particular")
PROMPTED = {"free": N_("Freely"), "asked": N_("When asked")}
_SAID_SO = {True: "asked", False: "free", None: ""}


class ExactWords(WordsField):
    """Words as they are said: Enter is done, Shift+Enter begins a new line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter as done."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)


class GatheredFields:
    """When and where words were gathered before, by whom, and who was there."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.on = DateField(_("Gathered on"), today, past=True)
        self.at = LineField(_("Gathered where"))
        self.by = PersonPicker(_("Written down by"), hint=_("nobody"))
        self.present = PeopleToggles(_("Who was there"))


class VoiceForm(FoldingForm):
    """Writes down exact words, or changes them."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Write words down"), saves=_("Write it down"), icon="quote", parent=parent
        )
        self.who = PersonPicker(_("Who"))
        self.how = ChoiceField(_("How"), VOICE_HOW)
        self.through = PersonPicker(_("Through or with"), hint=_("nobody"))
        self.heading = ChoiceField(_("About"), VOICE_HEADINGS, nothing=_(NO_HEADING))
        self.words = ExactWords(
            _("The exact words"), hint=_("Exactly as they are said. Enter writes them down.")
        )
        self.prompted = ChoiceRow(_("Said"), PROMPTED, can_take_back=True)
        self.meaning = MeaningField()
        self.gathered = GatheredFields(today)
        self.sharing = SharingField()
        self.editing: str | None = None
        self._fill()
        self.begin_with(self.who)
        self.words.finished.connect(self.save_wanted)
        self.how.currentIndexChanged.connect(self._on_how_changed)
        self.who.currentTextChanged.connect(self._on_who_changed)

    def _fill(self) -> None:
        gathered = self.gathered
        self._words_field = Labelled(_("The exact words"), self.words)
        self.more = MoreFields(
            _("More: another language, when and where it was gathered"),
            self.meaning,
            field_row(
                Labelled(_("Gathered on"), gathered.on), Labelled(_("Gathered where"), gathered.at)
            ),
            Labelled(_("Written down by"), gathered.by),
            Labelled(_("Who was there"), gathered.present),
        )
        self.add(
            field_row(
                Labelled(_("Who"), self.who),
                Labelled(_("How"), self.how),
                Labelled(_("Through or with"), self.through),
            )
        )
        self.add(self._words_field)
        self.add(
            Reflow(
                Labelled(_("About"), self.heading),
                Labelled(_("Said"), self.prompted),
                wide_px=380,
            )
        )
        self.add(self.sharing)
        self.add(self.more)

    # --- showing -------------------------------------------------------------------------------

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        for picker in (self.who, self.through, self.gathered.by):
            picker.show_people(offered)
        self.gathered.present.show_people(offered)
        self.sharing.show_people(offered)

    def clear(self) -> None:
        """Begin anew; who spoke last may go on speaking."""
        self.editing = None
        self.words.clear()
        self.how.choose("said")
        self.through.forget()
        self.prompted.choose("")
        self.meaning.clear()
        self.gathered.on.show_day(None)
        self.gathered.at.clear()
        self.gathered.by.forget()
        self.gathered.present.choose(())
        self.sharing.clear()
        self.more.fold(folded=True)

    def show_voice(self, voice: Voice) -> None:
        """Begin with words that are there."""
        self.clear()
        self.editing = voice.id
        self.who.choose(voice.who_id)
        self.how.choose(voice.how)
        self.through.choose(voice.through_id)
        self.heading.choose(voice.heading)
        self.words.setPlainText(voice.words)
        self.prompted.choose(_SAID_SO[voice.prompted])
        self.meaning.show_meaning(voice.meaning)
        self.gathered.on.show_day(voice.gathered_on)
        self.gathered.at.setText(voice.gathered_at)
        self.gathered.by.choose(voice.captured_by)
        self.gathered.present.choose(voice.present)
        self.sharing.show_sharing(voice)
        has_more = voice.meaning or voice.gathered_on or voice.gathered_at or voice.captured_by
        self.more.fold(folded=not has_more)

    # --- reading -------------------------------------------------------------------------------

    def said(self) -> str:
        """Return the exact words; there are none when somebody chose not to speak."""
        return "" if self.how.choice() == SILENT else self.words.words()

    def was_prompted(self) -> bool | None:
        """Return whether it was said when asked; None when nobody told."""
        return {"asked": True, "free": False}.get(self.prompted.choice())

    def gathered_on(self) -> date | None:
        """Return the day it was gathered.

        Raises:
            BadInput: what was typed is no day, or can mean several.

        """
        if self.gathered.on.problem:
            raise BadInput(self.gathered.on.problem)
        return self.gathered.on.on()

    def _on_how_changed(self, _index: int) -> None:
        self._words_field.setVisible(self.how.choice() != SILENT)

    def _on_who_changed(self, name: str) -> None:
        self.sharing.ask(name.strip()[:60])
