"""Says of files whether they are as they were sealed, with what this laptop knows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.documents.verify import Verdict, verify_file
from mam_desktop.errors import DocumentTrouble
from mam_desktop.laptop import Laptop
from mam_desktop.stamping import told_of_stamp
from mam_desktop.texts import _

if TYPE_CHECKING:
    from mam_desktop.exporting import OpenedLaptop


class NobodyKnown:
    """No record at hand: no laptop is known."""

    def name_of(self, device_public_key: str) -> str | None:  # noqa: ARG002 - the port's form
        """Return None: no laptop is known."""
        return None


class RecordKnows:
    """What a record knows of laptops and sealed versions."""

    def __init__(self, laptop: Laptop) -> None:
        self._record = laptop.record
        self._known = {key.hex() for key in laptop.record.known_device_keys()}
        self._own = laptop.record.device_public_key().hex()

    def name_of(self, device_public_key: str) -> str | None:
        """Return what a laptop is called here, or None."""
        if device_public_key == self._own:
            return _("this one")
        if device_public_key in self._known:
            return _("laptop {key}").format(key=device_public_key[:8])
        return None

    def newest_version(self, meeting_id: str, copy: str) -> int | None:  # noqa: ARG002 - the port's
        """Return the newest sealed version of a meeting, or None; copies share their versions."""
        versions = [row.version for row in self._record.minutes() if row.meeting_id == meeting_id]
        return max(versions, default=0) or None


def verdict_on(path: Path, laptop: Laptop | None) -> Verdict:
    """Return the verdict on one file.

    Raises:
        DocumentTrouble: it cannot be read.

    """
    if laptop is None:
        return _with_stamp(verify_file(path, NobodyKnown()), path)
    known = RecordKnows(laptop)
    return _with_stamp(verify_file(path, known, known), path)


def _with_stamp(verdict: Verdict, path: Path) -> Verdict:
    """Return a verdict that says too what a time-stamp beside the file says."""
    told = told_of_stamp(path) if verdict.is_unchanged else ""
    if not told:
        return verdict
    return replace(verdict, detail=_("{seal} {stamp}").format(seal=verdict.detail, stamp=told))


def verify_files(
    files: Sequence[Path], opened: "OpenedLaptop | None", say: Callable[[str], None]
) -> int:
    """Say the verdict on each file; return 0 when every one is as it was sealed.

    A file that cannot be read is said as well, and is the exit code; else it is 1.
    """
    codes = {_verify(path, opened.laptop if opened else None, say) for path in files}
    return max(codes, default=0)


def _verify(path: Path, laptop: Laptop | None, say: Callable[[str], None]) -> int:
    try:
        verdict = verdict_on(path, laptop)
    except DocumentTrouble as trouble:
        say(_("{file}: {verdict}").format(file=path, verdict=trouble))
        return trouble.exit_code
    say(_("{file}: {verdict}").format(file=path, verdict=verdict.sentence))
    if verdict.detail:
        say(f"    {verdict.detail}")
    return 0 if verdict.is_unchanged else 1
