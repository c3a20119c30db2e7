"""Joins the page that prepares a meeting to the open session."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mam_desktop.meeting.meetings import Meeting
from mam_desktop.ui.ports import HomeDesk, MeetingDesk
from mam_desktop.ui.session_hand import SessionHand

T = TypeVar("T")


class Preparing(SessionHand):
    """One meeting that is being prepared, or is still to be set up."""

    changed = Signal()
    """Something of the family looks different."""

    def __init__(self, home: HomeDesk, desk: MeetingDesk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.home = home
        self.session.listen(self._on_session_changed)

    @property
    def meeting(self) -> Meeting | None:
        """Return the meeting, once it is set up."""
        return self.entries.find(Meeting, self.session.meeting_id)

    def close(self) -> None:
        """Let go of the session."""
        self.session.forget(self._on_session_changed)

    def _on_session_changed(self, _touched: frozenset[str]) -> None:
        self.changed.emit()
