"""Opens our windows as the program does, but with a ready key."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from benchmarks.keys import KEY
from mam_desktop.app import Central, SystemClock
from mam_desktop.changes.ids import RandomIds
from mam_desktop.joining import QtLane, Seat
from mam_desktop.laptop import Laptop
from mam_desktop.profile import Profile
from mam_desktop.record.record import Record
from mam_desktop.settings import SettingsFiles
from mam_desktop.ui.pauses import hold_still
from mam_desktop.ui.tasks import TaskRunner
from mam_desktop.ui.theme.theme import apply_theme

if TYPE_CHECKING:
    from mam_desktop.ui.family_screen.window import FamilyWindow


def application() -> QApplication:
    """Return the application, themed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app)
    return app


def family_window() -> "FamilyWindow":
    """Return a family screen at 1920x1080, painted once and still: as when a meeting opens."""
    from mam_desktop.ui.family_screen.window import FamilyWindow

    window = FamilyWindow()
    window.resize(1920, 1080)
    window.show()
    application_now().processEvents()
    hold_still()
    return window


def open_seat(folder: Path) -> Seat:
    """Open the record of a folder and the windows on it."""
    app = application()
    runner = TaskRunner()
    clock = SystemClock()
    record = Record.open(folder, KEY, clock=clock)
    laptop = Laptop(
        record=record,
        clock=clock,
        ids=RandomIds(clock),
        author_id="Lee",
        authority_id="example",
        lane=QtLane(runner),
    )
    profile = Profile(folder)
    files = SettingsFiles(profile.settings_folder, folder / "no-policy.json")
    return Seat(app, laptop, Central(profile), profile=profile, files=files, runner=runner)


def open_home(folder: Path) -> Seat:
    """Open Home and return once its rows are painted."""
    seat = open_seat(folder)
    seat.window.show()
    app = application_now()
    app.processEvents()
    seat.window.grab()
    return seat


def open_live(folder: Path) -> Seat:
    """Open the newest meeting and return once it is painted."""
    seat = open_home(folder)
    row = seat.laptop.record.families()[0]
    seat.window.open_meeting(row.family_id, row.meeting_id or "")
    application_now().processEvents()
    seat.window.grab()
    return seat


def application_now() -> QApplication:
    """Return the application that runs."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
