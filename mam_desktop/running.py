"""Opens the windows on a profile: the person's own, or one with example families."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.app import Central, open_laptop, unlock
from mam_desktop.errors import BadInput, KeyTrouble, WorldError
from mam_desktop.logs import CrashReports, start_logs, stop_logs
from mam_desktop.profile import Profile, ProfileLock, default_profile_folder, open_profile
from mam_desktop.record.keys import key_mode
from mam_desktop.settings import (
    LoadedSettings,
    SettingsFiles,
    machine_policy_file,
    settings_in_reach,
)
from mam_desktop.texts import _, use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mam_desktop.joining import Seat

Prepare = Callable[[Profile, str | None], None]
"""Readies a profile before the windows open."""


def run_windows(
    folder: Path | None, *, passphrase: str | None = None, central_url: str | None = None
) -> int:
    """Open the windows on a profile and return when they are closed.

    Raises:
        WorldError: the profile, the key or the record cannot be opened.

    """
    return _Run(folder, passphrase=passphrase, central_url=central_url).go()


def run_demo(
    folder: Path | None, *, passphrase: str | None = None, central_url: str | None = None
) -> int:
    """Open the windows on a profile of its own, with the example families in it."""
    from mam_desktop.demo import DEMO_PASSPHRASE, make_demo

    demo = folder or default_profile_folder().with_name("mam-desktop-demo")
    return _Run(
        demo,
        passphrase=passphrase or DEMO_PASSPHRASE,
        central_url=central_url,
        prepare=make_demo,
        # Nobody was told the demo's own passphrase, so nobody may be asked for it.
        asks_to_unlock=passphrase is not None,
    ).go()


class _Run:
    """One run of the windows, from the lock of the profile to the closed record."""

    def __init__(
        self,
        folder: Path | None,
        *,
        passphrase: str | None,
        central_url: str | None,
        prepare: Prepare | None = None,
        asks_to_unlock: bool = True,
    ) -> None:
        self._folder = folder
        self._passphrase = passphrase
        self._central_url = central_url
        self._prepare = prepare
        self._asks_to_unlock = asks_to_unlock
        self._seat: Seat | None = None

    def go(self) -> int:
        """Open, wait until the windows are closed, and close everything."""
        check_display(sys.platform, os.environ)
        app = _application()
        try:
            with ExitStack() as stack:
                return self._open(app, stack)
        except WorldError as error:
            _show_trouble(app, error)
            raise

    def _open(self, app: "QApplication", stack: ExitStack) -> int:
        from mam_desktop.ui.theme.theme import apply_theme

        profile = open_profile(self._folder)
        stack.enter_context(ProfileLock(profile))
        stack.callback(stop_logs, start_logs(profile.logs_folder))
        stack.enter_context(CrashReports(profile.logs_folder, now=_now, tell=self._tell_of_crash))
        files = SettingsFiles(profile.settings_folder, machine_policy_file())
        values = settings_in_reach(files).values
        use_language(values.language)
        apply_theme(app, values.theme.value, values.text_scale)
        secret = self._passphrase if self._passphrase is not None else _ask_passphrase(profile)
        if self._prepare is not None:
            self._prepare(profile, secret)
        return self._show(app, stack, profile, files, secret)

    def _show(
        self,
        app: "QApplication",
        stack: ExitStack,
        profile: Profile,
        files: SettingsFiles,
        secret: str | None,
    ) -> int:
        from mam_desktop.joining import QtLane, Seat
        from mam_desktop.ui.tasks import TaskRunner

        settings: LoadedSettings = settings_in_reach(files)
        values, runner = settings.values, TaskRunner()
        laptop = open_laptop(
            profile,
            passphrase=secret,
            author_id=values.person_name,
            authority_id=values.authority_id,
            lane=QtLane(runner),
        )
        stack.callback(laptop.close)
        central = Central(profile, url=self._central_url, settings=values)
        stack.enter_context(central)
        stack.callback(runner.join)
        self._seat = Seat(
            app,
            laptop,
            central,
            profile=profile,
            files=files,
            runner=runner,
            is_locked_by_passphrase=secret is not None and self._asks_to_unlock,
        )
        if self._asks_to_unlock:
            self._seat.home_desk.unlock_with = lambda said: opens(profile, said)
        self._seat.window.fills_screen_when_turned = True
        self._seat.window.show()
        return app.exec()

    def _tell_of_crash(self, report: Path) -> None:
        """Say where a crash report lies; what was written before it is on disk."""
        words = _(
            "Something went wrong inside MAM Desktop. What was saved is safe. A report without any"
            " names or words of the meeting is in {file}."
        ).format(file=report)
        sys.stderr.write(f"mam-desktop: {words}\n")
        if self._seat is not None and threading.current_thread() is threading.main_thread():
            self._seat.tell(words)


def _now() -> datetime:
    return datetime.now(UTC)


def check_display(platform: str, environment: "os._Environ[str] | dict[str, str]") -> None:
    """Make sure that windows can be shown, before Qt ends the program without a word.

    Raises:
        BadInput: there is no display.

    """
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform.startswith("linux") and not any(environment.get(one) for one in ways):
        raise BadInput(
            _(
                "There is no display here to open windows on. To play a meeting unseen, use"
                " “mam-desktop play”."
            )
        )


def _application() -> "QApplication":
    from mam_desktop.ui.qt_start import start_qt

    app = start_qt()
    app.setApplicationName("MAM Desktop")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return app


def _show_trouble(app: "QApplication", error: WorldError) -> None:
    """Show what stands in the way, to whoever started the program without a terminal."""
    from mam_desktop.ui.passphrase_dialog import NotUnlocked

    has_terminal = sys.stderr is not None and sys.stderr.isatty()
    if has_terminal or isinstance(error, NotUnlocked) or app.platformName() in _UNSEEN:
        return
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    from mam_desktop.ui.theme.theme import apply_theme

    apply_theme(app)
    box = QMessageBox(QMessageBox.Icon.Warning, _("MAM Desktop"), str(error))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


_UNSEEN = frozenset({"offscreen", "minimal"})
"""Qt's platforms without a person in front of them."""


def opens(profile: Profile, secret: str) -> bool:
    """Say whether a secret opens the record's key."""
    try:
        unlock(profile, secret or None)
    except KeyTrouble:
        return False
    return True


def _ask_passphrase(profile: Profile) -> str | None:
    """Ask for a passphrase where the record has one, or where there is no key store."""
    from mam_desktop.record.keystore import find_key_store

    mode = key_mode(profile.folder)
    if mode == "passphrase":
        return _ask(is_new=False, fits=lambda secret: opens(profile, secret))
    if mode == "new" and find_key_store() is None:
        return _ask(is_new=True, fits=lambda _secret: True)
    return None


def _ask(*, is_new: bool, fits: Callable[[str], bool]) -> str:
    from mam_desktop.ui.passphrase_dialog import ask_passphrase

    return ask_passphrase(is_new=is_new, fits=fits)
