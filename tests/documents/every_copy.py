"""Every kind of copy of a meeting that has a word in every field of every kind of entry."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from tests.meeting.marked import MEETING, READER, marked_entries

MADE_AT = datetime(2026, 11, 24, 16, tzinfo=UTC)
T = TypeVar("T")
RECIPIENTS = {
    "family": Recipient(Copy.FAMILY),
    "reader": Recipient(Copy.FAMILY, reader_id=READER),
    "everyone": Recipient(Copy.EVERYONE),
    "case_file": Recipient(Copy.CASE_FILE),
    "running_sheet": Recipient(Copy.RUNNING_SHEET),
}


def with_words_everywhere(words: str) -> Entries:
    """Return one entry of every kind, with its own mark and some words in every free field."""
    return with_marks_changed(lambda mark: f"{mark} {words}")


def with_marks_changed(change: Callable[[str], str]) -> Entries:
    """Return one entry of every kind, what stands in every free field made of its own mark."""
    made = marked_entries(share="everyone").entries
    return Entries(
        [_said(one, lambda text: change(text) if text.endswith("–mark") else text) for one in made]
    )


def _said(value: T, change: Callable[[str], str]) -> T:
    """Return a value with every text inside it changed."""
    made: object = value
    if isinstance(value, str):
        made = change(value)
    elif isinstance(value, dict):
        made = {key: _said(one, change) for key, one in value.items()}
    elif isinstance(value, list | tuple):
        made = type(value)(_said(one, change) for one in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {
            one.name: _said(getattr(value, one.name), change)
            for one in dataclasses.fields(value)
            if one.name not in {"id", "meeting_id", "read_from", "torn"}
        }
        made = dataclasses.replace(value, **told)
    return made  # type: ignore[return-value]


def every_copy(entries: Entries, language: str = "en") -> Iterator[tuple[str, Content]]:
    """Yield each copy's name and content."""
    meeting = entries.get(Meeting, MEETING)
    for name, to in RECIPIENTS.items():
        for paper in Paper:
            order = CopyOrder(recipient=to, paper=paper, language=language, made_at=MADE_AT)
            yield f"{name}-{paper.value}-{language}", copy_content_for(entries, meeting, order)
