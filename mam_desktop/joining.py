"""Joins one laptop to its windows: the lanes, the desks, the family's window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mam_desktop.app import Central
from mam_desktop.desks.home_desk import OfficeHomeDesk
from mam_desktop.desks.office import Office
from mam_desktop.errors import WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.session import Receipt
from mam_desktop.profile import Profile
from mam_desktop.settings import Scope, SettingsFiles, settings_in_reach
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.pauses import hold_still, let_go
from mam_desktop.ui.tasks import Lane, TaskRunner
from mam_desktop.ui.theme.theme import apply_theme
from mam_desktop.ui.windows import MainWindow

if TYPE_CHECKING:
    from mam_desktop.meeting.family_view import FamilyView
    from mam_desktop.ui.family_screen.screens import FamilyScreens
    from mam_desktop.ui.family_screen.window import FamilyWindow
    from mam_desktop.ui.live.controller import LiveController

T = TypeVar("T")


class QtLane:
    """The record's own lane off the main thread; answers come back on it."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work after all that was handed in before."""
        self._runner.run(work, done=done, failed=_told_to(failed), lane=Lane.SERIAL)


class QtWork:
    """Where work goes that must not hold up the windows."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner

    def in_parallel(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work beside everything else."""
        self._runner.run(work, done=done, failed=_told_to(failed), lane=Lane.PARALLEL)

    def in_order(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work on the record's own lane."""
        self._runner.run(work, done=done, failed=_told_to(failed), lane=Lane.SERIAL)


def _told_to(failed: Callable[[WorldError], None]) -> Callable[[Exception], None]:
    """Hand on what went wrong; a bug of ours goes on up to the crash report as well."""

    def on_failed(error: Exception) -> None:
        if isinstance(error, WorldError):
            failed(error)
            return
        failed(WorldError(_("Something went wrong inside MAM Desktop. Nothing is lost.")))
        raise error

    return on_failed


TRY_AGAIN_MS, TRY_AGAIN_AT_MOST_MS = 250, 10_000
"""How long to wait before what the record refused is written again; longer each time."""


class Seat:
    """One laptop with its windows."""

    def __init__(
        self,
        app: QApplication,
        laptop: Laptop,
        central: Central,
        *,
        profile: Profile,
        files: SettingsFiles,
        runner: TaskRunner,
        papers: Path | None = None,
        is_locked_by_passphrase: bool = False,
    ) -> None:
        self.laptop = laptop
        self._app = app
        self._work = QtWork(runner)
        self.screens: FamilyScreens | None = None
        self.family_window: FamilyWindow | None = None
        self.office = Office(
            laptop,
            central,
            profile=profile,
            settings=settings_in_reach(files),
            files=files,
            work=self._work,
            papers=papers,
        )
        self.home_desk = OfficeHomeDesk(
            self.office, test_screen=self._test_screen, needs_secret=is_locked_by_passphrase
        )
        self.window = MainWindow(self.home_desk, family_window=self._make_family_window)
        self._controller: LiveController | None = None
        self._has_offered_turning = False
        self._try_again = QTimer(self.window)
        self._try_again.setSingleShot(True)
        self._try_again.setInterval(TRY_AGAIN_MS)
        self._connect()
        self._tell_what_cannot_be_read()

    def _connect(self) -> None:
        self.laptop.on_saved = self._on_laptop_saved
        self.laptop.on_trouble = self._on_laptop_trouble
        self.laptop.on_recovered = self._on_laptop_recovered
        self._try_again.timeout.connect(self._on_try_again_timeout)
        self.window.meeting_opened.connect(self._on_window_meeting_opened)
        self.window.meeting_closed.connect(self._on_window_meeting_closed)
        self.window.setting_changed.connect(self._on_window_setting_changed)

    def place_family_window(self) -> None:
        """Keep the family's window on a screen of its own from here on."""
        from mam_desktop.ui.family_screen.displays import AppDisplays
        from mam_desktop.ui.family_screen.screens import FamilyScreens
        from mam_desktop.ui.this_computer import this_computer

        if self.family_window is None or self.screens is not None:
            return
        self.screens = FamilyScreens(
            self.family_window,
            AppDisplays(self._app),
            self.window.screen,
            computer=this_computer(has_display=self._has_display),
            kept=self.office.settings.values.family_screen_name,
            keep=self._keep_screen,
            tells_missing=self._has_display,
        )
        self.screens.covered.connect(self.window.cover_family_screen)
        self.screens.lead_in_sight.connect(self.window.turn_round)
        handle = self.window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self.screens.place.look_again)
        if self.family_window.is_covered:
            self.window.cover_family_screen()

    @property
    def _has_display(self) -> bool:
        """Say whether windows can be seen at all; in tests and plays they often cannot."""
        return self._app.platformName() != "offscreen"

    def _keep_screen(self, line: str) -> None:
        """Remember the family's screen on this laptop; a locked setting holds as it is."""
        try:
            self.office.change_setting(Scope.LAPTOP, "family_screen_name", line)
        except WorldError as error:
            self.tell(str(error))

    def _make_family_window(self) -> "FamilyWindow":
        from mam_desktop.ui.family_screen.window import FamilyWindow

        self.family_window = FamilyWindow()
        return self.family_window

    @property
    def has_family_screen(self) -> bool:
        """Say whether a screen is there that shows something else than this laptop's own."""
        return self._free_count > 0

    @property
    def _free_count(self) -> int:
        from mam_desktop.ui.family_screen.displays import free_screens

        return len(free_screens(self._app.screens(), self.window.screen()))

    def _test_screen(self) -> str:
        count = len(self._app.screens())
        if count < 2:
            return _(
                "There is one screen only. Plug in the family’s screen, "
                "or press F11 in the meeting and turn this laptop round."
            )
        if not self.has_family_screen:
            return _(
                "The other screen shows the same as this laptop. Set it to extend, "
                "or press F11 in the meeting: then both show the family’s picture only."
            )
        if self._free_count > 1:
            return _(
                "{count} screens were found. In the meeting, “Which screen?” in the family "
                "screen’s menu puts a number on each, and you choose one."
            ).format(count=count)
        return ngettext("{count} screen was found.", "{count} screens were found.", count).format(
            count=count
        )

    def _on_laptop_saved(self, receipt: Receipt) -> None:
        if self._controller is not None:
            self._controller.record_saved(receipt)
            self._controller.sync_told(self.office.sync_state())
        else:
            self.window.home.record_saved()

    def _on_laptop_trouble(self, error: WorldError) -> None:
        if self._controller is not None:
            self._controller.record_failed(str(error))
        if not self._try_again.isActive():
            self._try_again.start()

    def _on_try_again_timeout(self) -> None:
        """Write what waits; while that fails, wait longer each time."""
        longer = min(self._try_again.interval() * 2, TRY_AGAIN_AT_MOST_MS)
        self._try_again.setInterval(longer)
        self.laptop.write_again()

    def _on_laptop_recovered(self) -> None:
        self._try_again.stop()
        self._try_again.setInterval(TRY_AGAIN_MS)
        if self._controller is not None:
            self._controller.record_recovered()

    def _on_window_meeting_opened(self, controller: "LiveController") -> None:
        self._controller = controller
        self._has_offered_turning = False
        controller.screen.changed.connect(self._on_screen_changed)
        self.place_family_window()
        if self.screens is not None:
            controller.screen.use_screens(self.screens)
            self.screens.hide_lead(int(self.window.winId()))
        # A start reads only; by the first words of the meeting writing should be quick.
        self._work.in_parallel(
            self.laptop.record.warm_up, lambda _nothing: None, self.laptop.could_not_write
        )
        if self.laptop.trouble is not None:
            controller.record_failed(str(self.laptop.trouble))
        hold_still()

    def _on_screen_changed(self, view: "FamilyView") -> None:
        """Offer, once a meeting, to turn the laptop round where no screen is the family's."""
        if self._has_offered_turning or view.body is None or self.has_family_screen:
            return
        self._has_offered_turning = True
        if self._controller is not None and self.window.shared is None:
            words = _("There is no screen for the family. F11 turns this laptop round.")
            self._controller.told.emit(words)

    def _on_window_meeting_closed(self) -> None:
        self._controller = None
        let_go()
        if self.screens is not None:
            self.screens.hide_numbers()
            self.screens.close_call()

    def _on_window_setting_changed(self, key: str) -> None:
        values = self.office.settings.values
        if key in {"theme", "text_scale"}:
            apply_theme(self._app, values.theme.value, values.text_scale)
            self.window.rebuild()

    def _tell_what_cannot_be_read(self) -> None:
        """Say once that the council's own settings are missing, and which file has to be mended."""
        troubles = self.office.settings.troubles
        if troubles:
            words = _("Some of what your council chose for this program is missing. {trouble}")
            self.tell(words.format(trouble=troubles[0]))

    def tell(self, words: str) -> None:
        """Say something in the lead's window, wherever they are."""
        live = self.window.live
        strip = live.strip if live is not None else self.window.home.strip
        strip.say(words)

    def close(self) -> None:
        """Close the windows for good."""
        self.home_desk.close()
        self.window.close_now()
        if self.screens is not None:
            self.screens.close()
        if self.family_window is not None:
            self.family_window.close()
            self.family_window.deleteLater()
        self.window.deleteLater()
