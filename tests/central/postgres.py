"""A PostgreSQL of the tests' own: a new cluster in a private folder, reached by its socket only."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSIONS = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """Return where initdb and pg_ctl lie, newest version first; None where there are none."""
    found = sorted(VERSIONS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def why_not() -> str:
    """Return why no cluster can be started here, or nothing."""
    if programs() is None:
        return f"no PostgreSQL under {VERSIONS}"
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return "PostgreSQL does not run as root, and there is no setpriv"
    return ""


@contextmanager
def running_cluster() -> Iterator[str]:
    """Start a cluster; yield its URL; stop it and take it away."""
    bin_folder = programs()
    assert bin_folder is not None
    folder = Path(tempfile.mkdtemp(prefix="mam-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        _run(
            bin_folder / "initdb", "-D", data, "-U", "app", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        control = (bin_folder / "pg_ctl", "-D", data, "-w", "-s")
        options = f"-h '' -k {folder} -F"
        _run(*control, "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://app@/postgres?host={folder}"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*command: object) -> None:
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    as_postgres = user if os.geteuid() == 0 else []
    subprocess.run(
        [*as_postgres, *map(str, command)],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
    )
