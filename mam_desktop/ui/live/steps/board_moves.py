"""Moves a card by one gesture: to another column, up, down, or above another card."""

from collections.abc import Sequence

from mam_desktop.meeting.boarding import move_idea
from mam_desktop.meeting.plan import COLUMNS, Idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.live.steps.board_list import Way


def column_beside(column: str, way: Way) -> str | None:
    """Return the column left or right of one, if there is one."""
    at = COLUMNS.index(column) + (1 if way is Way.RIGHT else -1)
    return COLUMNS[at] if 0 <= at < len(COLUMNS) else None


def move_one(session: MeetingSession, idea: Idea, way: Way, in_sight: Sequence[str]) -> bool:
    """Move a card one place; say whether there was a place to go to.

    `in_sight` are the ids of its column's cards as they show: one that is filtered away or written
    quietly is no place to go to.
    """
    if way in (Way.LEFT, Way.RIGHT):
        column = column_beside(idea.column, way)
        if column is not None:
            move_idea(session, idea, column=column)
        return column is not None
    at = in_sight.index(idea.id) if idea.id in in_sight else -1
    before_at = at - 1 if way is Way.UP else at + 2
    if at < 0 or before_at < 0 or before_at > len(in_sight):
        return False
    before_id = in_sight[before_at] if before_at < len(in_sight) else None
    before = session.entries.find(Idea, before_id)
    move_idea(session, idea, column=idea.column, before=before)
    return True


def drop_card(session: MeetingSession, idea: Idea, column: str, before_id: str) -> None:
    """Put a card into a column, above another one or at the end."""
    before = session.entries.find(Idea, before_id)
    if before is None or before.id != idea.id:
        move_idea(session, idea, column=column, before=before)
