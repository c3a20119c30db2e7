"""The joined windows on an X server whose screens come and go; run by `test_hot_plug.py`.

One story a process: it does things, looks, and says what it saw as JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mam_desktop.app import Central, open_laptop
from mam_desktop.joining import QtLane, Seat
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import Sharing, write_voice
from mam_desktop.profile import open_profile
from mam_desktop.settings import SettingsFiles
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.qt_start import start_qt
from mam_desktop.ui.tasks import TaskRunner
from mam_desktop.ui.theme.theme import apply_theme
from tests.example_families import PASSPHRASE
from tests.ui.drawn_meeting import StillClock, begin_robins_meeting

PATIENCE_S = 15.0
PRIVATE = "zqmarker"
IDEA = "Riding on Saturdays"
LAPTOP = QRect(0, 0, 1280, 800)
Saw = dict[str, object]


class Room:
    """A laptop in a meeting, the family's screen beside it."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self.app = app
        profile = open_profile(folder / "profile")
        self.files = SettingsFiles(profile.settings_folder, folder / "no-policy.json")
        self._runner = TaskRunner()
        clock = StillClock(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
        self._laptop = open_laptop(
            profile, clock=clock, passphrase=PASSPHRASE, author_id="Lee", lane=QtLane(self._runner)
        )
        session = self._laptop.new_family()
        begin_robins_meeting(session)
        attend(session, name="Mum", about={"role": "Parent", "service": "Child and family"})
        go_to_step(session, "board")
        add_idea(session, words=IDEA, by="Mum", column="can")
        write_voice(session, who="Mum", words=PRIVATE, sharing=Sharing(share="nobody"))
        central = Central(profile)
        self.seat = Seat(
            app, self._laptop, central, profile=profile, files=self.files, runner=self._runner
        )
        self.seat.window.setGeometry(LAPTOP.adjusted(20, 40, -40, -40))
        self.seat.window.show()
        self.wait(self.seat.window.isActiveWindow)
        assert session.meeting_id is not None
        self.seat.window.open_meeting(session.family_id, session.meeting_id)

    # --- what is there ---------------------------------------------------------------------------

    @property
    def live(self) -> LiveFrame:
        assert self.seat.window.live is not None
        return self.seat.window.live

    @property
    def controller(self) -> LiveController:
        return self.live.controller

    @property
    def family(self) -> FamilyWindow:
        assert self.seat.family_window is not None
        return self.seat.family_window

    def screen(self, name: str) -> QScreen:
        return next(one for one in self.app.screens() if one.name() == name)

    def saw(self) -> Saw:
        """Say where everything stands and what can be read."""
        self.settle()
        family = self.family
        return {
            "screens": sorted(one.name() for one in self.app.screens()),
            "visible": family.isVisible(),
            "screen": family.screen().name() if family.isVisible() else "",
            "full": family.isFullScreen(),
            "covered": family.is_covered,
            "state": self.controller.screen.state.value,
            "says_idea": IDEA in family.drawn_texts(),
            "lead_on": self.seat.window.screen().name(),
            "frame": self.live.panel.room_sees.frame.words,
            "turned": self.seat.window.shared is not None,
            "titles": sorted({one.windowTitle() for one in self.app.topLevelWidgets()}),
            "told": self.live.strip.words(),
            "leaks": PRIVATE in "\n".join(self.heard()),
        }

    def heard(self) -> list[str]:
        """Return every text of the family's window, every title and tip, and the clipboard."""
        windows = self.app.topLevelWidgets()
        tips = [one.toolTip() for one in windows] + [one.accessibleName() for one in windows]
        titles = [one.windowTitle() for one in windows]
        return [*self.family.all_texts(), *titles, *tips, self.app.clipboard().text()]

    def is_in_picture(self, name: str, wanted: QImage) -> bool:
        """Say whether a screen's real pixels are those of a picture."""
        grabbed = self.screen(name).grabWindow(0).toImage()
        if grabbed.size() != wanted.size():
            return False
        points = [
            (x, y) for x in range(8, wanted.width(), 97) for y in range(8, wanted.height(), 61)
        ]
        same = sum(grabbed.pixel(x, y) == wanted.pixel(x, y) for x, y in points)
        return same > 0.97 * len(points)

    # --- doing -----------------------------------------------------------------------------------

    def press(self, key: Qt.Key) -> None:
        window = self.seat.window
        QTest.keyClick(window.focusWidget() or window, key)
        self.settle()

    def turn_on(self) -> None:
        self.controller.screen.change(ScreenState.ON)
        self.settle()

    def settle(self, for_s: float = 0.15) -> None:
        end = time.monotonic() + for_s
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.01)

    def wait(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            self.app.processEvents()
            time.sleep(0.01)

    def plug_in(self, name: str, place: str) -> None:
        subprocess.run(["xrandr", "--setmonitor", name, place, "none"], check=True)
        self.wait(lambda: name in {one.name() for one in self.app.screens()})

    def unplug(self, name: str) -> None:
        subprocess.run(["xrandr", "--delmonitor", name], check=True)
        self.wait(lambda: name not in {one.name() for one in self.app.screens()})

    def leave(self) -> None:
        self.seat.close()
        self._runner.join()
        self._laptop.close()


def unplugged(room: Room) -> dict[str, Saw | bool]:
    """Pull the plug in the meeting and put it in again elsewhere."""
    room.turn_on()
    room.wait(room.family.isVisible)
    room.settle(0.6)
    saw: dict[str, Saw | bool] = {"on": room.saw()}
    saw["room sees the picture"] = room.is_in_picture("PROJ", room.family.grab().toImage())
    lead = room.screen("LAPTOP").grabWindow(0).toImage()
    room.unplug("PROJ")
    room.settle(0.8)
    saw["unplugged"] = room.saw()
    after = room.screen("LAPTOP").grabWindow(0).toImage()
    # The work in the middle, without the panel that says what has happened.
    middle = QRect(300, 300, 400, 200)
    saw["lead's work as before"] = lead.copy(middle) == after.copy(middle)
    room.plug_in("PROJ", "1920/510x1080/290+1280+0")
    room.settle(0.8)
    saw["back"] = room.saw()
    room.press(Qt.Key.Key_F8)
    room.settle(0.3)
    saw["shown"] = room.saw()
    saw["room sees it again"] = room.is_in_picture("PROJ", room.family.grab().toImage())
    return saw


def chosen(room: Room) -> dict[str, Saw | bool]:
    """Choose one of two screens by its number; move it; it is known again."""
    room.turn_on()
    room.settle(0.5)
    saw: dict[str, Saw | bool] = {"nobody chose": room.saw()}
    room.live.open_named("screens")
    room.settle(0.4)
    assert room.seat.screens is not None
    numbers = room.seat.screens.numbers.windows
    places = {one.number: one.screen().name() for one in numbers if one.isVisible()}
    rows = {row.number: row.words for row in room.seat.screens.rows()}
    saw["numbers"] = {str(number): name for number, name in places.items()}
    number = next(no for no, words in rows.items() if words.startswith("RIGHT"))
    room.press(Qt.Key(Qt.Key.Key_0.value + number))
    room.settle(0.8)
    saw["chosen"] = room.saw()
    saw["numbers gone"] = not room.seat.screens.numbers.windows
    room.press(Qt.Key.Key_F8)
    saw["shown"] = room.saw()
    # The two change places: RIGHT stands where LEFT stood.
    for name in ("LEFT", "RIGHT"):
        room.unplug(name)
    room.plug_in("RIGHT", "1024/270x768/200+1280+0")
    room.plug_in("LEFT", "1280/340x720/190+2304+0")
    room.settle(0.8)
    saw["moved"] = room.saw()
    return saw


def mirrored(room: Room) -> dict[str, Saw | bool]:
    """The other screen shows what the laptop shows; then it is set to extend."""
    room.turn_on()
    room.settle(0.6)
    saw: dict[str, Saw | bool] = {"mirrored": room.saw()}
    room.unplug("PROJ")
    room.plug_in("PROJ", "1920/510x1080/290+1280+0")
    room.settle(0.8)
    saw["extended"] = room.saw()
    room.seat.window.move(1400, 60)
    room.settle(1.0)
    saw["lead went there"] = room.saw()
    return saw


def main() -> None:
    """Play one story and print what was seen."""
    story, folder = sys.argv[1], Path(sys.argv[2])
    app = start_qt()
    apply_theme(app, "light", 100)
    assert QGuiApplication.platformName() == "xcb"
    room = Room(folder, app)
    stories = {"unplugged": unplugged, "chosen": chosen, "mirrored": mirrored}
    sys.stdout.write(json.dumps(stories[story](room)))
    room.leave()


if __name__ == "__main__":
    main()
