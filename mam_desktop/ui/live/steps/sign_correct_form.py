"""Correcting sealed minutes by hand: what, how it reads now, and how it will read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.consent_effects import ledger_says
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.gesture_words import is_open, short_words
from mam_desktop.meeting.naming import WORDS_FIELD, words_of
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Action, Decision, Disagreement, Idea, Outcome, Referral
from mam_desktop.meeting.said import Discussion, Observation, ServiceUpdate, Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import N_, _, long_date
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.fields import Labelled, QuietWheel, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.widgets.plain_label import PlainLabel

KINDS_TO_CORRECT: tuple[type[Entry], ...] = (
    *(Action, Voice, Observation, ServiceUpdate, Outcome, Idea, Decision, Referral),
    *(Disagreement, Discussion),
)
"""What the minutes hold; when we meet again is not sealed, and changed where it was written."""
CHANGE, REMOVE = "change", "remove"
_DO = {CHANGE: N_("Change it"), REMOVE: N_("Take it away")}
NEW_ACTION = ""


@dataclass(frozen=True, slots=True)
class HandCorrection:
    """One thing to correct: in words, and as it is done to the minutes opened again."""

    words: str
    do: Callable[[MeetingSession], object]


def correctable(entries: Entries, meeting_id: str) -> Iterator[Entry]:
    """Yield what can be corrected here: what everybody in the room may read.

    Words whose owner said no to having them in the minutes are not shown again.
    """
    says = ledger_says(entries)
    for kind in KINDS_TO_CORRECT:
        for one in entries.all(kind):
            is_here = one.meeting_id == meeting_id and is_open(one) and bool(words_of(one))
            if is_here and not says.keeps_off_paper(one, None):
                yield one


class CorrectForm(FoldingForm):
    """Makes one correction; several go into one new version."""

    made = Signal(object)
    """HandCorrection"""
    refused = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Correct something by hand"),
            saves=_("Put it into the correction"),
            icon="pencil",
            parent=parent,
        )
        self._entries = Entries(())
        self._shown: tuple[tuple[str, str], ...] = ()
        self.what = QuietWheel()
        self.what.setAccessibleName(_("What to correct"))
        short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.what.setSizeAdjustPolicy(short)
        self.what.setMinimumContentsLength(16)
        self.do = ChoiceRow(_("What to do with it"), _DO, size="normal")
        self.words = WordsField(_("How it should read"))
        self.who = PersonPicker(_("Who"))
        self.day = DateField(_("By when"), today)
        self.differs = PlainLabel(look="small")
        self._fill()
        self.save_wanted.connect(self._on_save_wanted)
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self.do.picked.connect(lambda _do: self._show())
        self.words.textChanged.connect(self._show_difference)
        self.who.currentTextChanged.connect(lambda _text: self._show_difference())
        self.day.changed.connect(self._show_difference)

    def _fill(self) -> None:
        self.add(Labelled(_("What to correct"), self.what))
        self.add(self.do)
        self._words_field = Labelled(_("How it should read"), self.words)
        self.add(self._words_field)
        self._plan_row = field_row(
            Labelled(_("Who"), self.who), Labelled(_("By when"), self.day), stretch=(1, 1)
        )
        self.add(self._plan_row)
        self.add(self.differs)
        self.begin_with(self.what)
        self.do.choose(CHANGE)

    def show_state(self, entries: Entries, meeting_id: str, people: Iterable[Person]) -> None:
        """Offer what is in the minutes; what is being written stays."""
        self._entries = entries
        self.who.show_people(people)
        shown = tuple(
            (one.id, _("{kind}: {words}").format(kind=_(one.LABEL), words=short_words(one)))
            for one in correctable(entries, meeting_id)
        )
        if shown == self._shown:
            return
        chosen = str(self.what.currentData() or NEW_ACTION)
        self._shown = shown
        self.what.blockSignals(True)
        self.what.clear()
        for entry_id, words in shown:
            self.what.addItem(words, entry_id)
        self.what.addItem(_("A new action"), NEW_ACTION)
        self.what.setCurrentIndex(max(0, self.what.findData(chosen) if chosen else 0))
        self.what.blockSignals(False)
        self._on_what_changed()

    @property
    def entry(self) -> Entry | None:
        """Return what is to be corrected; nothing for a new action."""
        chosen = str(self.what.currentData() or NEW_ACTION)
        found = (self._entries.find(kind, chosen) for kind in KINDS_TO_CORRECT)
        return next((one for one in found if one is not None), None) if chosen else None

    def _on_what_changed(self) -> None:
        entry = self.entry
        self.words.setPlainText(words_of(entry) if entry else "")
        action = entry if isinstance(entry, Action) else None
        self.who.forget()
        self.who.choose(action.owner_id if action else None)
        self.day.show_day(action.due_on if action else None)
        self.do.choose(CHANGE)
        self._show()

    def _show(self) -> None:
        is_change = self.do.choice() != REMOVE or self.entry is None
        self.do.setVisible(self.entry is not None)
        self._words_field.setVisible(is_change)
        is_action = self.entry is None or isinstance(self.entry, Action)
        self._plan_row.setVisible(is_change and is_action)
        self._show_difference()

    def _show_difference(self) -> None:
        made = self._made()
        self.differs.setText(breakable(made.words) if made else _("Nothing is different yet."))

    def _made(self) -> HandCorrection | None:
        entry = self.entry
        if entry is None:
            return self._new_action()
        if self.do.choice() == REMOVE:
            return self._removal(entry)
        return self._change(entry)

    def _new_action(self) -> HandCorrection | None:
        what, who, on = self.words.words(), self.who.who(), self.day.on()
        if not what:
            return None
        told = ", ".join(
            one for one in (what, self.who.currentText(), long_date(on) if on else "") if one
        )
        return HandCorrection(
            _("New action: {words}").format(words=told),
            lambda session: agree_action(session, what=what, owner=who or None, due_on=on),
        )

    @staticmethod
    def _removal(entry: Entry) -> HandCorrection:
        kind, entry_id = type(entry), entry.id
        return HandCorrection(
            _("Taken away: {words}").format(words=words_of(entry)),
            lambda session: remove_entry(session, session.entries.get(kind, entry_id)),
        )

    def _change(self, entry: Entry) -> HandCorrection | None:
        fields: dict[str, object] = {}
        told = []
        said, before = self.words.words(), words_of(entry)
        if said and said != before.strip():
            fields[WORDS_FIELD.get(entry.KIND, "words")] = said
            told.append(_("“{before}” → “{after}”").format(before=before, after=said))
        if isinstance(entry, Action):
            who, on = self.who.who(), self.day.on()
            if who and who != entry.owner_id:
                fields["owner_id"] = who
                owner = name_and_family(self._entries, entry.owner_id)[0] or _("nobody")
                told.append(
                    _("{before} → {after}").format(before=owner, after=self.who.currentText())
                )
            if on != entry.due_on and self.day.is_clear:
                fields["due_on"] = on
                days = [long_date(one) if one else _("no day") for one in (entry.due_on, on)]
                told.append(_("{before} → {after}").format(before=days[0], after=days[1]))
        if not fields:
            return None
        kind, entry_id = type(entry), entry.id
        return HandCorrection(
            _("{what}: {changes}").format(what=_(entry.LABEL), changes="; ".join(told)),
            lambda session: change_entry(session, session.entries.get(kind, entry_id), fields),
        )

    def _on_save_wanted(self) -> None:
        if self.day.problem and not self._plan_row.isHidden():
            self.refused.emit(self.day.problem)
            return
        made = self._made()
        if made is None:
            self.refused.emit(_("Nothing is different yet."))
            return
        self.made.emit(made)
        self.fold()
        self._on_what_changed()
