"""When the meeting was in which step, who was there then, and where it stands for who comes late.

Times are for services only (`AttendanceTime`); what is told to who comes late is made of what the
whole room may see, and nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo

from mam_desktop.changes.change import Change
from mam_desktop.changes.clock import moment
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.people import HERE_STATES, AttendanceTime, Person
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Voice

FAR_AHEAD = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Spell:
    """The meeting was in a step from one minute to another; the last one has no end yet."""

    step: str
    began_at: datetime
    ended_at: datetime = FAR_AHEAD


def spells_of(changes: Iterable[Change], meeting_id: str) -> tuple[Spell, ...]:
    """Return in which step the meeting was when, oldest first, to the minute, in UTC."""
    came = [
        (moment(one.at).replace(second=0, microsecond=0), str(one.value))
        for one in sorted(changes, key=lambda one: one.order)
        if one.entity_id == meeting_id and one.field == "step" and one.value
    ]
    ends = [*(at for at, _step in came), FAR_AHEAD][1:]
    return tuple(Spell(step, at, end) for (at, step), end in zip(came, ends, strict=True))


def spells_until(changes: Iterable[Change], meeting_id: str, until: datetime) -> tuple[Spell, ...]:
    """Return the spells that had begun by then, so that a paper made again says the same."""
    return spells_of((one for one in changes if moment(one.at) <= until), meeting_id)


def steps_with(
    spells: Sequence[Spell], times: Sequence[AttendanceTime], meeting: Meeting
) -> tuple[str, ...]:
    """Return the steps during which somebody was there, in the order of the meeting."""
    stays = _stays(times, zone_of(meeting.zone))
    seen = {
        spell.step
        for spell in spells
        for came, went in stays
        if max(came, spell.began_at) < min(went, spell.ended_at)
    }
    return tuple(step for step in STEPS if step in seen)


def _stays(times: Sequence[AttendanceTime], zone: tzinfo) -> list[tuple[datetime, datetime]]:
    """Return (came, went) for each time that somebody was there; times are oldest first."""
    stays: list[tuple[datetime, datetime]] = []
    came: datetime | None = None
    for one in times:
        at = _moment_of(one, zone)
        if at is None:
            continue
        if one.state in HERE_STATES:
            came = came or at
        elif came is not None:
            stays.append((came, at))
            came = None
    return stays if came is None else [*stays, (came, FAR_AHEAD)]


def _moment_of(one: AttendanceTime, zone: tzinfo) -> datetime | None:
    """Return when somebody came or went; None for what an older or other laptop wrote unclearly."""
    try:
        at = time.fromisoformat(one.told_at)
    except ValueError:
        return None
    if one.told_on is None:
        return None
    return datetime.combine(one.told_on, at.replace(tzinfo=None), zone).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """What stands, in counts and in somebody's own words: nothing is said about anybody."""

    quotes: int
    outcomes: int
    ideas: int
    actions: int
    step: str
    words: str = ""
    who: str = ""
    meaning: Meaning | None = None
    """The words in another language, as the interpreter gave them."""


def so_far(entries: Entries, meeting: Meeting, spells: Sequence[Spell]) -> SoFar | None:
    """Return what somebody who comes late is told; None while the meeting has only begun.

    Only what the family screen may show with who is here now is counted or quoted. The step is the
    one the meeting was in before it came back to the welcome.
    """
    steps = [one.step for one in spells if one.step != STEPS[0]]
    if not steps:
        return None
    seen = visible_to(entries, Recipient(Copy.FAMILY_SCREEN), meeting.id).entries
    quotes = seen.all(Voice, meeting.id)
    last = quotes[-1] if quotes else None
    who = seen.find(Person, last.who_id) if last else None
    return SoFar(
        quotes=len(quotes),
        outcomes=len(seen.all(Outcome, meeting.id)),
        ideas=len(seen.all(Idea, meeting.id)),
        actions=len(seen.all(Action, meeting.id)),
        step=steps[-1],
        words=last.words if last else "",
        who=who.name if who else "",
        meaning=last.meaning if last else None,
    )
