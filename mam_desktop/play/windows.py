"""The stage with windows: lines go through the real ones, offscreen without a display."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mam_desktop.app import Central, open_laptop
from mam_desktop.errors import BadInput, OurError, WorldError
from mam_desktop.joining import QtLane, Seat
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.family_view import FamilyView
from mam_desktop.play.script import Line, Script
from mam_desktop.play.stage import Stage
from mam_desktop.profile import Profile, open_profile
from mam_desktop.settings import SettingsFiles
from mam_desktop.texts import _, use_language
from mam_desktop.ui.family_screen.thumbnail import FamilyThumbnail
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.qt_start import start_qt
from mam_desktop.ui.tasks import TaskRunner
from mam_desktop.ui.theme.theme import apply_theme

WAIT_AT_MOST_MS = 60_000
SETTLED_AFTER = 10
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


@dataclass(frozen=True, slots=True)
class Look:
    """How the windows look while a script plays."""

    lead_size: QSize
    family_size: QSize
    theme: str
    text_scale: int
    language: str


def look_of(args: argparse.Namespace) -> Look:
    """Return the look that the options ask for.

    Raises:
        BadInput: a size or the scale of the text is not one.

    """
    if not 100 <= args.text_scale <= 200:
        raise BadInput(_("The size of text is a number from 100 to 200."))
    return Look(
        _size(args.size), _size(args.family_size), args.theme, args.text_scale, args.language
    )


def _size(text: str) -> QSize:
    found = _SIZE.fullmatch(text)
    if found is None:
        raise BadInput(_("“{size}” is not a size such as 1366x768.").format(size=text))
    return QSize(int(found[1]), int(found[2]))


def application() -> QApplication:
    """Return the application; offscreen where there is no display."""
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return start_qt()


class WindowStage(Stage):
    """Plays through the windows of one laptop at a time."""

    def __init__(
        self,
        script: Script,
        *,
        profile: Path,
        out: Path,
        central: Central,
        passphrase: str | None,
        look: Look,
    ) -> None:
        super().__init__(script, profile=profile, out=out, central=central, passphrase=passphrase)
        self._look = look
        self.app = application()
        use_language(look.language)
        apply_theme(self.app, look.theme, look.text_scale)
        self._runner = TaskRunner()
        self._seats: dict[str, Seat] = {}
        self._meetings_shown: dict[str, str] = {}
        self._problem: str = ""
        self._crash: BaseException | None = None
        self._hook_before = sys.excepthook
        sys.excepthook = self._on_crash

    # --- windows -------------------------------------------------------------------------------

    def _open(self, name: str) -> Laptop:
        profile = open_profile(self.folder_of(name))
        laptop = open_laptop(
            profile,
            clock=self.clock,
            ids=self.ids,
            passphrase=self._passphrase,
            author_id="script",
            lane=QtLane(self._runner),
        )
        self._seats[name] = self._sit_down(profile, laptop)
        return laptop

    def _sit_down(self, profile: Profile, laptop: Laptop) -> Seat:
        seat = Seat(
            self.app,
            laptop,
            self._central,
            profile=profile,
            files=SettingsFiles(profile.settings_folder, profile.folder / "no-policy.json"),
            runner=self._runner,
        )
        seat.window.resize(self._look.lead_size)
        seat.window.show()
        return seat

    @property
    def seat(self) -> Seat:
        """Return the laptop that plays now, with its windows."""
        assert self.laptop is not None  # noqa: S101 - opening the laptop makes its seat
        return self._seats[self._name]

    def _live(self) -> LiveController | None:
        """Return the open meeting's controller; the meeting is opened in the window when needed."""
        seat = self.seat
        if not self.has_session or self.session.meeting_id is None:
            return None
        controller = seat.window.controller
        shown = self._meetings_shown.get(self._name)
        if (
            controller is None
            or controller.session is not self.session
            or shown != self.session.meeting_id
        ):
            if controller is not None:
                seat.window.leave_meeting()
            seat.window.open_meeting(self.session.family_id, self.session.meeting_id)
            controller = seat.window.controller
            if controller is None:
                raise OurError("the meeting did not open")
            self._meetings_shown[self._name] = self.session.meeting_id
            controller.trouble.connect(self._on_controller_trouble)
            if seat.family_window is not None:
                seat.family_window.resize(self._look.family_size)
        return controller

    def _on_controller_trouble(self, words: str) -> None:
        self._problem = words

    def _on_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep what a slot raised: the play must not go on as if nothing were."""
        self._crash = self._crash or error
        if not isinstance(error, KeyboardInterrupt):
            self._hook_before(kind, error, trace)

    # --- playing -------------------------------------------------------------------------------

    def perform(self, line: Line) -> None:
        """Perform a line through the windows, and wait for its receipt."""
        super().perform(line)
        self._live()
        if isinstance(self._crash, KeyboardInterrupt):
            raise KeyboardInterrupt
        if self._crash is not None:
            raise OurError("a window crashed") from self._crash

    def perform_in_session(self, line: Line) -> None:
        """Perform a line; some have a widget of their own that does it.

        The capture bar keeps nothing from anybody, so a line that does is no line typed there.
        """
        controller = self._live()
        by_hand = None if line.texts("not_for") else _BY_HAND.get(line.do)
        if controller is None or by_hand is None:
            super().perform_in_session(line)
            return
        self._problem = ""
        by_hand(self.seat, controller, line)
        if self._problem:
            raise BadInput(self._problem)

    def set_screen(self, screen: FamilyScreen) -> None:
        """Do with the family screen what the lead chose, through the lead's window."""
        controller = self._live()
        if controller is None:
            super().set_screen(screen)
        else:
            controller.screen.change(screen.state, screen.show)
            controller.screen.show_one(screen.one)
            controller.screen.set_reading(screen.reading)

    def turn_laptop(self, *, round_to_family: bool) -> None:
        """Turn the laptop to the family, or back to the lead over the page in between."""
        controller, window = self._live(), self.seat.window
        if round_to_family and controller is not None:
            controller.screen.turn_round()
        elif window.shared is not None:
            window.shared.line.back.click()
            window.shared.bridge.cross.click()
        if round_to_family is not (window.shared is not None):
            raise OurError("the laptop did not turn")

    def sync(self, line: Line) -> None:
        """Send and fetch changes as the lead's window does."""
        if line.maybe("to"):
            super().sync(line)
            return
        troubles: list[str] = []
        answers: list[object] = []
        self.seat.office.sync_now(answers.append, troubles.append)
        self._wait(lambda: bool(answers or troubles))
        if troubles:
            raise WorldError(troubles[0])

    def wait_until_saved(self) -> None:
        """Return when everything is on disk."""
        self._wait(lambda: self.laptop.is_saved or self.laptop.trouble is not None)
        super().wait_until_saved()

    def _wait(self, is_done: Callable[[], bool]) -> None:
        """Let the windows work until something is so."""
        loop, waited = QEventLoop(), QTimer()
        waited.setSingleShot(True)
        waited.timeout.connect(loop.quit)
        waited.start(WAIT_AT_MOST_MS)
        while not is_done():
            if not waited.isActive():
                raise OurError("the windows did not finish in time")
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    # --- looking -------------------------------------------------------------------------------

    def family_view(self) -> FamilyView | None:
        """Return what the family's window was given."""
        controller = self._live()
        return controller.screen.view if controller is not None else None

    def family_window_texts(self) -> tuple[str, ...]:
        """Return every text of the family screen's window, and of the laptop turned round."""
        window, shared = self.seat.family_window, self.seat.window.shared
        texts = window.all_texts() if window is not None else ()
        return (*texts, *shared.scene.all_texts()) if shared is not None else texts

    def show_meeting(self) -> None:
        """Open the meeting in the window, where it is not open."""
        self._live()

    def let_windows_work(self) -> None:
        """Return when the windows have drawn what there is to draw."""
        # A layout inside a layout is settled one round later; these go as deep as any page of ours.
        for _round in range(SETTLED_AFTER):
            self.app.processEvents()
        thumbnails = self.seat.window.findChildren(FamilyThumbnail)
        # Folded away behind its rail, the thumbnail draws nothing and is not waited for.
        self._wait(lambda: all(one.is_up_to_date or not one.isVisible() for one in thumbnails))

    def picture(self, name: str) -> None:
        """Keep pictures of the lead's window and of the family screen."""
        seat = self.seat
        self.let_windows_work()
        seat.window.grab().save(str(self.out / f"{name}-lead.png"))
        if seat.family_window is not None and self._live() is not None:
            seat.family_window.grab().save(str(self.out / f"{name}-family.png"))

    def close(self) -> None:
        """Close the windows and every laptop."""
        for seat in self._seats.values():
            seat.close()
        self._seats.clear()
        self._runner.join()
        sys.excepthook = self._hook_before
        super().close()


