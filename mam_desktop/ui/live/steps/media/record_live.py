"""The sign that something is being recorded: red, with words and seconds, only while it is true."""

import math

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.media.recorder import WARN_S, Recorder, RecorderState
from mam_desktop.ui.live.steps.media.wav import clock_words
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

SIGNAL_RED = "#C8102E"
BLOCKS = 24


class RedDot(QWidget):
    """A red disc with a light edge: seen on every ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square."""
        side = theme_now().px(30)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("white"), 2))
        painter.setBrush(QColor(SIGNAL_RED))
        painter.drawEllipse(QRectF(self.rect()).adjusted(3, 3, -3, -3))


class LevelMeter(QWidget):
    """How loud it is, in blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 0.0
        self.setAccessibleName(_("How loud it is"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def blocks(self) -> int:
        """Return how many blocks are lit."""
        return round(min(1.0, math.sqrt(self._level)) * BLOCKS)

    def show_level(self, level: float) -> None:
        """Show the loudness of the newest samples; it falls slowly, so that the eye can follow."""
        self._level = max(level, self._level * 0.8)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._level = 0.0
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the blocks."""
        px = theme_now().px
        return QSize(px(240), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the blocks, lit ones higher."""
        theme = theme_now()
        painter = QPainter(self)
        step = self.width() / BLOCKS
        for no in range(BLOCKS):
            is_lit = no < self.blocks
            high = self.height() * (1.0 if is_lit else 0.35)
            left = self.width() - (no + 1) * step if self.isRightToLeft() else no * step
            box = QRectF(left + 1, (self.height() - high) / 2, step - 3, high)
            painter.fillRect(box, theme.ink("can" if is_lit else "quiet"))


class RecordLive(QWidget):
    """What is seen while the microphone is open."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = Card(across=True, margins=(16, 12, 16, 12), spacing=12)
        self.dot = RedDot()
        self.words = PlainLabel(look="heading", wraps=False)
        self.clock = PlainLabel(look="clock", wraps=False)
        self.meter = LevelMeter()
        self.hint = PlainLabel(look="quiet")
        self.stop_button = Button(_("Stop"), role="primary", icon="player-stop", size="large")
        self._was_recording = False
        self._build()
        self.stop_button.clicked.connect(self.stop_wanted)

    def _build(self) -> None:
        gap = theme_now().gap
        self.sign.add(self.dot)
        self.sign.add(self.words)
        self.sign.add(self.clock)
        self.sign.content.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(14))
        column.addWidget(self.sign)
        column.addWidget(self.meter)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addStretch(1)

    def show_recorder(self, recorder: Recorder, name: str) -> None:
        """Show how the recording stands; the red sign stands only where samples arrive."""
        is_recording = recorder.state is RecorderState.RECORDING
        self.dot.setVisible(is_recording)
        self.sign.set_edge("attention" if is_recording else "")
        words = _("Recording {name}") if is_recording else _("Opening the microphone…")
        self.words.setText(words.format(name=name))
        self.clock.setVisible(is_recording)
        self.clock.setText(clock_words(recorder.seconds))
        self.hint.setText(_hint(recorder))
        self.sign.setAccessibleName(self.words.text())
        if is_recording != self._was_recording:
            self._was_recording = is_recording
            announce(self, self.words.text())
        if not is_recording:
            self.meter.clear()


def _hint(recorder: Recorder) -> str:
    if recorder.state is not RecorderState.RECORDING:
        return _("Nothing is recorded yet.")
    if recorder.is_flat:
        return _("Only silence arrives. Is the microphone switched off, or its lid closed?")
    if recorder.left_s <= WARN_S:
        left = int(recorder.left_s)
        return ngettext(
            "{left} second left. Then it stops, and all of it is here.",
            "{left} seconds left. Then it stops, and all of it is here.",
            left,
        ).format(left=left)
    return _("It stops by itself after {time}. Space stops it now.").format(
        time=clock_words(recorder.longest_s)
    )
