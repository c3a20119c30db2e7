"""How many meetings are made at once, and by what: threads here, processes for Word beside them."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from queue import SimpleQueue
from typing import TypeVar

from mam_desktop.batch.orders import EACH, BatchOrder
from mam_desktop.closing import Closes
from mam_desktop.documents.template import TemplateWorker
from mam_desktop.documents.word_hands import WordHands
from mam_desktop.errors import WorldError
from mam_desktop.laptop import Laptop
from mam_desktop.papers import Papers
from mam_desktop.sealing import LaptopSealer

T = TypeVar("T")
_MOST_HANDS = 4
FEW_MEETINGS = 8
"""For fewer a process of its own takes longer to begin than it saves."""


def cores() -> int:
    """Return how many cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def hands_for(order: BatchOrder, meetings: int, *, with_windows: bool) -> int:
    """Return how many meetings are made at once; windows keep a core of their own."""
    free = cores() - (1 if with_windows else 0)
    if meetings < FEW_MEETINGS or order.template is not None:
        return 1
    return max(1, min(free, _MOST_HANDS))


class Kit:
    """What a batch works with beside the laptop's own: ended by `close`."""

    def __init__(
        self,
        laptop: Laptop,
        order: BatchOrder,
        meetings: int,
        at_once: int,
        *,
        with_windows: bool = False,
    ) -> None:
        is_word = order.as_format == "docx" or order.copy == EACH
        beside = is_word and order.template is None and cores() > 1 and meetings >= FEW_MEETINGS
        self._hands = WordHands(at_once, stands_back=with_windows) if beside else None
        self._templates = TemplateWorker() if order.template is not None else None
        self.papers = Papers(
            laptop.record,
            LaptopSealer(laptop.record),
            lambda: laptop.council,
            templates=self._templates,
            hands=self._hands,
        )

    def close(self) -> None:
        """End its processes."""
        for one in (self._hands, self._templates):
            if one is not None:
                one.close()


class Threads(Closes):
    """A run without windows: its own threads, answered on the one that waits in `work`."""

    def __init__(self, count: int) -> None:
        self._pool = ThreadPoolExecutor(count)
        self._answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._open = 0

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work on a thread."""
        self._open += 1
        context = copy_context()

        def run() -> None:
            try:
                result = context.run(work)
            except WorldError as error:
                self._answers.put(lambda error=error: failed(error))  # type: ignore[misc]
            except BaseException as error:  # noqa: BLE001 - carried over to the waiting thread
                self._answers.put(lambda error=error: _raise(error))  # type: ignore[misc]
            else:
                self._answers.put(lambda: done(result))

        self._pool.submit(run)

    def work(self) -> None:
        """Answer until nothing is under way any more."""
        while self._open:
            answer = self._answers.get()
            self._open -= 1
            answer()

    def close(self) -> None:
        """Wait for what is under way, and begin nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _raise(error: BaseException) -> None:
    raise error
