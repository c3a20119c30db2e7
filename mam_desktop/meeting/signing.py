"""What people sign, and the seal: one content, canonical, with its hash.

People sign what the whole room has seen: the `EVERYONE` content that nothing narrows, in canonical
JSON (RFC 8785), with its SHA-256. The plan (the actions and when we meet again) can be signed and
sealed in the room; the whole, plan included, is finished and sealed later. A signature keeps the
hash of both, so that it holds for whichever was sealed as it was read out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Protocol, TypeGuard

from mam_desktop.changes.canonical import canonical_json, json_hash
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.consents import not_taking_part
from mam_desktop.meeting.entries import Entries, read_entries
from mam_desktop.meeting.fields import Audience, Entry, FieldSpec
from mam_desktop.meeting.frozen import frozen_kinds, is_frozen_cell, sealed_fold
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle, people_named
from mam_desktop.meeting.pen_strokes import kept_strokes
from mam_desktop.meeting.people import Attendance, AttendanceTime, Consent, Person
from mam_desktop.meeting.plan import Action, ActionReview, NextMeeting
from mam_desktop.meeting.said import Concern, NotesPause, Scale
from mam_desktop.meeting.session import SEALED, Gesture, GestureWriter, MeetingSession
from mam_desktop.meeting.signed import (
    Amendment,
    PassedGap,
    ReadBack,
    Seal,
    SealedCopy,
    Signature,
    TimeStamp,
)
from mam_desktop.meeting.versions import PLAN, ends, standing
from mam_desktop.texts import N_, _, ngettext

CONTENT_FORMAT = 1
WHOLE = "both"
PLAN_KINDS: tuple[type[Entry], ...] = (Action, NextMeeting)
SIGNED_RECIPIENT = Recipient(Copy.SIGNED)

_AS_THEY_STOOD = (AttendanceTime, Consent, NextMeeting, NotesPause, PassedGap, ReadBack)
"""Kinds that go on after the seal; papers show them as they were when it was made."""


class Signer(Protocol):
    """The laptop's own key (Ed25519)."""

    def public_key(self) -> str:
        """Return the public key, hex."""

    def sign(self, data: bytes) -> str:
        """Return the signature over some bytes, hex."""


def copy_content(
    entries: Entries, meeting: Meeting, recipient: Recipient, part: str = "both"
) -> dict[str, JsonValue]:
    """Return what a copy holds, as JSON: the meeting, who was there, every entry, oldest first."""
    seen = visible_to(entries, recipient, meeting.id).entries
    part = PLAN if part == PLAN else WHOLE
    held = tuple(_entries_of(seen, meeting, part))
    there = {one.person_id for one in seen.all(Attendance, meeting.id)}
    named = there.union(*map(people_named, held))
    return {
        "format": CONTENT_FORMAT,
        "part": part,
        "meeting": _plain(seen.get(Meeting, meeting.id)),
        "people": [_plain(one) for one in seen.all(Person) if one.id in named],
        "entries": [_plain(one) for one in held],
    }


def _entries_of(seen: Entries, meeting: Meeting, part: str) -> Iterator[Entry]:
    kinds = PLAN_KINDS if part == PLAN else tuple(KINDS.values())
    for kind in kinds:
        if kind is not Meeting and (kind.IN_MINUTES or kind in _AS_THEY_STOOD):
            yield from seen.all(kind, meeting.id)


def _plain(entry: Entry) -> dict[str, JsonValue]:
    """Return an entry as JSON: its kind, its id and every field that says something."""
    said: dict[str, JsonValue] = {}
    for name, spec in entry.specs().items():
        value = getattr(entry, name)
        if value not in (None, "", ()) and not spec.lives_on:
            said[name] = value if _is_new_word(spec, value) else spec.write(value)
    return {"kind": entry.KIND, "id": entry.id, "said": said}


def _is_new_word(spec: FieldSpec, value: object) -> TypeGuard[str]:
    """Say whether it is a choice that only a newer version offers: it is signed as it stands."""
    return isinstance(value, str) and bool(spec.choices) and value not in spec.choices


def signed_hash(entries: Entries, meeting: Meeting, part: str = WHOLE) -> str:
    """Return the hash of what people sign: the plan, or the whole."""
    return json_hash(copy_content(entries, meeting, SIGNED_RECIPIENT, part))


