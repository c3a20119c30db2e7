"""Which drives are sticks, as each system tells; the systems are stood in for."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QStorageInfo

from mam_desktop.ui.papers.drives import Drive, removable_drives


class Mounted(QStorageInfo):
    """A drive as a system tells of it."""

    def __init__(
        self, root: str, *, name: str = "", is_root: bool = False, locked: bool = False
    ) -> None:
        super().__init__()
        self._root, self._name, self._is_root, self._locked = root, name, is_root, locked

    def rootPath(self) -> str:  # noqa: N802 - Qt's name
        return self._root

    def displayName(self) -> str:  # noqa: N802 - Qt's name
        return self._name

    def isRoot(self) -> bool:  # noqa: N802 - Qt's name
        return self._is_root

    def isReadOnly(self) -> bool:  # noqa: N802 - Qt's name
        return self._locked

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def isReady(self) -> bool:  # noqa: N802 - Qt's name
        return True


@pytest.mark.parametrize(
    ("system", "own", "stick"),
    [("linux", "/home", "/media/lee/STICK"), ("darwin", "/", "/Volumes/STICK")],
)
def test_a_stick_is_known_by_where_it_is_put_in(
    monkeypatch: pytest.MonkeyPatch, system: str, own: str, stick: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    drives = [Mounted(own, is_root=own == "/"), Mounted(stick, name="STICK")]
    assert removable_drives(drives) == (Drive("STICK", Path(stick)),)
    assert removable_drives([Mounted(stick, locked=True)]) == ()


def test_windows_says_itself_which_drive_is_removable(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"C:/": 3, "E:/": 2, "Z:/": 4}
    windows = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=kinds.__getitem__))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    found = removable_drives([Mounted(one) for one in kinds])
    assert found == (Drive("E:/", Path("E:/")),)
