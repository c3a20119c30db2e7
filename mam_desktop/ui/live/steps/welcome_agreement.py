"""Who agreed to what at the door: the standing answers, and the form for one more."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.consents import (
    SHARE_MINUTES,
    TAKE_PART,
    note_consent,
    standing_answers,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Consent, Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family, people_to_name
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

THIS_MEETING = N_("this meeting")
PURPOSES = {TAKE_PART: N_("take part"), SHARE_MINUTES: N_("share minutes with")}
ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "withdrawn": N_("Taken back")}
CHIPS = {
    "yes": (N_("yes"), "can", "check"),
    "no": (N_("no"), "attention", "x"),
    "withdrawn": (N_("taken back"), "attention", "arrow-back-up"),
}
HOWS = (N_("said"), N_("thumbs up"), N_("wrote"), N_("signed a form"), N_("through an interpreter"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """One answer that stands."""

    key: str
    name: str
    what: str
    answer: str
    detail: str

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return _("{name}, {what}: {answer}, {detail}").format(
            name=self.name, what=self.what, answer=_(CHIPS[self.answer][0]), detail=self.detail
        )


def agreement_rows(entries: Entries) -> tuple[AgreementRow, ...]:
    """Return the answers that stand, oldest first."""
    return tuple(_row(entries, one) for one in standing_answers(entries))


def _row(entries: Entries, consent: Consent) -> AgreementRow:
    name, _family = name_and_family(entries, consent.by_id)
    purpose = consent.purpose.casefold()
    if purpose == TAKE_PART:
        what = _("take part")
    elif purpose == SHARE_MINUTES:
        what = _("share minutes with {recipient}").format(recipient=consent.recipient)
    else:
        what = _("{purpose}: {recipient}").format(
            purpose=consent.purpose, recipient=consent.recipient
        )
    judge, _family = name_and_family(entries, consent.judged_by)
    judged = _("{name} judged that they can decide this").format(name=judge) if judge else ""
    detail = (consent.how, consent.said_at, consent.note, judged)
    return AgreementRow(
        key=consent.id,
        name=name,
        what=what,
        answer=consent.answer,
        detail=" · ".join(one for one in detail if one),
    )


class AgreementCard(RowCard[AgreementRow]):
    """One answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, look="flat", margins=(0, 4, 0, 4), spacing=8, parent=parent)
        self._name = PlainLabel(look="strong")
        self._detail = PlainLabel(look="quiet_small")
        self._answer = Chip("")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        self.add(words, 1)
        self.add(self._answer)

    def show_row(self, row: AgreementRow) -> None:
        """Show an answer."""
        self._name.setText(_("{name}: {what}").format(name=row.name, what=row.what))
        self._detail.setText(row.detail)
        self._detail.setVisible(bool(row.detail))
        words, tone, icon = CHIPS[row.answer]
        self._answer.say(_(words), tone=tone, icon=icon)


class AgreementForm(FoldingForm):
    """One more line of the ledger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Note an answer"), saves=_("Write it down"), parent=parent)
        self.who = PersonPicker(_("Who says it"))
        self.purpose = ChoiceRow(_("What for"), PURPOSES)
        self.recipient = FreeChoice(_("With whom"))
        self.answer = ChoiceRow(_("Answer"), ANSWERS)
        self.how = FreeChoice(_("How they said it"), tuple(_(one) for one in HOWS))
        self.note = LineField(_("Note"), hint=_("in their words, if they say more"))
        self._with_whom = Labelled(_("With whom"), self.recipient)
        self.add(field_row(Labelled(_("Who says it"), self.who), Labelled(_("How"), self.how)))
        self.add(Labelled(_("What for"), self.purpose))
        self.add(self._with_whom)
        self.add(Labelled(_("Answer"), self.answer))
        self.add(Labelled(_("Note"), self.note))
        self.begin_with(self.who)
        self.purpose.picked.connect(self._on_purpose_picked)
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.who.forget()
        self.purpose.choose(TAKE_PART)
        self.answer.choose("")
        self.recipient.say("")
        self.how.say(_(HOWS[0]))
        self.note.clear()
        self._with_whom.hide()

    def recipient_said(self) -> str:
        """Return to whom the answer is."""
        return _(THIS_MEETING) if self.purpose.choice() == TAKE_PART else self.recipient.words()

    def _on_purpose_picked(self, purpose: str) -> None:
        self._with_whom.setVisible(purpose == SHARE_MINUTES)


class AgreementPanel(Card):
    """The ledger as the lead sees it; never on the family screen."""

    reveal_wanted = Signal(QWidget)
    """A part was opened, and wants to be seen."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self._controller = controller
        self.model: RowModel[AgreementRow] = RowModel(self)
        self.form = AgreementForm()
        self.add(PlainLabel(_("Who agreed to what"), look="section"))
        self.add(
            PlainLabel(_("Not on the family screen. A newer answer stands."), look="quiet_small")
        )
        self.add(
            RowList(
                self.model,
                AgreementCard,
                name=_("Who agreed to what"),
                empty=_("Nobody has been asked yet."),
                spacing=0,
            )
        )
        self.add(self.form)
        self.content.addStretch(1)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.unfolded.connect(lambda: self.reveal_wanted.emit(self.form))

    def refresh(self) -> None:
        """Show the answers that stand, and offer who may get the minutes."""
        entries = self._controller.entries
        self.form.who.show_people(people_to_name(entries, self._controller.meeting.id))
        self.model.show_rows(agreement_rows(entries))
        names = {name: None for one in entries.all(Person) for name in (one.organisation, one.role)}
        named = {one.recipient: None for one in entries.all(Consent) if one.recipient}
        offered = dict.fromkeys((*named, *names))
        self.form.recipient.offer(tuple(one for one in offered if one and one != THIS_MEETING))

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self._controller.session

        def note() -> object:
            if not form.answer.choice():
                raise BadInput(_("Which answer? Yes, no or taken back."))
            return note_consent(
                session,
                by=form.who.who(),
                purpose=form.purpose.choice(),
                recipient=form.recipient_said(),
                answer=form.answer.choice(),
                how=form.how.words(),
                note=form.note.words(),
            )

        if self._controller.do(note) is not None:
            form.clear()
            form.fold()
