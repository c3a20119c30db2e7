"""The plan of the hour: minutes used in each step, what is left of the time, where it stopped.

Everything is derived from the log of steps and stops, never from a counter that runs. Times come
from changes and from the clock that is handed in; one that jumps backwards takes nothing away.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from mam_desktop.changes.change import Change
from mam_desktop.changes.clock import moment
from mam_desktop.meeting.meetings import STEP_NAMES, STEPS, Meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _, long_date

SET_BACK_BY = timedelta(minutes=15)
"""So far behind what was written already, a laptop's clock says nothing about this meeting.

Less is two laptops whose clocks differ.
"""
FORGOTTEN_AFTER = timedelta(hours=3)
"""With nothing written for so long, nobody was meeting: somebody forgot to stop."""
MINUTE = timedelta(minutes=1)
NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Mark:
    """One turn of the meeting: to a step, stopped or going on, asleep or awake."""

    at: datetime
    what: str
    """`step`, `paused` or `asleep`."""
    value: str


@dataclass(frozen=True, slots=True)
class TimeAway:
    """The program was closed in the middle of a meeting: since when, and until when, aware."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class MeetingLog:
    """The turns of one meeting, in order, and when something was last written in it."""

    marks: tuple[Mark, ...] = ()
    last_at: datetime | None = None

    def without(self, away: Iterable[TimeAway]) -> "MeetingLog":
        """Return the log with the times left out in which the program was closed."""
        slept = (mark for one in away for mark in _sleep(one.since, one.until))
        return replace(self, marks=_in_order((*self.marks, *slept)))

    def noted(self, at: datetime) -> "MeetingLog":
        """Return the log after something more was written that turns nothing."""
        if self.last_at is None or at - self.last_at <= FORGOTTEN_AFTER:
            return replace(self, last_at=max(at, self.last_at or at))
        return MeetingLog((*self.marks, *_sleep(self.last_at, at)), at)


def time_away(session: MeetingSession, now: datetime) -> TimeAway | None:
    """Return how long a running meeting was left alone, when it is opened again after a restart.

    It begins with what this laptop wrote last; where another one wrote last, it went on there.
    """
    meeting = session.meeting
    mine = [one for one in session.everything.changes() if one.meeting_id == meeting.id]
    if not meeting.step or meeting.paused or not mine:
        return None
    last = max(mine, key=lambda one: one.order)
    since = moment(last.at)
    is_here = last.device_id == session.author.device_id
    return TimeAway(since, now) if is_here and since < now else None


def meeting_log(changes: Iterable[Change], meeting_id: str) -> MeetingLog:
    """Return the turns of a meeting, out of the changes of its family."""
    mine = sorted((one for one in changes if one.meeting_id == meeting_id), key=lambda x: x.order)
    times = [moment(one.at) for one in mine]
    marks = [
        Mark(at, one.field, str(one.value))
        for one, at in zip(mine, times, strict=True)
        if one.entity_id == meeting_id and one.field in ("step", "paused")
    ]
    for before, after in pairwise(times):
        if after - before > FORGOTTEN_AFTER:
            marks.extend(_sleep(before, after))
    return MeetingLog(_in_order(marks), times[-1] if times else None)


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    # A turn that was written after a long silence wakes the meeting first.
    return tuple(sorted(marks, key=lambda one: (one.at, one.what != "asleep")))


