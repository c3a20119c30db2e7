"""Opens the windows on a profile: the person's own, or one with example families."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.app import Central, open_laptop, unlock
from mam_desktop.errors import KeyTrouble
from mam_desktop.logs import start_logs
from mam_desktop.profile import Profile, ProfileLock, default_profile_folder, open_profile
from mam_desktop.record.keys import key_mode
from mam_desktop.settings import SettingsFiles, load_settings, machine_policy_file
from mam_desktop.texts import use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TOKEN_VARIABLE = "MAM_CENTRAL_TOKEN"  # noqa: S105 - a name, not a secret

Prepare = Callable[[Profile, str | None], None]
"""Readies a profile before the windows open."""


def run_windows(
    folder: Path | None,
    *,
    passphrase: str | None = None,
    central_url: str | None = None,
    prepare: Prepare | None = None,
) -> int:
    """Open the windows and return when they are closed.

    Raises:
        WorldError: the profile, the key or the record cannot be opened.

    """
    from mam_desktop.ui.theme.theme import apply_theme

    profile = open_profile(folder)
    with ProfileLock(profile):
        start_logs(profile.logs_folder)
        files = SettingsFiles(profile.settings_folder, machine_policy_file())
        values = load_settings(files).values
        use_language(values.language)
        app = _application()
        apply_theme(app, values.theme.value, values.text_scale)
        secret = passphrase if passphrase is not None else _ask_passphrase(profile)
        if prepare is not None:
            prepare(profile, secret)
        url = central_url or values.central_url or None
        with Central(profile, url=url, token=os.environ.get(TOKEN_VARIABLE)) as central:
            return _show(app, profile, files, central, secret)


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - ours is the only one
    app.setApplicationName("MAM Desktop")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return app


def _show(
    app: "QApplication",
    profile: Profile,
    files: SettingsFiles,
    central: Central,
    passphrase: str | None,
) -> int:
    from mam_desktop.joining import QtLane, Seat
    from mam_desktop.ui.tasks import TaskRunner

    runner = TaskRunner()
    values = load_settings(files).values
    laptop = open_laptop(
        profile,
        passphrase=passphrase,
        author_id=values.person_name,
        authority_id=values.authority_id or "own",
        lane=QtLane(runner),
    )
    seat = Seat(
        app,
        laptop,
        central,
        profile=profile,
        files=files,
        runner=runner,
        is_locked_by_passphrase=passphrase is not None,
    )
    seat.home_desk.unlock_with = lambda secret: _opens(profile, secret)
    seat.window.show()
    code = app.exec()
    runner.join()
    laptop.close()
    return code


def _opens(profile: Profile, secret: str) -> bool:
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
        return _ask(is_new=False, fits=lambda secret: _opens(profile, secret))
    if mode == "new" and find_key_store() is None:
        return _ask(is_new=True, fits=lambda _secret: True)
    return None


def _ask(*, is_new: bool, fits: Callable[[str], bool]) -> str:
    from mam_desktop.ui.passphrase_dialog import ask_passphrase

    return ask_passphrase(is_new=is_new, fits=fits)


# --- the example families -----------------------------------------------------------------------


def run_demo(folder: Path | None, *, passphrase: str | None = None) -> int:
    """Open the windows on a profile of its own, with the example families in it."""
    from mam_desktop.demo import DEMO_PASSPHRASE, make_demo

    demo = folder or default_profile_folder().with_name("mam-desktop-demo")
    return run_windows(demo, passphrase=passphrase or DEMO_PASSPHRASE, prepare=make_demo)
