"""The one serial way from the sessions to the record: gestures in order until they are saved."""

from collections import deque
from collections.abc import Callable
from typing import Protocol, TypeVar

from mam_desktop.changes.change import Change
from mam_desktop.errors import WorldError
from mam_desktop.meeting.session import Receipt

T = TypeVar("T")


class Lane(Protocol):
    """Where work is done, one piece after another; answers come on the session's own thread."""

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do some work, then call `done` with its result or `failed` with what went wrong."""


class InlineLane:
    """Does the work at once, on the same thread; for everything without windows."""

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Do the work now."""
        try:
            result = work()
        except WorldError as error:
            failed(error)
        else:
            done(result)


class WritingQueue:
    """A session's `Recorder`: a failed append stays queued, in order, and says so."""

    def __init__(
        self,
        append: Callable[[tuple[Change, ...]], Receipt],
        lane: Lane,
        *,
        saved: Callable[[Receipt], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        self._append = append
        self._lane = lane
        self._saved = saved
        self._failed = failed
        self._waiting: deque[tuple[Change, ...]] = deque()
        self._is_writing = False

    @property
    def is_empty(self) -> bool:
        """Say whether everything is on disk."""
        return not self._waiting

    def append(self, changes: tuple[Change, ...]) -> None:
        """Queue one whole gesture, and write what waits."""
        self._waiting.append(changes)
        self.write()

    def write(self) -> None:
        """Write what waits, the oldest first; call it again after a failure."""
        if self._waiting and not self._is_writing:
            self._is_writing = True
            oldest = self._waiting[0]
            self._lane.run(lambda: self._append(oldest), self._on_saved, self._on_failed)

    def finish(self) -> None:
        """Write all that waits here and now; what was on its way is the same a second time.

        Raises:
            WorldError: the record cannot be written; everything stays queued.

        """
        while self._waiting:
            receipt = self._append(self._waiting[0])
            self._waiting.popleft()
            self._saved(receipt)

    def _on_saved(self, receipt: Receipt) -> None:
        self._waiting.popleft()
        self._is_writing = False
        try:
            self._saved(receipt)
        finally:
            # A bug of whoever is told must not keep the next gesture off the disk.
            self.write()

    def _on_failed(self, error: WorldError) -> None:
        self._is_writing = False
        self._failed(error)
