"""What is wanted and agreed: outcome, idea, action, review, decision, next meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mam_desktop.meeting.fields import (
    Audience,
    Entry,
    Meaning,
    Said,
    choice,
    day,
    flag,
    hour,
    in_other_words,
    link,
    number,
    person,
    wording,
)
from mam_desktop.meeting.pictograms import pictogram_field
from mam_desktop.texts import N_

EVERYONE, MEMBERS, PROFESSIONALS = Audience.EVERYONE, Audience.MEMBERS, Audience.PROFESSIONALS

COLUMNS = ("new", "can", "could_if", "panel")
REVIEW_STATUSES = ("done", "partly", "not_yet", "no_longer_wanted")
STATUSES = ("agreed", *REVIEW_STATUSES, "closed")
"""Where a promise stands; `closed`: looked at, not all of it done, and it comes back no more."""
ROUTES = ("here", "panel", "elsewhere", "")
REFER_TO = ("MAP", "EHC_needs_assessment", "social_care", "other")
HELP_LEVELS = ("more", "less", "same", "")
"""Stepping up, stepping down, as it is; nothing where a decision is about something else."""
CLOSINGS = ("needs_met", "one_service", "social_care", "family_wish", "moved", "other", "")
"""Why there is no next meeting. Source: domain.md 2.7."""


def _first_of(word: str | None) -> Callable[[Sequence[str | None]], object]:
    """Return what holds while versions differ: this word when one of them says it."""
    return lambda values: word if word in values else values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Said):
    """The difference the family wants, in their words."""

    KIND: ClassVar[str] = "outcome"
    LABEL: ClassVar[str] = N_("What matters")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    words: str = wording(N_("What we want"), EVERYONE)
    area: str = wording(N_("Part of life"), EVERYONE)
    whose: str = wording(N_("Whose"), EVERYONE)
    need: str = wording(N_("Why it matters"), EVERYONE)
    voice_id: str | None = link(N_("From whose words"), EVERYONE)
    place: str = wording(N_("Place in the list"), EVERYONE)
    meaning: Meaning | None = in_other_words()
    pictogram: str | None = pictogram_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Said):
    """A card on the “What CAN we do?” board."""

    KIND: ClassVar[str] = "idea"
    LABEL: ClassVar[str] = N_("Idea")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    words: str = wording(N_("Idea"), EVERYONE)
    by_id: str | None = person(N_("From"), EVERYONE)
    column: str = choice(N_("Column"), EVERYONE, COLUMNS, "new")
    if_words: str = wording(N_("If…"), EVERYONE)
    outcome_id: str | None = link(N_("For"), EVERYONE)
    voice_id: str | None = link(N_("From whose words"), EVERYONE)
    place: str = wording(N_("Place in the column"), EVERYONE)
    held_back: bool | None = flag(N_("Held back"), Audience.LEAD, safest=any)
    quiet: bool | None = flag(N_("Written quietly, not shown yet"), Audience.LEAD, safest=any)
    from_idea_id: str | None = link(N_("From last time"), EVERYONE)
    """The idea of an earlier meeting that this one is."""
    meaning: Meaning | None = in_other_words()
    pictogram: str | None = pictogram_field()

    @property
    def is_hidden(self) -> bool:
        """Say whether only the lead may see it: held back, or written quietly and not shown."""
        return bool(self.held_back or self.quiet)

    def audience(self) -> Audience:
        """Return LEAD while the idea is hidden."""
        return Audience.LEAD if self.is_hidden else Audience.EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Entry):
    """One person's heart on one idea."""

    KIND: ClassVar[str] = "vote"
    LABEL: ClassVar[str] = N_("Heart")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    idea_id: str | None = link(N_("Idea"), EVERYONE, hangs_on=True)
    by_id: str | None = person(N_("By"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Said):
    """A promise: what, so that, one named owner, by when."""

    KIND: ClassVar[str] = "action"
    LABEL: ClassVar[str] = N_("Agreed action")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    what: str = wording(N_("What will happen"), EVERYONE)
    owner_id: str | None = person(N_("Who"), EVERYONE)
    due_on: date | None = day(N_("By when"), EVERYONE)
    so_that: str = wording(N_("So that"), EVERYONE)
    helper_id: str | None = person(N_("Who helps"), EVERYONE)
    while_waiting: str = wording(N_("While we wait"), EVERYONE)
    how_we_know: str = wording(N_("How we will know"), EVERYONE)
    kind: str = choice(
        N_("Kind"),
        EVERYONE,
        ("family", "professional"),
        "family",
        unknown="professional",
        safest=_first_of("professional"),
    )
    idea_id: str | None = link(N_("From the idea"), EVERYONE)
    needed_for: str | None = link(N_("Needed for"), EVERYONE, safest=_first_of(None))
    owner_agreed: bool | None = flag(N_("Did they agree?"), MEMBERS)
    meaning: Meaning | None = in_other_words()
    agreed_on: date | None = day(N_("Agreed on"), EVERYONE)
    status: str = choice(N_("Where it stands"), EVERYONE, STATUSES, "agreed", lives_on=True)
    progress: str = wording(N_("What changed"), EVERYONE, lives_on=True)
    new_due_on: date | None = day(N_("Carried on, by when"), EVERYONE, lives_on=True)
    pictogram: str | None = pictogram_field()

    @property
    def due_now(self) -> date | None:
        """Return the day it is promised for now: a later meeting may have carried it on."""
        return self.new_due_on or self.due_on

    def audience(self) -> Audience:
        """Return MEMBERS for a professional task that no promise depends on."""
        if self.kind == "professional" and self.needed_for is None:
            return Audience.MEMBERS
        return Audience.EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReview(Said):
    """What came of an earlier promise, as this meeting saw it."""

    KIND: ClassVar[str] = "review"
    LABEL: ClassVar[str] = N_("Last time")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    action_id: str | None = link(N_("Promise"), EVERYONE, hangs_on=True)
    status: str = choice(N_("What came of it"), EVERYONE, REVIEW_STATUSES, "not_yet")
    what_changed: str = wording(N_("What changed"), EVERYONE)
    by_id: str | None = person(N_("Said by"), EVERYONE)
    difference: str = wording(N_("What difference it made"), EVERYONE)
    new_due_on: date | None = day(N_("Carried on, by when"), EVERYONE)
    closed: bool | None = flag(N_("Comes back no more"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Said):
    """What was decided, why, and by whom."""

    KIND: ClassVar[str] = "decision"
    LABEL: ClassVar[str] = N_("Decision")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    what: str = wording(N_("Decided"), EVERYONE)
    why: str = wording(N_("Why"), EVERYONE)
    by: str = wording(N_("By"), EVERYONE)
    route: str = choice(N_("Where it goes"), EVERYONE, ROUTES)
    decided_on: date | None = day(N_("On"), EVERYONE)
    help_level: str = choice(N_("More or less help"), EVERYONE, HELP_LEVELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Said):
    """Somebody sees it differently; their words stand beside the text."""

    KIND: ClassVar[str] = "disagreement"
    LABEL: ClassVar[str] = N_("Sees it differently")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    who_id: str | None = person(N_("Who"), EVERYONE)
    about: str = wording(N_("About"), EVERYONE)
    about_id: str | None = link(N_("About which entry"), EVERYONE, hangs_on=True)
    words: str = wording(N_("Words"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Said):
    """A question passed on; to social care it is restricted unless said otherwise."""

    KIND: ClassVar[str] = "referral"
    LABEL: ClassVar[str] = N_("Passed on")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    to: str = choice(N_("To"), EVERYONE, REFER_TO, "other", safest=_first_of("social_care"))
    question: str = wording(N_("Question"), EVERYONE)
    cost_band: str = wording(N_("Cost band"), PROFESSIONALS)
    answer_on: date | None = day(N_("On"), EVERYONE)
    asked_on: date | None = day(N_("Asked on"), EVERYONE)
    """The day the council was asked, or will be: the days of the law run from it."""
    open_to_all: bool | None = flag(N_("May be seen"), PROFESSIONALS, safest=all)

    def audience(self) -> Audience:
        """Return RESTRICTED for social care, unless said otherwise."""
        if self.to == "social_care" and not self.open_to_all:
            return Audience.RESTRICTED
        return Audience.EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting(Entry):
    """When we meet again, or why we do not; it lives on after the seal."""

    KIND: ClassVar[str] = "next_meeting"
    LABEL: ClassVar[str] = N_("We meet again")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False

    on: date | None = day(N_("On"), EVERYONE)
    starts_at: str = hour(N_("At"), EVERYONE)
    place: str = wording(N_("Place"), EVERYONE)
    purpose: str = wording(N_("To talk about"), EVERYONE)
    close: str = wording(N_("Closed, because"), EVERYONE)
    closing: str = choice(N_("Why we stop"), EVERYONE, CLOSINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Entry):
    """One person's answers to “How was it?”; never shown singly."""

    KIND: ClassVar[str] = "feedback"
    LABEL: ClassVar[str] = N_("How was it?")
    AUDIENCE: ClassVar[Audience] = Audience.RESTRICTED
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    given_by: str = choice(
        N_("From"), Audience.RESTRICTED, ("parent", "child", "lead", "professional"), "parent"
    )
    question: str = wording(N_("Question"), Audience.RESTRICTED)
    score: int | None = number(N_("1 to 5"), Audience.RESTRICTED)
    words: str = wording(N_("Words"), Audience.RESTRICTED)
