"""Closes or kills the playing process, and tells the supervisor on which line to go on."""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from mam_desktop.errors import OurError
from mam_desktop.play.script import Line
from mam_desktop.profile import write_whole

RESTART_FILE = "play-restart.json"
"""Beside the profile: where the supervisor reads on which line to go on."""

RESTART_EXIT = 75
"""The exit code that asks the supervisor to open the application again."""


class Restart(Exception):
    """The script asks for the application to be closed or killed, and opened again."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.no)
        self.line = line


def leave_for_restart(profile: Path, restart: Restart, close: Callable[[], None]) -> int:
    """Close, or die by SIGKILL as a crash would, and say on which line to go on."""
    told = {"next_line": restart.line.no + 1, "how": restart.line.text("how")}
    write_whole(profile / RESTART_FILE, json.dumps(told).encode())
    if restart.line.text("how") == "kill":
        sys.stdout.flush()
        if hasattr(signal, "SIGKILL"):
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(137)
    close()
    return RESTART_EXIT


def next_line_after_restart(profile: Path) -> int | None:
    """Return the line to go on with, when the last process asked for a restart; once only."""
    path = profile / RESTART_FILE
    if not path.exists():
        return None
    told = json.loads(path.read_bytes())
    path.unlink()
    line = told.get("next_line")
    if not isinstance(line, int):
        raise OurError("the restart file holds no line")
    return line
