"""Canonical JSON (RFC 8785) and the hashes over it."""

import hashlib

import rfc8785

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput


def canonical_json(value: JsonValue) -> bytes:
    """Return the one byte form of a JSON value.

    Raises:
        BadInput: the value holds a number that JSON cannot carry, or text that is not Unicode.

    Source: RFC 8785.

    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise BadInput(f"this cannot be written as JSON: {error}") from error


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of some bytes, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def json_hash(value: JsonValue) -> str:
    """Return the SHA-256 of a value's canonical JSON, as 64 hex digits."""
    return sha256_hex(canonical_json(value))
