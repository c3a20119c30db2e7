"""Invites people to a meeting, and keeps what each answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.attending import attendance_of, write_person
from mam_desktop.meeting.before import INVITE_ANSWERS, Invitation
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.promises import meeting_before
from mam_desktop.meeting.said import ServiceUpdate
from mam_desktop.meeting.session import SEALED, Gesture, GestureWriter, MeetingSession
from mam_desktop.texts import _, ngettext

MANY_PEOPLE = 10
"""So many professionals and relatives are a lot for a family to face."""
NOTHING: Mapping[str, object] = MappingProxyType({})
COMING = frozenset({"yes", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody on the list, with what they answered."""

    attendance: Attendance
    person: Person
    invitation: Invitation | None
    has_written: bool
    """Whether a written update of theirs is there."""

    @property
    def answer(self) -> str:
        """Return what they answered; who is here already has said yes by coming."""
        told = self.invitation.answer if self.invitation is not None else "none"
        if told != "none":
            return told
        if self.attendance.is_here:
            return "yes"
        return "apologies" if self.attendance.state == "apologies" else "none"

    @property
    def update_wanted(self) -> bool:
        """Say whether a written update was asked for and is not there yet."""
        wanted = self.invitation is not None and bool(self.invitation.update_wanted)
        return wanted and not self.has_written


def invited_to(entries: Entries, meeting_id: str) -> tuple[Invited, ...]:
    """Return everybody on a meeting's list, the child and family first."""
    by_attendance = {one.attendance_id: one for one in entries.all(Invitation, meeting_id)}
    wrote = {one.by_id for one in entries.all(ServiceUpdate, meeting_id)}
    found = [
        Invited(
            attendance=one,
            person=person,
            invitation=by_attendance.get(one.id),
            has_written=person.id in wrote,
        )
        for one in entries.all(Attendance, meeting_id)
        if (person := entries.find(Person, one.person_id)) is not None
    ]
    return tuple(sorted(found, key=lambda one: not one.person.is_family))


def invited_words(invited: Sequence[Invited]) -> str:
    """Return how many are invited and how many said yes or are here: `9 invited, 7 said yes`."""
    if not invited:
        return ""
    words = ngettext("{count} invited", "{count} invited", len(invited)).format(count=len(invited))
    yes = sum(one.answer == "yes" or one.attendance.is_here for one in invited)
    if not yes:
        return words
    return _("{invited}, {yes} said yes").format(invited=words, yes=yes)


def invite(
    session: MeetingSession,
    *,
    name: str,
    answer: str | None = None,
    about: Mapping[str, object] = NOTHING,
    own: Mapping[str, object] = NOTHING,
    told: Mapping[str, object] = NOTHING,
    instead: str | None = None,
) -> Gesture:
    """Put somebody on the list, or note what they answered.

    `about` are fields of `Person`, `own` of `Attendance`, `told` of `Invitation`; `instead` is who
    comes in their place, and is put on the list as well. Nobody who is here already is moved.
    """
    answer = "substitute" if instead and answer is None else answer
    if answer is not None and answer not in INVITE_ANSWERS:
        raise BadInput(
            _("“{answer}” is not one of: {known}").format(
                answer=answer[:60], known=", ".join(INVITE_ANSWERS)
            )
        )
    writer = session.begin()
    circle = Circle(session, writer)
    person_id = circle.bring(name)
    write_person(session, writer, person_id, about)
    fields = dict(told)
    if instead:
        fields["substitute_id"] = circle.bring(instead)
        if fields["substitute_id"] == person_id:
            raise BadInput(_("Somebody else has to come instead."))
        _put_on_list(session, writer, str(fields["substitute_id"]), "yes", NOTHING, NOTHING)
    bridged = dict(own)
    if bridged.get("interpreter_for"):
        bridged["interpreter_for"] = circle.bring(str(bridged["interpreter_for"]))
    _put_on_list(session, writer, person_id, answer, bridged, fields)
    return writer.commit()


