"""Which screen the family's window stands on, and what happens when one is unplugged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.ui.family_screen.displays import Displays
from mam_desktop.ui.family_screen.screen_place import FamilyScreenPlace
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import view_of

ROOT = Path(__file__).parents[3]
TWO_SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": True,
    "screens": [
        {
            "name": "LAPTOP",
            "x": 0,
            "y": 0,
            "width": 1280,
            "height": 800,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        },
        {
            "name": "PROJECTOR",
            "x": 1280,
            "y": 0,
            "width": 1920,
            "height": 1080,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        },
    ],
}
ON_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from mam_desktop.ui.family_screen.displays import AppDisplays
from mam_desktop.ui.family_screen.screen_place import FamilyScreenPlace
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import view_of
window = FamilyWindow()
place = FamilyScreenPlace(window, AppDisplays(app), app.primaryScreen)
window.show_view(view_of("board"))
app.processEvents()
print(place.screen.name(), window.screen().name(), window.isVisible(), window.isFullScreen(),
      *window.geometry().getRect())
window.close()
"""


@pytest.fixture
def only_screen(qtbot: QtBot) -> QScreen:
    assert qtbot is not None
    return QGuiApplication.primaryScreen()


def test_with_one_screen_the_window_stays_hidden(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    displays = Displays([only_screen])
    place = FamilyScreenPlace(window, displays, lambda: only_screen)
    window.show_view(view_of("board"))
    assert place.screen is None
    assert not window.isVisible()
    assert "What CAN we do?" in window.drawn_texts()


def test_on_the_family_s_screen_it_is_full_screen_while_it_is_wanted(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    displays = Displays([only_screen])
    place = FamilyScreenPlace(window, displays, lambda: None)
    assert not window.isVisible()
    window.show_view(view_of("board"))
    assert place.screen is only_screen
    assert window.isFullScreen()
    assert window.isVisible()
    window.show_view(view_of("board", state=ScreenState.OFF))
    assert not window.isVisible()
    window.show_view(view_of("board", state=ScreenState.COVER))
    assert window.isVisible()


def test_an_unplugged_screen_hides_and_covers_the_window(
    window: FamilyWindow, only_screen: QScreen, qtbot: QtBot
) -> None:
    displays = Displays([only_screen])
    place = FamilyScreenPlace(window, displays, lambda: None)
    window.show_view(view_of("board"))
    with qtbot.waitSignal(place.lost_screen, timeout=1000):
        displays.unplug(only_screen)
    assert place.screen is None
    assert not window.isVisible()
    assert window.is_covered
    window.show_view(view_of("actions"))
    assert not window.isVisible()


def test_a_screen_that_comes_back_is_covered_until_the_lead_says_show(
    window: FamilyWindow, only_screen: QScreen, qtbot: QtBot
) -> None:
    displays = Displays([only_screen])
    place = FamilyScreenPlace(window, displays, lambda: None)
    window.show_view(view_of("board"))
    displays.unplug(only_screen)
    with qtbot.waitSignal(place.found_screen, timeout=1000):
        displays.plug_in(only_screen)
    assert window.isVisible()
    assert window.is_covered
    window.show_view(view_of("board"))
    assert window.is_covered
    window.show_view(view_of("board", state=ScreenState.COVER))
    window.show_view(view_of("board"))
    assert "What CAN we do?" in window.drawn_texts()


def test_a_screen_plugged_in_for_the_first_time_is_covered_too(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    displays = Displays()
    FamilyScreenPlace(window, displays, lambda: None)
    window.show_view(view_of("board"))
    displays.plug_in(only_screen)
    assert window.isVisible()
    assert window.is_covered


def test_another_screen_that_goes_changes_nothing(
    window: FamilyWindow, only_screen: QScreen, qtbot: QtBot
) -> None:
    displays = Displays([only_screen])
    place = FamilyScreenPlace(window, displays, lambda: only_screen)
    window.show_view(view_of("board"))
    with qtbot.assertNotEmitted(place.lost_screen):
        displays.unplug(only_screen)
    assert not window.is_covered


def test_on_two_screens_it_takes_the_one_that_is_not_the_lead_s(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(TWO_SCREENS), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", ON_TWO_SCREENS],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
    )
    assert run.stdout.strip() == "PROJECTOR PROJECTOR True True 1280 0 1920 1080"
