"""Brings a sound from a file or from the record to plain samples, off the main thread."""

from collections.abc import Callable
from pathlib import Path

from mam_desktop.errors import BadInput
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.pictures import read_file
from mam_desktop.ui.live.steps.media.sound_port import SoundPort, Told
from mam_desktop.ui.live.steps.media.wav import Sound, is_wav, read_wav
from mam_desktop.ui.ports import MeetingDesk


def read_sound_file(
    desk: MeetingDesk,
    port: Callable[[], SoundPort],
    path: Path,
    done: Callable[[Sound], None],
    failed: Told,
) -> None:
    """Read a sound file of any kind known here."""
    desk.beside(lambda: _sound_or_bytes(read_file(path)), _unpacker(port, done, failed), failed)


def load_sound(
    desk: MeetingDesk,
    port: Callable[[], SoundPort],
    sha256: str,
    done: Callable[[Sound], None],
    failed: Told,
) -> None:
    """Fetch a kept recording."""

    def on_fetched(data: bytes | None) -> None:
        if data is None:
            failed(_("This recording is not on this laptop yet. It comes with the next sync."))
        else:
            desk.beside(lambda: _sound_or_bytes(data), _unpacker(port, done, failed), failed)

    desk.file_bytes(sha256, on_fetched, failed)


def _unpacker(
    port: Callable[[], SoundPort], done: Callable[[Sound], None], failed: Told
) -> Callable[[bytes | Sound], None]:
    """Return what takes a sound as it is, and has the computer's own reader unpack the rest."""

    def on_read(found: bytes | Sound) -> None:
        if isinstance(found, Sound):
            done(found)
        else:
            port().read(found, done, failed)

    return on_read


def _sound_or_bytes(data: bytes) -> bytes | Sound:
    if not data:
        raise BadInput(_("This file is empty."))
    return read_wav(data) if is_wav(data) else data
