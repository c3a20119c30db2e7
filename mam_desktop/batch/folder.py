"""The folder that a batch writes into: what goes wrong there, in words; what a crash left."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mam_desktop.errors import WorldError
from mam_desktop.profile import write_whole
from mam_desktop.texts import _

_HALF = re.compile(r"\.(\d{4}-\d\d-\d\d|undated|manifest)[-.].*\.[a-z]+\.[a-z0-9_]{8}")
"""What `write_whole` calls a file that is not finished."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GONE = frozenset({errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE})


class FolderTrouble(WorldError):
    """The folder takes no more: the batch stops, and goes on later where it stopped."""

    retryable = True
    exit_code = 8


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Say in words what the system says of a folder.

    Raises:
        FolderTrouble: it takes no more.

    """
    try:
        yield
    except OSError as error:
        raise FolderTrouble(_words(folder, error)) from error


def _words(folder: Path, error: OSError) -> str:
    if error.errno in _FULL:
        told = _(
            "There is no room left in {folder}. What is written stays. Make room, then go on where"
            " it stopped."
        )
    elif error.errno in _GONE:
        told = _(
            "The folder {folder} is not there any more. Was a stick pulled out? What is written"
            " stays. Go on where it stopped when it is back."
        )
    else:
        told = _("{folder} cannot be written: {why}. Choose another folder, or go on later.")
    return told.format(folder=folder, why=error.strerror or type(error).__name__)


def ready(folder: Path) -> None:
    """Make sure of a folder, and clear away what a crash left half-written there.

    Raises:
        FolderTrouble: it cannot be made, or cannot be written to.

    """
    with in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for one in folder.iterdir():
            if _HALF.fullmatch(one.name):
                one.unlink(missing_ok=True)


def write(folder: Path, name: str, data: bytes) -> None:
    """Write a file whole, or not at all.

    Raises:
        FolderTrouble: the folder takes no more.

    """
    with in_words(folder):
        write_whole(folder / name, data)
