"""The profile: the one folder on this laptop that holds a person's record and all beside it."""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from mam_desktop.errors import BadInput, RecordTrouble
from mam_desktop.texts import _

_FOLDER_NAME = "mam-desktop"
_PRIVATE_FOLDER = 0o700
_SYNCED_NAMES = (
    ("OneDrive", r"onedrive( ?- ?.*)?"),
    ("Dropbox", r"dropbox( ?\(.*\))?"),
    ("iCloud", r"icloud ?drive|mobile documents|com~apple~clouddocs"),
    ("Google Drive", r"google ?drive(-.*| \(.*\))?|drivefs|my drive"),
    ("macOS CloudStorage", r"cloudstorage"),
)
_SYNCED_BY_SYSTEM = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@dataclass(frozen=True, slots=True)
class Profile:
    """Where each thing lies inside one profile folder."""

    folder: Path

    @property
    def record_file(self) -> Path:
        """The encrypted record."""
        return self.folder / "record.db"

    @property
    def record_key_file(self) -> Path:
        """The record's wrapped key and its key-check value; worthless without the secret."""
        return self.folder / "record.key.json"

    @property
    def settings_folder(self) -> Path:
        """The settings files, one for each scope."""
        return self.folder / "settings"

    @property
    def logs_folder(self) -> Path:
        """Logs and crash reports: ids, never content."""
        return self.folder / "logs"

    @property
    def backups_folder(self) -> Path:
        """Copies of the record taken before it is changed in form."""
        return self.folder / "backups"

    @property
    def central_folder(self) -> Path:
        """The embedded central record, where no council's one is set."""
        return self.folder / "central"

    @property
    def central_file(self) -> Path:
        """The embedded central record's database."""
        return self.central_folder / "central.db"

    @property
    def lock_file(self) -> Path:
        """What a running instance holds locked."""
        return self.folder / "in-use.lock"


class ProfileLock:
    """Keeps a second instance out of a profile; the system frees it when a process is killed.

    Raises: RecordTrouble when MAM Desktop is open on this profile already.
    """

    def __init__(self, profile: Profile) -> None:
        self._lock = FileLock(profile.lock_file, timeout=0)

    def __enter__(self) -> "ProfileLock":
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.free()

    def take(self) -> None:
        """Lock the profile for this process."""
        try:
            self._lock.acquire()
        except Timeout as busy:
            raise RecordTrouble(
                _(
                    "MAM Desktop is already open on this laptop, with this profile. Go to its"
                    " window, or close it first."
                )
            ) from busy

    def free(self) -> None:
        """Let another instance in."""
        self._lock.release()


def default_profile_folder() -> Path:
    """Return the profile folder that this system's rules give."""
    return user_data_path(_FOLDER_NAME, appauthor=False, roaming=False)


def open_profile(folder: Path | None = None) -> Profile:
    """Make sure of a private profile folder and return what lies where in it.

    Raises: BadInput where it lies in a synced folder or cannot be made.
    """
    wanted = (folder or default_profile_folder()).expanduser().absolute()
    service = synced_by(wanted, os.environ)
    if service is not None:
        raise BadInput(
            _(
                "The profile folder {folder} is copied elsewhere by {service}. Two copies of one"
                " record can damage it: choose a folder that only this laptop has."
            ).format(folder=wanted, service=service)
        )
    profile = Profile(wanted)
    try:
        _make_private(profile.folder)
        for inner in (profile.settings_folder, profile.logs_folder):
            _make_private(inner)
    except OSError as refused:
        raise BadInput(
            _("The profile folder {folder} cannot be used: {why}.").format(
                folder=wanted, why=refused.strerror or type(refused).__name__
            )
        ) from refused
    return profile


def synced_by(folder: Path, environment: Mapping[str, str]) -> str | None:
    """Return the service that copies this folder elsewhere, or None."""
    folder = folder.resolve()
    for name in _SYNCED_BY_SYSTEM:
        synced = environment.get(name)
        if synced and folder.is_relative_to(Path(synced).resolve()):
            return "OneDrive"
    for part in folder.parts:
        for service, pattern in _SYNCED_NAMES:
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    if any((parent / ".dropbox").exists() for parent in (folder, *folder.parents)):
        return "Dropbox"
    return None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is, after any crash, either the old one or the new one, and private."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make a rename durable; Windows does that by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        folder.chmod(_PRIVATE_FOLDER)
