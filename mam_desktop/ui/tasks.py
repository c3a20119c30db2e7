"""The one task runner: a serial lane for the record, a parallel lane for everything else.

Results and errors always arrive on the main thread; whoever hands in work also says what happens
when it fails. `join` waits at exit, so that nothing is cut off half-written.

What goes to the record starts as soon as the windows have painted: both need the interpreter, and
a card that was moved is seen where it came to before its line is encrypted.
"""

import sys
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from enum import Enum, auto
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")

HAND_BACK_S = 0.0005
"""How long a worker may keep the interpreter while the windows wait for it."""


class Lane(Enum):
    """Where work runs."""

    SERIAL = auto()
    """One at a time, in order: the record."""
    PARALLEL = auto()
    """Documents, sync, everything that need not wait for its turn."""


class _Done(QObject):
    """Carries outcomes from worker threads to the main thread."""

    finished = Signal(object)


class _Work(QRunnable):
    """One piece of work on a worker thread, in the language of whoever handed it in."""

    def __init__(self, work: Callable[[], object], deliver: "_Delivery", done: _Done) -> None:
        super().__init__()
        self._work, self._deliver, self._done = work, deliver, done
        self._context = copy_context()
        self.setAutoDelete(True)

    def run(self) -> None:
        """Do the work; whatever it raises travels to the main thread."""
        try:
            self._deliver.result = self._context.run(self._work)
        except Exception as error:  # noqa: BLE001 - the task runner is where errors are carried over
            self._deliver.error = error
        self._done.finished.emit(self._deliver)


class _Delivery:
    """What came of one piece of work, and who wants to know."""

    __slots__ = ("done", "error", "failed", "result")

    def __init__(self, done: Callable[[object], None], failed: Callable[[Exception], None]) -> None:
        self.done, self.failed = done, failed
        self.result: object = None
        self.error: Exception | None = None


class TaskRunner(QObject):
    """Runs work off the main thread and brings back what came of it."""

    idle = Signal()
    """Nothing is running any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HAND_BACK_S)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        self._pools[Lane.SERIAL].setMaxThreadCount(1)
        self._open = 0
        self._closed = False
        self._waiting: deque[_Work] = deque()
        self._after_paint = QTimer(self)
        self._after_paint.setSingleShot(True)
        self._after_paint.setInterval(0)
        self._after_paint.timeout.connect(self._start_waiting)
        self._done = _Done(self)
        self._done.finished.connect(self._on_done_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """Return how many pieces of work have not been delivered yet."""
        return self._open

    def run(
        self,
        work: Callable[[], T],
        *,
        failed: Callable[[Exception], None],
        done: Callable[[T], None] | None = None,
        lane: Lane = Lane.PARALLEL,
    ) -> None:
        """Run `work` on a lane; `done` or `failed` is called on the main thread."""
        if self._closed:
            return
        self._open += 1
        deliver = _Delivery(done or _nothing, failed)  # type: ignore[arg-type]
        made = _Work(work, deliver, self._done)
        if lane is Lane.PARALLEL:
            self._pools[lane].start(made)
            return
        self._waiting.append(made)
        self._after_paint.start()

    def _start_waiting(self) -> None:
        """Start what waits for the record, in the order it came."""
        while self._waiting:
            self._pools[Lane.SERIAL].start(self._waiting.popleft())

    def join(self, timeout_ms: int = -1) -> bool:
        """Wait until every lane is empty; deliver nothing more. Return False when time ran out."""
        self._closed = True
        self._start_waiting()
        return all([pool.waitForDone(timeout_ms) for pool in self._pools.values()])

    @Slot(object)
    def _on_done_finished(self, deliver: _Delivery) -> None:
        if self._closed:
            return
        self._open -= 1
        if deliver.error is None:
            deliver.done(deliver.result)
        else:
            deliver.failed(deliver.error)
        if self._open == 0:
            self.idle.emit()


def _nothing(_result: object) -> None:
    """Take a result nobody waits for."""
