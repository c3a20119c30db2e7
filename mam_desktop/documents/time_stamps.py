"""What a time-stamp authority says about a sealed file: the question to it, and its answer checked.

The answer lies beside the file and never in it, so nothing that was sealed is touched: a file with
the ending `.tsr`, as `openssl ts -verify` reads it too. Imported only where it is used, for pyHanko
takes half a second.

Source: RFC 3161, 2.4.
"""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from asn1crypto import cms, tsp
from pyhanko.sign.general import CMSExtractionError, extract_certificate_info
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from mam_desktop.documents.visible import visible
from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import _, clock_time, long_date

_GRANTED = ("granted", "granted_with_mods")
_WRONG_ANSWER = (ValueError, TypeError, KeyError, AttributeError, LookupError)
"""What the parser raises on an answer that is damaged or made to harm."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """When an authority saw a file, and what its certificate calls it."""

    at: datetime
    by: str


def question(file: bytes, nonce: int | None = None) -> bytes:
    """Return what to ask an authority about a file; it learns the file's hash and nothing else."""
    imprint = tsp.MessageImprint(
        {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": sha256(file).digest()}
    )
    return tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": imprint,
            "nonce": nonce or secrets.randbits(63),
            "cert_req": True,
        }
    ).dump()


def read_answer(answer: bytes, file: bytes, asked: bytes | None = None) -> Stamped:
    """Return what an authority's answer says about a file; `asked` where the question is at hand.

    Raises:
        DocumentTrouble: it says nothing, is about something else, or was changed.

    """
    try:
        response = tsp.TimeStampResp.load(answer, strict=True)
        if response["status"]["status"].native not in _GRANTED:
            raise DocumentTrouble(_("The time-stamp authority said no."))
        return _checked(response["time_stamp_token"]["content"], file, asked)
    except (*_WRONG_ANSWER, CMSExtractionError, SignatureValidationError) as error:
        raise DocumentTrouble(_("The time-stamp cannot be read.")) from error


def told(answer: bytes, file: bytes) -> str:
    """Return in a sentence what an authority's answer says about a file.

    Raises:
        DocumentTrouble: it says nothing, is about something else, or was changed.

    """
    stamped = read_answer(answer, file)
    when = _("{date}, {time} UTC").format(date=long_date(stamped.at), time=clock_time(stamped.at))
    return _("A time-stamp beside it says that it was there on {when} (“{authority}”).").format(
        when=when, authority=visible(stamped.by)
    )


def _checked(signed: cms.SignedData, file: bytes, asked: bytes | None) -> Stamped:
    info = signed["encap_content_info"]["content"].parsed
    at = info["gen_time"].native if isinstance(info, tsp.TSTInfo) else None
    if not isinstance(info, tsp.TSTInfo) or not isinstance(at, datetime):
        raise DocumentTrouble(_("The time-stamp cannot be read."))
    certificate = extract_certificate_info(signed).signer_cert
    context = ValidationContext(trust_roots=[certificate], allow_fetching=False, moment=at)
    imprint = sha256(file).digest()
    told = asyncio.run(validate_tst_signed_data(signed, context, lambda _algorithm: imprint))
    status = TimestampSignatureStatus(**told)
    is_ours = asked is None or tsp.TimeStampReq.load(asked)["nonce"].native == info["nonce"].native
    if not (status.valid and status.intact and status.trusted and is_ours):
        raise DocumentTrouble(_("The time-stamp is not about this file, or was changed."))
    return Stamped(at.astimezone(UTC), certificate.subject.human_friendly)
