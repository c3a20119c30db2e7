"""Who has signed which text: the plan, the whole, or a version that is not this one any more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mam_desktop.meeting.people import Attendance
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import (
    WHOLE,
    seal_holding,
    signature_is_to,
    signed_hash,
)
from mam_desktop.meeting.versions import PLAN


class Holds(StrEnum):
    """What a signature is to."""

    WHOLE = "whole"
    PLAN = "plan"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Given:
    """Somebody's newest signature, and what it holds for."""

    signature: Signature
    holds: Holds
    version: int = 0
    """The sealed version that an earlier one is to; 0 when it was never sealed so."""

    @property
    def is_refusal(self) -> bool:
        """Say whether it was noted that they do not sign."""
        return self.signature.is_refusal


@dataclass(frozen=True, slots=True)
class Texts:
    """The hashes of what is signed now: as sealed, or else as it stands."""

    whole: str
    plan: str


def texts_now(session: MeetingSession) -> Texts:
    """Return the hashes of the whole and of the plan."""
    entries, meeting = session.entries, session.meeting
    whole = seal_holding(entries, meeting.id, WHOLE)
    plan = seal_holding(entries, meeting.id, PLAN)
    return Texts(
        whole.content_hash if whole else signed_hash(entries, meeting),
        plan.content_hash if plan and not whole else signed_hash(entries, meeting, PLAN),
    )


def who_signed(session: MeetingSession, texts: Texts | None = None) -> Mapping[str, Given]:
    """Return the newest signature of each person, person id -> signature and what it is to."""
    now = texts or texts_now(session)
    meeting_id = session.meeting.id
    seals = session.entries.all(Seal, meeting_id)
    given: dict[str, Given] = {}
    for one in session.entries.all(Signature, meeting_id):
        if one.who_id is not None:
            given[one.who_id] = _given(one, now, seals)
    return given


def _given(one: Signature, now: Texts, seals: tuple[Seal, ...]) -> Given:
    if one.content_hash and one.content_hash == now.whole:
        return Given(one, Holds.WHOLE)
    if one.plan_hash and one.plan_hash == now.plan:
        return Given(one, Holds.PLAN)
    versions = [seal.version or 0 for seal in seals if signature_is_to(seal, one)]
    return Given(one, Holds.EARLIER, max(versions, default=0))


def not_signed_yet(session: MeetingSession, part: str = WHOLE) -> tuple[str, ...]:
    """Return the ids of those who were here and have not signed a part as it is now."""
    given = who_signed(session)
    enough = {Holds.WHOLE, Holds.PLAN} if part == PLAN else {Holds.WHOLE}
    came = (
        one.person_id
        for one in session.entries.all(Attendance, session.meeting.id)
        if one.is_here or one.state == "left"
    )
    return tuple(one for one in came if one not in given or given[one].holds not in enough)
