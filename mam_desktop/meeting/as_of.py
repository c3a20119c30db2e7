"""The time a family's words stand at: so that the same words make the same papers again."""

from collections.abc import Iterable
from datetime import UTC, datetime

from mam_desktop.changes.change import Change
from mam_desktop.changes.clock import moment
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.meeting.signed import SealedCopy, TimeStamp

WRITTEN_BY_PAPERS = frozenset({CopySent.KIND, SealedCopy.KIND, TimeStamp.KIND})
"""Kinds that come of making and sending papers; they change no paper."""


class StoodStill:
    """A clock that always tells the same time."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return that time."""
        return self._at


def newest_at(changes: Iterable[Change]) -> str:
    """Return the `at` of the newest change that papers are made of; nothing where none is."""
    return max((one.at for one in changes if one.kind not in WRITTEN_BY_PAPERS), default="")


def newest_moment(changes: Iterable[Change]) -> datetime:
    """Return when the newest change that papers are made of was written."""
    at = newest_at(changes)
    return moment(at) if at else datetime(1970, 1, 1, tzinfo=UTC)
