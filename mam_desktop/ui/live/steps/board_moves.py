"""Moves a card by one gesture: to another column, up, down, or above another card."""

from mam_desktop.meeting.boarding import cards_of, move_idea
from mam_desktop.meeting.plan import COLUMNS, Idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.live.steps.board_list import Way


def column_beside(column: str, way: Way) -> str | None:
    """Return the column left or right of one, if there is one."""
    at = COLUMNS.index(column) + (1 if way is Way.RIGHT else -1)
    return COLUMNS[at] if 0 <= at < len(COLUMNS) else None


def move_one(session: MeetingSession, idea: Idea, way: Way) -> bool:
    """Move a card one place; say whether there was a place to go to."""
    if way in (Way.LEFT, Way.RIGHT):
        column = column_beside(idea.column, way)
        if column is not None:
            move_idea(session, idea, column=column)
        return column is not None
    cards = cards_of(session.entries, session.meeting_id, idea.column)
    at = [one.id for one in cards].index(idea.id)
    if way is Way.UP and at > 0:
        move_idea(session, idea, column=idea.column, before=cards[at - 1])
    elif way is Way.DOWN and at + 1 < len(cards):
        below_next = cards[at + 2] if at + 2 < len(cards) else None
        move_idea(session, idea, column=idea.column, before=below_next)
    else:
        return False
    return True


def drop_card(session: MeetingSession, idea: Idea, column: str, before_id: str) -> None:
    """Put a card into a column, above another one or at the end."""
    before = session.entries.find(Idea, before_id)
    if before is None or before.id != idea.id:
        move_idea(session, idea, column=column, before=before)
