"""What makes minutes hold: read-back, signature, seal, amendment."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack(Entry):
    """One action was read aloud and somebody answered."""

    KIND: ClassVar[str] = "read_back"
    LABEL: ClassVar[str] = N_("Read back")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS

    action_id: str | None = link(N_("Action"), PROFESSIONALS)
    answer: str = choice(N_("Answer"), PROFESSIONALS, ("yes", "not_quite", "no"), "yes")
    by_id: str | None = person(N_("By"), PROFESSIONALS)
    words: str = wording(N_("Words"), PROFESSIONALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Entry):
    """“This is a fair record, it was read to me”: agreeing, commenting and disagreeing alike."""

    KIND: ClassVar[str] = "signature"
    LABEL: ClassVar[str] = N_("Signed")
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    who_id: str | None = person(N_("Who"), EVERYONE)
    method: str = choice(N_("How"), EVERYONE, METHODS, "typed")
    answer: str = choice(N_("Answer"), EVERYONE, ANSWERS, "agree")
    strokes: object = data(N_("Drawn"), EVERYONE)
    """[[[x, y, ms], ...], ...] in pixels and milliseconds."""
    words: str = wording(N_("Comment"), EVERYONE)
    noted_by: str | None = person(N_("Noted by"), EVERYONE)
    through_id: str | None = person(N_("Through"), EVERYONE)
    reason: str = wording(N_("Reason"), EVERYONE)
    signed_at: str = wording(N_("At"), EVERYONE)
    signed_on: date | None = day(N_("On"), EVERYONE)
    content_hash: str = wording(N_("Text signed"), EVERYONE)
    part: str = choice(N_("Signed what"), EVERYONE, SEAL_PARTS, "both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Entry):
    """A frozen version: which changes it holds, one hash per copy, and the laptop's signature."""

    KIND: ClassVar[str] = "seal"
    LABEL: ClassVar[str] = N_("Sealed")
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    version: int = number(N_("Version"), EVERYONE)
    part: str = choice(N_("Sealed what"), EVERYONE, SEAL_PARTS, "both")
    sealed_at: str = wording(N_("Sealed at"), EVERYONE)
    """Aware UTC, ISO 8601."""
    content_hash: str = wording(N_("Text sealed"), EVERYONE)
    copies: object = data(N_("Copies"), EVERYONE)
    """copy name -> SHA-256 of its content."""
    heads: tuple[str, ...] = several(N_("Changes sealed"), EVERYONE)
    looked_by: str = wording(N_("Looked at by"), PROFESSIONALS)
    device_key: str = data(N_("Laptop's key"), EVERYONE, default="", in_state_hash=False)
    signature: str = data(N_("Laptop's signature"), EVERYONE, default="", in_state_hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Entry):
    """Why a new version was made, and by whom."""

    KIND: ClassVar[str] = "amendment"
    LABEL: ClassVar[str] = N_("Correction")
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
    sha256: str = data(N_("File"), PROFESSIONALS, default="", in_state_hash=False)
