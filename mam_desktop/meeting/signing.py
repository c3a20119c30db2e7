"""What people sign, and the seal: one content, canonical, with its hash.

People sign what the whole room has seen: the `EVERYONE` content that nothing narrows, in canonical
JSON (RFC 8785), with its SHA-256.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Protocol

from mam_desktop.changes.canonical import canonical_json, json_hash
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.entries import Entries, read_entries
from mam_desktop.meeting.fields import Audience, Entry
from mam_desktop.meeting.frozen import sealed_fold
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.plan import Action, ActionReview, NextMeeting
from mam_desktop.meeting.said import Concern, Scale, Voice
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.meeting.signed import Amendment, Seal, SealedCopy, Signature
from mam_desktop.texts import _, ngettext

CONTENT_FORMAT = 1
PLAN_KINDS = (Action, NextMeeting)
SIGNED_RECIPIENT = Recipient(Copy.SIGNED)


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
    shown = seen.get(Meeting, meeting.id)
    there = [one.person_id for one in seen.all(Attendance, meeting.id)]
    people = [one for one in seen.all(Person) if one.id in there]
    return {
        "format": CONTENT_FORMAT,
        "part": part,
        "meeting": _plain(shown),
        "people": [_plain(one) for one in people],
        "entries": [_plain(one) for one in _entries_of(seen, meeting, part)],
    }


def _entries_of(seen: Entries, meeting: Meeting, part: str) -> Iterator[Entry]:
    kinds = PLAN_KINDS if part == "plan" else tuple(KINDS.values())
    for kind in kinds:
        if kind is not Meeting and (kind.IN_MINUTES or kind is NextMeeting):
            yield from seen.all(kind, meeting.id)


def _plain(entry: Entry) -> dict[str, JsonValue]:
    """Return an entry as JSON: its kind, its id and every field that says something."""
    said: dict[str, JsonValue] = {"kind": entry.KIND, "id": entry.id}
    for name, spec in entry.specs().items():
        value = getattr(entry, name)
        if value not in (None, "", ()) and not spec.lives_on:
            said[name] = spec.write(value)
    return said


def signed_hash(entries: Entries, meeting: Meeting, part: str = "both") -> str:
    """Return the hash of what people sign."""
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
    part: str = "both",
) -> Gesture:
    """Take a signature to the text as it stands; late ones attach to the sealed version."""
    _check_signature(method, answer, words, strokes, reason)
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Signature,
        who_id=circle.bring(who),
        method=method,
        answer=answer,
        strokes=[[list(point) for point in stroke] for stroke in strokes] if strokes else None,
        words=words,
        noted_by=circle.bring_maybe(noted_by),
        through_id=circle.bring_maybe(through),
        reason=reason,
        signed_at=time_of_day(session),
        signed_on=today(session),
        content_hash=_text_to_sign(session, part),
        part=part,
    )
    return writer.commit()


def _check_signature(method: str, answer: str, words: str, strokes: object, reason: str) -> None:
    if method == "drawn" and not strokes:
        raise BadInput(_("Nothing is drawn yet."))
    if method in {"declined", "not_here"} and not reason.strip():
        raise BadInput(_("Please write down the reason."))
    if answer == "comment" and not words.strip():
        raise BadInput(_("The comment is missing."))


def _text_to_sign(session: MeetingSession, part: str) -> str:
    seal = latest_seal(session.entries, session.meeting_id)
    if seal is not None and seal.part in {part, "both"}:
        return seal.content_hash
    return signed_hash(session.entries, session.meeting, part)


def latest_seal(entries: Entries, meeting_id: str | None) -> Seal | None:
    """Return the newest sealed version of a meeting, if there is one."""
    seals = entries.all(Seal, meeting_id) if meeting_id else ()
    return max(seals, key=lambda one: (one.version, one.at), default=None)


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
    session: MeetingSession, signer: Signer, *, part: str = "both", looked_by: str = ""
) -> Gesture:
    """Freeze the minutes as version 1, or the part of them that is not sealed yet."""
    _check_ready(session, part)
    before = latest_seal(session.entries, session.meeting_id)
    writer = session.begin()
    write_seal(
        session,
        writer,
        signer,
        version=before.version if before else 1,
        part=part,
        looked_by=looked_by,
    )
    return writer.commit()


def _check_ready(session: MeetingSession, part: str) -> None:
    sealed = {one.part for one in session.entries.all(Seal, session.meeting.id)}
    if "both" in sealed or part in sealed or (part == "both" and sealed):
        raise Refused(
            _("These minutes are sealed. A correction makes a new version beside this one.")
        )
    torn = torn_entries(session)
    if torn:
        raise Refused(
            ngettext(
                "{count} thing was changed by two people. Please choose before sealing.",
                "{count} things were changed by two people. Please choose before sealing.",
                torn,
            ).format(count=torn)
        )


def torn_entries(session: MeetingSession) -> int:
    """Return how many fields of this meeting two people changed at the same time."""
    mine = (one for one in session.entries if one.meeting_id == session.meeting_id)
    return sum(len(one.torn) for one in mine)


def write_seal(
    session: MeetingSession,
    writer: GestureWriter,
    signer: Signer,
    *,
    version: int,
    part: str,
    looked_by: str = "",
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


_CARRIED = (Action, ActionReview, Scale, Voice, Meeting)
"""Kinds of earlier meetings that a later one's papers look back at."""

_BESIDE = frozenset({Seal.KIND, SealedCopy.KIND, Signature.KIND, Amendment.KIND})


def holds_exports(session: MeetingSession) -> bool:
    """Say whether a person has to look before anything leaves: a concern was written down."""
    return bool(session.entries.all(Concern, session.meeting_id))


def signature_is_to(seal: Seal, signature: Signature) -> bool:
    """Say whether a signature is to this sealed text, and not to an earlier one."""
    return signature.content_hash == seal.content_hash


def signing_day(signature: Signature, meeting: Meeting) -> date | None:
    """Return the day of a signature when it is not the meeting's own."""
    return signature.signed_on if signature.signed_on != meeting.on else None


def copies_of(seal: Seal) -> Mapping[str, str]:
    """Return one hash per copy, copy name -> SHA-256."""
    copies = seal.copies if isinstance(seal.copies, Mapping) else {}
    return {str(name): str(value) for name, value in copies.items()}