def _put_on_list(
    session: MeetingSession,
    writer: GestureWriter,
    person_id: str,
    answer: str | None,
    own: Mapping[str, object],
    told: Mapping[str, object],
) -> None:
    """Write attendance and invitation under ids that two laptops agree on."""
    meeting_id = session.meeting.id
    known = attendance_of(session.entries, meeting_id, person_id)
    attendance_id = known.id if known else derived_id(meeting_id, person_id)
    state = "invited" if answer in COMING or answer is None else "apologies"
    if known is None:
        writer.create_as(Attendance, attendance_id, person_id=person_id, state=state, **own)
    else:
        moves = answer is not None and known.state in {"invited", "apologies"}
        fields = {**own, **({"state": state} if moves else {})}
        if any(session.is_sealed(known, one) for one in fields):
            raise Refused(_(SEALED))
        writer.set(known, **fields)
    _write_invitation(session, writer, attendance_id, answer, told)


def _write_invitation(
    session: MeetingSession,
    writer: GestureWriter,
    attendance_id: str,
    answer: str | None,
    told: Mapping[str, object],
) -> None:
    fields = dict(told)
    if answer is not None:
        fields["answer"] = answer
        fields.setdefault("told_on", None if answer == "none" else today(session))
        if answer != "substitute":
            fields.setdefault("substitute_id", None)
    known = session.entries.find(Invitation, invitation_id(attendance_id))
    if known is not None:
        writer.set(known, **fields)
    elif fields:
        fields["attendance_id"] = attendance_id
        writer.create_as(Invitation, invitation_id(attendance_id), **fields)


def invitation_id(attendance_id: str) -> str:
    """Return the id of the one invitation that goes with a place on the list."""
    return derived_id(attendance_id, Invitation.KIND)


def withdraw(session: MeetingSession, attendance_id: str) -> Gesture:
    """Take somebody off the list, with what they answered.

    Raises:
        Refused: they are here, or the minutes are sealed.

    """
    attendance = session.entries.get(Attendance, attendance_id)
    if attendance.is_here:
        raise Refused(_("This person is here. Say at Welcome that they left."))
    if session.is_sealed(attendance, "state"):
        raise Refused(_(SEALED))
    writer = session.begin()
    writer.remove(attendance)
    invitation = session.entries.find(Invitation, invitation_id(attendance_id))
    if invitation is not None:
        writer.remove(invitation)
    return writer.commit()


def people_to_ask_again(entries: Entries, meeting: Meeting) -> tuple[Person, ...]:
    """Return who was on the list of the meeting before, or is family, and is not on this one."""
    listed = {one.person_id for one in entries.all(Attendance, meeting.id)}
    before = meeting_before(entries, meeting)
    earlier = [one.person_id for one in entries.all(Attendance, before.id)] if before else []
    home = [one.id for one in entries.all(Person) if one.is_family or one.is_lead]
    wanted = [one for one in dict.fromkeys((*home, *earlier)) if one not in listed]
    return tuple(person for one in wanted if (person := entries.find(Person, one)) is not None)


def invite_again(session: MeetingSession) -> Gesture:
    """Put everybody from the family and from the meeting before on the list, unasked yet."""
    wanted = people_to_ask_again(session.entries, session.meeting)
    if not wanted:
        raise Refused(_("Everybody is on the list already."))
    writer = session.begin()
    for one in wanted:
        _put_on_list(session, writer, one.id, None, _carried(session.entries, one.id), NOTHING)
    return writer.commit()


def _carried(entries: Entries, person_id: str) -> Mapping[str, object]:
    """Return what holds of somebody from meeting to meeting: how they join, who can say yes."""
    mine = [one for one in entries.all(Attendance) if one.person_id == person_id]
    if not mine:
        return NOTHING
    last = mine[-1]
    return {
        "joins": last.joins,
        "can_decide": last.can_decide,
        "interpreter_for": last.interpreter_for,
    }
