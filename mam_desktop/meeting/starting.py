"""Begins things: a family, what was agreed before, a meeting; steps, pause and resume."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.clocks import check_zone, time_of_day
from mam_desktop.meeting.meetings import MEETING_TYPES, STEPS, TYPE_NAMES, Meeting
from mam_desktop.meeting.naming import Circle, can_be_read, folded
from mam_desktop.meeting.people import CHILD_AND_FAMILY, Child, Household, Person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.said import ProfileEntry, Scale
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.meeting.voicing import OPEN, Sharing, check_score, end_pause
from mam_desktop.texts import _

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
ENGAGEMENT_LEAD = "Engagement Lead"
LEADS_SERVICE = "Meeting and pathway"


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """Somebody of a household, as told when the family is set up."""

    name: str
    relation: str = ""
    born_on: date | None = None
    parental_responsibility: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdTold:
    """A household, as told when the family is set up."""

    address: str = ""
    hidden_from: Sequence[str] = ()
    people: Sequence[FamilyMember] = field(default=())


def add_family(
    session: MeetingSession,
    *,
    preferred_name: str,
    households: Sequence[HouseholdTold] = (),
    lead: str = "",
    **told: object,
) -> Gesture:
    """Write down the child, who lives with them and who leads; `told` are fields of `Child`."""
    if not can_be_read(preferred_name):
        raise BadInput(_("The child’s name is missing."))
    number = told.get("nhs_number")
    if isinstance(number, str) and number and not is_nhs_number(number):
        raise BadInput(_("“{number}” is not an NHS number.").format(number=number))
    if session.entries.find(Child, session.family_id) is not None:
        raise Refused(_("This family is there already."))
    writer = session.begin()
    child = writer.create_between(
        Person, name=preferred_name, service=CHILD_AND_FAMILY, role="Child"
    )
    writer.create_between_as(
        Child,
        session.family_id,
        preferred_name=preferred_name,
        person_id=child,
        **told,
    )
    _add_households(writer, households, {folded(preferred_name): [child]})
    if lead.strip():
        writer.create_between(
            Person, name=lead.strip(), role=ENGAGEMENT_LEAD, service=LEADS_SERVICE
        )
    return writer.commit()


def _add_households(
    writer: GestureWriter, households: Sequence[HouseholdTold], ids: dict[str, list[str]]
) -> None:
    """Add homes and who lives there; `ids` are of those who are there already, by folded name."""
    child = set(ids)
    homes: list[tuple[str, HouseholdTold]] = []
    for one in households:
        home = writer.create_between(Household, address=one.address)
        homes.append((home, one))
        for member in one.people:
            if not can_be_read(member.name):
                raise BadInput(_("A name is missing."))
            if folded(member.name) in child:
                writer.put(Person.KIND, ids[folded(member.name)][0], "household_id", home)
                continue
            person_id = writer.create_between(
                Person,
                name=member.name.strip(),
                relation=member.relation,
                born_on=member.born_on,
                parental_responsibility=member.parental_responsibility,
                household_id=home,
                service=CHILD_AND_FAMILY,
            )
            ids.setdefault(folded(member.name), []).append(person_id)
    for home, told in homes:
        hidden = [one for name in told.hidden_from for one in ids.get(folded(name), [name])]
        if hidden:
            writer.put(Household.KIND, home, "hidden_from", hidden)


def is_nhs_number(number: str) -> bool:
    """Say whether ten digits pass the NHS number's check digit (modulus 11)."""
    digits = number.replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 10):
        return False
    total = sum(int(one) * weight for one, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def add_profile_line(
    session: MeetingSession,
    *,
    heading: str,
    words: str,
    by: str,
    on: date | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Add a line to the one-page profile."""
    if not words.strip():
        raise BadInput(_("There are no words yet."))
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create_between(
        ProfileEntry,
        heading=heading,
        words=words,
        by_id=circle.bring(by),
        said_on=on,
        **sharing.fields(circle),
    )
    return writer.commit()


def add_earlier_action(
    session: MeetingSession,
    *,
    what: str,
    owner: str,
    due_on: date,
    meeting_on: date | None = None,
    so_that: str = "",
    status: str = "agreed",
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down a promise from before this app was used."""
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create_between(
        Action,
        what=what,
        owner_id=circle.bring(owner),
        due_on=due_on,
        so_that=so_that,
        status=status,
        agreed_on=meeting_on,
        **sharing.fields(circle),
    )
    return writer.commit()


def add_earlier_scale(
    session: MeetingSession, *, who: str, score: int, on: date, sharing: Sharing = OPEN
) -> Gesture:
    """Write down a number from before this app was used."""
    check_score(score)
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create_between(
        Scale, who_id=circle.bring(who), score=score, given_on=on, **sharing.fields(circle)
    )
    return writer.commit()


def prepare_meeting(
    session: MeetingSession,
    *,
    type: str,
    on: date,
    starts_at: str,
    ends_at: str,
    place: str = "",
    title: str = "",
    zone: str = "",
    language: str = "en",
    agenda: Sequence[Mapping[str, object]] = (),
) -> Gesture:
    """Set up a meeting and open it."""
    check_meeting(type, starts_at, ends_at, zone)
    steps = _agenda_lines(agenda)
    child = session.entries.find(Child, session.family_id)
    named = title or (child.preferred_name if child else "") or _(TYPE_NAMES[type])
    writer = session.begin()
    meeting_id = session.ids.new_id()
    writer.create_meeting(
        Meeting,
        meeting_id,
        type=type,
        on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        title=named,
        zone=zone,
        language=language,
        agenda=steps or None,
    )
    gesture = writer.commit()
    session.meeting_id = meeting_id
    return gesture


def _agenda_lines(agenda: Sequence[Mapping[str, object]]) -> list[list[object]]:
    for one in agenda:
        if set(one) != {"step", "minutes"} or one["step"] not in STEPS:
            raise BadInput(
                _("A line of the agenda needs “step” and “minutes”; the steps are: {known}").format(
                    known=", ".join(STEPS)
                )
            )
    return [[one["step"], one["minutes"]] for one in agenda]


def check_meeting(kind: str, starts_at: str, ends_at: str, zone: str) -> None:
    """Refuse a kind of meeting, a time or a zone that is none, and an end before the beginning."""
    if kind not in MEETING_TYPES:
        raise BadInput(
            _("“{kind}” is not a kind of meeting: {known}").format(
                kind=kind, known=", ".join(MEETING_TYPES)
            )
        )
    for one in (starts_at, ends_at):
        if not _TIME.fullmatch(one):
            raise BadInput(_("“{time}” is not a time such as 14:00.").format(time=one[:20]))
    if ends_at <= starts_at:
        raise BadInput(_("The meeting would end before it begins."))
    check_zone(zone)


def open_meeting(session: MeetingSession, meeting_id: str) -> None:
    """Open a meeting that was prepared or begun before."""
    session.meeting_id = session.entries.get(Meeting, meeting_id).id


def go_to_step(session: MeetingSession, step: str) -> Gesture:
    """Go to a step of the meeting."""
    if step not in STEPS:
        raise BadInput(
            _("“{step}” is not a step: {known}").format(step=step, known=", ".join(STEPS))
        )
    writer = session.begin()
    writer.set(session.meeting, step=step)
    return writer.commit()


def pause_meeting(session: MeetingSession) -> Gesture:
    """Stop the meeting for now, maybe until another day; a pause in the notes ends with it."""
    if session.meeting.paused:
        raise Refused(_("The meeting is stopped already."))
    writer = session.begin()
    end_pause(session, writer)
    writer.set(session.meeting, paused=time_of_day(session))
    return writer.commit()


def resume_meeting(session: MeetingSession) -> Gesture:
    """Go on with a meeting that was stopped."""
    if not session.meeting.paused:
        raise Refused(_("The meeting is not stopped."))
    writer = session.begin()
    writer.set(session.meeting, paused="")
    return writer.commit()
