"""Turns changes into rows of the log and back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from sqlalchemy import Connection, Row, Select, Table, select

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.chain import NO_HEAD, ChainHead, StampedChange, value_hash
from mam_desktop.changes.change import Change
from mam_desktop.record.tables import Base, LogRow

T = TypeVar("T")

Values: TypeAlias = dict[str, object]
"""A row to write: column -> value."""


def table_of(rows: type[Base]) -> Table:
    """Return the table of a class of rows."""
    table = rows.__table__
    assert isinstance(table, Table)  # noqa: S101 - a declared class always has one
    return table


def written_out(rows: type[Base]) -> str:
    """Return the statement that inserts whole rows, in the driver's own words."""
    names = [one.name for one in table_of(rows).columns if one.name != "local_no"]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {rows.__tablename__} ({columns}) VALUES ({places})"  # noqa: S608 - our own names


LOG = table_of(LogRow)
_COLUMNS = tuple(
    column
    for column in LOG.columns
    if column.name not in {"local_no", "value_hash", "epoch", "server_seq"}
)
_SENT_EMPTY = "[]"


def log_values(
    stamped: StampedChange, *, epoch: str | None = None, server_seq: int | None = None
) -> Values:
    """Return the row of a stamped change."""
    one = stamped.change
    salt = bytes.fromhex(stamped.salt)
    return {
        "id": one.id,
        "format": one.format,
        "schema": one.schema,
        "authority_id": one.authority_id,
        "family_id": one.family_id,
        "meeting_id": one.meeting_id,
        "kind": one.kind,
        "entity_id": one.entity_id,
        "field": one.field,
        "value": canonical_json(one.value).decode(),
        "supersedes": json.dumps(one.supersedes) if one.supersedes else _SENT_EMPTY,
        "at": one.at,
        "author_id": one.author_id,
        "on_behalf_of": one.on_behalf_of,
        "device_id": one.device_id,
        "gesture_id": one.gesture_id,
        "gesture_no": one.gesture_no,
        "gesture_of": one.gesture_of,
        "undoes": one.undoes,
        "reason": one.reason,
        "device_seq": stamped.device_seq,
        "salt": salt,
        "value_hash": bytes.fromhex(value_hash(salt, one.value)),
        "prev_hash": bytes.fromhex(stamped.prev_hash),
        "hash": bytes.fromhex(stamped.hash),
        "epoch": epoch,
        "server_seq": server_seq,
    }


def logged(*conditions: object) -> Select[tuple[object, ...]]:
    """Return the query for whole stamped changes, in log order."""
    return select(*_COLUMNS).where(*conditions).order_by(LOG.c.local_no)  # type: ignore[arg-type]


def stamped_of(row: Row[tuple[object, ...]]) -> StampedChange:
    """Return the stamped change of a row of `logged`."""
    return StampedChange(
        change=change_of(row),
        device_seq=row.device_seq,
        salt=row.salt.hex() if row.salt is not None else "",
        prev_hash=row.prev_hash.hex(),
        hash=row.hash.hex(),
    )


def change_of(row: Row[tuple[object, ...]]) -> Change:
    """Return the change of a row of `logged`."""
    return Change(
        id=row.id,
        format=row.format,
        schema=row.schema,
        authority_id=row.authority_id,
        family_id=row.family_id,
        meeting_id=row.meeting_id,
        kind=row.kind,
        entity_id=row.entity_id,
        field=row.field,
        value=json.loads(row.value) if row.value is not None else None,
        supersedes=tuple(json.loads(row.supersedes)) if row.supersedes != _SENT_EMPTY else (),
        at=row.at,
        author_id=row.author_id,
        on_behalf_of=row.on_behalf_of,
        device_id=row.device_id,
        gesture_id=row.gesture_id,
        gesture_no=row.gesture_no,
        gesture_of=row.gesture_of,
        undoes=row.undoes,
        reason=row.reason,
    )


def changes_of_family(connection: Connection, family_id: str) -> list[Change]:
    """Return the changes of one family, in log order."""
    rows = connection.execute(logged(LOG.c.family_id == family_id))
    return [change_of(row) for row in rows]


def family_ids(connection: Connection) -> list[str]:
    """Return every family in the log, sorted."""
    found = select(LOG.c.family_id).distinct().order_by(LOG.c.family_id)
    return list(connection.execute(found).scalars())


def chain_head(connection: Connection, device_id: str) -> ChainHead:
    """Return the last link of a laptop's chain, as far as this record has it."""
    newest = (
        select(LOG.c.device_seq, LOG.c.hash)
        .where(LOG.c.device_id == device_id)
        .order_by(LOG.c.device_seq.desc())
        .limit(1)
    )
    row = connection.execute(newest).first()
    return ChainHead(row.device_seq, row.hash.hex()) if row else NO_HEAD


def in_gestures(changes: Iterable[StampedChange]) -> Iterator[list[StampedChange]]:
    """Yield changes gesture by gesture, in the order in which each gesture began."""
    gestures: dict[str, list[StampedChange]] = {}
    for one in changes:
        gestures.setdefault(one.change.gesture_id, []).append(one)
    yield from gestures.values()


def in_slices(many: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    """Yield what is asked for in slices that one statement can take."""
    for start in range(0, len(many), size):
        yield many[start : start + size]
