"""Who a meeting is about and who is there: child, household, person, attendance, consent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mam_desktop.meeting.fields import (
    Audience,
    Entry,
    choice,
    data,
    day,
    flag,
    link,
    person,
    several,
    wording,
)
from mam_desktop.meeting.values import union_of
from mam_desktop.texts import N_

EVERYONE, MEMBERS, PROFESSIONALS = Audience.EVERYONE, Audience.MEMBERS, Audience.PROFESSIONALS

ATTENDANCE_STATES = ("invited", "present", "apologies", "absent", "late", "left", "back")
HERE_STATES = frozenset({"present", "late", "back"})
AWAY_STATES = frozenset({"apologies", "absent"})
JOINS = ("room", "phone", "video")
CHILD_AND_FAMILY = "Child and family"
LEAD_ROLES = frozenset(
    {
        "engagement lead",
        "lead professional",
        "lead professional / lead practitioner",
        "family help lead practitioner",
    }
)
CONSENT_ANSWERS = ("yes", "no", "withdrawn")
ADULT, CHILD = EDITIONS = ("adult", "child")
"""The two texts of the opening statement."""


def _is_texts_by_name(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Child(Entry):
    """The child or young person; its id is the family's id."""

    KIND: ClassVar[str] = "child"
    LABEL: ClassVar[str] = N_("Child")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False

    preferred_name: str = wording(N_("Preferred name"), EVERYONE)
    person_id: str | None = person(N_("Person"), EVERYONE)
    pronouns: str = wording(N_("Pronouns"), EVERYONE)
    full_name: str = wording(N_("Full name"), PROFESSIONALS)
    born_on: date | None = day(N_("Born on"), PROFESSIONALS)
    setting: str = wording(N_("School or setting"), PROFESSIONALS)
    setting_type: str = wording(N_("Kind of setting"), PROFESSIONALS)
    sen_provision: str = choice(N_("SEN provision"), PROFESSIONALS, ("E", "K", "N", ""))
    needs: tuple[str, ...] = several(N_("Needs"), PROFESSIONALS)
    languages: tuple[str, ...] = several(N_("Languages"), PROFESSIONALS)
    communication: str = wording(N_("How they communicate"), PROFESSIONALS)
    nhs_number: str = wording(N_("NHS number"), PROFESSIONALS)
    references: object = data(N_("Reference numbers"), PROFESSIONALS, fits=_is_texts_by_name)
    """System -> number, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household(Entry):
    """Where some of the family live; an address can be hidden from somebody."""

    KIND: ClassVar[str] = "household"
    LABEL: ClassVar[str] = N_("Household")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    address: str = wording(N_("Address"), PROFESSIONALS)
    hidden_from: tuple[str, ...] = several(
        N_("Hidden from"), PROFESSIONALS, names_people=True, safest=union_of
    )
    """Ids of people, or names of people nobody knows yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """Somebody around the child: family, or from a service."""

    KIND: ClassVar[str] = "person"
    LABEL: ClassVar[str] = N_("Person")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False

    name: str = wording(N_("Name"), EVERYONE)
    """What the lead and the family call them."""
    own_words: str = wording(N_("What the family calls them"), EVERYONE)
    role: str = wording(N_("Role"), EVERYONE)
    service: str = wording(N_("Service"), EVERYONE)
    full_name: str = wording(N_("Full name"), MEMBERS)
    organisation: str = wording(N_("Organisation"), MEMBERS)
    contact: str = wording(N_("How to reach them"), PROFESSIONALS)
    relation: str = wording(N_("Relation to the child"), PROFESSIONALS)
    born_on: date | None = day(N_("Born on"), PROFESSIONALS)
    parental_responsibility: bool | None = flag(N_("Has parental responsibility"), PROFESSIONALS)
    household_id: str | None = link(N_("Lives in"), PROFESSIONALS)
    access_needs: tuple[str, ...] = several(N_("Needs"), PROFESSIONALS)

    @property
    def is_lead(self) -> bool:
        """Say whether they are the family's lead."""
        return self.role.casefold() in LEAD_ROLES

    @property
    def is_family(self) -> bool:
        """Say whether they belong to the child and family."""
        return self.service == CHILD_AND_FAMILY or (not self.service and bool(self.relation))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entry):
    """One person at one meeting."""

    KIND: ClassVar[str] = "attendance"
    LABEL: ClassVar[str] = N_("Attendance")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    person_id: str = person(N_("Who"), EVERYONE)
    state: str = choice(N_("Here?"), EVERYONE, ATTENDANCE_STATES, "invited")
    joins: str = choice(N_("How they join"), MEMBERS, JOINS, "room")
    can_decide: bool | None = flag(N_("Can decide"), MEMBERS)
    interpreter_for: str | None = person(N_("Interprets for"), EVERYONE)

    @property
    def is_here(self) -> bool:
        """Say whether they are in the meeting now, in the room or not."""
        return self.state in HERE_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceTime(Entry):
    """When somebody came, left or came back; one entry a time, so that laptops never collide."""

    KIND: ClassVar[str] = "attendance_time"
    LABEL: ClassVar[str] = N_("Came or went")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    attendance_id: str | None = link(N_("Whose"), PROFESSIONALS, hangs_on=True)
    state: str = choice(N_("Here?"), PROFESSIONALS, ATTENDANCE_STATES, "invited")
    told_at: str = wording(N_("At"), PROFESSIONALS)
    """`HH:MM` in the meeting's zone."""
    told_on: date | None = day(N_("On"), PROFESSIONALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRead(Entry):
    """The opening statement was read out."""

    KIND: ClassVar[str] = "statement_read"
    LABEL: ClassVar[str] = N_("Opening statement")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    by_id: str | None = person(N_("Read by"), EVERYONE)
    read_at: str = wording(N_("At"), EVERYONE)
    version: str = wording(N_("Version"), EVERYONE)
    language: str = wording(N_("Language"), EVERYONE)
    edition: str = choice(N_("For adults or a child"), EVERYONE, EDITIONS, ADULT)
    sha256: str = wording(N_("SHA-256 of the text"), EVERYONE)
    """Of its lines, before a name was put in."""
    words: str = wording(N_("Words read out"), EVERYONE)
    """A line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Entry):
    """One line of the consent ledger: person x purpose x recipient; a newer line stands."""

    KIND: ClassVar[str] = "consent"
    LABEL: ClassVar[str] = N_("Agreement")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    by_id: str | None = person(N_("Said by"), PROFESSIONALS)
    for_id: str | None = person(N_("Decides for"), PROFESSIONALS)
    purpose: str = wording(N_("What for"), PROFESSIONALS)
    recipient: str = wording(N_("To whom"), PROFESSIONALS)
    answer: str = choice(N_("Answer"), PROFESSIONALS, CONSENT_ANSWERS, "no")
    how: str = wording(N_("How it was said"), PROFESSIONALS)
    about: tuple[str, ...] = several(N_("About"), PROFESSIONALS)
    note: str = wording(N_("Note"), PROFESSIONALS)
    judged_by: str | None = person(N_("Who judged"), PROFESSIONALS)
    grounds: str = wording(N_("On what grounds"), PROFESSIONALS)
    said_at: str = wording(N_("At"), PROFESSIONALS)
