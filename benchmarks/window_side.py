"""Start, memory, and from a gesture to the family's repainted scene."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.robin import played, robin
from benchmarks.rows import Row, median, p95, timed_ms

RUNS = 5
IDEAS = 20
GESTURES = 60

_EMPTY = """
import json, resource, sys, time
begun = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
class Window(QMainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        Window.painted = True
window = Window()
window.resize(1366, 768)
window.show()
while not Window.painted:
    app.processEvents()
ms = (time.perf_counter() - begun) * 1000
print(json.dumps({"ms": ms, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""

_OURS = """
import json, resource, sys, time
from pathlib import Path
begun = time.perf_counter()
from benchmarks.opening import open_home, open_live
open_home(Path(sys.argv[1])) if sys.argv[2] == "home" else open_live(Path(sys.argv[1]))
ms = (time.perf_counter() - begun) * 1000
print(json.dumps({"ms": ms, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
import os
sys.stdout.flush()
os._exit(0)
"""


def start() -> Row:
    """Measure from nothing to Home's rows painted, the record opened."""
    return _against_empty("start", "home", "ms")


def memory() -> Row:
    """Measure a live meeting's peak memory."""
    return _against_empty("memory", "live", "mb")


def _against_empty(name: str, what: str, unit: str) -> Row:
    with TemporaryDirectory() as folder:
        played(Path(folder), until="step").laptop.close()
        ours, empty = [], []
        for no in range(RUNS + 1):
            found = in_process(_OURS, folder, what)[unit], in_process(_EMPTY)[unit]
            if no:
                ours.append(found[0])
                empty.append(found[1])
    return Row(
        name=name,
        ours=median(ours),
        baseline=median(empty),
        unit={"ms": "ms", "mb": "MB"}[unit],
        statistic="median",
        runs=RUNS,
        against="an empty QMainWindow painted by the same Qt, in a process of its own",
    )


def in_process(program: str, *arguments: str) -> dict[str, float]:
    """Run a program of Python in a process of its own; return the numbers it printed as JSON."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def gesture_family_screen() -> Row:
    """Measure one move of a card to the family's repainted scene, 20 ideas, 1920x1080."""
    from benchmarks.opening import application, family_window
    from mam_desktop.meeting.boarding import add_idea, move_idea
    from mam_desktop.meeting.clocks import today
    from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
    from mam_desktop.meeting.family_view import ScreenState
    from mam_desktop.meeting.plan import Idea
    from mam_desktop.meeting.starting import go_to_step

    application()
    with robin() as ground:
        session = ground.session
        window = family_window()
        for no in range(len(session.entries.all(Idea)), IDEAS):
            add_idea(session, words=f"Another idea for the family, number {no}", by="Mum")
        go_to_step(session, "board")
        screen = FamilyScreen(ScreenState.ON, "board")

        def gesture(no: int) -> None:
            ideas = session.entries.all(Idea)
            column = ("can", "new", "could_if", "panel")[no % 4]
            move_idea(session, ideas[no % len(ideas)], column=column)
            window.show_view(family_view(session.entries, session.meeting, screen, today(session)))
            window.repaint_now()

        runs = [timed_ms(lambda no=no: gesture(no)) for no in range(GESTURES)]  # type: ignore[misc]
        window.close()
    return Row(
        name="gesture_family_screen",
        ours=p95(runs),
        baseline=None,
        unit="ms",
        statistic="p95",
        runs=GESTURES,
        against="nothing; the aim is under 16 ms, the write to disk included",
    )
