"""The seal statement: what a laptop swears to about one file, and its signature under it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mam_desktop.changes.canonical import canonical_json, sha256_hex
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.content import SealStatement, WhoSigned

SignBytes = Callable[[bytes], bytes]
"""The laptop's own Ed25519 signature over some bytes (64 bytes)."""

_PURPOSE = "mam-desktop seal"
_COUNTS = ("version", "file_length", "format")
_LISTS = ("signed_by", "signatures")
_OF_SIGNATURE = frozenset(field.name for field in fields(WhoSigned))


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement and the laptop's Ed25519 signature over its bytes, as hex."""

    statement: SealStatement
    signature: str

    def to_json(self) -> dict[str, JsonValue]:
        """Return the statement and its signature as JSON."""
        return {"statement": _statement_json(self.statement), "signature": self.signature}

    def is_signed(self) -> bool:
        """Say whether the signature is that of the key the statement names."""
        try:
            key = Ed25519PublicKey.from_public_bytes(
                bytes.fromhex(self.statement.device_public_key)
            )
            key.verify(bytes.fromhex(self.signature), statement_bytes(self.statement))
        except (InvalidSignature, ValueError):
            return False
        # The signature covers all but itself: there is one way to write it.
        return self.signature == self.signature.lower()


def statement_bytes(statement: SealStatement) -> bytes:
    """Return the bytes a laptop signs; they say what they are for, so they fit nothing else."""
    return canonical_json(_statement_json(statement))


def swear(
    statement: SealStatement, data: bytes, sign: SignBytes, *, certificate_sha256: str = ""
) -> SignedStatement:
    """Return the statement completed for a file's bytes and signed by the laptop."""
    complete = replace(
        statement,
        file_sha256=sha256_hex(data),
        file_length=len(data),
        certificate_sha256=certificate_sha256,
    )
    return SignedStatement(complete, sign(statement_bytes(complete)).hex())


def signed_statement_from_json(data: JsonValue) -> SignedStatement:
    """Build a signed statement from JSON.

    Raises:
        BadInput: it is not a seal statement of a kind this version knows.

    """
    if not isinstance(data, Mapping):
        raise BadInput("a seal is not an object")
    statement, signature = data.get("statement"), data.get("signature")
    if not isinstance(statement, Mapping) or not isinstance(signature, str):
        raise BadInput("a seal lacks its statement or its signature")
    return SignedStatement(_statement_from_json(statement), signature)


def _statement_json(statement: SealStatement) -> dict[str, JsonValue]:
    written = asdict(statement)
    del written["signatures"]
    made: dict[str, JsonValue] = {
        **written,
        "signed_by": list(statement.signed_by),
        "purpose": _PURPOSE,
    }
    if statement.signatures:
        made["signatures"] = [asdict(one) for one in statement.signatures]
    return made


def _statement_from_json(data: Mapping[str, JsonValue]) -> SealStatement:
    names = {field.name for field in fields(SealStatement)}
    if {*data, "signatures"} != {*names, "purpose"} or data["purpose"] != _PURPOSE:
        raise BadInput("a seal statement has the wrong fields")
    texts = {name: _text(data[name]) for name in names.difference(_COUNTS, _LISTS)}
    counts = {name: _count(data[name]) for name in _COUNTS}
    people = data["signed_by"]
    if not isinstance(people, list) or counts["format"] != 1:
        raise BadInput("a seal statement is of another kind")
    signatures = _signatures(data["signatures"]) if "signatures" in data else ()
    return SealStatement(
        **texts,  # type: ignore[arg-type]
        **counts,  # type: ignore[arg-type]
        signed_by=tuple(map(_text, people)),
        signatures=signatures,
    )


def _signatures(found: JsonValue) -> tuple[WhoSigned, ...]:
    """Return who signed what; none is written as nothing, never as an empty list."""
    if not isinstance(found, list) or not found:
        raise BadInput("a seal statement tells of signatures in another way")
    return tuple(map(_signature, found))


def _signature(found: JsonValue) -> WhoSigned:
    if not isinstance(found, Mapping) or set(found) != _OF_SIGNATURE:
        raise BadInput("a seal statement tells of a signature in another way")
    return WhoSigned(**{name: _text(found[name]) for name in _OF_SIGNATURE})


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise BadInput("a seal statement holds something that is not text")
    return value


def _count(value: JsonValue) -> int:
    if type(value) is not int:
        raise BadInput("a seal statement holds something that is not a number")
    return value
