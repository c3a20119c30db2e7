"""When and where: the kind of meeting, day, times, place, and what it is called."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agendas import fitted
from mam_desktop.meeting.agendas import usual_agenda as usual_of
from mam_desktop.meeting.meetings import TYPE_NAMES, Meeting
from mam_desktop.meeting.people import Attendance
from mam_desktop.meeting.plan import NextMeeting
from mam_desktop.meeting.preparing import change_meeting, meeting_title
from mam_desktop.meeting.said_times import said_time
from mam_desktop.meeting.session import Gesture
from mam_desktop.meeting.starting import prepare_meeting
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, FreeChoice, Labelled, LineField
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

PLACES = (N_("at home"), N_("at school"), N_("at the family hub"), N_("by video"))
USUAL_TIMES = ("14:00", "15:30")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenTold:
    """What was filled in."""

    type: str
    on: date
    starts_at: str
    ends_at: str
    place: str
    title: str


class WhenSection(Section):
    """The first section; it sets the meeting up, and changes it later."""

    set_up = Signal()
    """The meeting is there from now on."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self._shown: Meeting | None = None
        self.type = ChoiceField(_("Kind of meeting"), TYPE_NAMES)
        self.on = DateField(_("Day"), lambda: preparing.today)
        self.starts_at = LineField(_("From"), hint="14:00")
        self.ends_at = LineField(_("To"), hint="15:30")
        self.place = FreeChoice(_("Place"), tuple(_(one) for one in PLACES))
        self.title = LineField(_("Called"))
        self.save = Button(_("Set up the meeting"), role="primary", icon="check")
        self._past = Chip(_("This day is over"), tone="attention", icon="alert-circle")
        self._build()
        self._connect()
        self._fill_in()

    def _build(self) -> None:
        card = Card(margins=(16, 14, 16, 16), spacing=12)
        when = Reflow(
            Labelled(_("Kind of meeting"), self.type),
            Labelled(_("Day"), self.on),
            Labelled(_("From"), self.starts_at),
            Labelled(_("To"), self.ends_at),
            wide_px=700,
            stretch=(3, 4, 1, 1),
        )
        where = field_row(
            Labelled(_("Place"), self.place),
            Labelled(_("Called, on the screen and on paper"), self.title),
        )
        foot = QHBoxLayout()
        foot.setSpacing(theme_now().gap(12))
        foot.addWidget(self.save)
        foot.addWidget(self._past)
        foot.addStretch(1)
        for one in (when, where, foot):
            card.add(one)
        self.column.addWidget(card)
        self.column.addWidget(PlainLabel(_(AGREE_FIRST), look="quiet"))

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save_clicked)
        self.on.changed.connect(self._show_past)
        self.type.currentIndexChanged.connect(self._on_type_current_index_changed)
        for line in (self.starts_at, self.ends_at, self.title):
            line.returnPressed.connect(self._on_save_clicked)
        self.on.finished.connect(self._on_save_clicked)

    # --- showing -------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Say whether the meeting is set up, with a place."""
        meeting = self.preparing.meeting
        return meeting is not None and bool(meeting.place)

    def start(self) -> None:
        """Begin with the day, which is asked first."""
        self.on.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the meeting when it changed; what is being typed stays."""
        if self.preparing.meeting != self._shown:
            self._fill_in()

    def _fill_in(self) -> None:
        meeting = self.preparing.meeting
        self._shown = meeting
        if meeting is None:
            self._fill_in_new()
        else:
            self.type.choose(meeting.type)
            self.on.show_day(meeting.on)
            self.starts_at.setText(meeting.starts_at)
            self.ends_at.setText(meeting.ends_at)
            self.place.say(meeting.place)
            self.title.setText(meeting.title)
        self.save.set_words(_("Set up the meeting") if meeting is None else _("Save"))
        self._show_past()

    def _fill_in_new(self) -> None:
        """Begin with what was agreed last time, or with what was so then."""
        entries = self.preparing.entries
        agreed = next(reversed(entries.all(NextMeeting)), None)
        earlier = max(entries.all(Meeting), key=lambda one: (str(one.on), one.at), default=None)
        self.type.choose(earlier.type if earlier else "MAM")
        ahead = agreed.on if agreed and agreed.on and agreed.on >= self.preparing.today else None
        self.on.show_day(ahead)
        starts_at, ends_at = USUAL_TIMES
        if earlier is not None:
            starts_at, ends_at = earlier.starts_at, earlier.ends_at
        if agreed is not None and agreed.starts_at:
            starts_at, ends_at = agreed.starts_at, _as_long(agreed.starts_at, starts_at, ends_at)
        self.starts_at.setText(starts_at)
        self.ends_at.setText(ends_at)
        place = (agreed.place if agreed else "") or (earlier.place if earlier else "")
        self.place.say(place)
        self.title.setText(meeting_title(entries, self.type.choice()))

    def _show_past(self) -> None:
        on = self.on.on()
        self._past.setVisible(on is not None and on < self.preparing.today)

    def _on_type_current_index_changed(self, _at: int) -> None:
        """Let a title that nobody chose follow the kind of meeting."""
        entries = self.preparing.entries
        if self.title.words() in {meeting_title(entries, one) for one in TYPE_NAMES}:
            self.title.setText(meeting_title(entries, self.type.choice()))

    # --- writing -------------------------------------------------------------------------------

    def told(self) -> WhenTold:
        """Return what was filled in.

        Raises:
            BadInput: a day or a time is missing or not clear.

        """
        on = self.on.on()
        if on is None:
            raise BadInput(self.on.problem or _("The day is missing."))
        starts_at, ends_at = (_time_in(line) for line in (self.starts_at, self.ends_at))
        return WhenTold(
            type=self.type.choice(),
            on=on,
            starts_at=starts_at,
            ends_at=ends_at,
            place=self.place.words(),
            title=self.title.words(),
        )

    def _on_save_clicked(self) -> None:
        is_new = self.preparing.meeting is None
        done = self.preparing.do(self._set_up if is_new else self._change)
        if done is None:
            return
        if is_new:
            self.set_up.emit()
        elif done.changes:
            self.preparing.told.emit(self._saved_words())

    def _set_up(self) -> Gesture:
        told, preparing = self.told(), self.preparing
        chosen = usual_of(told.type)
        minutes = next(one.minutes for one in preparing.home.agendas() if one.key == chosen)
        start, end = (int(one[:2]) * 60 + int(one[3:]) for one in (told.starts_at, told.ends_at))
        fits = fitted(minutes, max(0, end - start))
        return prepare_meeting(
            preparing.session,
            type=told.type,
            on=told.on,
            starts_at=told.starts_at,
            ends_at=told.ends_at,
            place=told.place,
            title=told.title or meeting_title(preparing.entries, told.type),
            agenda=[{"step": step, "minutes": one} for step, one in fits.items()],
        )

    def _change(self) -> Gesture:
        told = self.told()
        return change_meeting(
            self.preparing.session,
            type=told.type,
            on=told.on,
            starts_at=told.starts_at,
            ends_at=told.ends_at,
            place=told.place,
            title=told.title or meeting_title(self.preparing.entries, told.type),
        )

    def _saved_words(self) -> str:
        meeting_id = self.preparing.session.meeting_id
        count = len(self.preparing.entries.all(Attendance, meeting_id)) if meeting_id else 0
        if not count:
            return _("Saved.")
        words = ngettext(
            "Saved. {count} person is invited already: tell them.",
            "Saved. {count} people are invited already: tell them.",
            count,
        )
        return words.format(count=count)


AGREE_FIRST = N_("Agree the day, the time and the place with the family first, then with services.")


def _time_in(line: LineField) -> str:
    time = said_time(line.words())
    if time is None:
        words = _("“{said}” is not a time. Try 14:00 or 2pm.")
        raise BadInput(words.format(said=line.words()[:40]))
    line.setText(time)
    return time


def _as_long(starts_at: str, was_from: str, was_to: str) -> str:
    """Return the end of a meeting that is as long as another one was, within the day."""
    times = [said_time(one) for one in (starts_at, was_from, was_to)]
    if None in times:
        return was_to
    start, was_start, was_end = (int(str(one)[:2]) * 60 + int(str(one)[3:]) for one in times)
    length = was_end - was_start if was_end > was_start else 90
    end = min(start + length, 23 * 60 + 59)
    return f"{end // 60:02}:{end % 60:02}"
