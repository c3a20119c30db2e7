"""The task runner: two lanes, and everything comes back on the main thread."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.errors import RecordTrouble
from mam_desktop.texts import language_now, use_language
from mam_desktop.ui.tasks import Lane, TaskRunner


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.join()


def fail(error: Exception) -> None:
    raise AssertionError(error)


def test_a_result_comes_back_on_the_main_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    worked: list[threading.Thread] = []

    def work() -> int:
        worked.append(threading.current_thread())
        return 7

    with qtbot.waitSignal(runner.idle):
        runner.run(
            work, done=lambda got: seen.append((got, threading.current_thread())), failed=fail
        )
    assert seen == [(7, threading.main_thread())]
    assert worked[0] is not threading.main_thread()


def test_an_error_comes_back_on_the_main_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[str, threading.Thread]] = []

    def work() -> None:
        raise RecordTrouble("the disk is full")

    with qtbot.waitSignal(runner.idle):
        runner.run(
            work,
            failed=lambda error: seen.append((str(error), threading.current_thread())),
            lane=Lane.SERIAL,
        )
    assert seen == [("the disk is full", threading.main_thread())]


def test_the_serial_lane_does_one_thing_after_the_other(qtbot: QtBot, runner: TaskRunner) -> None:
    inside, most = 0, 0
    order: list[int] = []
    lock = threading.Lock()

    def work(no: int) -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        order.append(no)
        with lock:
            inside -= 1

    with qtbot.waitSignal(runner.idle):
        for no in range(40):
            runner.run(partial(work, no), failed=fail, lane=Lane.SERIAL)
    assert order == list(range(40))
    assert most == 1


def test_joining_waits_for_work_that_has_begun(qtbot: QtBot, runner: TaskRunner) -> None:
    done = threading.Event()
    begun, go = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go.wait()
        done.set()

    runner.run(work, failed=fail, lane=Lane.SERIAL)
    qtbot.waitUntil(begun.is_set)
    assert not runner.join(timeout_ms=1)
    go.set()
    assert runner.join()
    assert done.is_set()


@pytest.mark.usefixtures("qtbot")
def test_joining_does_what_waits_for_the_windows_to_paint_in_its_order(runner: TaskRunner) -> None:
    done: list[int] = []
    for no in range(5):
        runner.run(partial(done.append, no), failed=fail, lane=Lane.SERIAL)
    assert done == [], "nothing begins before the windows had their turn"
    assert runner.join()
    assert done == [0, 1, 2, 3, 4]


def test_after_joining_nothing_is_delivered_any_more(qtbot: QtBot, runner: TaskRunner) -> None:
    delivered: list[int] = []
    runner.run(lambda: 7, done=delivered.append, failed=fail)
    runner.join()
    qtbot.wait(1)
    assert delivered == []


def test_after_joining_no_new_work_begins(runner: TaskRunner) -> None:
    runner.join()
    runner.run(lambda: pytest.fail("it ran"), failed=fail)
    assert runner.running == 0


@pytest.mark.parametrize("lane", list(Lane))
def test_work_speaks_the_language_of_the_windows(
    qtbot: QtBot, runner: TaskRunner, lane: Lane
) -> None:
    use_language("pl")
    spoken: list[str] = []
    with qtbot.waitSignal(runner.idle):
        runner.run(language_now, done=spoken.append, failed=fail, lane=lane)
        use_language("en")
    assert spoken == ["pl"]
