"""Runs `mam-desktop` as a person would: a process of its own, from its arguments alone."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
PASSPHRASE = "five made up words here"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    error: str


def mam_desktop(*arguments: str | Path, passphrase: str | None = None) -> Ran:
    """Run one command; a passphrase goes in over standard input."""
    command = [sys.executable, "-m", "mam_desktop", *(str(one) for one in arguments)]
    if passphrase is not None:
        command += ["--passphrase-fd", "0"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DISPLAY", None)
    done = subprocess.run(
        command,
        input=(passphrase or "") + "\n",
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=240,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def play(script: Path, out: Path, *more: str | Path, passphrase: str | None = None) -> Ran:
    """Play a script; it must play to its end."""
    ran = mam_desktop("play", script, "--out", out, *more, passphrase=passphrase)
    assert ran.code == 0, ran.error + ran.out[-2000:]
    return ran


def written(folder: Path, pattern: str) -> dict[str, bytes]:
    """Return the files of a folder, name -> bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob(pattern))}
