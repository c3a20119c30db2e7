"""How fast 500 Word minutes are written in one go, on one core and on two, and in how much memory.

Each figure is taken in a process of its own that may use so many cores and no more.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.keys import KEY
from benchmarks.rows import Row
from benchmarks.word_side import write_plainly
from mam_desktop.app import SystemClock
from mam_desktop.batch.hands import Kit, Threads, hands_for
from mam_desktop.batch.making import Maker
from mam_desktop.batch.orders import BatchOrder, Chosen
from mam_desktop.batch.run import BatchRun, Progress
from mam_desktop.changes.ids import RandomIds
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.agreeing import agree_action, record_decision
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.starting import add_family, prepare_meeting
from mam_desktop.meeting.voicing import write_discussion, write_note, write_voice
from mam_desktop.record.record import Record

FILES = 500
_FAMILY = "Child and family"
_FIRST = date(2026, 3, 2)
_WARM = 100
"""Memory is compared from here on: by then everything that is needed once is there."""
AGAINST = "python-docx writing the same paragraphs one after the other, no look, no languages"


def batch_docx() -> Row:
    """Measure documents a second on all of two cores, beside python-docx alone on one."""
    return _speed("batch_docx", cores=2)


def batch_docx_one_core() -> Row:
    """Measure documents a second on one core."""
    return _speed("batch_docx_one_core", cores=1)


def batch_docx_memory() -> Row:
    """Measure how much the memory of all processes grows from the 100th file to the last."""
    told = _measured(2)
    return Row(
        name="batch_docx_memory",
        ours=told["peak_mb"],
        baseline=told["warm_mb"],
        unit="MB",
        statistic="peak of all processes",
        runs=FILES,
        against=f"the same run at its {_WARM}th file: 1 is flat",
    )


def _speed(name: str, *, cores: int) -> Row:
    told = _measured(cores)
    return Row(
        name=name,
        ours=told["files_a_second"],
        baseline=told["plain_a_second"],
        unit="documents a second",
        statistic=f"mean of {FILES}",
        runs=1,
        against=AGAINST,
    )


@cache
def _measured(cores: int) -> dict[str, float]:
    """Run the batch in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.batch_side", str(cores)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


# --- in the process of its own -------------------------------------------------------------------


def _run(cores: int) -> dict[str, float]:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    with _laptop() as laptop, TemporaryDirectory() as name:
        chosen = [_hold(laptop, no) for no in range(FILES)]
        told = _export(laptop, chosen, Path(name))
        return told | {"plain_a_second": _plain_a_second(laptop, chosen[0])}


@contextmanager
def _laptop() -> Iterator[Laptop]:
    with TemporaryDirectory() as name:
        clock = SystemClock()
        ids = RandomIds(clock)
        record = Record.create(Path(name), KEY, clock=clock, ids=ids)
        laptop = Laptop(
            record=record, clock=clock, ids=ids, author_id="Lee", authority_id="example"
        )
        try:
            yield laptop
        finally:
            laptop.close()


def _hold(laptop: Laptop, no: int) -> Chosen:
    """Hold and seal a short meeting, as most are."""
    session = laptop.new_family()
    on = _FIRST + timedelta(days=no % 250)
    add_family(session, preferred_name=f"Child {no}", lead="Lee")
    prepare_meeting(session, type="TAF", on=on, starts_at="14:00", ends_at="15:00")
    for who in (f"Child {no}", "Mum", "Dad"):
        attend(session, name=who, about={"role": "Family", "service": _FAMILY})
    for who, role in (("Lee", "Engagement Lead"), ("Dana", "Nurse"), ("Sam", "SENCO")):
        attend(session, name=who, about={"role": role, "service": "Education"})
    write_voice(session, who=f"Child {no}", words=f"I like drawing, most of all on day {no}.")
    for line in range(8):
        words = f"What was said, line {line} of meeting {no}: a bit longer than one line is."
        write_discussion(session, words=words)
    for step in range(4):
        due = on + timedelta(days=14 + step)
        agree_action(session, what=f"Do thing {step} of {no}", owner="Lee", due_on=due)
    record_decision(session, what=f"Meet again, {no}", why="It helps.", by="Mum")
    write_note(session, words="Only the lead reads that the kitchen was cold and dark.")
    seal_meeting(session, laptop.record.signer)
    family_id, meeting_id = session.family_id, session.meeting.id
    laptop.let_go(family_id)
    return Chosen(family_id=family_id, meeting_id=meeting_id, on=on)


def _export(laptop: Laptop, chosen: list[Chosen], folder: Path) -> dict[str, float]:
    order = BatchOrder(as_format="docx")
    at_once = hands_for(order, len(chosen), with_windows=False)
    kit = Kit(laptop, order, len(chosen), at_once)
    maker = Maker(
        laptop=laptop,
        papers=kit.papers,
        order=order,
        fingerprint=order.fingerprint(),
        folder=folder,
    )
    sizes: list[float] = []

    def told(progress: Progress) -> None:
        if progress.done % 20 == 0 and progress.is_running:
            sizes.append(_size_of_all())

    begun = time.perf_counter()
    with Threads(at_once) as beside:
        run = BatchRun(maker, chosen, beside=beside, at_once=at_once, told=told)
        run.begin()
        beside.work()
    took = time.perf_counter() - begun
    kit.close()
    assert run.progress.files == FILES, run.progress
    at = _WARM // 20 - 1
    return {
        "files_a_second": FILES / took,
        "warm_mb": max(sizes[: at + 1]),
        "peak_mb": max(sizes[at:]),
    }


def _plain_a_second(laptop: Laptop, one: Chosen) -> float:
    session = laptop.open_family(one.family_id)
    order = CopyOrder(recipient=Recipient(Copy.EVERYONE), made_at=session.clock.now())
    content = copy_content_for(session.entries, session.meeting, order)
    write_plainly(content)
    begun = time.perf_counter()
    for _no in range(100):
        write_plainly(content)
    return 100 / (time.perf_counter() - begun)


def _size_of_all() -> float:
    """Return the MB that this process and its children hold now."""
    own = os.getpid()
    return sum(_size(one) for one in (own, *_children(own)))


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task")
    told = [(one / "children").read_text().split() for one in tasks.iterdir()]
    return [int(one) for line in told for one in line]


def _size(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    line = next((one for one in told.splitlines() if one.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_run(int(sys.argv[1]))))
