"""The central record's log: dense per family, exactly once, chained per laptop and per family.

The number of a change is given under its family's row lock, in the transaction that stores it, so
what a reader has seen up to a number is complete. Source: docs/architecture.md, "Sync".
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from mam_desktop.central.tables import (
    BLOB,
    CHANGE,
    DEVICE,
    FAMILY,
    META,
    METADATA,
    QUARANTINE,
    SCHEMA_VERSION,
)
from mam_desktop.changes.chain import (
    NO_HEAD,
    ChainHead,
    StampedChange,
    family_link,
    head_message,
)
from mam_desktop.errors import RecordTrouble, Refused
from mam_desktop.sync.protocol import NO_FAMILY_HASH, Push
from mam_desktop.texts import _

IDS_AT_ONCE = 400
"""How many ids one query asks for."""


class Gap(Refused):
    """Changes of a laptop are missing before these; `expected` is the number that comes next."""

    def __init__(self, expected: int) -> None:
        super().__init__(f"expected {expected}")
        self.expected = expected


class Clone(Refused):
    """Two laptops write under one identity; both are kept, nothing is mixed."""


class NotSigned(Refused):
    """The push is not signed by the laptop it names."""


@dataclass(slots=True)
class Accepted:
    """What became of a push: (change id, number) receipts and (change id, reason) refusals."""

    epoch: str
    receipts: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StoredPage:
    """Rows of (number, stamped change as JSON), and where the family's chain stands after them."""

    rows: Sequence[tuple[int, str]]
    last_seq: int
    last_hash: str


class CentralStore:
    """One council's central record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._epoch = self._prepare()

    @property
    def epoch(self) -> str:
        """Return what names this central record until it is restored from a backup."""
        return self._epoch

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _prepare(self) -> str:
        try:
            METADATA.create_all(self._engine)
            with self._engine.begin() as connection:
                return _meta(connection)
        except SQLAlchemyError as error:
            raise RecordTrouble(_("The central record's database cannot be opened.")) from error

    # --- push ----------------------------------------------------------------------------------

    def push(self, push: Push) -> Accepted:
        """Store a push, exactly once however often it comes.

        Raises:
            NotSigned: the signature does not fit the laptop's key.
            Gap: changes before these have not come.
            Clone: the same id or place came with other content; what came is in quarantine.

        """
        if any(not one.is_true for one in push.changes):
            raise NotSigned(_("A change was altered on its way."))
        try:
            with self._engine.begin() as connection:
                return self._store(connection, push)
        except Clone as clone:
            self._quarantine(push, str(clone))
            raise
        except IntegrityError:
            with self._engine.begin() as connection:
                return self._store(connection, push)

    def _store(self, connection: Connection, push: Push) -> Accepted:
        known = _known(connection, [one.change.id for one in push.changes])
        head = _device_head(connection, push)
        fresh: list[StampedChange] = []
        for one in push.changes:
            before = known.get(one.change.id)
            if before is not None and before[1] != one.hash:
                raise Clone("clone")
            if before is None:
                fresh.append(one)
            if one.change.device_id == push.device_id:
                head = _next_head(head, one, is_known=before is not None)
        _refuse_taken_places(connection, fresh)
        _check_signature(push, head)
        receipts = {change_id: seq for change_id, (seq, _hash) in known.items()}
        receipts |= _append(connection, fresh)
        _move_device(connection, push.device_id, head)
        return Accepted(
            self._epoch, [(one.change.id, receipts[one.change.id]) for one in push.changes]
        )

    def _quarantine(self, push: Push, reason: str) -> None:
        rows = [
            {
                "device_id": push.device_id,
                "change_id": one.change.id,
                "reason": reason,
                "body": json.dumps(one.to_json(), ensure_ascii=False),
                "received_at": _now(),
            }
            for one in push.changes
        ]
        with self._engine.begin() as connection:
            connection.execute(insert(QUARANTINE), rows)

    # --- pull ----------------------------------------------------------------------------------

    def heads(self, known: Mapping[str, int]) -> dict[str, int]:
        """Return the families that have more than the reader knows, family -> last number."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(FAMILY.c.family_id, FAMILY.c.last_seq))
            return {family: last for family, last in rows if last > known.get(family, 0)}

    def devices(self) -> dict[str, str]:
        """Return every laptop's public key, laptop -> hex."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(DEVICE.c.device_id, DEVICE.c.public_key))
            return {device_id: key for device_id, key in rows if key}

    def page(self, family_id: str, after: int, limit: int) -> StoredPage:
        """Return changes of a family after a number, whole gestures, at least one if there is."""
        columns = (CHANGE.c.seq, CHANGE.c.body, CHANGE.c.family_hash, CHANGE.c.gesture_left)
        wanted = select(*columns).where(CHANGE.c.family_id == family_id).order_by(CHANGE.c.seq)
        with self._engine.begin() as connection:
            rows = list(connection.execute(wanted.where(CHANGE.c.seq > after).limit(limit)))
            if rows and rows[-1].gesture_left:
                rest = wanted.where(CHANGE.c.seq > rows[-1].seq).limit(rows[-1].gesture_left)
                rows += connection.execute(rest)
            if rows:
                pairs = [(row.seq, row.body) for row in rows]
                return StoredPage(pairs, rows[-1].seq, rows[-1].family_hash)
            here = wanted.where(CHANGE.c.seq == after)
            last = connection.execute(here).first()
        return StoredPage((), after, last.family_hash if last else NO_FAMILY_HASH)

    # --- files ---------------------------------------------------------------------------------

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Keep a file under the hash of its bytes; the same one again changes nothing."""
        try:
            with self._engine.begin() as connection:
                if not _has_blob(connection, sha256):
                    connection.execute(insert(BLOB), {"sha256": sha256, "content": content})
        except IntegrityError:
            return

    def has_blob(self, sha256: str) -> bool:
        """Say whether a file is here."""
        with self._engine.begin() as connection:
            return _has_blob(connection, sha256)

    def get_blob(self, sha256: str) -> bytes | None:
        """Return a file."""
        with self._engine.begin() as connection:
            found = connection.execute(select(BLOB.c.content).where(BLOB.c.sha256 == sha256))
            content = found.scalar()
            return bytes(content) if content is not None else None


