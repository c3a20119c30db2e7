"""The running clock: time left, when the meeting ends, how long this step has taken."""

import math
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from mam_desktop.meeting.meetings import Meeting
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import restyle

LOOK_AGAIN_MS = 5_000
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What the clock says; `share` is how much of the step's time is used, 0 to 1."""

    large: str
    small: str
    share: float
    is_over: bool = False
    short: str = ""


def clock_words(meeting: Meeting, now: datetime, step_began_at: datetime | None) -> ClockWords:
    """Return what the clock says at `now`, in the meeting's zone."""
    share, step_words = _step_words(meeting, now, step_began_at)
    ends = _ends_at(meeting, now)
    if meeting.paused:
        return ClockWords(_("Stopped"), _("since {time}").format(time=meeting.paused), share)
    if ends is None:
        return ClockWords("", step_words, share)
    left = math.ceil((ends - now) / _MINUTE)
    ends_words = _("ends {time}").format(time=meeting.ends_at)
    small = _("{ends} · {step}").format(ends=ends_words, step=step_words)
    if left < 0:
        large = ngettext("{count} min over", "{count} min over", -left).format(count=-left)
    else:
        large = ngettext("{count} min left", "{count} min left", left).format(count=left)
    short = _("{minutes}′").format(minutes=left)
    return ClockWords(large, small if step_words else ends_words, share, left < 0, short)


def _step_words(meeting: Meeting, now: datetime, began_at: datetime | None) -> tuple[float, str]:
    planned = meeting.minutes_by_step.get(meeting.step, 0)
    if began_at is None or not planned:
        return 0.0, ""
    used = max(0, math.floor((now - began_at) / _MINUTE))
    words = _("this step {used} of {planned} min").format(used=used, planned=planned)
    return min(1.0, used / planned), words


def _ends_at(meeting: Meeting, now: datetime) -> datetime | None:
    if meeting.on != now.date() or not meeting.ends_at:
        return None
    return datetime.combine(now.date(), time.fromisoformat(meeting.ends_at), now.tzinfo)


class ClockBox(QWidget):
    """Shows the clock; looks again by itself every few seconds."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_narrow = False
        self._build()
        controller.state_changed.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        self._large = PlainLabel(look="clock")
        self._small = PlainLabel(look="quiet_small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(_("Time used in this step"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap(20), gap(6), gap(20), gap(18))
        rows.setSpacing(0)
        rows.addWidget(self._large)
        rows.addWidget(self._small)
        rows.addSpacing(gap(8))
        rows.addWidget(self._bar)

    def refresh(self) -> None:
        """Read the clock again."""
        controller = self._controller
        words = clock_words(controller.meeting, controller.now, controller.step_began_at)
        self._large.setText(words.short if self._is_narrow else words.large)
        self._large.setAccessibleName(words.large)
        self._large.setVisible(bool(words.large))
        self._large.set_tone("attention" if words.is_over else "")
        self._small.setText(words.small)
        self._bar.setValue(round(words.share * 100))

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the time left where there is no room for more."""
        self._is_narrow = narrow
        restyle(self._large, look="section" if narrow else "clock")
        self._small.setVisible(not narrow)
        self._bar.setVisible(not narrow)
        gap = theme_now().gap
        side = gap(4 if narrow else 20)
        rows = self.layout()
        if rows is not None:
            rows.setContentsMargins(side, gap(6), side, gap(18))
        self._large.setAlignment(
            Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeading
        )
        self.refresh()
