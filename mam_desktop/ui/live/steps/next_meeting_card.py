"""When we meet again, or why we do not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import CLOSINGS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.next_hints import OFFERED_WEEKS, USUAL_WEEKS, day_hints, offered_day
from mam_desktop.meeting.plan import NextMeeting
from mam_desktop.meeting.said_times import said_time
from mam_desktop.texts import N_, _, long_date, short_date
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.fields import (
    ChoiceField,
    FreeChoice,
    Labelled,
    LineField,
    WordsField,
)
from mam_desktop.ui.live.steps.parts.jargon_help import PlainLabelled
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

WAYS = {"again": N_("We meet again"), "close": N_("We do not meet again")}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextShown:
    """What is agreed about the next meeting, in words."""

    title: str = ""
    under: str = ""
    torn: bool = False


def next_of(entries: Entries, meeting_id: str) -> NextMeeting | None:
    """Return what this meeting says about the next one."""
    found = entries.all(NextMeeting, meeting_id)
    return found[-1] if found else None


def next_shown(found: NextMeeting | None) -> NextShown:
    """Return it in words."""
    if found is None:
        return NextShown()
    if found.close:
        return NextShown(title=_("We do not meet again"), under=found.close, torn=bool(found.torn))
    when = (long_date(found.on) if found.on else "", found.starts_at)
    under = (found.place, _("To talk about: {words}").format(words=found.purpose))
    return NextShown(
        title=", ".join(one for one in when if one),
        under="\n".join(one for one in (under if found.purpose else under[:1]) if one),
        torn=bool(found.torn),
    )


class NextMeetingCard(Card):
    """What is agreed, and the fields that change it."""

    meet_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(spacing=9, parent=parent)
        self._shown: NextShown | None = None
        self._title = PlainLabel(look="lead")
        self._under = PlainLabel(look="quiet")
        self._torn = TornChip()
        self._left = PlainLabel(look="small")
        self._hints = PlainLabel(look="small", tone="attention")
        self._drift = PlainLabel(look="quiet_small")
        self._meeting: Meeting | None = None
        self._today = today
        self.weeks: dict[int, Button] = {}
        self.change = Button(_("Change"), name=_("Change the next meeting"), size="small")
        self.change.setToolTip("")
        self.way = ChoiceRow(_("Next meeting"), WAYS)
        self.on = DateField(_("Which day"), today)
        self.at = LineField(_("At what time"), hint=_("2pm"))
        self.place = FreeChoice(_("Where"))
        self.purpose = LineField(_("To talk about"))
        reasons = {"": "", **CLOSINGS}
        self.closing = ChoiceField(
            _("Why we stop meeting"), reasons, nothing=_("choose, or write below")
        )
        self.reason = WordsField(_("In our words"), rows=2)
        self.save = Button(_("Write it down"), role="primary")
        self._build()
        self._connect()
        self.way.choose("again")
        self._show_way("again")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(IconLabel("calendar-event", side_px=20))
        head.addWidget(PlainLabel(_("Next meeting"), look="section"), 1)
        head.addWidget(self.change)
        self.add(head)
        for one in (self._title, self._under, self._torn, self._left, self._drift, self.way):
            self.add(one)
        self._again = QWidget()
        again = QVBoxLayout(self._again)
        again.setContentsMargins(0, 0, 0, 0)
        again.setSpacing(theme_now().gap(9))
        again.addWidget(
            field_row(
                Labelled(_("Which day"), self.on),
                Labelled(_("At what time"), self.at),
                stretch=(5, 2),
            )
        )
        again.insertWidget(0, self._week_buttons())
        again.addWidget(self._hints)
        again.addWidget(Labelled(_("Where"), self.place))
        again.addWidget(PlainLabelled(_("To talk about"), self.purpose))
        self._close = QWidget()
        close = QVBoxLayout(self._close)
        close.setContentsMargins(0, 0, 0, 0)
        close.setSpacing(theme_now().gap(9))
        close.addWidget(Labelled(_("Why we stop meeting"), self.closing))
        close.addWidget(PlainLabelled(_("In our words"), self.reason))
        for two in (self._again, self._close):
            self.add(two)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addStretch(1)
        self.add(foot)

    def _week_buttons(self) -> QWidget:
        """Return days to choose in one press: the same weekday some weeks on."""
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme_now().gap(6), row_gap=theme_now().gap(4))
        for weeks in OFFERED_WEEKS:
            pattern = (
                _("In {count} weeks (usual)") if weeks == USUAL_WEEKS else _("In {count} weeks")
            )
            button = Button(pattern.format(count=weeks), size="small")
            button.clicked.connect(partial(self._on_week_clicked, weeks))
            self.weeks[weeks] = button
            flow.addWidget(button)
        return holder

    def _connect(self) -> None:
        self.on.changed.connect(self._show_hints)
        self.way.picked.connect(self._show_way)
        self.save.clicked.connect(self._on_save_clicked)
        self.change.clicked.connect(lambda: self._unfold(unfolded=True))
        self.at.returnPressed.connect(self._on_save_clicked)
        self.purpose.returnPressed.connect(self._on_save_clicked)
        self.reason.finished.connect(self._on_save_clicked)

    @property
    def hints(self) -> str:
        """Return what there is to think of about the day."""
        return self._hints.text()

    def starts_at(self) -> str:
        """Return the time as `HH:MM`; nothing while none was typed.

        Raises:
            BadInput: what was typed is no time of day.

        """
        said = self.at.words()
        at = said_time(said)
        if said and at is None:
            raise BadInput(_("“{said}” is not a time. Try 14:00 or 2pm.").format(said=said[:60]))
        return at or ""

    def show_meeting(self, meeting: Meeting, *, not_here: tuple[str, ...], drift: str) -> None:
        """Say who has to be told the day, and whether all this has been going on for long."""
        self._meeting = meeting
        words = _("Not here: {names}. Tell them the day.").format(names=", ".join(not_here))
        self._left.setText(words if not_here else "")
        self._left.setVisible(bool(not_here))
        self._drift.setText(drift)
        self._drift.setVisible(bool(drift))
        for weeks, button in self.weeks.items():
            day = offered_day(meeting, self._today(), weeks)
            told = _("{words}: {day}").format(
                words=button.words, day=short_date(day) if day else ""
            )
            button.setAccessibleName(told)
            button.setEnabled(day is not None)
        self._show_hints()

    def show_next(self, found: NextMeeting | None, place: str, starts_at: str) -> None:
        """Show what is agreed; a new one begins with this meeting's own place and time."""
        shown = next_shown(found)
        if shown == self._shown:
            return
        self._shown = shown
        self._title.setText(shown.title)
        self._under.setText(shown.under)
        self._torn.show_torn(shown.torn)
        self.at.setText((found and found.starts_at) or starts_at)
        self.place.say((found and found.place) or place)
        if found is not None:
            self.on.show_day(found.on)
            self.purpose.setText(found.purpose)
            self.reason.setPlainText(found.close)
            self.closing.choose(found.closing)
            way = "close" if found.close else "again"
            self.way.choose(way)
            self._show_way(way)
        self._unfold(unfolded=not shown.title)

    def _unfold(self, *, unfolded: bool) -> None:
        has_words = bool(self._title.text())
        self._title.setVisible(has_words)
        self._under.setVisible(bool(self._under.text()))
        self.change.setVisible(not unfolded)
        self.way.setVisible(unfolded)
        self.save.setVisible(unfolded)
        self._again.setVisible(unfolded and self.way.choice() != "close")
        self._close.setVisible(unfolded and self.way.choice() == "close")
        if unfolded and has_words:
            self.on.setFocus()

    def _show_hints(self) -> None:
        on, meeting = self.on.on(), self._meeting
        hints = day_hints(on, meeting, self._today()) if on and meeting else ()
        self._hints.setText("\n".join(hints))
        self._hints.setVisible(bool(hints))

    def _on_week_clicked(self, weeks: int) -> None:
        if self._meeting is not None:
            self.on.show_day(offered_day(self._meeting, self._today(), weeks))
            self.on.setFocus()

    def _show_way(self, way: str) -> None:
        self._again.setVisible(way != "close")
        self._close.setVisible(way == "close")

    def _on_save_clicked(self) -> None:
        if self.way.choice() == "close":
            self.close_wanted.emit()
        else:
            self.meet_wanted.emit()
