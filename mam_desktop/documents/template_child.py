"""The process of its own in which a council's template is opened, checked and filled.

How it is held in time and memory stands in `documents.limited`.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256

from mam_desktop.documents.template_check import check_template, look_at
from mam_desktop.documents.template_fill import fill
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.merge_fields import MergeValues
from mam_desktop.texts import _

FILE, REPORT, TROUBLE = b"F", b"R", b"T"
"""How an answer begins: a finished file, a report as JSON, or a sentence."""


@dataclass(frozen=True, slots=True)
class FillJob:
    """A template to fill with a copy."""

    template: bytes
    content: Content
    values: MergeValues


@dataclass(frozen=True, slots=True)
class CheckJob:
    """A template to look at."""

    template: bytes


Job = FillJob | CheckJob


def answers() -> Callable[[Job], bytes]:
    """Return what answers a job; it remembers which templates it has looked at."""
    looked_at: dict[str, str] = {}
    return lambda job: _answer(job, looked_at)


def _answer(job: Job, looked_at: dict[str, str]) -> bytes:
    try:
        if isinstance(job, CheckJob):
            return REPORT + json.dumps(asdict(check_template(job.template))).encode()
        words = _refusal(job.template, looked_at)
        if words:
            return TROUBLE + words.encode()
        return FILE + fill(job.template, job.content, job.values)
    except DocumentTrouble as trouble:
        return TROUBLE + str(trouble).encode()
    except (MemoryError, RecursionError):
        return TROUBLE + too_much().encode()


def _refusal(template: bytes, looked_at: dict[str, str]) -> str:
    """Return why a template cannot be used; looked for once for many copies."""
    key = sha256(template).hexdigest()
    if key not in looked_at:
        problems = look_at(template).problems
        first = problems[0] if problems else None
        told = f"{first.place}: {first.words}" if first and first.place else ""
        looked_at[key] = (
            _("The template cannot be used: {problem}. Check it first.").format(
                problem=told or (first.words if first else "")
            )
            if first
            else ""
        )
    return looked_at[key]


def too_much() -> str:
    """Return what is said of a template that takes more than it may."""
    return _("The template needs far more time or memory than a paper may; it was stopped.")
