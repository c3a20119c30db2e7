"""Who is here, and what was agreed at the door: attendance, statement, consent."""

from collections.abc import Sequence
from datetime import date

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import BadInput
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import (
    ATTENDANCE_STATES,
    Attendance,
    AttendanceTime,
    Consent,
    Person,
    StatementRead,
)
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.texts import _

STATEMENT_VERSION = "1"


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
) -> Gesture:
    """Say who is here, and how; `about` are fields of `Person` (role, service, full name...).

    Once the minutes are sealed they keep what they say of who was there; the time is still kept.
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
    person_id = circle.bring(name)
    told = {key: value for key, value in (about or {}).items() if value is not None}
    _write_person(session, writer, person_id, told)
    own = {
        "joins": joins,
        "can_decide": can_decide,
        "interpreter_for": circle.bring_maybe(is_interpreter_for),
    }
    own = {key: value for key, value in own.items() if value is not None}
    known = attendance_of(session.entries, meeting.id, person_id)
    attendance_id = known.id if known else derived_id(meeting.id, person_id)
    if known is None:
        writer.create_as(Attendance, attendance_id, person_id=person_id, state=state, **own)
    elif not session.is_sealed(known, "state"):
        writer.set(known, state=state, **own)
    writer.create(
        AttendanceTime,
        attendance_id=attendance_id,
        state=state,
        told_at=time_of_day(session),
        told_on=today(session),
    )
    return writer.commit()


def times_of(entries: Entries, attendance: Attendance) -> tuple[AttendanceTime, ...]:
    """Return when somebody came and went, oldest first."""
    mine = (one for one in entries.all(AttendanceTime) if one.attendance_id == attendance.id)
    return tuple(sorted(mine, key=lambda one: (one.told_on or date.min, one.told_at, one.at)))


def _write_person(
    session: MeetingSession, writer: GestureWriter, person_id: str, told: dict[str, object]
) -> None:
    known = session.entries.find(Person, person_id)
    if known is not None:
        writer.set(known, **told)
        return
    specs = Person.specs()
    for field, value in told.items():
        writer.put(Person.KIND, person_id, field, specs[field].write(value))


def read_statement(
    session: MeetingSession, *, by: str, version: str = STATEMENT_VERSION, language: str = "en"
) -> Gesture:
    """Note that the opening statement was read out."""
    writer = session.begin()
    by_id = Circle(session, writer).bring(by)
    writer.create(
        StatementRead, by_id=by_id, read_at=time_of_day(session), version=version, language=language
    )
    return writer.commit()


def note_consent(
    session: MeetingSession,
    *,
    by: str,
    purpose: str,
    recipient: str,
    answer: str,
    how: str,
    about: Sequence[str] = (),
    note: str = "",
    for_whom: str | None = None,
    judged_by: str | None = None,
    grounds: str = "",
) -> Gesture:
    """Write one line of the consent ledger; it cannot be undone, only answered anew."""
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Consent,
        by_id=circle.bring(by),
        for_id=circle.bring_maybe(for_whom),
        purpose=purpose,
        recipient=recipient,
        answer=answer,
        how=how,
        about=tuple(about),
        note=note,
        judged_by=circle.bring_maybe(judged_by),
        grounds=grounds,
        said_at=time_of_day(session),
    )
    return writer.commit()
