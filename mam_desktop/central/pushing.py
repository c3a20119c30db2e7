"""Takes a push into the log, inside the caller's transaction: exactly once, dense, chained.

A laptop's row is locked first, then families in one order, so two pushes never wait for each other
in a circle. Gestures that cannot be taken are put aside, and the laptop's chain goes on over them:
one bad gesture must not hold back every later one.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Table, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from mam_desktop.central.answers import Clone, Gap, NotSigned
from mam_desktop.central.tables import CHANGE, DEVICE, FAMILY, QUARANTINE
from mam_desktop.changes.chain import NO_HEAD, ChainHead, StampedChange, family_link
from mam_desktop.errors import BadInput
from mam_desktop.sync.protocol import NO_FAMILY_HASH, Problem, Push, Reason

IDS_AT_ONCE = 400
"""How many ids one query asks for."""

_ID = re.compile(r"[!-.0-~]{1,64}")
_NAME = re.compile(r"[ -~]{1,64}")
_T = TypeVar("_T")
Gesture = Sequence[StampedChange]


class LookAgain(Exception):
    """Somebody stored the same between our looking and our writing; begin again."""


@dataclass(slots=True)
class _Sorted:
    """A push, sorted out; `head` is the laptop's chain after it."""

    head: ChainHead
    fresh: list[StampedChange] = field(default_factory=list)
    aside: list[tuple[Gesture, str]] = field(default_factory=list)
    receipts: dict[str, int] = field(default_factory=dict)


def check_signature(push: Push) -> None:
    """Refuse a push that is not signed with the key it brings.

    Raises:
        NotSigned: it is not.
        BadInput: the laptop's id is not one.

    """
    if not _ID.fullmatch(push.device_id):
        raise BadInput("a laptop's id is not of the agreed form")
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(push.public_key))
        key.verify(bytes.fromhex(push.signature), push.signed)
    except (InvalidSignature, ValueError) as error:
        raise NotSigned(Problem.UNSIGNED) from error


def take_in(
    connection: Connection, push: Push, received_at: str
) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """Store a push whose signature was checked; return receipts and what was put aside.

    Raises:
        Gap: changes of this laptop before these have not come.
        Clone: the same id or place came with other content, or the laptop has another key.
        BadInput: half of a gesture is known.
        LookAgain: somebody was quicker.

    """
    head = _lock_device(connection, push)
    done = _sort_out(connection, push, head)
    done.receipts |= _append(connection, done.fresh, received_at)
    for gesture, reason in done.aside:
        put_aside(connection, push.device_id, gesture, reason, received_at)
    if done.head != head:
        _move_device(connection, push, done.head)
    refused = [(one.change.id, reason) for gesture, reason in done.aside for one in gesture]
    left_out = {change_id for change_id, _reason in refused}
    receipts = [
        (one.change.id, done.receipts[one.change.id])
        for one in push.changes
        if one.change.id not in left_out
    ]
    return receipts, refused


def put_aside(
    connection: Connection, device_id: str, changes: Gesture, reason: str, received_at: str
) -> None:
    """Keep changes that were not taken, once each."""
    rows = [
        {
            "device_id": device_id,
            "hash": one.hash,
            "reason": reason,
            "body": _written(one),
            "received_at": received_at,
        }
        for one in changes
    ]
    _insert_new(connection, QUARANTINE, rows)


# --- sorting out ----------------------------------------------------------------------------------


def _sort_out(connection: Connection, push: Push, head: ChainHead) -> _Sorted:
    changes = push.changes
    if len({one.change.id for one in changes}) != len(changes):
        raise BadInput("a change comes twice in one push")
    known = _known(connection, [one.change.id for one in changes])
    set_aside = _aside_before(connection, push)
    taken = _taken_places(connection, [one for one in changes if one.change.id not in known])
    authorities = _authorities(connection, {one.change.family_id for one in changes})
    done = _Sorted(head)
    for gesture in push.gestures:
        is_own = _is_own(push, gesture)
        is_known = _is_known(gesture, known)
        reason = _reason(gesture, known, taken, authorities)
        if is_own:
            if reason == Reason.TAKEN:
                raise Clone(Problem.CLONE)
            for one in gesture:
                may_be_old = is_known or one.hash in set_aside
                done.head = _next_head(done.head, one, may_be_old=may_be_old)
        if reason is not None:
            done.aside.append((gesture, reason))
        elif is_known:
            done.receipts |= {one.change.id: known[one.change.id][0] for one in gesture}
        else:
            done.fresh.extend(gesture)
    return done


def _is_own(push: Push, gesture: Gesture) -> bool:
    devices = {one.change.device_id for one in gesture}
    if len(devices) != 1:
        raise BadInput("a gesture is of two laptops")
    return devices == {push.device_id}


def _is_known(gesture: Gesture, known: Mapping[str, tuple[int, str]]) -> bool:
    count = sum(one.change.id in known for one in gesture)
    if 0 < count < len(gesture):
        raise BadInput("half of a gesture is known")
    return count > 0


