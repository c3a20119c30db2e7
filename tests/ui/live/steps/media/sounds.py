"""A made-up microphone and loudspeaker, and made-up sound."""

import math
from array import array
from collections.abc import Callable

from mam_desktop.ui.live.steps.media.sound_port import NoSound, Told
from mam_desktop.ui.live.steps.media.wav import RATE, Sound


def tone(seconds: float, *, loud: float = 0.5, rate: int = RATE) -> bytes:
    """Return samples that swell, so that an outline has something to show."""
    count = round(seconds * rate)
    swell = [abs(math.sin(no / rate * 3.1) * math.cos(no / rate * 1.7)) for no in range(count)]
    wave = [math.sin(no / rate * 2 * math.pi * 330) for no in range(count)]
    return array(
        "h", [round(a * b * loud * 32_000) for a, b in zip(swell, wave, strict=True)]
    ).tobytes()


class MadeUpListening:
    """A microphone that says what a test says."""

    def __init__(self, heard: Callable[[bytes], None], lost: Told) -> None:
        self.heard, self.lost = heard, lost
        self.is_open = True

    @property
    def rate(self) -> int:
        return RATE

    def stop(self) -> None:
        self.is_open = False


class MadeUpPlaying:
    """A loudspeaker that is moved by hand."""

    def __init__(self, sound: Sound, from_s: float, ended: Callable[[], None], lost: Told) -> None:
        self.sound, self.ended, self.lost = sound, ended, lost
        self.at_s = from_s
        self.paused = False
        self.stopped = False

    @property
    def position_s(self) -> float:
        return self.at_s

    @property
    def is_paused(self) -> bool:
        return self.paused

    def pause(self) -> None:
        self.paused = True

    def go_on(self) -> None:
        self.paused = False

    def stop(self) -> None:
        self.stopped = True


class MadeUpSound:
    """A computer's sound; `no_microphone`, `no_loudspeaker` and `no_reading` are its troubles."""

    def __init__(self) -> None:
        self.no_microphone = ""
        self.no_loudspeaker = ""
        self.no_reading = ""
        self.listening: MadeUpListening | None = None
        self.playing: MadeUpPlaying | None = None

    def microphone(self) -> str:
        if self.no_microphone:
            raise NoSound(self.no_microphone)
        return "Made-up microphone"

    def listen(self, heard: Callable[[bytes], None], lost: Told) -> MadeUpListening:
        self.microphone()
        self.listening = MadeUpListening(heard, lost)
        return self.listening

    def play(
        self, sound: Sound, from_s: float, ended: Callable[[], None], lost: Told
    ) -> MadeUpPlaying:
        if self.no_loudspeaker:
            raise NoSound(self.no_loudspeaker)
        self.playing = MadeUpPlaying(sound, from_s, ended, lost)
        return self.playing

    def read(self, data: bytes, done: Callable[[Sound], None], failed: Told) -> None:
        if self.no_reading:
            failed(self.no_reading)
        else:
            done(Sound(data[: len(data) // 2 * 2]))

    def say(self, pcm: bytes) -> None:
        """Let the microphone hear something."""
        assert self.listening is not None
        self.listening.heard(pcm)
