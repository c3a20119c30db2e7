"""What was acknowledged is on disk, whenever the process is killed."""

import multiprocessing
import os
import random
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from mam_desktop.record.record import Record
from tests.record.fakes import Writer
from tests.record.making import make_record, open_record

KILLS = 10


def write_until_killed(folder: Path, round_no: int, acknowledge: Connection) -> None:
    """Append gestures for ever, and say of each that it was acknowledged."""
    record = open_record(folder)
    writer = Writer(record.device_id, name=f"round-{round_no}")
    number = 0
    while True:
        number += 1
        gesture = writer.entry(
            "action", f"a-{round_no}-{number}", what="words " * (number % 50), status="agreed"
        )
        record.append(gesture)
        acknowledge.send(gesture[0].gesture_id)


def new_process(folder: Path, round_no: int, tell: Connection) -> BaseProcess:
    """Return a process that has opened nothing yet; forked from a clean one where that works."""
    args = folder, round_no, tell
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn").Process(target=write_until_killed, args=args)
    clean = multiprocessing.get_context("forkserver")
    clean.set_forkserver_preload(["tests.record.making"])
    return clean.Process(target=write_until_killed, args=args)


def kill_in_the_middle(folder: Path, round_no: int, seed: random.Random) -> set[str]:
    """Let another process write, kill it, and return which gestures it had acknowledged."""
    hear, tell = multiprocessing.Pipe(duplex=False)
    child = new_process(folder, round_no, tell)
    child.start()
    tell.close()
    acknowledged = {hear.recv() for _ in range(seed.randint(1, 25))}
    assert child.pid is not None
    os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    child.join()
    while hear.poll():
        try:
            acknowledged.add(hear.recv())
        except EOFError:
            break
    hear.close()
    child.close()
    return acknowledged


def test_no_acknowledged_gesture_is_lost_to_a_kill(folder: Path) -> None:
    seed = random.Random(2026)  # noqa: S311 - a repeatable moment to kill, nothing secret
    make_record(folder).close()
    acknowledged: set[str] = set()
    for round_no in range(KILLS):
        acknowledged |= kill_in_the_middle(folder, round_no, seed)
        record = open_record(folder)
        assert acknowledged <= whole_gestures(record)
        assert record.check_chains() == record.change_count()
        record._database.abandon()
    record = open_record(folder)
    before = record.state_hash(), record.actions()
    assert record.rebuild() == before[0]
    assert record.actions() == before[1]
    record.close()


def whole_gestures(record: Record) -> set[str]:
    """Return the gestures in the log, and see that none of them is in it by half."""
    counted: dict[str, list[int]] = {}
    for one in record.changes_of("family-1"):
        counted.setdefault(one.gesture_id, []).append(one.gesture_of)
    assert all(len(parts) == parts[0] for parts in counted.values())
    return set(counted)


def test_a_gesture_can_be_tried_again_after_a_crash_that_hid_its_receipt(folder: Path) -> None:
    record = make_record(folder)
    writer = Writer(record.device_id)
    gesture = writer.entry("child", "family-1", preferred_name="Robin")
    record.append(gesture)
    record._database.abandon()
    again = open_record(folder)
    again.append(gesture)
    assert again.change_count() == len(gesture)
    again.append(writer.entry("action", "a1", what="Next"))
    assert again.check_chains() == again.change_count()
    again.close()
