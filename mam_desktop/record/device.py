"""This laptop: its id, its own key that vouches for what it wrote, and the keys it has seen."""

import json
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mam_desktop.changes.change import Clock, IdSource
from mam_desktop.errors import OurError
from mam_desktop.record.database import Database
from mam_desktop.record.rows import SigningIdentity
from mam_desktop.record.tables import DeviceRow, KnownKeyRow, table_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_DEVICE = table_of(DeviceRow)
_KNOWN = table_of(KnownKeyRow)
_KEY_BYTES = 32
_KEYS_IN_SEALS = text("SELECT value FROM change_log WHERE kind = 'seal' AND field = 'device_key'")
"""Written out, so that SQLite sees that its index fits."""


def make_device(connection: Connection, *, clock: Clock, ids: IdSource) -> None:
    """Give a new record its laptop: an id and a truly random Ed25519 key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    row = {
        "only": 1,
        "device_id": ids.new_id(),
        "made_at": clock.now().isoformat(),
        "private_key": Ed25519PrivateKey.generate().private_bytes_raw(),
    }
    connection.execute(insert(_DEVICE), row)


class DeviceSigner:
    """Signs in this laptop's name (Ed25519), in the hex form that seals hold."""

    def __init__(self, key: "Ed25519PrivateKey") -> None:
        self._key = key

    def public_key(self) -> str:
        """Return the public key, hex."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> str:
        """Return the signature over some bytes, hex."""
        return self._key.sign(data).hex()


class Device:
    """The keys of this laptop and those it knows."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @cached_property
    def key(self) -> "Ed25519PrivateKey":
        """Return this laptop's own key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        with self._database.reading() as connection:
            raw = connection.execute(select(_DEVICE.c.private_key)).scalar_one()
        return Ed25519PrivateKey.from_private_bytes(raw)

    @property
    def signer(self) -> DeviceSigner:
        """Return what signs seals in this laptop's name."""
        return DeviceSigner(self.key)

    def signing_identity(self) -> SigningIdentity | None:
        """Return what signs inside a PDF, once it was made."""
        with self._database.reading() as connection:
            row = connection.execute(select(_DEVICE)).one()
        if row.private_key_pem is None or row.certificate_pem is None:
            return None
        return SigningIdentity(row.private_key_pem, row.certificate_pem)

    def keep_signing_identity(self, identity: SigningIdentity) -> None:
        """Keep what signs inside a PDF."""
        kept = {
            "private_key_pem": identity.private_key_pem,
            "certificate_pem": identity.certificate_pem,
        }
        with self._database.writing() as connection:
            connection.execute(update(_DEVICE).values(kept))

    def add_known_key(self, public_key: bytes, device_id: str) -> None:
        """Note a laptop's public key that the central record vouches for."""
        if len(public_key) != _KEY_BYTES:
            raise OurError("a public key does not have the length of one")
        row = {
            "public_key": public_key,
            "device_id": device_id,
            "seen_at": self._clock.now().isoformat(),
        }
        with self._database.writing() as connection:
            connection.execute(upsert(_KNOWN).on_conflict_do_nothing(), row)

    def known_keys(self) -> frozenset[bytes]:
        """Return the public keys of every laptop known here: own, vouched for, seen in a seal."""
        with self._database.reading() as connection:
            vouched = set(connection.execute(select(_KNOWN.c.public_key)).scalars())
            in_seals = list(connection.execute(_KEYS_IN_SEALS).scalars())
        own = self.key.public_key().public_bytes_raw()
        seen = {key for one in in_seals if one and (key := _raw_key(json.loads(one)))}
        return frozenset({own} | vouched | seen)


def _raw_key(value: object) -> bytes | None:
    try:
        raw = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return None
    return raw if len(raw) == _KEY_BYTES else None
