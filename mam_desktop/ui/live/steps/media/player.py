"""Plays one sound at a time from memory, and knows where it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from mam_desktop.ui.live.steps.media.sound_port import NoSound, Playing, SoundPort
from mam_desktop.ui.live.steps.media.wav import Sound

LOOK_EVERY_MS = 100


class Player(QObject):
    """What is heard now; a sound has a key, so that several bars know whether it is theirs."""

    changed = Signal()
    trouble = Signal(str)

    def __init__(self, port: Callable[[], SoundPort], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._key = ""
        self._sound: Sound | None = None
        self._playing: Playing | None = None
        self._at_s = 0.0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.changed)

    @property
    def key(self) -> str:
        """Return whose sound is in hand; nothing for none."""
        return self._key

    def sound_of(self, key: str) -> Sound | None:
        """Return a sound that is in hand."""
        return self._sound if key == self._key else None

    def is_playing(self, key: str) -> bool:
        """Say whether this sound is being heard."""
        return key == self._key and self._playing is not None and not self._playing.is_paused

    def position_s(self, key: str) -> float:
        """Return how far a sound has come."""
        if key != self._key:
            return 0.0
        return self._playing.position_s if self._playing is not None else self._at_s

    def toggle(self, key: str, sound: Sound) -> None:
        """Play, or pause, from where it was."""
        if key != self._key:
            self.stop()
            self._key, self._at_s = key, 0.0
        self._sound = sound
        if self._playing is None:
            self._play()
        elif self._playing.is_paused:
            self._playing.go_on()
            self._look.start()
        else:
            self._playing.pause()
            self._look.stop()
        self.changed.emit()

    def seek(self, key: str, sound: Sound, at_s: float) -> None:
        """Go to a place; what is playing plays on from there."""
        was_playing = self.is_playing(key)
        if key != self._key:
            self.stop()
        self._halt()
        self._key, self._sound = key, sound
        self._at_s = min(max(0.0, at_s), max(0.0, sound.seconds - 0.05))
        if was_playing:
            self._play()
        self.changed.emit()

    def stop(self) -> None:
        """Be quiet, and let the sound go."""
        self._halt()
        self._key, self._sound, self._at_s = "", None, 0.0
        self.changed.emit()

    def _play(self) -> None:
        if self._sound is None:
            return
        try:
            self._playing = self._port().play(
                self._sound, self._at_s, self._on_ended, self._on_lost
            )
        except NoSound as error:
            self.trouble.emit(str(error))
            return
        self._look.start()

    def _halt(self) -> None:
        self._look.stop()
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.stop()

    def _on_ended(self) -> None:
        self._halt()
        self._at_s = 0.0
        self.changed.emit()

    def _on_lost(self, words: str) -> None:
        self._halt()
        self.changed.emit()
        self.trouble.emit(words)
