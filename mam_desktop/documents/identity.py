"""A laptop's key for signing PDFs, and its certificate.

The certificate is self-made: it proves that nothing was changed, and which laptop sealed. Who a
laptop belongs to is told by the record.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from mam_desktop.documents.wording import PROGRAM

_KEY_BITS = 2048
_NO_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""A sealed paper is read for decades. Source: RFC 5280, 4.1.2.5 (no well-defined end)."""


@dataclass(frozen=True, slots=True)
class SigningIdentity:
    """A laptop's key and self-made certificate for PDF signatures; the key never leaves it."""

    private_key_pem: bytes
    certificate_pem: bytes

    @property
    def certificate_sha256(self) -> str:
        """Return the certificate's fingerprint as 64 hex digits."""
        certificate = x509.load_pem_x509_certificate(self.certificate_pem)
        return certificate.fingerprint(hashes.SHA256()).hex()


def make_signing_identity(*, made_at: datetime) -> SigningIdentity:
    """Return a new random identity; its name is the laptop's, never a person's."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    short = sha256(public).hexdigest()[:12]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{PROGRAM} laptop {short}")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made_at.astimezone(UTC) - timedelta(days=1))
        .not_valid_after(_NO_END)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_only_signs(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return SigningIdentity(private, certificate.public_bytes(serialization.Encoding.PEM))


def _only_signs() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
