"""What stands before a meeting: invitations, what people need, interpreters, the chair's ticks."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mam_desktop.meeting.fields import (
    Audience,
    Entry,
    choice,
    day,
    flag,
    link,
    person,
    wording,
)
from mam_desktop.texts import N_

PROFESSIONALS = Audience.PROFESSIONALS

INVITE_ANSWERS = ("none", "yes", "apologies", "substitute")
ARRANGEMENTS = ("room", "breaks", "transport", "childcare", "other")
BEFORE_ITEMS = (
    "voluntary",
    "with_family",
    "hopes",
    "worries",
    "agreement",
    "needs",
    "child",
    "invited",
    "private",
    "safety",
    "room",
    "without",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Entry):
    """What somebody on the list answered before the meeting."""

    KIND: ClassVar[str] = "invitation"
    LABEL: ClassVar[str] = N_("Invitation")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    attendance_id: str | None = link(N_("Whose"), PROFESSIONALS, hangs_on=True)
    answer: str = choice(N_("Answer"), PROFESSIONALS, INVITE_ANSWERS, "none")
    told_on: date | None = day(N_("Answered on"), PROFESSIONALS)
    how: str = wording(N_("How they were invited"), PROFESSIONALS)
    update_wanted: bool | None = flag(N_("Asked for a written update"), PROFESSIONALS)
    substitute_id: str | None = person(N_("Who comes instead"), PROFESSIONALS)
    note: str = wording(N_("Note"), PROFESSIONALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement(Entry):
    """Something the meeting as a whole needs: a room, breaks, transport, somebody for children."""

    KIND: ClassVar[str] = "arrangement"
    LABEL: ClassVar[str] = N_("To arrange")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    topic: str = choice(N_("About"), PROFESSIONALS, ARRANGEMENTS, "other")
    words: str = wording(N_("Words"), PROFESSIONALS)
    is_arranged: bool | None = flag(N_("Arranged"), PROFESSIONALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreting(Entry):
    """An interpreter for somebody: which language, who, and whether they are booked."""

    KIND: ClassVar[str] = "interpreting"
    LABEL: ClassVar[str] = N_("Interpreter")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    language: str = wording(N_("Language"), PROFESSIONALS)
    dialect: str = wording(N_("Dialect or script"), PROFESSIONALS)
    for_id: str | None = person(N_("For whom"), PROFESSIONALS)
    interpreter_id: str | None = person(N_("Interpreter"), PROFESSIONALS)
    agency: str = wording(N_("Booked through"), PROFESSIONALS)
    reference: str = wording(N_("Booking number"), PROFESSIONALS)
    is_booked: bool | None = flag(N_("Booked"), PROFESSIONALS)
    keeps_private: bool | None = flag(N_("Promised in writing to keep it private"), PROFESSIONALS)
    is_briefed: bool | None = flag(N_("Told what the meeting is about"), PROFESSIONALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeTick(Entry):
    """One line of the chair's list of what to do before the meeting."""

    KIND: ClassVar[str] = "before_tick"
    LABEL: ClassVar[str] = N_("Before the meeting")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    item: str = choice(N_("What"), PROFESSIONALS, (*BEFORE_ITEMS, ""))
    is_done: bool | None = flag(N_("Done"), PROFESSIONALS)
    by_id: str | None = person(N_("Done by"), PROFESSIONALS)
    done_on: date | None = day(N_("Done on"), PROFESSIONALS)
    note: str = wording(N_("Note"), PROFESSIONALS)
