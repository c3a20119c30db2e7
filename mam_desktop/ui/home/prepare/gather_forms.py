"""The forms for a view that was gathered, and for what a service sent, before the meeting."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypedDict

from PySide6.QtWidgets import QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.labels import VOICE_HEADINGS, VOICE_HOW
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said_times import said_birthday
from mam_desktop.meeting.voicing import Sharing
from mam_desktop.texts import N_, _, long_date
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import (
    ChoiceField,
    FreeChoice,
    Labelled,
    LineField,
    WordsField,
)
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.sharing import SharingField

PROMPTED = {"asked": N_("Somebody asked"), "free": N_("They said it unasked")}
WHERE = (N_("at home"), N_("at school"), N_("on the phone"), N_("in a drawing"))


class ViewTold(TypedDict):
    """What was filled in about a view."""

    who: str
    words: str
    heading: str
    how: str
    prompted: bool | None
    gathered_on: date | None
    gathered_at: str
    captured_by: str | None
    waits: bool
    sharing: Sharing


class UpdateTold(TypedDict):
    """What was filled in about an update."""

    service: str
    by: str
    words: str
    waiting_time: str
    sent_on: date | None
    sharing: Sharing


class PastDayField(LineField):
    """A day that is over or today, as people type it."""

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(name, hint=_("today, or 20/11/2026"), parent=parent)
        self._today = today

    def on(self) -> date | None:
        """Return the day, None while the field is empty.

        Raises:
            BadInput: it is no day, or one that is still to come.

        """
        words = self.words()
        if not words:
            return None
        if words.casefold() == _("today").casefold():
            return self._today()
        found = said_birthday(words, self._today()) or _worded(words, self._today())
        if found is None:
            told = _("“{said}” is not a day up to today. Try 20/11/2026.")
            raise BadInput(told.format(said=words[:40]))
        return found

    def show_day(self, on: date) -> None:
        """Put a day in."""
        self.setText(long_date(on))


def _worded(words: str, today: date) -> date | None:
    """Read a day as `long_date` writes it, weekday first."""
    _weekday, _space, rest = words.partition(" ")
    return said_birthday(rest, today)


class ViewForm(FoldingForm):
    """Who, the exact words, when, where, and who wrote them down."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Write down a view"), saves=_("Write it down"), icon="quote", parent=parent
        )
        self.who = PersonPicker(_("Who"))
        self.how = ChoiceField(_("How"), VOICE_HOW)
        self.words = WordsField(_("The exact words"), hint=_("exactly as they were said"))
        self.heading = ChoiceField(_("About"), VOICE_HEADINGS, nothing=_("nothing in particular"))
        self.on = PastDayField(_("When"), today)
        self.at = FreeChoice(_("Where"), tuple(_(one) for one in WHERE))
        self.by = PersonPicker(_("Written down by"))
        self.prompted = ChoiceRow(_("How it came"), PROMPTED, can_take_back=True)
        self.sharing = SharingField()
        self.add(field_row(Labelled(_("Who"), self.who), Labelled(_("How"), self.how)))
        self.add(Labelled(_("The exact words"), self.words))
        self.add(field_row(Labelled(_("When"), self.on), Labelled(_("Where"), self.at)))
        self.add(
            field_row(Labelled(_("Written down by"), self.by), Labelled(_("About"), self.heading))
        )
        # A view that waits is on no screen yet, whoever may see it.
        self.sharing.means.hide()
        self.add(self.prompted)
        self.add(self.sharing)
        self.begin_with(self.who)
        self.words.finished.connect(self.save_wanted)
        self._today = today
        self.clear()

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        self.who.show_people(offered)
        self.by.show_people(offered)
        self.sharing.show_people(offered)

    def clear(self) -> None:
        """Begin anew; when, where and by whom may hold for the next one too."""
        self.words.clear()
        self.how.choose("said")
        self.heading.choose("")
        self.prompted.choose("")
        self.sharing.clear()
        if not self.on.words():
            self.on.show_day(self._today())

    def told(self) -> ViewTold:
        """Return what was filled in.

        Raises:
            BadInput: the day is not clear.

        """
        prompted = self.prompted.choice()
        return ViewTold(
            who=self.who.who(),
            words=self.words.words(),
            heading=self.heading.choice(),
            how=self.how.choice(),
            prompted=prompted == "asked" if prompted else None,
            gathered_on=self.on.on(),
            gathered_at=self.at.words(),
            captured_by=self.by.maybe(),
            waits=True,
            sharing=self.sharing.sharing(),
        )


class UpdateSentForm(FoldingForm):
    """What a service sent: who, when, the words, how long the wait is."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Write down an update"), saves=_("Write it down"), icon="file-text",
            parent=parent,
        )  # fmt: skip
        self.service = FreeChoice(_("Service"))
        self.by = PersonPicker(_("By"))
        self.words = WordsField(_("What they wrote"))
        self.wait = LineField(_("Waiting time"), hint=_("20 weeks"))
        self.on = PastDayField(_("Sent on"), today)
        self._today = today
        self.add(field_row(Labelled(_("Service"), self.service), Labelled(_("By"), self.by)))
        self.add(Labelled(_("What they wrote"), self.words))
        self.add(
            field_row(
                Labelled(_("Waiting time, if there is one"), self.wait),
                Labelled(_("Sent on"), self.on),
            )
        )
        self.begin_with(self.service)
        self.words.finished.connect(self.save_wanted)
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.service.say("")
        self.by.forget()
        self.words.clear()
        self.wait.clear()
        self.on.show_day(self._today())

    def told(self) -> UpdateTold:
        """Return what was filled in.

        Raises:
            BadInput: the day is not clear.

        """
        return UpdateTold(
            service=self.service.words(),
            by=self.by.who(),
            words=self.words.words(),
            waiting_time=self.wait.words(),
            sent_on=self.on.on(),
            sharing=Sharing(),
        )
