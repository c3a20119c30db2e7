"""Promises across meetings: what comes back here, what was agreed today, how a number moved."""

from dataclasses import dataclass
from datetime import date

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action, ActionReview, Idea
from mam_desktop.meeting.said import Scale

SETTLED = frozenset({"done", "no_longer_wanted", "closed"})
CARRIED = frozenset({"partly", "not_yet"})
"""What a meeting may say of a promise that goes on."""


@dataclass(frozen=True, slots=True)
class PromisesOf:
    """The promises of one earlier meeting; `on` is None where nobody knows its day."""

    on: date | None
    actions: tuple[Action, ...]


def actions_of(entries: Entries, meeting: Meeting) -> tuple[Action, ...]:
    """Return the actions agreed in a meeting, in order."""
    return tuple(one for one in entries.all(Action) if one.meeting_id == meeting.id)


def number_of(entries: Entries, meeting: Meeting, action_id: str) -> int:
    """Return which of the actions this is, the first being 1; 0 when there is no such one."""
    found = enumerate(actions_of(entries, meeting), start=1)
    return next((no for no, one in found if one.id == action_id), 0)


def promises_before(entries: Entries, meeting: Meeting) -> tuple[Action, ...]:
    """Return earlier promises that come back in a meeting: still open, or looked at in it.

    Those of the oldest meeting come first, and of one meeting those that were due first.
    """
    looked_at = {one.action_id for one in entries.all(ActionReview, meeting.id)}
    found = (
        one
        for one in entries.all(Action)
        if one.meeting_id != meeting.id
        and (one.id in looked_at or one.status not in SETTLED)
        and (one.agreed_on or date.min) <= (meeting.on or date.max)
    )
    return tuple(sorted(found, key=lambda one: _age(entries, one)))


def _age(entries: Entries, action: Action) -> tuple[date, date, str, str]:
    promised = promised_on(entries, action) or date.min
    return (promised, action.due_on or date.max, action.at, action.id)


def promised_on(entries: Entries, action: Action) -> date | None:
    """Return the day of the meeting that agreed a promise, which may have gone on another day."""
    meeting = entries.find(Meeting, action.meeting_id)
    return (meeting.on if meeting else None) or action.agreed_on


def by_meeting(entries: Entries, actions: tuple[Action, ...]) -> tuple[PromisesOf, ...]:
    """Return promises under the day they were made, in the order in which they stand."""
    days: dict[date | None, list[Action]] = {}
    for one in actions:
        days.setdefault(promised_on(entries, one), []).append(one)
    return tuple(PromisesOf(on, tuple(found)) for on, found in days.items())


def times_carried(entries: Entries, action: Action) -> int:
    """Return in how many meetings a promise was looked at and goes on."""
    reviews = (one for one in entries.all(ActionReview) if one.action_id == action.id)
    return len({one.meeting_id for one in reviews if one.status in CARRIED and not one.closed})


def meeting_before(entries: Entries, meeting: Meeting) -> Meeting | None:
    """Return the newest meeting of the family before this one.

    Of two on the same day the one that was begun first comes first; one without a day is still to
    come, after all that have one.
    """
    here = _turn(meeting)
    earlier = (one for one in entries.all(Meeting) if one.id != meeting.id and _turn(one) < here)
    return max(earlier, key=_turn, default=None)


def _turn(meeting: Meeting) -> tuple[date, str]:
    return (meeting.on or date.max, meeting.at)


def ideas_not_used(entries: Entries, meeting: Meeting) -> tuple[Idea, ...]:
    """Return the ideas on the board of the meeting before that no promise came from.

    What is on this meeting's board again waits no more; what only the lead saw is not brought up.
    """
    before = meeting_before(entries, meeting)
    if before is None:
        return ()
    used = {one.idea_id for one in entries.all(Action)}
    used |= {one.from_idea_id for one in entries.all(Idea, meeting.id)}
    ideas = entries.all(Idea, before.id)
    return tuple(one for one in ideas if one.id not in used and not one.is_hidden)


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
