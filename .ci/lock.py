"""Writes requirements.lock from pyproject.toml; with --check says whether they are in step."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
WRITTEN_BY = "python .ci/lock.py [--upgrade | --upgrade-package NAME]"


def write_lock(lock: Path, *options: str) -> None:
    """Resolve pyproject.toml for every system at once; versions already in `lock` are kept."""
    subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"),
            *("--python-version", "3.11", "--all-extras", "--only-binary", ":all:"),
            *("--generate-hashes", "--custom-compile-command", WRITTEN_BY),
            *("--output-file", str(lock), *options, "pyproject.toml"),
        ],
        check=True,
        cwd=ROOT,
    )


def pins(lock: Path) -> set[str]:
    """Return each `name==version ; marker` of the lock; hashes may grow when a wheel is added."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {line.rstrip(" \\") for line in lines if re.match(r"[a-z0-9]", line)}


def check(lock: Path) -> int:
    """Say which pins a fresh resolve would add or drop; return 1 when there are any."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / lock.name
        fresh.write_bytes(lock.read_bytes())
        write_lock(fresh)
        missing, spare = pins(fresh) - pins(lock), pins(lock) - pins(fresh)
    for sign, found in (("+", missing), ("-", spare)):
        for pin in sorted(found):
            print(f"{sign} {pin}")
    print("The lock is not in step: run python .ci/lock.py" if missing | spare else "In step.")
    return int(bool(missing | spare))


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(check(LOCK))
    write_lock(LOCK, *sys.argv[1:])