def _reason(
    gesture: Gesture,
    known: Mapping[str, tuple[int, str]],
    taken: Mapping[tuple[str, int], str],
    authorities: dict[str, str],
) -> str | None:
    """Return why a gesture cannot be taken, or None."""
    for one in gesture:
        _seq, stored = known.get(one.change.id, (0, one.hash))
        in_place = taken.get((one.change.device_id, one.device_seq))
        if in_place == one.change.id:
            raise LookAgain
        if stored != one.hash or in_place is not None:
            return Reason.TAKEN
        ids = (one.change.id, one.change.family_id, one.change.device_id)
        if not all(map(_ID.fullmatch, ids)) or not _NAME.fullmatch(one.change.authority_id):
            return Reason.UNFIT_ID
    first = gesture[0].change
    council = authorities.setdefault(first.family_id, first.authority_id)
    return None if council == first.authority_id else Reason.OTHER_COUNCIL


def _next_head(head: ChainHead, one: StampedChange, *, may_be_old: bool) -> ChainHead:
    if one.device_seq <= head.seq:
        if not may_be_old:
            raise Clone(Problem.CLONE)
        return head
    if one.device_seq != head.seq + 1:
        raise Gap(head.seq + 1)
    if one.prev_hash != head.hash:
        raise Clone(Problem.CLONE)
    return one.head


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return what is stored already, change id -> (number, hash)."""
    known: dict[str, tuple[int, str]] = {}
    for some in _in_slices(ids):
        wanted = select(CHANGE.c.id, CHANGE.c.seq, CHANGE.c.hash).where(CHANGE.c.id.in_(some))
        known |= {row.id: (row.seq, row.hash) for row in connection.execute(wanted)}
    return known


def _aside_before(connection: Connection, push: Push) -> set[str]:
    """Return the hashes of what this laptop sent before and was put aside."""
    found: set[str] = set()
    for some in _in_slices([one.hash for one in push.changes]):
        wanted = select(QUARANTINE.c.hash).where(
            QUARANTINE.c.device_id == push.device_id,
            QUARANTINE.c.reason != Problem.CLONE,
            QUARANTINE.c.hash.in_(some),
        )
        found |= set(connection.execute(wanted).scalars())
    return found


def _taken_places(
    connection: Connection, changes: Sequence[StampedChange]
) -> dict[tuple[str, int], str]:
    """Return who stands in the places of new changes already, (laptop, number) -> change id."""
    taken: dict[tuple[str, int], str] = {}
    places = [(one.change.device_id, one.device_seq) for one in changes]
    for some in _in_slices(places):
        wanted = select(CHANGE.c.device_id, CHANGE.c.device_seq, CHANGE.c.id).where(
            tuple_(CHANGE.c.device_id, CHANGE.c.device_seq).in_(some)
        )
        for row in connection.execute(wanted):
            taken[row.device_id, row.device_seq] = row.id
    return taken


def _authorities(connection: Connection, families: set[str]) -> dict[str, str]:
    """Return whose each family is, family -> council; new families are missing."""
    found: dict[str, str] = {}
    for some in _in_slices(sorted(families)):
        wanted = select(FAMILY.c.family_id, FAMILY.c.authority_id)
        rows = connection.execute(wanted.where(FAMILY.c.family_id.in_(some)))
        found |= {row.family_id: row.authority_id for row in rows}
    return found


# --- writing --------------------------------------------------------------------------------------


def _lock_device(connection: Connection, push: Push) -> ChainHead:
    """Return the last link of a laptop that is here; a new laptop's key is taken on trust."""
    new = {
        "device_id": push.device_id,
        "public_key": push.public_key,
        "last_seq": NO_HEAD.seq,
        "last_hash": NO_HEAD.hash,
        "signature": "",
    }
    _insert_new(connection, DEVICE, [new])
    wanted = select(DEVICE).where(DEVICE.c.device_id == push.device_id).with_for_update()
    row = connection.execute(wanted).one()
    if row.public_key != push.public_key:
        raise Clone(Problem.CLONE)
    return ChainHead(row.last_seq, row.last_hash)


def _append(
    connection: Connection, fresh: Sequence[StampedChange], received_at: str
) -> dict[str, int]:
    """Give numbers and store, family by family in one order; return change id -> number."""
    by_family: dict[str, list[StampedChange]] = {}
    for one in fresh:
        by_family.setdefault(one.change.family_id, []).append(one)
    receipts: dict[str, int] = {}
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
    new = {
        "family_id": family_id,
        "authority_id": authority_id,
        "last_seq": 0,
        "last_hash": NO_FAMILY_HASH,
    }
    _insert_new(connection, FAMILY, [new])
    wanted = select(FAMILY).where(FAMILY.c.family_id == family_id).with_for_update()
    row = connection.execute(wanted).one()
    if row.authority_id != authority_id:
        raise LookAgain
    return row.last_seq, row.last_hash


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
        "body": _written(one),
        "received_at": received_at,
    }


def _move_device(connection: Connection, push: Push, head: ChainHead) -> None:
    moved = update(DEVICE).where(DEVICE.c.device_id == push.device_id)
    connection.execute(
        moved.values(last_seq=head.seq, last_hash=head.hash, signature=push.signature)
    )


def _insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert what is not there yet; what is stays as it is."""
    if connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
    else:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)


def _written(one: StampedChange) -> str:
    return json.dumps(one.to_json(), ensure_ascii=False, separators=(",", ":"))


def _in_slices(many: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (many[at : at + IDS_AT_ONCE] for at in range(0, len(many), IDS_AT_ONCE))
