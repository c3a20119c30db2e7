"""The writing lane of a session: in order, whole, and nothing lost when the disk refuses."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from mam_desktop.changes.change import Change
from mam_desktop.errors import OurError, RecordTrouble, WorldError
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.session import MeetingSession, Receipt
from mam_desktop.writing import InlineLane, WritingQueue
from tests.meeting.builders import meeting_session, recorder_of

T = TypeVar("T")
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


class Log:
    """Takes gestures unless it is broken; the same one twice is nothing."""

    def __init__(self) -> None:
        self.gestures: list[str] = []
        self.trouble: WorldError | None = None

    def append(self, changes: tuple[Change, ...]) -> Receipt:
        if self.trouble is not None:
            raise self.trouble
        gesture = changes[0].gesture_id
        if gesture not in self.gestures:
            self.gestures.append(gesture)
        return Receipt(gesture, NOW)


class LaterLane:
    """Does its work when it is told to, as a thread of its own would."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        self.waiting.append(lambda: InlineLane().run(work, done, failed))

    def go_on(self) -> None:
        """Do the oldest piece of work."""
        self.waiting.pop(0)()


class Queue:
    """A writing queue with what it told."""

    def __init__(self, lane: InlineLane | LaterLane) -> None:
        self.log = Log()
        self.saved: list[str] = []
        self.troubles: list[str] = []
        self.queue = WritingQueue(
            self.log.append,
            lane,
            saved=lambda receipt: self.saved.append(receipt.gesture_id),
            failed=lambda error: self.troubles.append(str(error)),
        )


@pytest.fixture(scope="module")
def gestures() -> list[tuple[Change, ...]]:
    """Three gestures, in order."""
    session: MeetingSession = meeting_session()
    for what in ("one", "two", "three"):
        agree_action(session, what=what, owner="Lee", due_on=NOW.date())
    return list(recorder_of(session).gestures[-3:])


def ids(gestures: list[tuple[Change, ...]]) -> list[str]:
    return [one[0].gesture_id for one in gestures]


def test_gestures_are_written_in_order(gestures: list[tuple[Change, ...]]) -> None:
    one = Queue(InlineLane())
    for changes in gestures:
        one.queue.append(changes)
    assert one.log.gestures == one.saved == ids(gestures)
    assert one.queue.is_empty


def test_one_is_on_its_way_at_a_time(gestures: list[tuple[Change, ...]]) -> None:
    lane = LaterLane()
    one = Queue(lane)
    for changes in gestures:
        one.queue.append(changes)
    assert len(lane.waiting) == 1
    while lane.waiting:
        lane.go_on()
    assert one.log.gestures == ids(gestures)


def test_what_was_refused_stays_first_in_the_queue(gestures: list[tuple[Change, ...]]) -> None:
    one = Queue(InlineLane())
    one.log.trouble = RecordTrouble("The disk is full.")
    for changes in gestures[:2]:
        one.queue.append(changes)
    assert one.troubles == ["The disk is full."] * 2
    assert not one.queue.is_empty
    one.log.trouble = None
    one.queue.append(gestures[2])
    assert one.log.gestures == ids(gestures)
    assert one.queue.is_empty


def test_it_can_be_tried_again_without_a_new_gesture(gestures: list[tuple[Change, ...]]) -> None:
    one = Queue(InlineLane())
    one.log.trouble = RecordTrouble("The disk is full.")
    one.queue.append(gestures[0])
    one.log.trouble = None
    one.queue.write()
    assert one.saved == ids(gestures[:1])


def test_at_the_end_all_that_waits_is_written_here_and_now(
    gestures: list[tuple[Change, ...]],
) -> None:
    lane = LaterLane()
    one = Queue(lane)
    for changes in gestures:
        one.queue.append(changes)
    one.queue.finish()
    assert one.log.gestures == one.saved == ids(gestures)
    assert one.queue.is_empty


def test_a_disk_that_refuses_at_the_end_keeps_everything_queued(
    gestures: list[tuple[Change, ...]],
) -> None:
    one = Queue(LaterLane())
    one.queue.append(gestures[0])
    one.log.trouble = RecordTrouble("The disk is full.")
    with pytest.raises(RecordTrouble):
        one.queue.finish()
    assert not one.queue.is_empty


def test_what_waits_is_written_though_whoever_is_told_has_a_bug(
    gestures: list[tuple[Change, ...]],
) -> None:
    log, lane = Log(), LaterLane()

    def told(_receipt: Receipt) -> None:
        raise OurError("a bug")

    queue = WritingQueue(log.append, lane, saved=told, failed=lambda _error: None)
    for changes in gestures:
        queue.append(changes)
    while lane.waiting:
        with pytest.raises(OurError):
            lane.go_on()
    assert log.gestures == ids(gestures)
    assert queue.is_empty
