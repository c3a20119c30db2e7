"""Joins the laptop's keys to sealed papers."""

from datetime import UTC, datetime

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.identity import SigningIdentity, make_signing_identity
from mam_desktop.documents.json_out import write_sealed_json
from mam_desktop.documents.seal import seal_pdf
from mam_desktop.documents.statement import swear
from mam_desktop.meeting.content import SealStatement, WhoSigned
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import signature_is_to, signed_the_plan
from mam_desktop.meeting.versions import PLAN
from mam_desktop.papers import SealFacts
from mam_desktop.record.record import Record
from mam_desktop.record.rows import SigningIdentity as StoredIdentity
from mam_desktop.texts import _


class LaptopSealer:
    """One laptop's keys at work on finished papers."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def seal_pdf(self, pdf: bytes, facts: SealFacts) -> bytes:
        """Return a finished PDF with the laptop's statement inside, signed against any change."""
        sealed_at = facts.seal.dated
        return seal_pdf(
            pdf,
            statement_of(self._record, facts),
            identity=signing_identity(self._record, sealed_at),
            sign=self._record.sign,
            reason=_("Sealed minutes: {copy}").format(copy=facts.copy_name),
            sealed_at=sealed_at,
        )

    def seal_json(self, value: JsonValue, facts: SealFacts) -> bytes:
        """Return a value as JSON with the laptop's statement beside it."""
        statement = statement_of(self._record, facts)
        return write_sealed_json(value, swear(statement, canonical_json(value), self._record.sign))


def signing_identity(record: Record, made_at: datetime) -> SigningIdentity:
    """Return what signs inside this laptop's PDFs; it is made when first needed."""
    kept = record.signing_identity()
    if kept is None:
        # A paper dated ahead of the laptop's clock must not carry a certificate of tomorrow.
        made = make_signing_identity(made_at=min(made_at, datetime.now(UTC)))
        kept = StoredIdentity(made.private_key_pem, made.certificate_pem)
        record.keep_signing_identity(kept)
    return SigningIdentity(kept.private_key_pem, kept.certificate_pem)


def statement_of(record: Record, facts: SealFacts) -> SealStatement:
    """Return what the laptop swears about one copy; the facts of the file are filled in later."""
    entries, meeting, seal = facts.entries, facts.meeting, facts.seal
    told = {one.id: _told(facts, one) for one in entries.all(Signature, meeting.id)}
    signed = [
        told[one.id].who
        for one in entries.all(Signature, meeting.id)
        if not one.is_refusal and told[one.id].what != "other"
    ]
    before = [one for one in entries.all(Seal, meeting.id) if one.version == seal.version - 1]
    return SealStatement(
        meeting_id=meeting.id,
        version=seal.version,
        copy=facts.copy_name,
        content_hash=seal.content_hash,
        file_sha256="",
        file_length=0,
        certificate_sha256="",
        sealed_at=seal.sealed_at,
        device_id=record.device_id,
        device_public_key=record.device_public_key().hex(),
        title=meeting.title,
        signed_by=tuple(dict.fromkeys(signed)),
        previous_content_hash=before[-1].content_hash if before else "",
        signatures=tuple(told.values()),
    )


def _told(facts: SealFacts, one: Signature) -> WhoSigned:
    is_plan = signed_the_plan(facts.entries, facts.seal, one)
    what = "plan" if facts.seal.part == PLAN else "whole"
    if not signature_is_to(facts.seal, one):
        what = "plan" if is_plan else "other"
    return WhoSigned(
        who=name_of(facts.entries, one.who_id),
        what=what,
        how=one.method,
        answer=one.answer,
        on=one.signed_on.isoformat() if one.signed_on else "",
        at=one.signed_at,
    )
