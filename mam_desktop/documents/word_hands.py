"""Writes Word files and looks at them once more in processes of their own, for many in one go."""

import logging
import os
import signal
import threading
from collections.abc import Iterable
from concurrent.futures import CancelledError, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from mam_desktop.closing import Closes
from mam_desktop.documents.release import HeldBack, check_release
from mam_desktop.errors import DocumentTrouble, WorldError
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.kept_back import CopyWords, PrivateText
from mam_desktop.texts import speaking

_LOG = logging.getLogger(__name__)
_FILES_A_PROCESS = 250
"""After so many files a process makes room for a fresh one, so that memory stays flat."""
_STANDS_BACK = 5
"""How far these processes stand back for the windows, as the system counts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordJob:
    """A copy to write, and what the finished file must not hold."""

    content: Content
    words: CopyWords
    language: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """What came of a job: a file, or places that held it back, or trouble in words."""

    data: bytes = b""
    places: tuple[tuple[str, str, str], ...] = ()
    trouble: str = ""


class WordHands(Closes):
    """So many processes at work beside this one; made when first needed, ended by `close`."""

    def __init__(self, count: int, *, stands_back: bool) -> None:
        self._count = count
        self._niceness = _STANDS_BACK if stands_back else 0
        self._pool: ProcessPoolExecutor | None = None
        self._is_closed = False
        self._lock = threading.Lock()

    def write(self, job: WordJob) -> bytes:
        """Return a finished file that was read back and may be let go; from any thread.

        Raises:
            HeldBack: something private is inside.
            DocumentTrouble: it cannot be written, or cannot be read back.

        """
        written = self._written(job)
        if written.places:
            raise HeldBack(_texts(written.places))
        if written.trouble:
            raise DocumentTrouble(written.trouble)
        return written.data

    def _written(self, job: WordJob) -> _Written:
        if not self._is_closed:
            try:
                return self._begun().submit(_write, job).result()
            except (RuntimeError, CancelledError) as ended:
                # The system ended a process, or we did: the file is written here instead.
                _LOG.warning("processes for Word ended early: %s", type(ended).__name__)
                self.close()
        return _write(job)

    def close(self) -> None:
        """End the processes; what is still asked for is written here."""
        self._is_closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _begun(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self._count,
                    mp_context=get_context("spawn"),
                    initializer=_begin,
                    initargs=(self._niceness,),
                    max_tasks_per_child=_FILES_A_PROCESS,
                )
            return self._pool


def _begin(niceness: int) -> None:
    """Leave Ctrl+C to the process that asked, and the processor to the windows."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)


def _write(job: WordJob) -> _Written:
    from mam_desktop.documents.word import write_word

    try:
        with speaking(job.language):
            data = write_word(job.content)
            check_release(
                data,
                "docx",
                job.words,
                language=job.language,
                also=job.also,
                made_of=lambda: job.content,
            )
    except HeldBack as held:
        return _Written(places=held.places)
    except WorldError as trouble:
        return _Written(trouble=str(trouble))
    return _Written(data)


def _texts(places: Iterable[tuple[str, str, str]]) -> tuple[PrivateText, ...]:
    return tuple(
        PrivateText(entry_id=entry_id, kind=kind, field=field, words="")
        for kind, field, entry_id in places
    )