def sign(
    session: MeetingSession,
    *,
    who: str,
    method: str,
    answer: str = "agree",
    strokes: Sequence[Sequence[Sequence[float]]] | None = None,
    words: str = "",
    noted_by: str | None = None,
    through: str | None = None,
    reason: str = "",
    typed: str = "",
    part: str = "both",
    text_read: str | None = None,
) -> Gesture:
    """Take a signature to the text as it stands; late ones attach to the sealed version.

    `text_read` is the hash of the text that they had in front of them.

    Raises:
        BadInput: something that this way of signing needs is missing.
        Refused: the text is not any more the one that they read.

    """
    drawn = kept_strokes(strokes) if strokes else []
    _check_signature(method, answer, words, drawn, reason)
    content_hash, plan_hash = _texts_to_sign(session, part)
    if text_read is not None and text_read not in (content_hash, plan_hash):
        raise Refused(_(TEXT_CHANGED))
    writer = session.begin()
    circle = Circle(session, writer)
    who_id = circle.bring(who)
    writer.create(
        Signature,
        who_id=who_id,
        method=method,
        answer=answer,
        strokes=drawn or None,
        typed=typed,
        words=words,
        noted_by=circle.bring_maybe(noted_by),
        through_id=circle.bring_maybe(through),
        joined=_joined(session, who_id) if method == "spoken" else "",
        reason=reason,
        signed_at=time_of_day(session),
        signed_on=today(session),
        content_hash=content_hash,
        plan_hash=plan_hash,
        part=part,
    )
    return writer.commit()


TEXT_CHANGED = N_(
    "The text was changed in the meantime. Please read it once more; nothing you gave is lost."
)


def _joined(session: MeetingSession, who_id: str) -> str:
    """Return how somebody joined who is not in the room, as far as it is known."""
    found = session.entries.all(Attendance, session.meeting_id)
    joins = next((one.joins for one in found if one.person_id == who_id), "")
    return joins if joins in {"phone", "video"} else ""


def _check_signature(method: str, answer: str, words: str, strokes: object, reason: str) -> None:
    if method == "drawn" and not strokes:
        raise BadInput(_("Nothing is drawn yet."))
    if method in {"declined", "not_here"} and not reason.strip():
        raise BadInput(_("Please write down the reason."))
    if answer == "comment" and not words.strip():
        raise BadInput(_("The comment is missing."))


def _texts_to_sign(session: MeetingSession, part: str) -> tuple[str, str]:
    """Return the hashes of the whole and of the plan, as sealed or else as they stand."""
    entries, meeting = session.entries, session.meeting
    whole = seal_holding(entries, meeting.id, WHOLE)
    plan = seal_holding(entries, meeting.id, PLAN)
    if whole is not None:
        return whole.content_hash, ""
    plan_hash = plan.content_hash if plan else signed_hash(entries, meeting, PLAN)
    return ("" if part == PLAN else signed_hash(entries, meeting)), plan_hash


def latest_seal(entries: Entries, meeting_id: str | None) -> Seal | None:
    """Return the sealed version of a meeting that stands, if there is one; maybe of the plan only.

    Where two laptops sealed unknown to each other, see `MeetingSession.competing_seals`.
    """
    return standing(entries.all(Seal, meeting_id)) if meeting_id else None


def seal_holding(entries: Entries, meeting_id: str | None, part: str) -> Seal | None:
    """Return the standing seal of a part: of the plan any will do, of the whole a plan's will not.

    A paper of a part that nothing has sealed yet is a draft.
    """
    seal = latest_seal(entries, meeting_id)
    return None if seal is not None and seal.part == PLAN and part != PLAN else seal


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed version: its seal, and the state exactly as it froze it."""

    seal: Seal
    entries: Entries


def sealed_version(session: MeetingSession, seal: Seal) -> Sealed:
    """Return a sealed version; signatures and seals stand beside it, late ones too."""
    frozen = read_entries(sealed_fold(session.everything, seal.heads))
    beside = [
        *session.entries.all(Signature, seal.meeting_id),
        *session.entries.all(Seal, seal.meeting_id),
        *session.entries.all(Amendment, seal.meeting_id),
    ]
    return Sealed(seal, Entries([*frozen, *beside]))


def seal_meeting(
    session: MeetingSession, signer: Signer, *, part: str = WHOLE, looked_by: str = ""
) -> Gesture:
    """Freeze the plan or the whole; after a sealed plan, the whole completes the same version.

    Raises:
        Refused: it is sealed already, or two people changed something unknown to each other.

    """
    seals = session.entries.all(Seal, session.meeting.id)
    part = _part_to_seal(seals, part)
    check_settled(session, part)
    before = standing(seals)
    writer = session.begin()
    write_seal(
        session,
        writer,
        signer,
        version=(before.version or 1) if before else 1,
        part=part,
        looked_by=looked_by,
        follows=ends(seals),
    )
    return writer.commit()


def check_may_seal(session: MeetingSession, part: str) -> None:
    """Raise `Refused` when it is sealed already, or two people's versions of it differ."""
    check_settled(session, _part_to_seal(session.entries.all(Seal, session.meeting.id), part))


def _part_to_seal(seals: Sequence[Seal], part: str) -> str:
    sealed = {one.part for one in seals}
    if sealed - {PLAN} or (part == PLAN and sealed):
        raise Refused(_(SEALED))
    return "minutes" if sealed else part


