"""The only hand that runs use cases: it turns the world's refusals into sentences for a page."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mam_desktop.errors import Ambiguous, WorldError
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _
from mam_desktop.ui.ports import MeetingDesk
from mam_desktop.ui.widgets.message_strip import Question

T = TypeVar("T")


class SessionHand(QObject):
    """One open session, as the windows see it."""

    trouble = Signal(str)
    """A sentence: something could not be done; nothing of it was written."""
    told = Signal(str)
    """A sentence: something was done that the page itself does not show."""
    question = Signal(object)
    """Question: something must be chosen; nothing is guessed."""

    def __init__(self, desk: MeetingDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    @property
    def session(self) -> MeetingSession:
        """Return the open session."""
        return self.desk.session

    @property
    def entries(self) -> Entries:
        """Return the state as entries."""
        return self.session.entries

    @property
    def today(self) -> date:
        """Return today's date in the meeting's zone."""
        return today(self.session)

    def do(self, use_case: Callable[[], T]) -> T | None:
        """Run one use case; the world's refusal becomes a `trouble` and None comes back."""
        try:
            return use_case()
        except Ambiguous as error:
            self.trouble.emit(_with_choices(error))
        except WorldError as error:
            self.trouble.emit(str(error))
        return None

    def ask(self, question: Question) -> None:
        """Ask something in the page."""
        self.question.emit(question)


def _with_choices(error: Ambiguous) -> str:
    if not error.choices:
        return str(error)
    return _("{sentence} {choices}").format(sentence=error, choices=" · ".join(error.choices))
