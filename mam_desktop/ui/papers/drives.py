"""Finds sticks and other drives that are put in and taken out again."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_WHERE = {"linux": ("/media/", "/run/media/"), "darwin": ("/Volumes/",)}
"""Under what a system shows drives that come and go."""
_REMOVABLE = 2
"""`DRIVE_REMOVABLE` of Windows."""


@dataclass(frozen=True, slots=True)
class Drive:
    """One drive: what it is called, and where its files are."""

    name: str
    folder: Path


def removable_drives(found: Iterable[QStorageInfo] | None = None) -> tuple[Drive, ...]:
    """Return the drives that papers can be saved to, as they are in now."""
    drives = QStorageInfo.mountedVolumes() if found is None else found
    return tuple(
        Drive(one.displayName() or one.rootPath(), Path(one.rootPath()))
        for one in drives
        if one.isValid() and one.isReady() and not one.isReadOnly() and _comes_and_goes(one)
    )


def _comes_and_goes(drive: QStorageInfo) -> bool:
    root = drive.rootPath()
    if sys.platform == "win32":
        import ctypes

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)
        return kind == _REMOVABLE
    if drive.isRoot():
        return False
    return root.startswith(_WHERE.get(sys.platform, _WHERE["linux"]))