def _sleep(since: datetime, until: datetime) -> tuple[Mark, Mark]:
    return Mark(since, "asleep", "yes"), Mark(until, "asleep", "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time in one step without a break."""

    step: str
    since: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        """Return how long it was; a clock that jumped backwards makes it nothing."""
        return max(self.until - self.since, NOTHING)


@dataclass(slots=True)
class _Walk:
    """Where a meeting stands while its log is read."""

    turns: dict[str, str] = field(default_factory=dict)
    since: datetime | None = None
    found: list[Stretch] = field(default_factory=list)

    def come_to(self, at: datetime) -> None:
        """Close what ran until here."""
        runs = self.turns.get("step") and not any(map(self.turns.get, ("paused", "asleep")))
        if runs and self.since is not None:
            self.found.append(Stretch(self.turns["step"], self.since, max(at, self.since)))
        self.since = at if self.since is None else max(at, self.since)


def stretches(log: MeetingLog, now: datetime) -> tuple[Stretch, ...]:
    """Return the time the meeting ran, in order; stops and forgotten nights are left out."""
    walk = _Walk()
    for mark in log.marks:
        walk.come_to(mark.at)
        walk.turns[mark.what] = mark.value
    walk.come_to(log.last_at if is_forgotten(log, now) and log.last_at else now)
    return tuple(walk.found)


def is_forgotten(log: MeetingLog, now: datetime) -> bool:
    """Say whether nothing has been written for so long that nobody is meeting."""
    return log.last_at is not None and now - log.last_at > FORGOTTEN_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class HourPlan:
    """How a meeting stands with its time, at one moment."""

    now: datetime
    step: str
    """"" before it has begun."""
    planned: Mapping[str, int]
    used: Mapping[str, timedelta]
    length: timedelta
    """How long the whole meeting was meant to be."""
    starts: datetime | None = None
    ends: datetime | None = None
    """When it should end: the agreed end, or on another day what was left of its length."""
    stopped_since: datetime | None = None
    resting_since: datetime | None = None
    """Nothing has been written since; nobody is meeting."""
    was_set_back: bool = False
    """The laptop's clock stands long before what was written already."""

    @property
    def is_running(self) -> bool:
        """Say whether the clock runs."""
        return bool(self.step) and self.stopped_since is None and self.resting_since is None

    @property
    def minutes_left(self) -> int | None:
        """Return whole minutes to the end, below zero when it is past; None when none is known.

        A clock that was set back knows none, and no meeting has more left than it was to take.
        """
        if self.ends is None or self.was_set_back:
            return None
        most = max(self.length, timedelta(minutes=sum(self.planned.values())))
        return math.ceil(min(self.ends - self.now, most) / MINUTE)

    def minutes_used(self, step: str) -> int:
        """Return whole minutes used in a step, over every time the meeting was in it."""
        return math.floor(self.used.get(step, NOTHING) / MINUTE)

    def minutes_over(self, step: str) -> int:
        """Return by how many whole minutes a step is over its time; 0 when it is not."""
        planned = self.planned.get(step, 0)
        return max(0, self.minutes_used(step) - planned) if planned else 0

    @property
    def steps_left(self) -> tuple[str, ...]:
        """Return the step the meeting is in and those after it, on the agenda, in order."""
        at = STEPS.index(self.step) if self.step in STEPS else 0
        return tuple(one for one in STEPS[at:] if one in self.planned)

    def still_needed(self, step: str) -> timedelta:
        """Return what a step has left of its minutes."""
        planned = timedelta(minutes=self.planned.get(step, 0))
        return max(planned - self.used.get(step, NOTHING), NOTHING)

    @property
    def needed(self) -> timedelta:
        """Return what all the steps that are left still need."""
        return sum(map(self.still_needed, self.steps_left), NOTHING)

    @property
    def would_end(self) -> datetime:
        """Return when the meeting ends if every step that is left takes its minutes."""
        begins = self.starts if not self.step and self.starts else self.now
        return max(begins, self.now) + self.needed

    @property
    def minutes_late(self) -> int:
        """Return by how many minutes too much is planned; 0 when it fits."""
        if self.ends is None:
            return 0
        return max(0, math.ceil((self.would_end - max(self.ends, self.now)) / MINUTE))

    @property
    def minutes_of_length_left(self) -> int:
        """Return how many minutes of the planned length are not used yet."""
        return max(0, math.ceil((self.length - sum(self.used.values(), NOTHING)) / MINUTE))

    def with_minutes(self, minutes: Mapping[str, int]) -> "HourPlan":
        """Return the plan as it would be with other minutes for some steps."""
        return replace(self, planned={**self.planned, **minutes})


def hour_plan(meeting: Meeting, log: MeetingLog, now: datetime) -> HourPlan:
    """Return how a meeting stands with its time; `now` is aware, in the zone to show."""
    ran = stretches(log, now)
    zone = now.tzinfo
    stopped = log.marks and _stopped_since(log)
    plan = HourPlan(
        now=now,
        step=meeting.step,
        planned=meeting.minutes_by_step,
        used=_used(ran),
        length=planned_length(meeting),
        starts=_on_the_day(meeting, meeting.starts_at, zone),
        was_set_back=log.last_at is not None and log.last_at - now > SET_BACK_BY,
        stopped_since=stopped.astimezone(zone) if stopped and meeting.paused else None,
    )
    if meeting.step and not meeting.paused and is_forgotten(log, now) and log.last_at:
        plan = replace(plan, resting_since=log.last_at.astimezone(zone))
    return replace(plan, ends=_end(meeting, plan, ran))


def _stopped_since(log: MeetingLog) -> datetime | None:
    stops = [one for one in log.marks if one.what == "paused"]
    return stops[-1].at if stops and stops[-1].value else None


def _used(ran: Iterable[Stretch]) -> dict[str, timedelta]:
    used: dict[str, timedelta] = {}
    for one in ran:
        used[one.step] = used.get(one.step, NOTHING) + one.length
    return used


def planned_length(meeting: Meeting) -> timedelta:
    """Return how long a meeting is meant to be: from its start to its end, else its agenda."""
    if not (meeting.starts_at and meeting.ends_at):
        return timedelta(minutes=sum(meeting.minutes_by_step.values()))
    day = meeting.on or date(2000, 1, 1)
    starts, ends = (_at(day, one, None) for one in (meeting.starts_at, meeting.ends_at))
    return ends - starts if ends > starts else ends - starts + timedelta(days=1)


def _at(day: date, hour: str, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), zone)