# --- the verbs that a widget does ---------------------------------------------------------------

ByHand = Callable[[Seat, LiveController, Line], None]


def _capture(seat: Seat, _controller: LiveController, line: Line) -> None:
    """Type the line into the capture bar and press Enter."""
    live = seat.window.live
    if live is None:
        raise OurError("no live window")
    shared = seat.window.shared
    if shared is not None:
        shared.line.edit.setText(line.text("text"))
        QTest.keyClick(shared.line.edit, Qt.Key.Key_Return)
        if shared.line.needs_lead:
            raise BadInput(shared.line.said())
        return
    live.capture.edit.setText(line.text("text"))
    QTest.keyClick(live.capture.edit, Qt.Key.Key_Return)
    if live.capture.edit.text():
        words = live.strip.words() or _("This line can mean several things.")
        live.capture.edit.clear()
        raise BadInput(words)


def _step(seat: Seat, controller: LiveController, line: Line) -> None:
    """Choose the step in the steps bar."""
    live = seat.window.live
    if live is None:
        raise OurError("no live window")
    live.steps.step_chosen.emit(line.text("to"))
    controller.go_to(line.text("to"))


_BY_HAND: dict[str, ByHand] = {"capture": _capture, "step": _step}
"""Verb -> what a person does in the window; the rest are the same use cases the pages call."""
