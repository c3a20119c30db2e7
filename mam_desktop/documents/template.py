"""Writes copies with a council's own Word template, and says what is wrong with one."""

import json
from collections.abc import Mapping
from pathlib import Path

from mam_desktop.closing import Closes
from mam_desktop.documents.limited import LimitedProcess, Limits, NoAnswer, TookTooMuch
from mam_desktop.documents.template_check import TemplateReport
from mam_desktop.documents.template_child import (
    FILE,
    TROUBLE,
    CheckJob,
    FillJob,
    Job,
    answers,
    too_much,
)
from mam_desktop.documents.template_package import LARGEST_FILE
from mam_desktop.documents.template_tags import Problem
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.merge_fields import MergeValue
from mam_desktop.texts import _


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


class TemplateWorker(Closes):
    """A process that opens, checks and fills templates; made when first needed, ended by `close`.

    A template that takes too much ends the process, not the program; the next job gets a new one.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._process: LimitedProcess[Job] = LimitedProcess(
            answers, limits or Limits(), name="template"
        )

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
        self._process.close()

    def _ask(self, job: Job) -> tuple[bytes, bytes]:
        try:
            answer = self._process.ask(job)
        except TookTooMuch as error:
            raise DocumentTrouble(too_much()) from error
        except NoAnswer as error:
            raise DocumentTrouble(
                _("Templates cannot be opened on this computer right now. Please try again.")
            ) from error
        return answer[:1], answer[1:]
