"""The folder that a batch writes into: what goes wrong there, in words; what a crash left."""

import errno
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

from filelock import FileLock, Timeout

from mam_desktop.errors import WorldError
from mam_desktop.profile import write_whole
from mam_desktop.texts import _

_HALF = re.compile(r"\.(\d{4}-\d\d-\d\d|undated|manifest)[-.].*\.[a-z]+\.[a-z0-9_]{8}")
"""What `write_whole` calls a file that is not finished."""
_LOCK = ".export-is-running"
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


class FileInUse(WorldError):
    """One file cannot be replaced; the folder takes others, so the batch goes on."""

    retryable = True
    exit_code = 3


class FolderHold:
    """Keeps a second export out of a folder; the system lets go when a process is killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # It is taken on one thread and let go on another.
        self._lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)

    def take(self) -> None:
        """Make sure of the folder, and keep others out.

        Raises:
            FolderTrouble: it cannot be made or written to, or another export is at work there.

        """
        with in_words(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as busy:
            told = _(
                "Another export is writing into {folder}. Wait until it has ended, or choose "
                "another folder."
            )
            raise FolderTrouble(told.format(folder=self._folder)) from busy
        except NotImplementedError:
            return  # a disk without locks: some shared ones have none
        except OSError as error:
            raise FolderTrouble(_words(self._folder, error)) from error

    def free(self) -> None:
        """Let others in, and leave nothing behind."""
        if self._lock.is_locked:
            if sys.platform != "win32":
                with suppress(OSError):
                    (self._folder / _LOCK).unlink(missing_ok=True)
            self._lock.release()


def ready(folder: Path) -> None:
    """Clear away what a crash left half-written in a folder.

    Raises:
        FolderTrouble: it cannot be written to.

    """
    with in_words(folder):
        for one in folder.iterdir():
            if _HALF.fullmatch(one.name):
                one.unlink(missing_ok=True)


def write(folder: Path, name: str, data: bytes) -> None:
    """Write a file whole, or not at all.

    Raises:
        FileInUse: what lies there is open in another program.
        FolderTrouble: the folder takes no more.

    """
    with in_words(folder):
        try:
            write_whole(folder / name, data)
        except PermissionError as refused:
            if not (folder / name).exists() or not _takes_files(folder):
                raise
            told = _(
                "{name} cannot be replaced. Close it if it is open in another program, then go on."
            )
            raise FileInUse(told.format(name=name)) from refused


def _takes_files(folder: Path) -> bool:
    """Say whether a folder takes new files."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
