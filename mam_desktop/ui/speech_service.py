"""Asks the speech service of a Linux computer whether it answers, before anything waits for it.

A service that hangs (its sound device is gone, say) would hold the whole program: the library that
speaks to it waits without end. The other systems have no such service.
"""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

ENGINE = "speechd"
PATIENCE_S = 1.0
_HELLO = b"SET SELF CLIENT_NAME user:mam-desktop:looking\r\n"


def is_stuck(place: Path | None = None, patience_s: float = PATIENCE_S) -> bool:
    """Say whether a service stands there and gives no answer; one that is not started is not."""
    if sys.platform != "linux":
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience_s)
        try:
            line.connect(str(place or service_place(os.environ)))
        except OSError:
            return False
        try:
            line.sendall(_HELLO)
            return not line.recv(1)
        except OSError:
            return True


def service_place(environment: Mapping[str, str]) -> Path:
    """Return where the service listens for this person."""
    given = environment.get("SPEECHD_ADDRESS", "")
    if given.startswith("unix_socket:"):
        return Path(given.removeprefix("unix_socket:"))
    cache = environment.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = environment.get("XDG_RUNTIME_DIR") or cache
    return Path(folder) / "speech-dispatcher" / "speechd.sock"
