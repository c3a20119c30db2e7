"""What recording and playing need from the computer: a microphone, a loudspeaker, a reader.

Everything is called, and answers, on the main thread.
"""

from collections.abc import Callable
from typing import Protocol

from mam_desktop.errors import WorldError
from mam_desktop.ui.live.steps.media.wav import Sound

Told = Callable[[str], None]
"""Called with a sentence a person can read."""


class NoSound(WorldError):
    """There is no microphone or loudspeaker, or it may not be used."""


class Listening(Protocol):
    """A microphone that is open."""

    @property
    def rate(self) -> int:
        """Return how many samples a second it gives."""

    def stop(self) -> None:
        """Close it; nothing is heard after this returns."""


class Playing(Protocol):
    """A sound that is being played."""

    @property
    def position_s(self) -> float:
        """Return how far it has come."""

    @property
    def is_paused(self) -> bool:
        """Say whether it waits."""

    def pause(self) -> None:
        """Wait."""

    def go_on(self) -> None:
        """Play on from where it waits."""

    def stop(self) -> None:
        """Stop; `ended` is not called."""


class SoundPort(Protocol):
    """The computer's ears and mouth."""

    def microphone(self) -> str:
        """Return the name of the microphone.

        Raises:
            NoSound: there is none, or it may not be used.

        """

    def listen(self, heard: Callable[[bytes], None], lost: Told) -> Listening:
        """Open the microphone; `heard` gets samples of one channel, 16 bits, as they come.

        Raises:
            NoSound: it cannot be opened.

        """

    def play(self, sound: Sound, from_s: float, ended: Callable[[], None], lost: Told) -> Playing:
        """Play a sound.

        Raises:
            NoSound: there is no loudspeaker.

        """

    def read(self, data: bytes, done: Callable[[Sound], None], failed: Told) -> None:
        """Read a sound file of any kind the computer knows."""
