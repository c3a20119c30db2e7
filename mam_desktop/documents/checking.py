"""Checks files from anywhere in a process of its own, so that one made to harm cannot."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mam_desktop.changes.change import JsonValue
from mam_desktop.closing import Closes
from mam_desktop.documents.limited import LimitedProcess, Limits, NoAnswer, TookTooMuch
from mam_desktop.documents.statement import signed_statement_from_json
from mam_desktop.documents.verify import (
    SENTENCES,
    KnownLaptops,
    Verdict,
    VerdictKind,
    Versions,
    judged,
    look_into,
    read_bytes,
)
from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import N_, _

STAMP_ENDING = ".tsr"
"""What a time-stamp is called that lies beside a file, after the file's own name."""
LARGEST_STAMP = 1_000_000
LIMITS = Limits(seconds=20, megabytes=1500)

_TOO_MUCH = N_(
    "This file takes too long or too much memory to check. That does not say whether it was "
    "changed. Try again, or check it on another computer."
)
_NO_ANSWER = N_(
    "What looks at files on this computer did not start, or stopped early. That says nothing about "
    "the file. Try again, or check it on another computer."
)


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file to look into, and the time-stamp beside it, if any."""

    data: bytes
    stamp: bytes = b""


class FileChecker(Closes):
    """Says the verdict on one file after another, all opened in one limited process."""

    def __init__(
        self,
        laptops: KnownLaptops,
        versions: Versions | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._laptops, self._versions = laptops, versions
        self._process: LimitedProcess[FileJob] = LimitedProcess(
            answers, limits or LIMITS, name="check"
        )

    def check(self, file: Path | bytes) -> Verdict:
        """Return the verdict on a file.

        Raises:
            DocumentTrouble: it cannot be read, or is far too large.

        """
        data = file if isinstance(file, bytes) else read_bytes(file)
        job = FileJob(data, b"" if isinstance(file, bytes) else _stamp_beside(file))
        try:
            return self._read(json.loads(self._process.ask(job)))
        except TookTooMuch:
            return _unchecked(_(_TOO_MUCH))
        except NoAnswer:
            return _unchecked(_(_NO_ANSWER))

    def _read(self, found: Mapping[str, JsonValue]) -> Verdict:
        stamp = str(found["stamp"])
        if "seal" not in found:
            kind = VerdictKind(str(found["kind"]))
            return Verdict(kind=kind, sentence=_(SENTENCES[kind]), detail=str(found["detail"]))
        sworn = signed_statement_from_json(found["seal"])
        return replace(judged(sworn.statement, self._laptops, self._versions), stamp=stamp)

    def close(self) -> None:
        """End the process."""
        self._process.close()


def _unchecked(why: str) -> Verdict:
    kind = VerdictKind.UNCHECKED
    return Verdict(kind=kind, sentence=_(SENTENCES[kind]), detail=why)


def _stamp_beside(file: Path) -> bytes:
    beside = file.with_name(file.name + STAMP_ENDING)
    try:
        is_one = beside.is_file() and beside.stat().st_size <= LARGEST_STAMP
        return beside.read_bytes() if is_one else b""
    except OSError:
        return b""


# --- in the process of its own --------------------------------------------------------------------


def answers() -> Callable[[FileJob], bytes]:
    """Return what looks into a file; what it needs for that is at hand before any file is."""
    from mam_desktop.documents import pades, time_stamps  # noqa: F401 - only checking pays for it

    return _answer


def _answer(job: FileJob) -> bytes:
    found = look_into(job.data)
    told: dict[str, JsonValue] = {"stamp": ""}
    if isinstance(found, Verdict):
        told |= {"kind": found.kind.value, "detail": found.detail}
    else:
        told |= {"seal": found.to_json(), "stamp": _told_of_stamp(job)}
    return json.dumps(told).encode()


def _told_of_stamp(job: FileJob) -> str:
    if not job.stamp:
        return ""
    from mam_desktop.documents.time_stamps import told

    try:
        return told(job.stamp, job.data)
    except DocumentTrouble as trouble:
        return str(trouble)