def _meta(connection: Connection) -> str:
    kept: dict[str, str] = {row.key: row.value for row in connection.execute(select(META))}
    if not kept:
        kept = {"schema": str(SCHEMA_VERSION), "epoch": secrets.token_hex(16)}
        rows = [{"key": key, "value": value} for key, value in kept.items()]
        connection.execute(insert(META), rows)
    if int(kept["schema"]) > SCHEMA_VERSION:
        raise RecordTrouble(
            _("This central record was made by a newer version of MAM Desktop. Please update.")
        )
    return kept["epoch"]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _in_slices(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[at : at + IDS_AT_ONCE] for at in range(0, len(ids), IDS_AT_ONCE))


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return what is stored already, change id -> (number, hash)."""
    known: dict[str, tuple[int, str]] = {}
    for some in _in_slices(ids):
        wanted = select(CHANGE.c.id, CHANGE.c.seq, CHANGE.c.hash).where(CHANGE.c.id.in_(some))
        known |= {row.id: (row.seq, row.hash) for row in connection.execute(wanted)}
    return known


def _device_head(connection: Connection, push: Push) -> ChainHead:
    """Return the last link of a laptop that is here; a new laptop's key is taken on trust."""
    wanted = select(DEVICE).where(DEVICE.c.device_id == push.device_id).with_for_update()
    row = connection.execute(wanted).first()
    if row is None:
        new = {
            "device_id": push.device_id,
            "public_key": push.public_key,
            "last_seq": NO_HEAD.seq,
            "last_hash": NO_HEAD.hash,
        }
        connection.execute(insert(DEVICE), new)
        return NO_HEAD
    if row.public_key != push.public_key:
        raise Clone("clone")
    return ChainHead(row.last_seq, row.last_hash)


