"""The form for somebody's words: who, how, through whom, the words, and who may see them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.labels import VOICE_HEADINGS, VOICE_HOW
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Voice
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.meaning_field import MeaningField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.sharing import SharingField

NO_HEADING = N_("nothing in particular")


class VoiceForm(FoldingForm):
    """Writes down exact words, or changes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Write words down"), saves=_("Write it down"), icon="quote", parent=parent
        )
        self.who = PersonPicker(_("Who"))
        self.how = ChoiceField(_("How"), VOICE_HOW)
        self.through = PersonPicker(_("Through or with"), hint=_("nobody"))
        self.heading = ChoiceField(_("About"), VOICE_HEADINGS, nothing=_(NO_HEADING))
        self.words = WordsField(_("The exact words"), hint=_("exactly as they are said"))
        self.meaning = MeaningField()
        self.sharing = SharingField()
        self.editing: str | None = None
        self.add(field_row(Labelled(_("Who"), self.who), Labelled(_("How"), self.how)))
        self.add(Labelled(_("The exact words"), self.words))
        self.add(
            field_row(
                Labelled(_("About"), self.heading), Labelled(_("Through or with"), self.through)
            )
        )
        self.add(self.meaning)
        self.add(self.sharing)
        self.begin_with(self.who)
        self.words.finished.connect(self.save_wanted)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        self.who.show_people(offered)
        self.through.show_people(offered)
        self.sharing.show_people(offered)

    def clear(self) -> None:
        """Begin anew; who spoke last may go on speaking."""
        self.editing = None
        self.words.clear()
        self.how.choose("said")
        self.through.forget()
        self.meaning.clear()
        self.sharing.clear()

    def show_voice(self, voice: Voice) -> None:
        """Begin with words that are there."""
        self.editing = voice.id
        self.who.choose(voice.who_id)
        self.how.choose(voice.how)
        self.through.forget()
        self.through.choose(voice.through_id)
        self.heading.choose(voice.heading)
        self.words.setPlainText(voice.words)
        self.meaning.show_meaning(voice.meaning)
        self.sharing.show_sharing(voice)
