"""The chain of each laptop's changes: numbered without gaps, each one holding on to the one before.

The link covers a salted hash of the value, not the value, so that erasing a value later keeps the
chain whole. The record stamps a change when it appends it; nobody can slip one in, drop one or
reorder them without breaking every link after it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mam_desktop.changes.canonical import canonical_json, sha256_hex
from mam_desktop.changes.change import Change, JsonValue, change_from_json
from mam_desktop.errors import BadInput
from mam_desktop.texts import _

NO_HASH = "0" * 64
"""What the first link of a chain holds on to."""

SALT_BYTES = 16
"""How many random bytes go before a value, so that its hash gives nothing away."""

_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(rf"(?:[0-9a-f]{{2}}){{{SALT_BYTES},64}}")
_STAMP = ("device_seq", "salt", "prev_hash", "hash")


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last link of a chain: how many changes there are, and the hash of the last."""

    seq: int
    hash: str


NO_HEAD = ChainHead(0, NO_HASH)
"""The head of a chain with nothing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedChange:
    """A change with its place in its laptop's chain; `salt` and hashes are lower-case hex."""

    change: Change
    device_seq: int
    salt: str
    prev_hash: str
    hash: str

    @property
    def head(self) -> ChainHead:
        """Return the head of the chain that ends here."""
        return ChainHead(self.device_seq, self.hash)

    @property
    def is_true(self) -> bool:
        """Say whether the hash is the one that this change, value and place give."""
        return self.hash == _link(self.change, self.device_seq, self.salt, self.prev_hash)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the neutral JSON form, the same in every place that writes it."""
        stamp: dict[str, JsonValue] = {name: getattr(self, name) for name in _STAMP}
        return {"change": self.change.to_json()} | stamp


def stamp(change: Change, device_seq: int, salt: bytes, prev_hash: str) -> StampedChange:
    """Give a change its place: `device_seq` counts from 1, `prev_hash` is the link before it.

    Raises:
        BadInput: the value cannot be written as JSON.

    """
    salted = salt.hex()
    return StampedChange(
        change=change,
        device_seq=device_seq,
        salt=salted,
        prev_hash=prev_hash,
        hash=_link(change, device_seq, salted, prev_hash),
    )


def stamped_from_json(data: Mapping[str, JsonValue]) -> StampedChange:
    """Build a stamped change from its neutral JSON form; the hash is not checked here.

    Raises:
        BadInput: a field is missing, unknown or of the wrong type.

    """
    if set(data) != {"change", *_STAMP}:
        raise BadInput(_("A change came with the wrong stamp."))
    inner, seq = data["change"], data["device_seq"]
    if not isinstance(inner, Mapping) or type(seq) is not int or seq < 1:
        raise BadInput(_("A change came with the wrong stamp."))
    return StampedChange(
        change=change_from_json(inner),
        device_seq=seq,
        salt=_hex(data["salt"], _SALT),
        prev_hash=_hex(data["prev_hash"], _HASH),
        hash=_hex(data["hash"], _HASH),
    )


def verify_chain(changes: Iterable[StampedChange], after: ChainHead = NO_HEAD) -> ChainHead:
    """Check one laptop's changes, oldest first, from `after` on; return the head they end in.

    Raises:
        BadInput: one of them was altered, left out, or is in the wrong place.

    """
    head = after
    for one in changes:
        if one.device_seq != head.seq + 1 or one.prev_hash != head.hash or not one.is_true:
            raise BadInput(
                _("The chain of changes is broken at number {number}.").format(number=head.seq + 1)
            )
        head = one.head
    return head


def value_hash(salt: bytes, value: JsonValue) -> str:
    """Return the salted hash that stands for a value in the chain, and stays when it is erased."""
    return sha256_hex(salt + canonical_json(value))


def link_hash(change: Change, *, hashed_value: str, device_seq: int, prev_hash: str) -> str:
    """Return a link's hash from the salted hash of its value; needs the envelope, not the value."""
    envelope = change.to_json()
    del envelope["value"]
    envelope |= {"value_hash": hashed_value, "device_seq": device_seq, "prev_hash": prev_hash}
    return sha256_hex(canonical_json(envelope))


def family_link(prev_hash: str, change_hash: str) -> str:
    """Return the next hash of a family's chain, which the central record keeps in its own order."""
    return hashlib.sha256(bytes.fromhex(prev_hash) + bytes.fromhex(change_hash)).hexdigest()


def head_message(device_id: str, head: ChainHead) -> bytes:
    """Return the bytes a laptop's key signs: one signature for every change up to this head."""
    return b"mam-desktop chain head 1\n" + canonical_json(
        {"device_id": device_id, "device_seq": head.seq, "hash": head.hash}
    )


def _link(change: Change, device_seq: int, salt: str, prev_hash: str) -> str:
    hashed = value_hash(bytes.fromhex(salt), change.value)
    return link_hash(change, hashed_value=hashed, device_seq=device_seq, prev_hash=prev_hash)


def _hex(value: JsonValue, shape: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise BadInput(_("A change came with the wrong stamp."))
    return value
