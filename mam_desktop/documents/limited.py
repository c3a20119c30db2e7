"""A process of its own for files from strangers, held in time and memory.

It is given plain values, answers with bytes, and is started anew (`spawn`), so that it has nothing
of the record's in it: a file that would fill the machine or never end takes only its own process
with it.
"""

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from mam_desktop.closing import Closes
from mam_desktop.texts import language_now, speaking

Job = TypeVar("Job")

_GRACE = 5
"""Seconds beside those of the job itself: a file has to be handed over."""
_BEGINS_WITHIN = 60
"""Seconds a process may take to begin; a small busy laptop needs some."""
_READY = b"ready"
_RAN_OUT = 75
"""How a process ends that a job left without memory."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take."""

    seconds: int = 20
    megabytes: int = 1500


class NoAnswer(Exception):
    """The process could not begin or ended early; that says nothing about the file."""


class TookTooMuch(NoAnswer):
    """A file took more time or memory than it may, and ended its process."""


class LimitedProcess(Closes, Generic[Job]):
    """A process that does one job after another; made when first needed, ended by `close`.

    `make` is a function of a module; it runs in the process and returns what answers a job. A job
    that takes too much ends the process, not the program; the next job gets a new one.
    """

    def __init__(
        self, make: Callable[[], Callable[[Job], bytes]], limits: Limits, *, name: str
    ) -> None:
        self._make = make
        self._limits = limits
        self._name = name
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def ask(self, job: Job) -> bytes:
        """Return the answer to a job.

        Raises:
            TookTooMuch: it took more than it may.
            NoAnswer: the process could not begin, or ended for another reason.

        """
        if self._process is not None and not self._process.is_alive():
            self.close()  # It ended while nobody asked.
        connection = self._connection or self._begun()
        try:
            connection.send(job)
            if connection.poll(self._limits.seconds + _GRACE):
                return connection.recv_bytes()
            has_time = False
        except (EOFError, OSError):
            has_time = True
        took_too_much = not has_time or self._ran_out()
        self._stop()
        raise TookTooMuch if took_too_much else NoAnswer

    def close(self) -> None:
        """End the process."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join(1)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
        self._process = self._connection = None

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()

    def _ran_out(self) -> bool:
        """Say whether the process ended for want of time or memory, as far as can be known."""
        if self._process is None:
            return False
        self._process.join(_GRACE)
        out_of_time = -getattr(signal, "SIGXCPU", 0) or None
        return self._process.exitcode in {_RAN_OUT, out_of_time} - {None}

    def _begun(self) -> Connection:
        """Return the way to a process that has begun."""
        try:
            connection = self._begin()
            is_ready = connection.poll(_BEGINS_WITHIN) and connection.recv_bytes() == _READY
        except (EOFError, OSError) as error:
            self._stop()
            raise NoAnswer from error
        if not is_ready:
            self._stop()
            raise NoAnswer
        return connection

    def _begin(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve,
            args=(theirs, self._make, self._limits, language_now()),
            daemon=True,
            name=self._name,
        )
        with theirs:
            try:
                process.start()
            except OSError:
                ours.close()
                raise
        self._process, self._connection = process, ours
        return ours


def serve(
    connection: Connection,
    make: Callable[[], Callable[[Job], bytes]],
    limits: Limits,
    language: str,
) -> None:
    """Answer one job after another until nobody asks any more."""
    _hold_in(limits)
    # What it would say on its way out quotes the file's own words.
    sys.stderr = StringIO()
    answer = make()
    connection.send_bytes(_READY)
    with speaking(language):
        while True:
            try:
                job: Job = connection.recv()
                _more_time(limits)
                connection.send_bytes(answer(job))
            except EOFError:
                return
            except (MemoryError, RecursionError):
                sys.exit(_RAN_OUT)


def _hold_in(limits: Limits) -> None:
    """Hold this process in memory and files, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    size = limits.megabytes * 1_000_000
    for what, most in ((resource.RLIMIT_AS, size), (resource.RLIMIT_FSIZE, 0)):
        _soft, hard = resource.getrlimit(what)
        # macOS takes no limit below what a process has mapped already; the time limit stays.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _more_time(limits: Limits) -> None:
    """Give the next job its own seconds; the system ends the process when they are used up."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + limits.seconds, hard))