def _on_the_day(meeting: Meeting, hour: str, zone: tzinfo | None) -> datetime | None:
    return _at(meeting.on, hour, zone) if meeting.on is not None and hour else None


def _end(meeting: Meeting, plan: HourPlan, ran: tuple[Stretch, ...]) -> datetime | None:
    """Return the agreed end; on another day, or begun after it, what is left of the length."""
    zone = plan.now.tzinfo
    starts = plan.starts
    agreed = starts + plan.length if starts is not None and meeting.ends_at else None
    if not ran:
        return agreed if agreed and agreed.date() >= plan.now.date() >= _day(starts) else None
    before, began = _this_sitting(ran, zone, agreed)
    is_first_day = not before and agreed is not None and began.date() == meeting.on
    if is_first_day and agreed is not None and began < agreed:
        return agreed
    used = _used(before)
    left = plan.length - sum(used.values(), NOTHING)
    return began + (left if left > NOTHING else replace(plan, used=used).needed)


def _day(when: datetime | None) -> date:
    return when.date() if when is not None else date.max


def _this_sitting(
    ran: tuple[Stretch, ...], zone: tzinfo | None, agreed: datetime | None
) -> tuple[tuple[Stretch, ...], datetime]:
    """Return what ran before the last long break, and when the meeting went on after it.

    A break is long that reaches into another day, or past the agreed end.
    """
    first = 0
    for no, (one, following) in enumerate(pairwise(ran), start=1):
        until, since = one.until.astimezone(zone), following.since.astimezone(zone)
        past_the_end = agreed is not None and until < agreed <= since
        if since > until and (until.date() != since.date() or past_the_end):
            first = no
    return ran[:first], ran[first].since.astimezone(zone)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A meeting that was stopped: in which step, and since when, aware."""

    step: str
    since: datetime

    def words(self, today: date) -> str:
        """Return a sentence for Home: where the meeting stopped, on which day or at what time."""
        step = _(STEP_NAMES[self.step]) if self.step else _("the beginning")
        if self.since.date() == today:
            at = self.since.strftime("%H:%M")
            return _("Stopped at {time}, at the step “{step}”").format(time=at, step=step)
        return _("Stopped on {day}, at the step “{step}”").format(
            day=long_date(self.since.date()), step=step
        )


def stopped(session: MeetingSession, meeting: Meeting, zone: tzinfo | None) -> Stopped | None:
    """Return where and when a meeting was stopped, while it is; it need not be the open one."""
    held = session.fold.value(meeting.id, "paused")
    if not meeting.paused or held is None:
        return None
    return Stopped(meeting.step, moment(held.newest.at).astimezone(zone))
