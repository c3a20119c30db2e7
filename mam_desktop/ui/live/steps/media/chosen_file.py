"""A chosen file as it is kept: a picture cleaned, a sound in plain samples. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path

from mam_desktop.ui.live.steps.media.pictures import clean_picture, read_file
from mam_desktop.ui.live.steps.media.wav import is_wav, read_wav, write_wav


@dataclass(frozen=True, slots=True)
class FileToKeep:
    """What goes into the record."""

    name: str
    data: bytes
    length_s: int | None = None


def file_to_keep(path: Path, kind: str) -> FileToKeep:
    """Read a file that a script names; sounds other than WAV stay as they are.

    Raises:
        BadInput: it cannot be read, or is no picture or sound.

    """
    data = read_file(path)
    if kind != "audio":
        return FileToKeep(path.name, clean_picture(data).data)
    if not is_wav(data):
        return FileToKeep(path.name, data)
    sound = read_wav(data)
    return FileToKeep(path.name, write_wav(sound), round(sound.seconds))
