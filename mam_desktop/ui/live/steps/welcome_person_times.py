"""When somebody came and went, each time in a line that can be put right; never for the family."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.attending import times_of
from mam_desktop.meeting.case_file import steps_line
from mam_desktop.meeting.labels import ATTENDANCE, label
from mam_desktop.meeting.people import Attendance, AttendanceTime
from mam_desktop.meeting.presence import spells_of, steps_with
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import N_, _, day_month
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

CAME = {"present": N_("came"), "late": N_("came"), "left": N_("left"), "back": N_("came back")}
FIELD_PX = 76


def steps_words(session: MeetingSession, attendance: Attendance) -> str:
    """Return during which steps somebody was there; nothing for who was there all the time."""
    spells = spells_of(session.everything.changes(), session.meeting.id)
    steps = steps_with(spells, times_of(session.entries, attendance), session.meeting)
    return steps_line(steps, spells)


class TimesField(QWidget):
    """A short line a time; nothing at all for somebody of whom none is noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, LineField] = {}
        """Id of the time -> its line."""
        self._before: dict[str, str] = {}
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=theme_now().gap(14), row_gap=theme_now().gap(6))
        self._steps = PlainLabel(look="quiet_small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(4))
        column.addWidget(holder)
        column.addWidget(self._steps)

    def show_times(self, times: Sequence[AttendanceTime], steps: str) -> None:
        """Show these times, oldest first, and what they make of the steps."""
        clear_layout(self._flow)
        self._before = {one.id: one.told_at for one in times}
        self.lines = {}
        for one in times:
            self._flow.addWidget(self._pair(one))
        self._steps.setText(steps)
        self._steps.setVisible(bool(steps))
        self.setVisible(bool(times))

    def _pair(self, one: AttendanceTime) -> QWidget:
        what = _(CAME[one.state]) if one.state in CAME else label(ATTENDANCE, one.state)
        day = day_month(one.told_on) if one.told_on else ""
        line = LineField(_("{what}, {date}: at what time").format(what=what, date=day))
        line.setText(one.told_at)
        line.setFixedWidth(theme_now().px(FIELD_PX))
        words = PlainLabel(what, look="quiet_small", wraps=False)
        words.setBuddy(line)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(6))
        row.addWidget(words)
        row.addWidget(line)
        self.lines[one.id] = line
        return pair

    def corrected(self) -> dict[str, str]:
        """Return the times that were put right, id -> what stands there now."""
        now = {time_id: line.words() for time_id, line in self.lines.items()}
        return {time_id: at for time_id, at in now.items() if at != self._before[time_id]}
