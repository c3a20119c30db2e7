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
        move_idea(session, cards[at + 1], column=idea.column, before=cards[at])
    else:
        return False
    return True


def drop_card(session: MeetingSession, idea: Idea, column: str, before_id: str) -> None:
    """Put a card into a column, above another one or at the end."""
    before = session.entries.find(Idea, before_id)
    if before is not None and before.id == idea.id:
        return
    if before is None and column == idea.column:
        _drop_at_end(session, idea)
        return
    move_idea(session, idea, column=column, before=before)


def _drop_at_end(session: MeetingSession, idea: Idea) -> None:
    """Go below the last card: above it first, then it comes above this one."""
    last = cards_of(session.entries, session.meeting_id, idea.column)[-1]
    if last.id == idea.id:
        return
    cards = cards_of(session.entries, session.meeting_id, idea.column)
    if cards[-2].id != idea.id:
        move_idea(session, idea, column=idea.column, before=last)
    now = session.entries.get(Idea, idea.id)
    move_idea(session, session.entries.get(Idea, last.id), column=idea.column, before=now)
