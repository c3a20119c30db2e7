"""The plan of one copy as lines of a table, and the days to keep as entries of a calendar."""

from datetime import datetime, time

from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.content import ActionRow, CalendarEntry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import STATUSES, label
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.plan import Idea, NextMeeting, Outcome
from mam_desktop.meeting.promises import actions_of


def action_rows(seen: Entries, meeting: Meeting) -> tuple[ActionRow, ...]:
    """Return the actions that a reader may see, as lines of a table."""
    return tuple(
        ActionRow(
            number=no,
            what=one.what,
            owner=name_of(seen, one.owner_id),
            due_on=one.due_on,
            so_that=one.so_that,
            helper=name_of(seen, one.helper_id),
            while_waiting=one.while_waiting,
            how_we_know=one.how_we_know,
            outcome=_outcome_of(seen, one.idea_id),
            status=label(STATUSES, one.status),
            meaning=one.meaning.words if one.meaning else "",
        )
        for no, one in enumerate(actions_of(seen, meeting), start=1)
    )


def _outcome_of(seen: Entries, idea_id: str | None) -> str:
    idea = seen.find(Idea, idea_id)
    outcome = seen.find(Outcome, idea.outcome_id) if idea else None
    return outcome.words if outcome else ""


def calendar_entries(seen: Entries, meeting: Meeting) -> tuple[CalendarEntry, ...]:
    """Return the days to keep of a copy: the next meeting, and when actions are due."""
    zone = zone_of(meeting.zone)
    entries = [
        CalendarEntry(
            id=one.id,
            title=meeting.title,
            on=one.on,
            starts_at=datetime.combine(one.on, time.fromisoformat(one.starts_at), zone)
            if one.starts_at
            else None,
            place=one.place,
            description=one.purpose,
        )
        for one in seen.all(NextMeeting, meeting.id)
        if one.on is not None
    ]
    due = [
        CalendarEntry(
            id=one.id, title=one.what, on=one.due_on, description=name_of(seen, one.owner_id)
        )
        for one in actions_of(seen, meeting)
        if one.due_on is not None
    ]
    return (*entries, *due)
