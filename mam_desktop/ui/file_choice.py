"""Choosing a file leaves no trace outside the record: the name of a folder may be a child's.

Qt's own file dialog writes the folders it was in into a file that every program of this person
reads. What stood there before is put back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

_PLACES = ("FileDialog/history", "FileDialog/lastVisited")


def leave_no_trace(dialog: QFileDialog) -> None:
    """Let a dialog that deletes itself write down nowhere where it was."""
    dialog.destroyed.connect(partial(_put_back, _kept()))


@contextmanager
def no_trace() -> Iterator[None]:
    """Let a dialog that is waited for write down nowhere where it was."""
    before = _kept()
    try:
        yield
    finally:
        _put_back(before)


def _settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _kept() -> dict[str, object]:
    settings = _settings()
    return {place: settings.value(place) for place in _PLACES}


def _put_back(before: dict[str, object], _dialog: object = None) -> None:
    settings = _settings()
    for place, value in before.items():
        if value is None:
            settings.remove(place)
        else:
            settings.setValue(place, value)
    settings.sync()
