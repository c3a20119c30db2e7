"""Seals a finished PDF: the laptop's statement inside it, and a signature that allows no change."""

from datetime import datetime

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.documents.identity import SigningIdentity
from mam_desktop.documents.statement import SignBytes, SignedStatement, swear
from mam_desktop.meeting.content import SealStatement


def seal_pdf(
    pdf: bytes,
    statement: SealStatement,
    *,
    identity: SigningIdentity,
    sign: SignBytes,
    reason: str,
    sealed_at: datetime,
) -> bytes:
    """Return a PDF with the laptop's statement about it inside, signed against any change.

    `statement` comes without the facts about the file, which are filled in here; `sign` is the
    laptop's Ed25519 signature.

    Raises:
        Refused: it is sealed already.

    """
    sworn = swear(statement, pdf, sign, certificate_sha256=identity.certificate_sha256)
    return sign_pdf(pdf, identity, statement=sworn, reason=reason, signed_at=sealed_at)


def sign_pdf(
    pdf: bytes,
    identity: SigningIdentity,
    *,
    reason: str,
    signed_at: datetime,
    statement: SignedStatement | None = None,
) -> bytes:
    """Return a PDF with a PAdES-B signature that allows no change; the old bytes come first."""
    from mam_desktop.documents import pades  # half a second that only sealing pays

    piece = canonical_json(statement.to_json()) if statement else None
    return pades.sign(pdf, identity, piece=piece, reason=reason, signed_at=signed_at)
