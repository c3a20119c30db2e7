"""Joins the page that prepares a meeting to the open session; the only hand that runs use cases."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mam_desktop.errors import Ambiguous, WorldError
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _
from mam_desktop.ui.ports import HomeDesk, MeetingDesk
from mam_desktop.ui.widgets.message_strip import Question

T = TypeVar("T")


class Preparing(QObject):
    """One meeting that is being prepared, or is still to be set up."""

    changed = Signal()
    """Something of the family looks different."""
    trouble = Signal(str)
    told = Signal(str)
    question = Signal(object)
    """Question: something must be chosen; nothing is guessed."""

    def __init__(self, home: HomeDesk, desk: MeetingDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.desk = desk
        self.session.listen(self._on_session_changed)

    @property
    def session(self) -> MeetingSession:
        """Return the open session."""
        return self.desk.session

    @property
    def entries(self) -> Entries:
        """Return the state as entries."""
        return self.session.entries

    @property
    def meeting(self) -> Meeting | None:
        """Return the meeting, once it is set up."""
        return self.entries.find(Meeting, self.session.meeting_id)

    @property
    def today(self) -> date:
        """Return today's date in the meeting's zone."""
        return today(self.session)

    def do(self, use_case: Callable[[], T]) -> T | None:
        """Run one use case; the world's refusal becomes a `trouble` and None comes back."""
        try:
            return use_case()
        except Ambiguous as error:
            names = ", ".join(error.choices)
            self.trouble.emit(_("{words} ({names})").format(words=error, names=names))
        except WorldError as error:
            self.trouble.emit(str(error))
        return None

    def ask(self, question: Question) -> None:
        """Ask something in the page."""
        self.question.emit(question)

    def close(self) -> None:
        """Let go of the session."""
        self.session.forget(self._on_session_changed)

    def _on_session_changed(self, _touched: frozenset[str]) -> None:
        self.changed.emit()
