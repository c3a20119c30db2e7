"""The form that writes one line of the ledger with all that belongs to it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.consents import (
    PERSONAL,
    SHARE_MINUTES,
    TAKE_PART,
    THIS_MEETING,
    note_consent,
    settle,
)
from mam_desktop.meeting.deciding import GROUNDS
from mam_desktop.meeting.ledger import HOWS, QUESTIONS
from mam_desktop.meeting.people import Consent, Person
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row

OTHER = "other"
PURPOSES = {**{key: one.short for key, one in QUESTIONS.items()}, OTHER: N_("Something else")}
ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "withdrawn": N_("Taken back")}


class AgreementForm(FoldingForm):
    """One more line; with `settle_line` the lead's own, which takes the place of those before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Note an answer"), saves=_("Write it down"), parent=parent)
        self.who = PersonPicker(_("Who says it"))
        self.for_whom = PersonPicker(_("For whom"), hint=_("for themselves"))
        self.how = FreeChoice(_("How they said it"), tuple(_(one) for one in HOWS))
        self.purpose = ChoiceRow(_("What for"), PURPOSES)
        self.other = LineField(_("What for, in words"))
        self.recipient = FreeChoice(_("With whom"))
        self.answer = ChoiceRow(_("Answer"), ANSWERS)
        self.judged_by = PersonPicker(_("Who judged that they can decide this"), hint=_("nobody"))
        self.grounds = FreeChoice(_("On what grounds"), tuple(_(one) for one in GROUNDS))
        self.note = LineField(_("Note"), hint=_("in their words, if they say more"))
        self._settles: Consent | None = None
        self._with_whom = Labelled(_("With whom"), self.recipient)
        self._in_words = Labelled(_("What for, in words"), self.other)
        self._build_fields()
        self.begin_with(self.who)
        self.purpose.picked.connect(self._on_purpose_picked)
        self.folded.connect(self.clear)
        self.clear()

    def _build_fields(self) -> None:
        self.add(
            field_row(
                Labelled(_("Who says it"), self.who),
                Labelled(_("For whom"), self.for_whom),
                Labelled(_("How"), self.how),
            )
        )
        self.add(Labelled(_("What for"), self.purpose))
        self._more_of_what = field_row(self._with_whom, self._in_words)
        self.add(self._more_of_what)
        self.add(Labelled(_("Answer"), self.answer))
        self.add(
            field_row(
                Labelled(_("Who judged that they can decide this"), self.judged_by),
                Labelled(_("On what grounds"), self.grounds),
                stretch=(2, 3),
            )
        )
        self.add(Labelled(_("Note"), self.note))

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        for one in (self.who, self.for_whom, self.judged_by):
            one.show_people(offered)

    def clear(self) -> None:
        """Begin anew."""
        self._settles = None
        for one in (self.who, self.for_whom, self.judged_by):
            one.forget()
            one.setEnabled(True)
        for field in (self.recipient, self.grounds):
            field.say("")
        self.other.clear()
        self.note.clear()
        self.purpose.choose(TAKE_PART)
        self.answer.choose("")
        self.how.say(_(HOWS[0]))
        self._on_purpose_picked(TAKE_PART)

    def begin(
        self,
        *,
        by: str | None,
        about: str | None,
        purpose: str,
        recipient: str,
        answer: str = "",
    ) -> None:
        """Unfold with what is known of a question."""
        self.clear()
        self.who.choose(by)
        self.for_whom.choose(about if about != by else None)
        known = purpose in PURPOSES
        self.purpose.choose(purpose if known else OTHER)
        self.other.setText("" if known else purpose)
        self.recipient.say("" if purpose in PERSONAL else recipient)
        self.answer.choose(answer)
        self._on_purpose_picked(purpose if known else OTHER)
        self.unfold()

    def settle_line(self, one: Consent, *, lead_id: str | None) -> None:
        """Unfold so that the lead settles what people answered differently."""
        self.begin(by=lead_id, about=one.for_id, purpose=one.purpose, recipient=one.recipient)
        self._settles = one
        self.title.setText(_("Settle it: your line takes the place of those before it"))
        self.grounds.setFocus()

    def write(self, session: MeetingSession) -> Gesture:
        """Write the line down.

        Raises:
            BadInput: something is missing.

        """
        if not self.answer.choice():
            raise BadInput(_("Which answer? Yes, no or taken back."))
        if self._settles is not None:
            return settle(
                session,
                self._settles,
                answer=self.answer.choice(),
                by=self.who.who(),
                grounds=self.grounds.words(),
            )
        purpose = self.purpose.choice()
        return note_consent(
            session,
            by=self.who.who(),
            purpose=self.other.words() if purpose == OTHER else purpose,
            recipient=THIS_MEETING if purpose in PERSONAL else self.recipient.words(),
            answer=self.answer.choice(),
            how=self.how.words(),
            note=self.note.words(),
            for_whom=self.for_whom.maybe(),
            judged_by=self.judged_by.maybe(),
            grounds=self.grounds.words(),
        )

    def _on_purpose_picked(self, purpose: str) -> None:
        self._with_whom.setVisible(purpose in {SHARE_MINUTES, OTHER})
        self._in_words.setVisible(purpose == OTHER)
        self._more_of_what.setVisible(purpose in {SHARE_MINUTES, OTHER})
