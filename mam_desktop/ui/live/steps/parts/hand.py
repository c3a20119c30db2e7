"""What a part of a page needs to write with: an open session, and somebody to tell and to ask."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.widgets.message_strip import Question

T = TypeVar("T")


class Hand(Protocol):
    """Runs use cases, in a live meeting or while one is prepared."""

    @property
    def session(self) -> MeetingSession:
        """Return the open session."""

    @property
    def entries(self) -> Entries:
        """Return the state as entries."""

    @property
    def today(self) -> date:
        """Return today's date in the meeting's zone."""

    def do(self, use_case: Callable[[], T]) -> T | None:
        """Run one use case; a refusal is told in words and None comes back."""

    def ask(self, question: Question) -> None:
        """Ask something in the page."""
