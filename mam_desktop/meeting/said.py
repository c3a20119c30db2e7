"""What people say and what is noted: voice, observation, scale, profile, update, notes, concern."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mam_desktop.meeting.fields import (
    Audience,
    Entry,
    Meaning,
    Said,
    choice,
    data,
    day,
    flag,
    in_other_words,
    link,
    number,
    person,
    several,
    wording,
)
from mam_desktop.meeting.pictograms import pictogram_field
from mam_desktop.texts import N_

EVERYONE, MEMBERS, PROFESSIONALS = Audience.EVERYONE, Audience.MEMBERS, Audience.PROFESSIONALS

VOICE_HEADINGS = ("important", "going_well", "hard", "would_like", "other", "")
VOICE_HOW = (
    "said",
    "signed",
    "wrote",
    "drew",
    "pointed",
    "device",
    "behaviour",
    "through",
    "silent",
)
SILENT = "silent"
"""Somebody chose not to speak; that is an answer too, and it has no words."""
FACES = (1, 2, 3, 4, 5)
"""From really hard to really good; a face is kept as a face and never turned into a number."""
PROFILE_HEADINGS = ("appreciate", "important", "support", "communicate")
ATTACHMENT_KINDS = ("drawing", "photo", "audio")


def _is_told(value: object) -> bool:
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        return False
    return all(isinstance(text, str) for one in value for text in one.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Said):
    """Somebody's exact words; `silent` ones are that they chose not to speak."""

    KIND: ClassVar[str] = "voice"
    LABEL: ClassVar[str] = N_("Family’s voice")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    who_id: str | None = person(N_("Who"), EVERYONE)
    words: str = wording(N_("Words"), EVERYONE)
    heading: str = choice(N_("About"), EVERYONE, VOICE_HEADINGS)
    how: str = choice(N_("How"), EVERYONE, VOICE_HOW, "said")
    through_id: str | None = person(N_("Through"), EVERYONE)
    prompted: bool | None = flag(N_("Asked, or free"), PROFESSIONALS)
    meaning: Meaning | None = in_other_words()
    gathered_on: date | None = day(N_("Gathered on"), EVERYONE)
    captured_by: str | None = person(N_("Written down by"), PROFESSIONALS)
    gathered_at: str = wording(N_("Gathered where"), PROFESSIONALS)
    present: tuple[str, ...] = several(N_("Who was there"), PROFESSIONALS, names_people=True)
    waits: bool | None = flag(N_("Waits to be put on the screen"), EVERYONE, safest=any)
    pictogram: str | None = pictogram_field()

    @property
    def is_silent(self) -> bool:
        """Say whether somebody chose not to speak."""
        return self.how == SILENT

    @property
    def waits_for_screen(self) -> bool:
        """Say whether it was gathered before and nobody has put it on the screen yet."""
        return bool(self.waits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Said):
    """What somebody saw, what it might mean, what they will do; never a quotation."""

    KIND: ClassVar[str] = "observation"
    LABEL: ClassVar[str] = N_("What we saw")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    by_id: str | None = person(N_("Seen by"), EVERYONE)
    saw: str = wording(N_("What we saw"), EVERYONE)
    might_mean: str = wording(N_("What it might mean"), EVERYONE)
    will_do: str = wording(N_("What we will do"), EVERYONE)
    about_id: str | None = person(N_("About whom"), EVERYONE)
    """None is the child."""
    seen_on: date | None = day(N_("Seen on"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Said):
    """A drawing, photo or recording; the bytes lie in the encrypted record under their hash."""

    KIND: ClassVar[str] = "attachment"
    LABEL: ClassVar[str] = N_("Drawing, photo or recording")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    who_id: str | None = person(N_("Whose"), EVERYONE)
    type: str = choice(N_("Kind"), EVERYONE, ATTACHMENT_KINDS, "drawing")
    sha256: str = wording(N_("File"), EVERYONE)
    file_name: str = wording(N_("File name"), PROFESSIONALS)
    heading: str = choice(N_("About"), EVERYONE, VOICE_HEADINGS)
    words: str = wording(N_("Words"), EVERYONE)
    agreed_by: str | None = person(N_("Agreed by"), PROFESSIONALS)
    agreed_how: str = wording(N_("How they agreed"), PROFESSIONALS)
    length_s: int | None = number(N_("How long, in seconds"), EVERYONE)
    """Of a recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Said):
    """How things are right now: a number from 0 to 10, one of five faces, or both."""

    KIND: ClassVar[str] = "scale"
    LABEL: ClassVar[str] = N_("How are things right now?")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    who_id: str | None = person(N_("Who"), EVERYONE)
    score: int | None = number(N_("0 to 10"), EVERYONE)
    face: int | None = number(N_("Face"), EVERYONE)
    """One of `FACES`."""
    reason: str = wording(N_("Why"), EVERYONE)
    one_higher: str = wording(N_("What would make it one higher"), EVERYONE)
    given_on: date | None = day(N_("On"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceAbsence(Said):
    """Why the child's own voice is not in a meeting, and how their view is shared instead."""

    KIND: ClassVar[str] = "voice_absence"
    LABEL: ClassVar[str] = N_("How we hear the child")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    who_id: str | None = person(N_("Who"), EVERYONE)
    how_heard: str = wording(N_("How their view is shared"), EVERYONE)
    open_reason: str = wording(N_("Why, for everyone"), EVERYONE)
    reason: str = wording(N_("Why, not for everyone"), PROFESSIONALS)
    """Only one of both reasons is said: a private one stays out of what the room sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEntry(Said):
    """One line of the one-page profile, carried from meeting to meeting."""

    KIND: ClassVar[str] = "profile"
    LABEL: ClassVar[str] = N_("One-page profile")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False

    heading: str = choice(N_("About"), EVERYONE, PROFILE_HEADINGS, "important")
    words: str = wording(N_("Words"), EVERYONE)
    by_id: str | None = person(N_("Said by"), EVERYONE)
    said_on: date | None = day(N_("On"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUpdate(Said):
    """What a service wrote or said, also one that sent apologies."""

    KIND: ClassVar[str] = "update"
    LABEL: ClassVar[str] = N_("What services wrote")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    service: str = wording(N_("Service"), EVERYONE)
    by_id: str | None = person(N_("By"), EVERYONE)
    words: str = wording(N_("Words"), EVERYONE)
    waiting_time: str = wording(N_("Waiting time"), EVERYONE)
    sent_on: date | None = day(N_("Sent on"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion(Said):
    """A note of what was talked about, or something to come back to, under its step."""

    KIND: ClassVar[str] = "discussion"
    LABEL: ClassVar[str] = N_("Talked about")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    words: str = wording(N_("Words"), EVERYONE)
    step: str = wording(N_("Step"), EVERYONE)
    come_back: bool | None = flag(N_("To come back to"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entry):
    """The lead's own note, or a restricted one; on no screen others see and in no copy."""

    KIND: ClassVar[str] = "note"
    LABEL: ClassVar[str] = N_("Lead’s notes")
    AUDIENCE: ClassVar[Audience] = Audience.RESTRICTED
    IN_MINUTES: ClassVar[bool] = False

    words: str = wording(N_("Words"), Audience.RESTRICTED)
    for_whom: str = choice(N_("For"), Audience.RESTRICTED, ("lead", "restricted"), "lead")
    noted_at: str = wording(N_("At"), Audience.RESTRICTED)

    def audience(self) -> Audience:
        """Return LEAD for the lead's own notes."""
        return Audience.LEAD if self.for_whom == "lead" else Audience.RESTRICTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Entry):
    """Words that mean somebody may be hurt; restricted from the first letter."""

    KIND: ClassVar[str] = "concern"
    LABEL: ClassVar[str] = N_("Private note")
    AUDIENCE: ClassVar[Audience] = Audience.RESTRICTED
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    words: str = wording(N_("Exact words"), Audience.RESTRICTED)
    by_id: str | None = person(N_("Said by"), Audience.RESTRICTED)
    said_at: str = wording(N_("At"), Audience.RESTRICTED)
    place: str = wording(N_("Place"), Audience.RESTRICTED)
    present: tuple[str, ...] = several(N_("Who was there"), Audience.RESTRICTED, names_people=True)
    told: object = data(N_("Who was told"), Audience.RESTRICTED, default=(), fits=_is_told)
    """[{who, role, at}, ...], as an earlier version wrote it; `ConcernTold` takes its place."""
    family_told: str = choice(N_("Family told"), Audience.RESTRICTED, ("yes", "no", ""))
    why: str = wording(N_("Why"), Audience.RESTRICTED)
    shared_without_agreement: bool | None = flag(
        N_("Shared without agreement"), Audience.RESTRICTED
    )
    reason: str = wording(N_("Reason"), Audience.RESTRICTED)
    closed_part_with: tuple[str, ...] = several(
        N_("Closed part with"), Audience.RESTRICTED, names_people=True
    )
    closed_part: str = wording(N_("What was said in the closed part"), Audience.RESTRICTED)
    seen: str = wording(N_("What was seen"), Audience.RESTRICTED)
    thought: str = wording(N_("What the writer thinks"), Audience.RESTRICTED)
    """Apart from what was said and seen: a view is no fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernTold(Entry):
    """Somebody was told of a concern; each one an entry, so that two laptops never collide."""

    KIND: ClassVar[str] = "concern_told"
    LABEL: ClassVar[str] = N_("Private note: who was told")
    AUDIENCE: ClassVar[Audience] = Audience.RESTRICTED
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    concern_id: str | None = link(N_("About"), Audience.RESTRICTED, hangs_on=True)
    who: str = wording(N_("Who was told"), Audience.RESTRICTED)
    """As named; it joins no list of people."""
    role: str = wording(N_("Their job"), Audience.RESTRICTED)
    told_at: str = wording(N_("At"), Audience.RESTRICTED)
    told_on: date | None = day(N_("On"), Audience.RESTRICTED)
    advice: str = wording(N_("What they said"), Audience.RESTRICTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernAnswer(Entry):
    """What was settled about a concern later; the newest answer to each question stands."""

    KIND: ClassVar[str] = "concern_answer"
    LABEL: ClassVar[str] = N_("Private note: settled later")
    AUDIENCE: ClassVar[Audience] = Audience.RESTRICTED
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    concern_id: str | None = link(N_("About"), Audience.RESTRICTED, hangs_on=True)
    family_told: str = choice(N_("Family told"), Audience.RESTRICTED, ("yes", "no", ""))
    why: str = wording(N_("Why"), Audience.RESTRICTED)
    shared_without_agreement: bool | None = flag(
        N_("Shared without agreement"), Audience.RESTRICTED
    )
    reason: str = wording(N_("Reason"), Audience.RESTRICTED)
    closed_part_with: tuple[str, ...] = several(
        N_("Closed part with"), Audience.RESTRICTED, names_people=True
    )
    closed_part: str = wording(N_("What was said in the closed part"), Audience.RESTRICTED)
    answered_at: str = wording(N_("At"), Audience.RESTRICTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPause(Entry):
    """Notes were paused; only the length is kept."""

    KIND: ClassVar[str] = "notes_pause"
    LABEL: ClassVar[str] = N_("Notes paused")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    minutes: int | None = number(N_("How long, in minutes"), PROFESSIONALS)
    """None while notes are paused."""
    asked_by: str | None = person(N_("Asked by"), PROFESSIONALS)
