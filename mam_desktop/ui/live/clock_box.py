"""The running clock: time left, a step over its time, too much planned; for the lead alone."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.clock_words import clock_words
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import restyle

LOOK_AGAIN_MS = 5_000


class ClockMenu(QMenu):
    """What can be done about time: make room, pause the notes, stop for now."""

    room_wanted = Signal()

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.room = self._add("F3", self._on_room_triggered)
        self.notes = self._add("F4", controller.pause_or_take_notes)
        self.stop = self._add("Shift+F4", controller.stop_or_go_on)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def _add(self, key: str, do: Callable[[], None]) -> QAction:
        action = self.addAction(key)
        action.setData(key)
        action.triggered.connect(do)
        return action

    def _on_room_triggered(self) -> None:
        self.room_wanted.emit()

    def refresh(self) -> None:
        """Say what each line does now; the keys stand beside the words."""
        is_paused = self._controller.session.notes_pause is not None
        is_stopped = bool(self._controller.meeting.paused)
        notes = _("Take notes again") if is_paused else _("Pause the notes")
        stop = _("Go on with the meeting") if is_stopped else _("Take a break, or stop for today")
        for action, words in (
            (self.room, _("Change the minutes of the steps")),
            (self.notes, notes),
            (self.stop, stop),
        ):
            action.setText(f"{words}\t{action.data()}")
        self.notes.setEnabled(is_paused or not is_stopped)


class ClockLine(QWidget):
    """An icon and a sentence: never a colour alone."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme_now().gap(4), 0, 0)
        row.setSpacing(theme_now().gap(5))
        row.addWidget(IconLabel(icon, tone=tone, side_px=15), 0, Qt.AlignmentFlag.AlignTop)
        self.label = PlainLabel(look="strong_small", tone=tone)
        row.addWidget(self.label, 1)
        self.hide()

    def say(self, words: str, *, in_sight: bool) -> None:
        """Show a sentence; none takes the line away."""
        self.label.setText(words)
        self.setVisible(bool(words) and in_sight)


class ClockBox(QWidget):
    """Shows the clock; looks again by itself every few seconds."""

    room_wanted = Signal()
    """The lead wants other minutes for the steps that are left."""
    looked = Signal()
    """The clock was read again."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_narrow = False
        self._build()
        self.menu.room_wanted.connect(self.room_wanted)
        self.room.clicked.connect(self.room_wanted)
        controller.state_changed.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        self.large = PlainLabel(look="clock")
        self.small = PlainLabel(look="quiet_small")
        self.step_over = ClockLine("alert-circle", "attention")
        self.too_much = ClockLine("hourglass", "could_if")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(_("Time used in this step"))
        self.room = Button(_("Make room"), role="ghost", icon="clock", key="F3", size="small")
        self.menu = ClockMenu(self._controller, self)
        self.more = Button(
            name=_("Break, pause the notes, minutes"), role="quiet", icon="dots", size="small"
        )
        self.more.setMenu(self.menu)
        self._head = QHBoxLayout()
        self._head.setSpacing(gap(4))
        self._head.addWidget(self.small, 1)
        self._head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.large)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.step_over)
        self._rows.addSpacing(gap(6))
        self._rows.addWidget(self.bar)
        self._rows.addWidget(self.too_much)
        self._rows.addSpacing(gap(6))
        self._rows.addWidget(self.room)
        self.set_narrow(narrow=False)

    def refresh(self) -> None:
        """Read the clock again."""
        words = clock_words(self._controller.hour_plan)
        wide = not self._is_narrow
        self.large.setText(words.large if wide else words.short)
        self.large.setAccessibleName(words.large)
        self.large.setVisible(bool(words.large))
        self.large.set_tone("attention" if words.is_past_end else "")
        self.small.setText(words.small)
        self.small.setVisible(bool(words.small) and wide)
        self.step_over.say(words.step_over, in_sight=wide)
        self.too_much.say(words.too_much, in_sight=wide)
        self._show_room(words.too_much)
        self.bar.setValue(round(words.share * 100))
        self.bar.setVisible(wide and words.share > 0)
        self.looked.emit()

    def _show_room(self, too_much: str) -> None:
        """Show the way out beside what is too much; narrow, the drawing says so alone."""
        words = _("Make room")
        said = _("{what} {do}").format(what=too_much, do=words)
        self.room.set_words("" if self._is_narrow else words, said)
        self.room.setToolTip(said if self._is_narrow else "")
        self.room.setVisible(bool(too_much))

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the time left where there is no room for more."""
        self._is_narrow = narrow
        restyle(self.large, look="section" if narrow else "clock")
        gap = theme_now().gap
        left, right = (gap(4), gap(4)) if narrow else (gap(20), gap(10))
        self._rows.setContentsMargins(left, 6, right, theme_now().squeeze(14))
        middle, start = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeading
        self.large.setAlignment(middle if narrow else start)
        self._rows.setAlignment(self.room, middle if narrow else start)
        top = Qt.AlignmentFlag.AlignTop
        self._head.setAlignment(self.more, middle if narrow else top)
        self.refresh()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that never stretches the steps."""
        return QSize(0, super().minimumSizeHint().height())
