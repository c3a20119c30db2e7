"""Checks that every locked package has a ready-made wheel for each system we install on.

It resolves and installs nothing: uv works out, for a system that is not this one, which files it
would take from the lock, and fails when a package has no wheel there.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
SYSTEMS = {
    "64-bit Windows": "x86_64-pc-windows-msvc",
    "macOS on Apple silicon": "aarch64-apple-darwin",
    "64-bit Linux": "x86_64-manylinux_2_34",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
OLDEST_MACOS = "14.0"


def missing_wheels(lock: Path, system: str, python: str) -> str | None:
    """Return what uv says is missing for that system and Python, or None when all is there."""
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            [
                *(sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--no-deps"),
                *("--target", folder, "--only-binary", ":all:", "--require-hashes"),
                *("--python-platform", system, "--python-version", python, "-r", str(lock)),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS},
        )
    return answer.stderr.strip() if answer.returncode else None


def main(lock: Path) -> int:
    """Check every system with every Python; return 1 when anything is missing."""
    failed = False
    for name, system in SYSTEMS.items():
        for python in PYTHONS:
            missing = missing_wheels(lock, system, python)
            print(f"{name}, Python {python}: {missing or 'every locked package has a wheel'}")
            failed = failed or missing is not None
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else LOCK))
