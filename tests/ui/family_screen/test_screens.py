"""Which screen is the family's, the window for a video call, and that nothing sleeps meanwhile."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.ui.family_screen.displays import Displays
from mam_desktop.ui.family_screen.screens import FamilyScreens
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import view_of

ROOT = Path(__file__).parents[3]
NO_SLEEP = "This computer may go to sleep by itself. Move the mouse now and then."


class Computer:
    """A system that remembers what it was asked; a `poor` one can do nothing."""

    def __init__(self, *, poor: bool = False) -> None:
        self.poor = poor
        self.is_awake = False
        self.hidden: list[int] = []

    def hide_from_captures(self, window_id: int, *, hidden: bool) -> bool:
        if self.poor:
            raise OSError("no such library")
        self.hidden += [window_id] if hidden else []
        return True

    def stay_awake(self, why: str) -> bool:
        assert why == "A meeting is held"
        self.is_awake = not self.poor
        return self.is_awake

    def may_sleep(self) -> None:
        self.is_awake = False


@pytest.fixture
def only_screen(qtbot: QtBot) -> QScreen:
    assert qtbot is not None
    return QGuiApplication.primaryScreen()


def screens_of(
    window: FamilyWindow, displays: Displays, computer: Computer, kept: list[str] | None = None
) -> FamilyScreens:
    """Return the screens of a laptop whose lead looks at none of them."""
    remember = kept if kept is not None else []
    return FamilyScreens(window, displays, lambda: None, computer=computer, keep=remember.append)


def test_nothing_sleeps_while_the_family_s_screen_is_on(window: FamilyWindow) -> None:
    computer = Computer()
    screens_of(window, Displays(), computer)
    awake = [computer.is_awake]
    for state in (ScreenState.ON, ScreenState.COVER, ScreenState.OFF):
        window.show_view(view_of("board", state=state))
        awake.append(computer.is_awake)
    assert awake == [False, True, True, False]


def test_what_the_system_cannot_do_is_said_once_and_calmly(window: FamilyWindow) -> None:
    screens = screens_of(window, Displays(), Computer(poor=True))
    said: list[str] = []
    screens.told.connect(said.append)
    for _time in range(2):
        window.show_view(view_of("board"))
        window.show_view(view_of("board", state=ScreenState.OFF))
    assert said == [NO_SLEEP]
    screens.hide_lead(4711)
    assert not screens.is_lead_hidden


def test_the_lead_s_window_is_asked_out_of_captures(window: FamilyWindow) -> None:
    computer = Computer()
    screens = screens_of(window, Displays(), computer)
    screens.hide_lead(4711)
    assert (computer.hidden, screens.is_lead_hidden) == ([4711], True)


def test_the_end_lets_everything_go(window: FamilyWindow, only_screen: QScreen) -> None:
    computer = Computer()
    screens = screens_of(window, Displays([only_screen]), computer)
    window.show_view(view_of("board"))
    screens.open_call()
    screens.show_numbers()
    screens.close()
    assert not computer.is_awake
    assert screens.call is None
    assert screens.numbers.windows == ()


def test_a_chosen_screen_is_kept_and_the_numbers_go(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    kept: list[str] = []
    screens = screens_of(window, Displays([only_screen]), Computer(), kept)
    screens.show_numbers()
    assert [one.number for one in screens.numbers.windows] == [1]
    assert [one.windowTitle() for one in screens.numbers.windows] == ["Screen 1"]
    assert not screens.choose(7)
    assert not screens.choose(0)
    assert screens.choose(1)
    assert screens.numbers.windows == ()
    assert len(kept) == 1
    assert kept[0].count("|") == 4


def test_numbers_go_when_a_screen_does_for_they_would_be_wrong(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    displays = Displays([only_screen])
    screens = screens_of(window, displays, Computer())
    screens.show_numbers()
    displays.unplug(only_screen)
    assert screens.numbers.windows == ()


def test_the_lead_s_own_screen_and_its_mirror_cannot_be_chosen(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    displays = Displays([only_screen])
    screens = FamilyScreens(window, displays, lambda: only_screen, computer=Computer())
    assert [(row.is_lead, row.can_be_chosen) for row in screens.rows()] == [(True, False)]
    assert not screens.choose(1)
    assert screens.is_missing
    assert not screens.must_choose


@pytest.mark.parametrize("state", [ScreenState.ON, ScreenState.COVER, ScreenState.OFF])
def test_the_lead_s_window_on_the_family_s_screen_is_told_at_once(
    window: FamilyWindow, only_screen: QScreen, state: ScreenState
) -> None:
    """The laptop was closed, or set to mirror: what the room sees now is the lead's own side."""
    lead: list[QScreen | None] = [None]
    screens = FamilyScreens(window, Displays([only_screen]), lambda: lead[0], computer=Computer())
    told: list[str] = []
    screens.lead_in_sight.connect(lambda: told.append("in sight"))
    screens.told.connect(told.append)
    window.show_view(view_of("board", state=state))
    lead[0] = only_screen
    screens.place.look_again()
    assert not window.isVisible()
    assert window.is_covered
    assert told[:1] == ([] if state is ScreenState.OFF else ["in sight"])
    assert not any("Nobody sees" in one for one in told)


