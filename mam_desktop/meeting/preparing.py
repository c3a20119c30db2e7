"""Prepares a meeting: day and place, agenda, what people need, interpreters, the chair's list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import BadInput
from mam_desktop.meeting.agendas import Minutes, check_minutes
from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.before import (
    ARRANGEMENTS,
    BEFORE_ITEMS,
    Arrangement,
    BeforeTick,
    Interpreting,
)
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import TYPE_NAMES, Meeting
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Attendance, Child, Person
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.meeting.starting import check_meeting
from mam_desktop.texts import N_, _

INTERPRETER = "Interpreter (spoken language)"
INTERPRETERS_SERVICE = "Support for the family’s voice"
MEETING_FIELDS = frozenset({"type", "on", "starts_at", "ends_at", "place", "title", "language"})
GROWN_UP = 18


def change_meeting(session: MeetingSession, **told: object) -> Gesture:
    """Change when, where and what kind of meeting it is, while nobody has sealed its minutes."""
    unknown = sorted(set(told) - MEETING_FIELDS)
    if unknown:
        raise BadInput(
            _("“{field}” cannot be changed here; it could be: {known}").format(
                field=unknown[0], known=", ".join(sorted(MEETING_FIELDS))
            )
        )
    meeting = session.meeting
    whole = {name: told.get(name, getattr(meeting, name)) for name in MEETING_FIELDS}
    check_meeting(str(whole["type"]), str(whole["starts_at"]), str(whole["ends_at"]), meeting.zone)
    if whole["on"] is None:
        raise BadInput(_("The day is missing."))
    return change_entry(session, meeting, told)


def meetings_ahead(entries: Entries, on: date) -> tuple[Meeting, ...]:
    """Return the family's meetings that have not begun and are not over, the next one first."""
    ahead = [one for one in entries.all(Meeting) if not one.step and one.on and one.on >= on]
    return tuple(sorted(ahead, key=lambda one: (str(one.on), one.starts_at, one.id)))


def set_agenda(session: MeetingSession, minutes: Minutes) -> Gesture:
    """Say how many minutes each step has; a step with none is passed over."""
    whole = check_minutes(minutes)
    if not any(whole.values()):
        raise BadInput(_("At least one step needs time."))
    lines = [[step, one] for step, one in whole.items()]
    return change_entry(session, session.meeting, {"agenda": lines})


# --- what the meeting needs ---------------------------------------------------------------------


def arrange(
    session: MeetingSession, *, topic: str, words: str, is_arranged: bool | None = None
) -> Gesture:
    """Note what is needed (a room, breaks, transport, somebody for children) and if it is done."""
    if topic not in ARRANGEMENTS:
        raise BadInput(
            _("“{topic}” is not one of: {known}").format(
                topic=topic[:60], known=", ".join(ARRANGEMENTS)
            )
        )
    entity_id = derived_id(session.meeting.id, Arrangement.KIND, topic)
    known = session.entries.find(Arrangement, entity_id)
    fields: dict[str, object] = {"words": words.strip()}
    if is_arranged is not None:
        fields["is_arranged"] = is_arranged
    writer = session.begin()
    if known is None:
        writer.create_as(Arrangement, entity_id, topic=topic, **fields)
    else:
        writer.set(known, **fields)
    return writer.commit()


def arrangements(entries: Entries, meeting_id: str) -> Mapping[str, Arrangement]:
    """Return what was noted for a meeting, topic -> arrangement."""
    return {one.topic: one for one in entries.all(Arrangement, meeting_id)}


def set_needs(session: MeetingSession, person_id: str, needs: str) -> Gesture:
    """Write down what somebody needs, several things apart by commas."""
    person = session.entries.get(Person, person_id)
    told = tuple(dict.fromkeys(one for part in needs.split(",") if (one := part.strip())))
    writer = session.begin()
    writer.set(person, access_needs=told)
    return writer.commit()


# --- interpreters --------------------------------------------------------------------------------


