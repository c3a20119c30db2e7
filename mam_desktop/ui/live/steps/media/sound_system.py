"""Finds the computer's sound once it is wanted; where there is none, says so in words."""

from collections.abc import Callable

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.sound_port import Listening, NoSound, Playing, SoundPort, Told
from mam_desktop.ui.live.steps.media.wav import Sound


class SilentPort:
    """A computer that cannot hear or play; everything else goes on."""

    def __init__(self, why: str) -> None:
        self._why = why

    def microphone(self) -> str:
        """Say that there is none."""
        raise NoSound(self._why)

    def listen(self, heard: Callable[[bytes], None], lost: Told) -> Listening:  # noqa: ARG002
        """Say that there is no microphone."""
        raise NoSound(self._why)

    def play(
        self,
        sound: Sound,  # noqa: ARG002
        from_s: float,  # noqa: ARG002
        ended: Callable[[], None],  # noqa: ARG002
        lost: Told,  # noqa: ARG002
    ) -> Playing:
        """Say that there is no loudspeaker."""
        raise NoSound(self._why)

    def read(self, data: bytes, done: Callable[[Sound], None], failed: Told) -> None:  # noqa: ARG002
        """Say that only WAV can be read."""
        failed(_("On this computer only WAV recordings can be read. {why}").format(why=self._why))


def open_sound_port() -> SoundPort:
    """Return the computer's sound; Qt's part for it is loaded now, not when the program starts."""
    try:
        from mam_desktop.ui.live.steps.media.qt_sound import QtSound
    except ImportError:
        return SilentPort(
            _(
                "Sound does not work on this computer: a part of the system is missing (on Linux"
                " it is called libpulse0)."
            )
        )
    return QtSound()
