"""Which meetings Home shows: today's, those that were stopped, else the next one ahead."""

from collections.abc import Callable, Iterator, Sequence
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
    """Return today's meetings by the clock, then stopped ones; none of them: the next ahead."""
    rows = [row for row in _open_rows(laptop) if may_see(row.family_id)]
    begun = {one.meeting_id for one in laptop.record.families() if one.meeting_step}
    past = [one for one in rows if _day(one) < today and one.meeting_id in begun]
    found = [
        *_in_order(laptop, [one for one in rows if one.on == today], is_now=True),
        *_in_order(laptop, [one for one in past if _is_stopped(laptop, one)], is_now=True),
    ]
    if found:
        return tuple(found)
    next_on = min((_day(one) for one in rows if _day(one) > today), default=None)
    return _in_order(laptop, [one for one in rows if one.on == next_on], is_now=False)[:1]


def _open_rows(laptop: Laptop) -> Iterator[stored.MinutesRow]:
    """Yield the meetings that are not finished yet, of families that are written down."""
    known = {one.family_id for one in laptop.record.families()}
    for row in laptop.record.minutes():
        if row.state in OPEN_STATES and row.on is not None and row.family_id in known:
            yield row


def _day(row: stored.MinutesRow) -> date:
    return row.on or date.min


def _meeting(laptop: Laptop, row: stored.MinutesRow) -> Meeting | None:
    return laptop.open_family(row.family_id).entries.find(Meeting, row.meeting_id)


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
