"""Who is here: attendance, and when somebody came or went."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.entries import Entries, read_entry
from mam_desktop.meeting.naming import Circle, can_be_read, get_person
from mam_desktop.meeting.people import (
    ATTENDANCE_STATES,
    Attendance,
    AttendanceTime,
    Person,
)
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.texts import _

TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
CAME = frozenset({"present", "late"})
NOTHING: Mapping[str, str] = MappingProxyType({})


def attendance_of(entries: Entries, meeting_id: str | None, person_id: str) -> Attendance | None:
    """Return a person's attendance at a meeting."""
    found = (one for one in entries.all(Attendance) if one.meeting_id == meeting_id)
    return next((one for one in found if one.person_id == person_id), None)


def attend(
    session: MeetingSession,
    *,
    name: str,
    state: str = "present",
    about: dict[str, object] | None = None,
    joins: str | None = None,
    can_decide: bool | None = None,
    is_interpreter_for: str | None = None,
    is_new: bool = False,
) -> Gesture:
    """Say who is here, and how; `about` are fields of `Person` (role, service, full name...).

    Somebody who `is_new` is brought in even where another has the same name. Once the minutes are
    sealed they keep what they say of who was there; the time is still kept.
    """
    if state not in ATTENDANCE_STATES:
        raise BadInput(
            _("“{state}” is not one of: {known}").format(
                state=state, known=", ".join(ATTENDANCE_STATES)
            )
        )
    meeting = session.meeting
    writer = session.begin()
    circle = Circle(session, writer)
    person_id = circle.bring_new(name) if is_new else circle.bring(name)
    told = {key: value for key, value in (about or {}).items() if value is not None}
    write_person(session, writer, person_id, told)
    own = {
        "joins": joins,
        "can_decide": can_decide,
        "interpreter_for": circle.bring_maybe(is_interpreter_for),
    }
    own = {key: value for key, value in own.items() if value is not None}
    known = attendance_of(session.entries, meeting.id, person_id)
    attendance_id = known.id if known else derived_id(meeting.id, person_id)
    if known is None:
        _put_on_the_list(session, writer, attendance_id, person_id=person_id, state=state, **own)
    elif not session.is_sealed(known, "state"):
        writer.set(known, state=state, **own)
    _note_time(session, writer, attendance_id, state)
    return writer.commit()


def _put_on_the_list(
    session: MeetingSession, writer: GestureWriter, attendance_id: str, **told: object
) -> None:
    """Write an attendance; nothing stays of how somebody was there before they were taken off."""
    before = read_entry(session.fold, attendance_id, removed_too=True)
    if before is None:
        writer.create_as(Attendance, attendance_id, **told)
        return
    writer.create_as(Attendance, attendance_id)
    writer.set(before, **{**Attendance.defaults(), **told})


def everyone_invited_is_here(session: MeetingSession) -> Gesture:
    """Say of everybody who is invited, and of whom nothing else was said, that they are here."""
    writer = session.begin()
    for one in session.entries.all(Attendance, session.meeting.id):
        if one.state == "invited":
            writer.set(one, state="present")
            _note_time(session, writer, one.id, "present")
    if writer.is_empty:
        raise Refused(_("Everybody has been looked at already."))
    return writer.commit()


def describe_attendance(
    session: MeetingSession,
    attendance: Attendance,
    *,
    about: Mapping[str, object] = NOTHING,
    own: Mapping[str, object] = NOTHING,
    times: Mapping[str, str] = NOTHING,
) -> Gesture:
    """Change what is known of somebody on the list, in one gesture.

    `about` are fields of `Person`, `own` of `Attendance`; `times` are id -> `HH:MM`, to put right.
    """
    if not can_be_read(str(about.get("name", "-"))):
        raise BadInput(_("A name is missing."))
    for told_at in times.values():
        check_time(told_at)
    writer = session.begin()
    told = dict(own)
    if "interpreter_for" in told:
        circle = Circle(session, writer)
        told["interpreter_for"] = circle.bring_maybe(cast("str | None", told["interpreter_for"]))
    write_person(session, writer, attendance.person_id, dict(about))
    writer.set(attendance, **told)
    for time_id, told_at in times.items():
        writer.set(session.entries.get(AttendanceTime, time_id), told_at=told_at)
    return writer.commit()


def correct_time(session: MeetingSession, *, name: str, was: str, now: str) -> Gesture:
    """Put right when somebody came or left: the time that was noted, and the true one."""
    person = get_person(session.entries, name)
    attendance = attendance_of(session.entries, session.meeting.id, person.id)
    noted = times_of(session.entries, attendance) if attendance else ()
    found = [one for one in noted if one.told_at == was]
    if attendance is None or not found:
        raise BadInput(_("No time {time} is noted for {name}.").format(time=was, name=person.name))
    return describe_attendance(session, attendance, times={found[-1].id: now})


def check_time(told_at: str) -> None:
    """Raise `BadInput` unless this is a time of day such as 14:05."""
    if not TIME_OF_DAY.fullmatch(told_at):
        raise BadInput(_("“{time}” is not a time such as 14:00.").format(time=told_at[:20]))


def _note_time(
    session: MeetingSession, writer: GestureWriter, attendance_id: str, state: str
) -> None:
    """Note that somebody came or went now; what only says it better keeps its time."""
    on = today(session)
    told = _times(session.entries, attendance_id)
    last = told[-1] if told and told[-1].told_on == on else None
    if last is not None and last.state in CAME and state in CAME:
        writer.set(last, state=state)
    elif last is None or last.state != state:
        writer.create(
            AttendanceTime,
            attendance_id=attendance_id,
            state=state,
            told_at=time_of_day(session),
            told_on=on,
        )


def times_of(entries: Entries, attendance: Attendance) -> tuple[AttendanceTime, ...]:
    """Return when somebody came and went, oldest first."""
    return _times(entries, attendance.id)


def _times(entries: Entries, attendance_id: str) -> tuple[AttendanceTime, ...]:
    mine = (one for one in entries.all(AttendanceTime) if one.attendance_id == attendance_id)
    return tuple(sorted(mine, key=lambda one: (one.told_on or date.min, one.told_at, one.at)))


def write_person(
    session: MeetingSession, writer: GestureWriter, person_id: str, told: Mapping[str, object]
) -> None:
    """Write what is told of somebody, whether they are written down already or not."""
    known = session.entries.find(Person, person_id)
    if known is not None:
        writer.set(known, **told)
        return
    specs = Person.specs()
    for field, value in told.items():
        writer.put(Person.KIND, person_id, field, specs[field].write_new(value))
