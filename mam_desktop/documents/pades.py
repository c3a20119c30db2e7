"""PAdES-B signatures by pyHanko: signing, and what a signature in a file is worth.

The statement travels in the PDF's page-piece dictionary, the place the standard gives to a
program's own data: no reader lists it as an attachment, and the signature covers it. Imported only
where it is used, for pyHanko takes half a second.

Source: ETSI EN 319 142-1 (PAdES-B-B); ISO 32000-2, 14.5 (page-piece dictionaries).
"""

import asyncio
import logging
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mam_desktop.documents.identity import SigningIdentity
from mam_desktop.documents.wording import SEAL_FIELD
from mam_desktop.errors import Refused
from mam_desktop.texts import _

PIECE = "/MAMDesktop"
"""The program's name in the page-piece dictionary."""

_CONTAINER_DIGITS = 8192
_HEX = re.compile(rb"<([0-9A-F]*)>")
_WRONG_PDF = (
    PdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What pyHanko was seen to raise, or may raise, on a file that is damaged or made to harm."""

# Its messages quote the file's own words, and no log of ours holds content.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)


class DamagedPdf(Exception):
    """The file cannot be read as a PDF."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a PDF says about its seal: its statement, whether its one signature holds, by whom."""

    piece: bytes | None
    signatures: int
    holds: bool
    certificate_sha256: str


class _QuietWriter(IncrementalPdfFileWriter):
    """Adds what it is told to add, and neither this moment nor its own name."""

    def _update_meta(self) -> None:
        """Leave the file's properties as they were."""


def sign(
    pdf: bytes, identity: SigningIdentity, *, piece: bytes | None, reason: str, signed_at: datetime
) -> bytes:
    """Return the PDF with a piece of data and one signature added behind its own bytes.

    Raises:
        Refused: it is sealed already.

    """
    writer = _QuietWriter(BytesIO(pdf))
    if piece is not None:
        _embed(writer, piece, signed_at)
    try:
        return asyncio.run(_signed(_signer(identity, reason), writer, signed_at))
    except SigningError as error:
        raise Refused(_("This paper is sealed already.")) from error


def _embed(writer: IncrementalPdfFileWriter, piece: bytes, at: datetime) -> None:
    data = writer.add_object(generic.StreamObject(stream_data=piece))
    moment = generic.pdf_date(at.astimezone(UTC))
    entry = _dictionary({"/LastModified": moment, "/Private": data})
    writer.root[generic.pdf_name("/PieceInfo")] = _dictionary({PIECE: entry})
    update: Callable[[], None] = writer.update_root
    update()


def _dictionary(entries: Mapping[str, generic.PdfObject]) -> generic.DictionaryObject:
    make: Callable[[object], generic.DictionaryObject] = generic.DictionaryObject
    return make({generic.pdf_name(name): value for name, value in entries.items()})


def _signer(identity: SigningIdentity, reason: str) -> PdfSigner:
    key = serialization.load_pem_private_key(identity.private_key_pem, password=None)
    certificate = x509.load_pem_x509_certificate(identity.certificate_pem)
    key_der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    certificate_der = certificate.public_bytes(serialization.Encoding.DER)
    no_others: Callable[[], SimpleCertificateStore] = SimpleCertificateStore
    signer = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate_der),
        signing_key=keys.PrivateKeyInfo.load(key_der),
        cert_registry=no_others(),
    )
    metadata = PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm="sha256",
        reason=reason,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    return PdfSigner(metadata, signer)


async def _signed(
    signer: PdfSigner, writer: IncrementalPdfFileWriter, signed_at: datetime
) -> bytes:
    session = signer.init_signing_session(writer)
    session.system_time = signed_at.astimezone(UTC)
    document = session.prepare_tbs_document(None, bytes_reserved=_CONTAINER_DIGITS)
    digest, output = document.digest_tbs_document()
    await document.perform_signature(
        document_digest=digest.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=session.system_time),
    )
    output.seek(0)
    sealed: bytes = output.read()
    return sealed


def read_signed(pdf: bytes) -> Signed:
    """Return what a PDF says about its seal.

    Raises:
        DamagedPdf: it cannot be read as a PDF.

    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        signatures = reader.embedded_signatures
        piece = _piece(reader)
    except _WRONG_PDF as error:
        raise DamagedPdf from error
    if len(signatures) != 1:
        return Signed(piece, len(signatures), holds=False, certificate_sha256="")
    try:
        holds = _holds(pdf, signatures[0])
        fingerprint = signatures[0].signer_cert.sha256.hex()
    except (*_WRONG_PDF, SigningError, SignatureValidationError):
        return Signed(piece, 1, holds=False, certificate_sha256="")
    return Signed(piece, 1, holds, fingerprint)


def _piece(reader: PdfFileReader) -> bytes | None:
    pieces = reader.root.get("/PieceInfo", {})
    entry = pieces.get(PIECE)
    if entry is None:
        return None
    data = entry["/Private"]
    # Written as it is; something packed was not written here and might be made to burst.
    return b"" if "/Filter" in data else bytes(data.encoded_data)


def _holds(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Say whether not one byte of the file can have been changed since it was signed."""
    if not _is_exact(pdf, signature):
        return False
    certificate = signature.signer_cert
    context = ValidationContext(
        trust_roots=[certificate],
        allow_fetching=False,
        moment=certificate.not_valid_before,
        best_signature_time=certificate.not_valid_before,
    )
    status = validate_pdf_signature(signature, signer_validation_context=context)
    return (
        status.bottom_line
        and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        and status.modification_level is ModificationLevel.NONE
        and signature.docmdp_level is MDPPerm.NO_CHANGES
    )


def _is_exact(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Say whether the signature itself is written as this program writes it, to the last zero.

    What no signature can cover is the place of the signature; any byte of it that could be changed
    without effect is checked here: digits in upper case, only zeros behind, nothing to choose.
    """
    start, before, after, rest = (int(number) for number in signature.byte_range)
    match = _HEX.fullmatch(pdf[before:after])
    if start != 0 or after + rest != len(pdf) or match is None:
        return False
    container = bytes.fromhex(match.group(1).decode("ascii"))
    content = cms.ContentInfo.load(container)
    der = content.dump()
    if container[len(der) :].strip(b"\0") or container[: len(der)] != content.dump(force=True):
        return False
    data = content["content"]
    (signer,) = data["signer_infos"]
    return (
        data["version"].native == "v1"
        and signer["version"].native == "v1"
        and len(data["certificates"]) == 1
        and [one.dump() for one in data["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
    )
