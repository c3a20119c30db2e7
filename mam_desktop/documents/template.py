"""Writes copies with a council's own Word template, and says what is wrong with one."""

import json
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType

from mam_desktop.documents.template_check import TemplateReport
from mam_desktop.documents.template_child import (
    FILE,
    TROUBLE,
    CheckJob,
    FillJob,
    Job,
    Limits,
    serve,
    too_much,
)
from mam_desktop.documents.template_package import LARGEST_FILE
from mam_desktop.documents.template_tags import Problem
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.merge_fields import MergeValue
from mam_desktop.texts import _, language_now

_GRACE = 5
"""Seconds beside those of the job itself: a process has to begin, a file has to be handed over."""


def write_from_template(
    content: Content,
    values: Mapping[str, MergeValue],
    template: bytes,
    *,
    worker: "TemplateWorker | None" = None,
) -> bytes:
    """Return a copy written with a template; the same copy and template give the same bytes.

    Whoever writes many hands in one `worker`, which saves a process each.

    Raises:
        DocumentTrouble: the template cannot be used, or takes more time or memory than it may.

    """
    if worker is not None:
        return worker.fill(content, values, template)
    with TemplateWorker() as own:
        return own.fill(content, values, template)


def check_template_file(path: Path) -> TemplateReport:
    """Return what is wrong with a template.

    Raises:
        DocumentTrouble: the file cannot be read, or stops the look at it.

    """
    template = read_template(path)
    with TemplateWorker() as worker:
        return worker.check(template)


def read_template(path: Path) -> bytes:
    """Return a template's bytes.

    Raises:
        DocumentTrouble: it cannot be read, or is far too large.

    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentTrouble(_("The template is too large: at most 10 MB, please."))
        return path.read_bytes()
    except OSError as error:
        raise DocumentTrouble(
            _("The template {name} cannot be read: {why}.").format(
                name=path.name, why=error.strerror or error
            )
        ) from error


class TemplateWorker:
    """A process that opens, checks and fills templates; made when first needed, ended by `close`.

    A template that takes too much ends the process, not the program; the next job gets a new one.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def fill(self, content: Content, values: Mapping[str, MergeValue], template: bytes) -> bytes:
        """Return a template filled with a copy.

        Raises:
            DocumentTrouble: the template cannot be used, or takes more than it may.

        """
        kind, answer = self._ask(FillJob(template, content, dict(values)))
        if kind != FILE:
            raise DocumentTrouble(answer.decode())
        return answer

    def check(self, template: bytes) -> TemplateReport:
        """Return what is wrong with a template.

        Raises:
            DocumentTrouble: it takes more time or memory than it may.

        """
        kind, answer = self._ask(CheckJob(template))
        if kind == TROUBLE:
            raise DocumentTrouble(answer.decode())
        told = json.loads(answer)
        problems = tuple(Problem(**one) for one in told["problems"])
        return TemplateReport(problems, tuple(told["notes"]))

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

    def __enter__(self) -> "TemplateWorker":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, job: Job) -> tuple[bytes, bytes]:
        connection = self._connection or self._begin()
        try:
            connection.send(job)
            if connection.poll(self._limits.seconds + _GRACE):
                answer = connection.recv_bytes()
                return answer[:1], answer[1:]
        except (EOFError, OSError):
            pass
        self._stop()
        raise DocumentTrouble(too_much())

    def _begin(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=serve,
            args=(theirs, self._limits, language_now()),
            daemon=True,
            name="template",
        )
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()