def check_settled(session: MeetingSession, part: str) -> None:
    """Raise `Refused` while two people's versions of what a seal would hold still differ."""
    torn = torn_entries(session, part)
    if torn:
        raise Refused(
            ngettext(
                "{count} thing was changed by two people. Please choose before sealing.",
                "{count} things were changed by two people. Please choose before sealing.",
                torn,
            ).format(count=torn)
        )


def torn_entries(session: MeetingSession, part: str = WHOLE) -> int:
    """Return how many fields that a seal would hold still two people changed at the same time."""
    fold, kinds = session.fold, frozen_kinds(part)
    births = ((fold.birth(entity_id), field) for entity_id, field in fold.conflicts())
    return sum(
        birth.meeting_id == session.meeting_id
        and birth.kind in kinds
        and is_frozen_cell(birth.kind, field)
        for birth, field in births
        if birth is not None
    )


def write_seal(
    session: MeetingSession,
    writer: GestureWriter,
    signer: Signer,
    *,
    version: int,
    part: str,
    looked_by: str = "",
    follows: Sequence[Seal] = (),
) -> None:
    """Add a seal over the state as it stands to a gesture."""
    meeting, entries = session.meeting, session.entries
    content_hash = signed_hash(entries, meeting, part)
    copies = {
        copy.value: json_hash(copy_content(entries, meeting, Recipient(copy), part))
        for copy in (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE)
    }
    statement = seal_statement(meeting.id, version=version, part=part, content_hash=content_hash)
    writer.create(
        Seal,
        version=version,
        part=part,
        sealed_at=session.clock.now().astimezone(UTC).isoformat(timespec="seconds"),
        content_hash=content_hash,
        copies=copies,
        heads=sealed_heads(session),
        follows=tuple(one.id for one in follows),
        looked_by=looked_by,
        device_key=signer.public_key(),
        signature=signer.sign(canonical_json({**statement, "copies": copies})),
    )


def seal_statement(
    meeting_id: str, *, version: int, part: str, content_hash: str
) -> dict[str, JsonValue]:
    """Return what the laptop signs, apart from the hashes of the copies."""
    return {
        "format": CONTENT_FORMAT,
        "meeting": meeting_id,
        "version": version,
        "part": part,
        "content": content_hash,
    }


def sealed_heads(session: MeetingSession) -> tuple[str, ...]:
    """Return the heads that a seal freezes: all that any copy of this meeting could show.

    What was removed is among them, so that the log before the seal is whole.
    """
    fold = session.fold
    entities = (
        entity_id
        for kind, cls in KINDS.items()
        if kind not in _BESIDE and cls.AUDIENCE < Audience.RESTRICTED
        for entity_id in fold.entity_ids(kind)
        if _is_sealed_with(session, cls, entity_id)
    )
    return tuple(
        sorted(
            head
            for entity_id in entities
            for field in fold.values(entity_id)
            for head in fold.head_ids(entity_id, field)
        )
    )


def _is_sealed_with(session: MeetingSession, kind: type[Entry], entity_id: str) -> bool:
    birth = session.fold.birth(entity_id)
    home = birth.meeting_id if birth else None
    return home in (session.meeting_id, None) or kind in _CARRIED


_CARRIED = (Action, ActionReview, Consent, Scale)
"""Kinds of earlier meetings that a later one's papers look back at, and go by."""

_BESIDE = frozenset({Seal.KIND, SealedCopy.KIND, TimeStamp.KIND, Signature.KIND, Amendment.KIND})


def holds_exports(session: MeetingSession) -> bool:
    """Say whether a person has to look before anything leaves.

    So it is when a concern was written down, and when somebody does not agree to take part.
    """
    return holds_copies_of(session.entries, session.meeting_id)


def holds_copies_of(entries: Entries, meeting_id: str | None) -> bool:
    """Say the same of any meeting of the family."""
    return bool(entries.all(Concern, meeting_id) or not_taking_part(entries, meeting_id))


def signature_is_to(seal: Seal, signature: Signature) -> bool:
    """Say whether a signature is to this sealed text, and not to another version of it."""
    signed = signature.plan_hash if seal.part == PLAN else signature.content_hash
    return bool(signed) and signed == seal.content_hash


def signed_the_plan(entries: Entries, seal: Seal, signature: Signature) -> bool:
    """Say whether a signature is to the plan that was sealed before the rest of this version."""
    seals = entries.all(Seal, seal.meeting_id) if seal.meeting_id else ()
    plans = (one for one in seals if one.part == PLAN and one.version == seal.version)
    return any(signature_is_to(one, signature) for one in plans)


def copies_of(seal: Seal) -> Mapping[str, str]:
    """Return one hash per copy, copy name -> SHA-256."""
    return seal.hashes_by_copy