def test_a_screen_that_comes_or_goes_is_told_while_it_is_wanted(
    window: FamilyWindow, only_screen: QScreen
) -> None:
    displays = Displays([only_screen])
    screens = screens_of(window, displays, Computer())
    said: list[str] = []
    screens.told.connect(said.append)
    displays.unplug(only_screen)
    displays.plug_in(only_screen)
    assert said == []
    window.show_view(view_of("board"))
    displays.unplug(only_screen)
    displays.plug_in(only_screen)
    assert said == [
        "The family’s screen is gone. Nobody sees the picture now.",
        "The family’s screen is there. It is covered; F8 shows it.",
    ]


# --- the window for a video call -----------------------------------------------------------------


def pixels(window: FamilyWindow, screens: FamilyScreens) -> QImage:
    """Return what the call sees, at the size of the family's window."""
    call = screens.open_call()
    call.resize(window.size())
    return call.grab().toImage()


def test_a_video_call_sees_the_very_picture_of_the_room(window: FamilyWindow, qtbot: QtBot) -> None:
    screens = screens_of(window, Displays(), Computer())
    window.resize(1280, 720)
    for view in (
        view_of("board"),
        view_of("voice", state=ScreenState.FREEZE),
        view_of("voice", state=ScreenState.COVER),
    ):
        window.show_view(view)
        assert pixels(window, screens) == window.grab().toImage()
    call = screens.open_call()
    with qtbot.waitSignal(call.closed):
        call.close()
    assert screens.call is None


def test_an_off_screen_shows_a_call_nothing(window: FamilyWindow) -> None:
    screens = screens_of(window, Displays(), Computer())
    window.show_view(view_of("board"))
    window.show_view(view_of("board", state=ScreenState.OFF))
    shown = pixels(window, screens)
    assert {shown.pixel(x, y) for x in range(0, 900, 90) for y in range(0, 500, 50)} == {
        shown.pixel(0, 0)
    }
    assert screens.open_call().accessibleDescription() == ""


@pytest.mark.parametrize("scene", ["welcome", "voice", "actions"])
def test_no_title_or_tooltip_of_any_window_here_carries_a_name(
    scene: str, window: FamilyWindow, only_screen: QScreen
) -> None:
    screens = screens_of(window, Displays([only_screen]), Computer())
    window.show_view(view_of(scene))
    screens.show_numbers()
    for one in (window, screens.open_call(), *screens.numbers.windows):
        told = (one.windowTitle(), one.toolTip(), one.statusTip(), one.windowFilePath())
        assert set(told) <= {"Family screen", "Screen 1", ""}
        assert one.windowIconText() == ""


# --- screens of other scales, from a file --------------------------------------------------------


def _screen(name: str, x: int, wide: int, high: int, dpr: float) -> dict[str, object]:
    return {
        "name": name,
        "x": x,
        "y": 0,
        "width": wide,
        "height": high,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": dpr,
    }


ON_SCALED_SCREENS = """
import sys
from mam_desktop.ui.qt_start import start_qt
app = start_qt()
from mam_desktop.ui.family_screen.displays import AppDisplays
from mam_desktop.ui.family_screen.screens import FamilyScreens
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.this_computer import UnseenComputer
from tests.ui.family_screen.samples import view_of
window = FamilyWindow()
laptop = next(one for one in app.screens() if one.name() == "LAPTOP")
screens = FamilyScreens(
    window, AppDisplays(app), lambda: laptop, computer=UnseenComputer(), kept=sys.argv[1]
)
window.show_view(view_of("board"))
app.processEvents()
where = window.screen().name() if window.isVisible() else "nowhere"
own = [one for one in app.screens() if one.name() == where]
fills = bool(own) and window.geometry() == own[0].geometry()
print(where, fills, window.is_covered, screens.must_choose, *[row.words for row in screens.rows()],
      sep="; ")
screens.close()
window.close()
"""
BIG = _screen("BIG", 2000, 1920, 1080, 2)
SMALL = _screen("SMALL", 6000, 1024, 768, 1)


@pytest.mark.parametrize(
    ("others", "kept", "told"),
    [
        ([BIG], "", "BIG; True; False; False"),
        ([BIG, SMALL], "", "nowhere; False; False; True"),
        ([BIG, SMALL], "|||SMALL|1024x768", "SMALL; True; False; False"),
        ([BIG, SMALL], "|||GONE|1024x768", "nowhere; False; False; True"),
        ([BIG], "|||GONE|1024x768", "BIG; True; False; False"),
    ],
)
def test_the_right_one_of_differently_scaled_screens_is_filled(
    others: list[dict[str, object]], kept: str, told: str, tmp_path: Path
) -> None:
    config = tmp_path / "screens.json"
    screens = [_screen("LAPTOP", 0, 1280, 800, 1.25), *others]
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "screens": screens}), encoding="utf-8"
    )
    run = subprocess.run(
        [sys.executable, "-c", ON_SCALED_SCREENS, kept],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(told), run.stdout
