"""How long a whole meeting takes, played without windows."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rows import Row, median, timed_ms
from mam_desktop.resources import resource_path

RUNS = 3


def play() -> Row:
    """Measure `mam-desktop play robin.jsonl --no-ui`, process start and restart included."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [timed_ms(lambda no=no: _play(Path(folder) / str(no))) for no in range(RUNS)]  # type: ignore[misc]
    return Row(
        name="play",
        ours=median(runs) / 1000,
        baseline=None,
        unit="s",
        statistic="median",
        runs=RUNS,
        against="nothing; the aim is under 5 s",
    )


def _play(out: Path) -> None:
    command = [
        *(sys.executable, "-m", "mam_desktop", "play"),
        *(str(resource_path("examples/robin.jsonl")), "--out", str(out), "--no-ui"),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
