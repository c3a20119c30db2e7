"""Records while sound really arrives: how long, how loud, and why it stopped."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.sound_port import Listening, NoSound, SoundPort
from mam_desktop.ui.live.steps.media.wav import BYTES_A_SAMPLE, RATE, Sound, loudness

LONGEST_S = 180
WARN_S = 30
"""So long before the end the time left is said."""
PART_S = 5
"""How often a part goes into the encrypted record: no more than this is lost to a power cut."""
QUIET_MS = 4_000
"""Without a sample for so long, the microphone gives nothing."""
FLAT_S = 3
"""Samples that are all nought for so long come from a microphone that is switched off."""
_HEARD = 0.0005


class RecorderState(Enum):
    """Where a recording stands."""

    IDLE = auto()
    OPENING = auto()
    """The microphone is open, and nothing has come from it yet: nothing is recorded."""
    RECORDING = auto()
    STOPPED = auto()


class Recorder(QObject):
    """One recording at a time, in memory; its parts are handed on as they come."""

    changed = Signal()
    level_changed = Signal(float)
    part_ready = Signal(object)
    """bytes: the samples since the last part."""
    trouble = Signal(str)

    def __init__(
        self,
        port: Callable[[], SoundPort],
        parent: QObject | None = None,
        *,
        longest_s: int = LONGEST_S,
    ) -> None:
        super().__init__(parent)
        self._port = port
        self.longest_s = longest_s
        self._listening: Listening | None = None
        self._pcm = bytearray()
        self._rate = RATE
        self._handed_on = 0
        self._flat = 0
        self._shown_s = -1
        self.state = RecorderState.IDLE
        self.why = ""
        """Why it stopped by itself, in words."""
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(QUIET_MS)
        self.quiet.timeout.connect(self._on_quiet_timeout)

    @property
    def seconds(self) -> float:
        """Return how much has been recorded."""
        return len(self._pcm) / BYTES_A_SAMPLE / self._rate

    @property
    def rate(self) -> int:
        """Return how many samples a second there are."""
        return self._rate

    @property
    def is_flat(self) -> bool:
        """Say whether only silence arrives, without even the hiss of a room."""
        return self._flat >= FLAT_S * self._rate * BYTES_A_SAMPLE

    @property
    def left_s(self) -> float:
        """Return how much time is left."""
        return max(0.0, self.longest_s - self.seconds)

    def sound(self) -> Sound:
        """Return what has been recorded."""
        return Sound(bytes(self._pcm), self._rate)

    def start(self) -> None:
        """Open the microphone; it records from the first sample on."""
        self.forget()
        self.state = RecorderState.OPENING
        try:
            self._listening = self._port().listen(self._on_heard, self._on_lost)
        except NoSound as error:
            self.state = RecorderState.IDLE
            self.changed.emit()
            self.trouble.emit(str(error))
            return
        self._rate = self._listening.rate
        self.quiet.start()
        self.changed.emit()

    def stop(self, why: str = "") -> None:
        """Stop; what was recorded stays in hand."""
        if self.state not in (RecorderState.OPENING, RecorderState.RECORDING):
            return
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.stop()
        self.quiet.stop()
        self._hand_on()
        self.why = why
        self.state = RecorderState.STOPPED if self._pcm else RecorderState.IDLE
        self.changed.emit()
        if why and self.state is RecorderState.IDLE:
            self.trouble.emit(why)

    def forget(self) -> None:
        """Let go of everything that was recorded."""
        self.stop()
        self._pcm.clear()
        self._handed_on = self._flat = 0
        self._shown_s = -1
        self.why = ""
        self.state = RecorderState.IDLE
        self.changed.emit()

    def _on_heard(self, pcm: bytes) -> None:
        if self.state not in (RecorderState.OPENING, RecorderState.RECORDING) or not pcm:
            return
        was_opening = self.state is RecorderState.OPENING
        self.state = RecorderState.RECORDING
        self._pcm += pcm
        self.quiet.start()
        level = loudness(pcm)
        self._flat = self._flat + len(pcm) if level < _HEARD else 0
        self.level_changed.emit(level)
        if len(self._pcm) - self._handed_on >= PART_S * self._rate * BYTES_A_SAMPLE:
            self._hand_on()
        if self.seconds >= self.longest_s:
            self.stop(_("The longest time for one recording was reached. All of it is here."))
        elif was_opening or int(self.seconds) != self._shown_s:
            self._shown_s = int(self.seconds)
            self.changed.emit()

    def _on_lost(self, words: str) -> None:
        self.stop(_ended(words, has_some=bool(self._pcm)))

    def _on_quiet_timeout(self) -> None:
        words = _("Nothing comes from the microphone. Is it switched on and allowed?")
        self.stop(_ended(words, has_some=bool(self._pcm)))

    def _hand_on(self) -> None:
        part = bytes(self._pcm[self._handed_on :])
        if part:
            self._handed_on = len(self._pcm)
            self.part_ready.emit(part)


def _ended(words: str, *, has_some: bool) -> str:
    if not has_some:
        return words
    return _("{what} What was recorded until then is here.").format(what=words)
