"""Promises across meetings: what is carried here, what was agreed today, how a number moved."""

from datetime import date

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action, ActionReview
from mam_desktop.meeting.said import Scale

SETTLED = frozenset({"done", "no_longer_wanted"})


def actions_of(entries: Entries, meeting: Meeting) -> tuple[Action, ...]:
    """Return the actions agreed in a meeting, in order."""
    return tuple(one for one in entries.all(Action) if one.meeting_id == meeting.id)


def promises_before(entries: Entries, meeting: Meeting) -> tuple[Action, ...]:
    """Return earlier promises that come back in a meeting: still open, or looked at in it."""
    looked_at = {one.action_id for one in entries.all(ActionReview, meeting.id)}
    return tuple(
        one
        for one in entries.all(Action)
        if one.meeting_id != meeting.id
        and (one.id in looked_at or one.status not in SETTLED)
        and (one.agreed_on or date.min) <= (meeting.on or date.max)
    )


def times_carried(entries: Entries, action: Action) -> int:
    """Return how often a promise was looked at and not settled."""
    reviews = [one for one in entries.all(ActionReview) if one.action_id == action.id]
    return sum(one.status not in SETTLED for one in reviews)


def scale_before(entries: Entries, scale: Scale) -> Scale | None:
    """Return the same person's number before this one."""
    mine = [
        one
        for one in entries.all(Scale)
        if one.who_id == scale.who_id
        and one.meeting_id != scale.meeting_id
        and (one.given_on or date.min) <= (scale.given_on or date.max)
    ]
    return max(mine, key=lambda one: (one.given_on or date.min, one.at), default=None)
