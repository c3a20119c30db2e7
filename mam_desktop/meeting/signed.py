"""What makes minutes hold: read-back, signature, seal, amendment."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

from mam_desktop.changes.clock import moment
from mam_desktop.meeting.fields import (
    Audience,
    Entry,
    choice,
    data,
    day,
    link,
    number,
    person,
    several,
    wording,
)
from mam_desktop.texts import N_

EVERYONE, PROFESSIONALS = Audience.EVERYONE, Audience.PROFESSIONALS

METHODS = ("drawn", "typed", "mark", "spoken", "declined", "not_here")
ANSWERS = ("agree", "comment", "disagree", "none")
SEAL_PARTS = ("both", "plan", "minutes")
JOINED = ("", "room", "phone", "video")
GAPS = (
    "date",
    "lead",
    "family",
    "voice",
    "statement",
    "consents",
    "not_asked",
    "waiting",
    "action_owner",
    "action_date",
    "action_past",
    "action_asked",
    "read_back",
    "next",
    "notes",
    "action_read",
    "unsigned",
)
"""What a meeting can lack at its end and still be sealed, for a reason; see `finalising`."""


def _is_drawn(value: object) -> bool:
    if not isinstance(value, list | tuple) or not all(isinstance(x, list | tuple) for x in value):
        return False
    return all(_is_point(point) for stroke in value for point in stroke)


def _is_point(value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) not in (3, 4):
        return False
    return all(type(one) in (int, float) and math.isfinite(one) for one in value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_hashes(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack(Entry):
    """One action was read aloud and somebody answered."""

    KIND: ClassVar[str] = "read_back"
    LABEL: ClassVar[str] = N_("Read back")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    action_id: str | None = link(N_("Action"), PROFESSIONALS, hangs_on=True)
    answer: str = choice(N_("Answer"), PROFESSIONALS, ("yes", "not_quite", "no"), "yes")
    by_id: str | None = person(N_("By"), PROFESSIONALS)
    words: str = wording(N_("Words"), PROFESSIONALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Entry):
    """“This is a fair record, it was read to me”: agreeing, commenting and disagreeing alike."""

    KIND: ClassVar[str] = "signature"
    LABEL: ClassVar[str] = N_("Signed")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    who_id: str | None = person(N_("Who"), EVERYONE)
    method: str = choice(N_("How"), EVERYONE, METHODS, "typed")
    answer: str = choice(N_("Answer"), EVERYONE, ANSWERS, "agree")
    strokes: object = data(N_("Drawn"), EVERYONE, fits=_is_drawn)
    """[[[x, y, ms], ...], ...] in pixels and milliseconds; a pen adds how hard, in hundredths."""
    typed: str = wording(N_("Name as typed"), EVERYONE)
    words: str = wording(N_("Comment"), EVERYONE)
    noted_by: str | None = person(N_("Noted by"), EVERYONE)
    through_id: str | None = person(N_("Through"), EVERYONE)
    joined: str = choice(N_("Said over"), EVERYONE, JOINED)
    """How they joined, where somebody else noted what they said."""
    reason: str = wording(N_("Reason"), EVERYONE)
    signed_at: str = wording(N_("At"), EVERYONE)
    signed_on: date | None = day(N_("On"), EVERYONE)
    content_hash: str = wording(N_("Text signed"), EVERYONE)
    """Hash of the whole text as it stood; empty when only the plan was signed."""
    plan_hash: str = wording(N_("Plan signed"), EVERYONE)
    """Hash of the plan as it stood."""
    part: str = choice(N_("Signed what"), EVERYONE, SEAL_PARTS, "both")

    @property
    def is_refusal(self) -> bool:
        """Say whether it was noted that they do not sign."""
        return self.method in {"declined", "not_here"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedGap(Entry):
    """Something that a meeting lacks at its end: sealed without it, for a reason."""

    KIND: ClassVar[str] = "passed_gap"
    LABEL: ClassVar[str] = N_("Sealed without")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    gap: str = choice(N_("What is missing"), PROFESSIONALS, GAPS, GAPS[0])
    about: tuple[str, ...] = several(N_("About"), PROFESSIONALS)
    """Ids of what it is about; what comes on top later is missing anew."""
    reason: str = wording(N_("Reason"), PROFESSIONALS)
    by_id: str | None = person(N_("By"), PROFESSIONALS)
    passed_at: str = wording(N_("At"), PROFESSIONALS)
    passed_on: date | None = day(N_("On"), PROFESSIONALS)


YEARS = (2000, 9000)
"""What a seal can be of; anything else was never on a clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Entry):
    """A frozen version: which changes it holds, one hash per copy, and the laptop's signature."""

    KIND: ClassVar[str] = "seal"
    LABEL: ClassVar[str] = N_("Sealed")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    version: int = number(N_("Version"), EVERYONE)
    part: str = choice(N_("Sealed what"), EVERYONE, SEAL_PARTS, "both")
    sealed_at: str = wording(N_("Sealed at"), EVERYONE)
    """Aware UTC, ISO 8601."""
    content_hash: str = wording(N_("Text sealed"), EVERYONE)
    copies: object = data(N_("Copies"), EVERYONE, fits=_is_hashes)
    """copy name -> SHA-256 of its content."""
    heads: tuple[str, ...] = several(N_("Changes sealed"), EVERYONE)
    follows: tuple[str, ...] = several(N_("Follows"), EVERYONE)
    """Ids of the seals it takes the place of, or completes."""
    looked_by: str = wording(N_("Looked at by"), PROFESSIONALS)
    device_key: str = data(
        N_("Laptop’s key"), EVERYONE, default="", in_state_hash=False, fits=_is_text
    )
    signature: str = data(
        N_("Laptop’s signature"), EVERYONE, default="", in_state_hash=False, fits=_is_text
    )

    @property
    def moment(self) -> datetime | None:
        """Return when it was sealed, in UTC; None where another laptop wrote what is no time."""
        try:
            read = datetime.fromisoformat(self.sealed_at)
            known = read if read.tzinfo is not None else read.replace(tzinfo=UTC)
            found = known.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        # At the ends of the calendar a time zone would fall off it.
        return found if YEARS[0] <= found.year <= YEARS[1] else None

    @property
    def dated(self) -> datetime:
        """Return the date of its papers: when it was sealed, or else when it was written."""
        return self.moment or moment(self.at)

    @property
    def hashes_by_copy(self) -> Mapping[str, str]:
        """Return one hash per copy, copy name -> SHA-256."""
        return self.copies if isinstance(self.copies, Mapping) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Entry):
    """Why a new version was made, and by whom."""

    KIND: ClassVar[str] = "amendment"
    LABEL: ClassVar[str] = N_("Correction")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    version: int = number(N_("Version"), EVERYONE)
    by_id: str | None = person(N_("By"), EVERYONE)
    reason: str = wording(N_("Reason"), EVERYONE)
    amended_on: date | None = day(N_("On"), EVERYONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCopy(Entry):
    """A copy of a sealed version, made and signed once; the bytes lie in the record."""

    KIND: ClassVar[str] = "sealed_copy"
    LABEL: ClassVar[str] = N_("Copy made")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    seal_id: str | None = link(N_("Version"), PROFESSIONALS)
    name: str = wording(N_("Which copy"), PROFESSIONALS)
    """Copy, reader, language and paper in one line; see `papers.copy_key`."""
    sha256: str = data(N_("File"), PROFESSIONALS, default="", in_state_hash=False, fits=_is_text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStamp(Entry):
    """An authority's word on when a sealed copy was there; its answer lies in the record."""

    KIND: ClassVar[str] = "time_stamp"
    LABEL: ClassVar[str] = N_("Time-stamped")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    copy_id: str | None = link(N_("Copy"), PROFESSIONALS)
    stamped_at: str = wording(N_("At"), PROFESSIONALS)
    authority: str = wording(N_("By"), PROFESSIONALS)
    sha256: str = data(N_("File"), PROFESSIONALS, default="", in_state_hash=False, fits=_is_text)