def book_interpreter(
    session: MeetingSession,
    *,
    language: str,
    for_whom: str | None = None,
    interpreter: str | None = None,
    booking_id: str | None = None,
    **told: object,
) -> Gesture:
    """Note that an interpreter is wanted or booked; a named one is put on the list.

    `told` are further fields of `Interpreting`; `booking_id` names one that is changed.
    """
    if not language.strip():
        raise BadInput(_("The language is missing."))
    writer = session.begin()
    circle = Circle(session, writer)
    fields = {
        **told,
        "language": language.strip(),
        "for_id": circle.bring_maybe(for_whom),
        "interpreter_id": circle.bring_maybe(interpreter),
    }
    known = session.entries.find(Interpreting, booking_id)
    if known is None:
        writer.create(Interpreting, **fields)
    else:
        writer.set(known, **fields)
    if fields["interpreter_id"]:
        _list_interpreter(session, writer, str(fields["interpreter_id"]), fields["for_id"])
    return writer.commit()


def _list_interpreter(
    session: MeetingSession, writer: GestureWriter, person_id: str, for_id: object
) -> None:
    meeting_id = session.meeting.id
    if session.entries.find(Person, person_id) is None:
        writer.put(Person.KIND, person_id, "role", INTERPRETER)
        writer.put(Person.KIND, person_id, "service", INTERPRETERS_SERVICE)
    known = attendance_of(session.entries, meeting_id, person_id)
    if known is None:
        writer.create_as(
            Attendance,
            derived_id(meeting_id, person_id),
            person_id=person_id,
            interpreter_for=for_id,
        )
    elif not session.is_sealed(known, "interpreter_for"):
        writer.set(known, interpreter_for=for_id)


def interpreter_warnings(entries: Entries, one: Interpreting, on: date | None) -> tuple[str, ...]:
    """Return what speaks against an interpreter: family, or not grown up."""
    person = entries.find(Person, one.interpreter_id)
    if person is None:
        return ()
    if person.is_family:
        words = _("{name} belongs to the family. Book somebody from outside to interpret.")
    elif person.born_on is not None and on is not None and _age(person.born_on, on) < GROWN_UP:
        words = _("{name} is not grown up. A child must never interpret.")
    else:
        return ()
    return (words.format(name=person.name),)


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


# --- the chair's list ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BeforeLine:
    """One line of the chair's list, with its tick if there is one."""

    item: str
    tick: BeforeTick | None

    @property
    def is_done(self) -> bool:
        """Say whether it is ticked."""
        return self.tick is not None and bool(self.tick.is_done)


def before_list(entries: Entries, meeting_id: str) -> tuple[BeforeLine, ...]:
    """Return the chair's list of what to do before a meeting, in order."""
    ticks = {one.item: one for one in entries.all(BeforeTick, meeting_id)}
    return tuple(BeforeLine(item, ticks.get(item)) for item in BEFORE_ITEMS)


def tick_before(
    session: MeetingSession,
    *,
    item: str,
    is_done: bool = True,
    by: str = "",
    note: str | None = None,
) -> Gesture:
    """Tick a line of the chair's list, or take the tick back; going ahead without needs a why."""
    if item not in BEFORE_ITEMS:
        raise BadInput(
            _("“{item}” is not on the list: {known}").format(
                item=item[:60], known=", ".join(BEFORE_ITEMS)
            )
        )
    entity_id = derived_id(session.meeting.id, BeforeTick.KIND, item)
    known = session.entries.find(BeforeTick, entity_id)
    words = note if note is not None else (known.note if known else "")
    if item == "without" and is_done and not words.strip():
        raise BadInput(_("Please write down why."))
    writer = session.begin()
    fields: dict[str, object] = {
        "is_done": is_done,
        "by_id": Circle(session, writer).known_or_name(by) if is_done and by.strip() else None,
        "done_on": today(session) if is_done else None,
        "note": words.strip(),
    }
    if known is None:
        writer.create_as(BeforeTick, entity_id, item=item, **fields)
    else:
        writer.set(known, **fields)
    return writer.commit()


TITLES = {
    "MAM": N_("{name}’s multi-agency meeting"),
    "TAF": N_("{name}’s team around the family"),
    "TAC": N_("{name}’s team around the child"),
    "review": N_("{name}’s review meeting"),
}


def meeting_title(entries: Entries, kind: str) -> str:
    """Return what a meeting of a kind is called unless somebody calls it otherwise."""
    child = next(iter(entries.all(Child)), None)
    return _(TITLES[kind]).format(name=child.preferred_name) if child else _(TYPE_NAMES[kind])