def _next_head(head: ChainHead, one: StampedChange, *, is_known: bool) -> ChainHead:
    if one.device_seq <= head.seq:
        if not is_known:
            raise Clone("clone")
        return head
    if one.device_seq != head.seq + 1:
        raise Gap(head.seq + 1)
    if one.prev_hash != head.hash:
        raise Clone("clone")
    return one.head


def _refuse_taken_places(connection: Connection, fresh: Sequence[StampedChange]) -> None:
    by_device: dict[str, list[int]] = {}
    for one in fresh:
        by_device.setdefault(one.change.device_id, []).append(one.device_seq)
    for device_id, places in by_device.items():
        for at in range(0, len(places), IDS_AT_ONCE):
            taken = select(CHANGE.c.id).where(
                CHANGE.c.device_id == device_id,
                CHANGE.c.device_seq.in_(places[at : at + IDS_AT_ONCE]),
            )
            if connection.execute(taken.limit(1)).first() is not None:
                raise Clone("clone")


def _check_signature(push: Push, _head: ChainHead) -> None:
    own = [one for one in push.changes if one.change.device_id == push.device_id]
    if not own:
        return
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(push.public_key))
        key.verify(bytes.fromhex(push.signature), head_message(push.device_id, own[-1].head))
    except (InvalidSignature, ValueError) as error:
        raise NotSigned(_("This push is not signed by the laptop it names.")) from error


def _append(connection: Connection, fresh: Sequence[StampedChange]) -> dict[str, int]:
    """Give numbers and store, family by family in one order, so that two pushes never deadlock."""
    by_family: dict[str, list[StampedChange]] = {}
    for one in fresh:
        by_family.setdefault(one.change.family_id, []).append(one)
    receipts: dict[str, int] = {}
    received_at = _now()
    for family_id in sorted(by_family):
        changes = by_family[family_id]
        seq, link = _lock_family(connection, family_id, changes[0].change.authority_id)
        rows = []
        for one in changes:
            seq, link = seq + 1, family_link(link, one.hash)
            receipts[one.change.id] = seq
            rows.append(_row(one, seq, link, received_at))
        connection.execute(insert(CHANGE), rows)
        moved = update(FAMILY).where(FAMILY.c.family_id == family_id)
        connection.execute(moved.values(last_seq=seq, last_hash=link))
    return receipts


def _lock_family(connection: Connection, family_id: str, authority_id: str) -> tuple[int, str]:
    wanted = select(FAMILY).where(FAMILY.c.family_id == family_id).with_for_update()
    row = connection.execute(wanted).first()
    if row is not None:
        return row.last_seq, row.last_hash
    new = {
        "family_id": family_id,
        "authority_id": authority_id,
        "last_seq": 0,
        "last_hash": NO_FAMILY_HASH,
    }
    connection.execute(insert(FAMILY), new)
    return 0, NO_FAMILY_HASH


def _row(one: StampedChange, seq: int, link: str, received_at: str) -> dict[str, object]:
    change = one.change
    return {
        "family_id": change.family_id,
        "seq": seq,
        "id": change.id,
        "device_id": change.device_id,
        "device_seq": one.device_seq,
        "hash": one.hash,
        "family_hash": link,
        "gesture_left": change.gesture_of - 1 - change.gesture_no,
        "body": json.dumps(one.to_json(), ensure_ascii=False),
        "received_at": received_at,
    }


def _move_device(connection: Connection, device_id: str, head: ChainHead) -> None:
    moved = update(DEVICE).where(DEVICE.c.device_id == device_id)
    connection.execute(moved.values(last_seq=head.seq, last_hash=head.hash))


def _has_blob(connection: Connection, sha256: str) -> bool:
    found = connection.execute(select(BLOB.c.sha256).where(BLOB.c.sha256 == sha256))
    return found.first() is not None
