"""Writes data as canonical JSON (RFC 8785), bare or with the seal that stands for it."""

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.statement import SignedStatement

SEALED_KEYS = frozenset({"content", "seal"})


def write_json(value: JsonValue) -> bytes:
    """Return a value as one canonical line."""
    return canonical_json(value) + b"\n"


def write_sealed_json(value: JsonValue, seal: SignedStatement) -> bytes:
    """Return a value with its seal; the seal is for the value's canonical bytes."""
    return write_json({"content": value, "seal": seal.to_json()})
