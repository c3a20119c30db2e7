"""Which meetings Home shows: today's, those that were stopped, else the next one ahead.

A meeting goes on after its minutes are sealed (“How was it?”, copies, corrections), so one of today
is shown until the day is over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from mam_desktop.desks.home_rows import OPEN_STATES
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.record import rows as stored


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMeeting:
    """A meeting to show, `is_now` when it is today's or goes on from an earlier day."""

    family_id: str
    meeting_id: str
    is_now: bool


def shown_meetings(
    laptop: Laptop, today: date, may_see: Callable[[str], bool] = lambda _family: True
) -> tuple[ShownMeeting, ...]:
    """Return today's meetings, then stopped and sealed ones; none to hold: the next ahead."""
    known = _rows(laptop, may_see)
    rows = [one for one in known if one.state in OPEN_STATES]
    begun = {one.meeting_id for one in laptop.record.families() if one.meeting_step}
    past = [one for one in rows if _day(one) < today and one.meeting_id in begun]
    found = [
        *_in_order(laptop, [one for one in rows if one.on == today], is_now=True),
        *_in_order(laptop, [one for one in past if _is_stopped(laptop, one)], is_now=True),
    ]
    sealed = [one for one in known if one.on == today and one.state not in OPEN_STATES]
    going_on = _in_order(laptop, [one for one in sealed if _is_begun(laptop, one)], is_now=True)
    if found:
        return (*found, *going_on)
    next_on = min((_day(one) for one in rows if _day(one) > today), default=None)
    ahead = _in_order(laptop, [one for one in rows if one.on == next_on], is_now=False)[:1]
    return (*going_on, *ahead)


def _rows(laptop: Laptop, may_see: Callable[[str], bool]) -> list[stored.MinutesRow]:
    """Return the meetings that have a day, of families that are written down."""
    known = {one.family_id for one in laptop.record.families() if may_see(one.family_id)}
    rows = laptop.record.minutes()
    return [one for one in rows if one.on is not None and one.family_id in known]


def _day(row: stored.MinutesRow) -> date:
    return row.on or date.min


def _meeting(laptop: Laptop, row: stored.MinutesRow) -> Meeting | None:
    return laptop.open_family(row.family_id).entries.find(Meeting, row.meeting_id)


def _is_begun(laptop: Laptop, row: stored.MinutesRow) -> bool:
    meeting = _meeting(laptop, row)
    return meeting is not None and bool(meeting.step)


def _is_stopped(laptop: Laptop, row: stored.MinutesRow) -> bool:
    meeting = _meeting(laptop, row)
    return meeting is not None and bool(meeting.paused)


def _in_order(
    laptop: Laptop, rows: Sequence[stored.MinutesRow], *, is_now: bool
) -> tuple[ShownMeeting, ...]:
    found = [(one, meeting) for one in rows if (meeting := _meeting(laptop, one)) is not None]
    found.sort(key=lambda one: (_day(one[0]), one[1].starts_at, one[1].id))
    return tuple(
        ShownMeeting(family_id=one.family_id, meeting_id=one.meeting_id, is_now=is_now)
        for one, _found in found
    )
