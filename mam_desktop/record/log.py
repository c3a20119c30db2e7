"""Turns changes into rows of the log and back, whoever carries the rows."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

from sqlcipher3 import dbapi2

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.chain import StampedChange, value_hash
from mam_desktop.changes.change import Change

T = TypeVar("T")

Values: TypeAlias = dict[str, object]
"""A row to write: column -> value."""

_ENVELOPE = (
    "id",
    "format",
    "schema",
    "authority_id",
    "family_id",
    "meeting_id",
    "kind",
    "entity_id",
    "field",
    "value",
    "supersedes",
    "at",
    "author_id",
    "on_behalf_of",
    "device_id",
    "gesture_id",
    "gesture_no",
    "gesture_of",
    "undoes",
    "reason",
)
_STAMP = ("device_seq", "salt", "prev_hash", "hash", "value_hash")
_NONE_SUPERSEDED = "[]"

_COLUMNS = ", ".join(f'"{name}"' for name in (*_ENVELOPE, *_STAMP))

LOGGED = f"SELECT {_COLUMNS} FROM change_log"  # noqa: S608 - our own names
"""How whole changes are read; conditions and order come after it."""

IN_ORDER = " ORDER BY local_no"


def log_values(
    stamped: StampedChange, *, epoch: str | None = None, server_seq: int | None = None
) -> Values:
    """Return the row of a stamped change."""
    one = stamped.change
    salt = bytes.fromhex(stamped.salt)
    return {
        **{name: getattr(one, name) for name in _ENVELOPE},
        "value": canonical_json(one.value).decode(),
        "supersedes": json.dumps(one.supersedes) if one.supersedes else _NONE_SUPERSEDED,
        "device_seq": stamped.device_seq,
        "salt": salt,
        "value_hash": bytes.fromhex(value_hash(salt, one.value)),
        "prev_hash": bytes.fromhex(stamped.prev_hash),
        "hash": bytes.fromhex(stamped.hash),
        "epoch": epoch,
        "server_seq": server_seq,
    }


def change_of(row: Sequence[Any]) -> Change:
    """Return the change of a row of `LOGGED`; an erased value is None."""
    said = dict(zip(_ENVELOPE, row, strict=False))
    value, known = said["value"], said["supersedes"]
    said["value"] = json.loads(value) if value is not None else None
    said["supersedes"] = tuple(json.loads(known)) if known != _NONE_SUPERSEDED else ()
    return Change(**said)


def stamped_of(row: Sequence[Any]) -> StampedChange:
    """Return the stamped change of a row of `LOGGED`."""
    stamp = dict(zip(_STAMP, row[len(_ENVELOPE) :], strict=True))
    return StampedChange(
        change=change_of(row),
        device_seq=stamp["device_seq"],
        salt=stamp["salt"].hex() if stamp["salt"] is not None else "",
        prev_hash=stamp["prev_hash"].hex(),
        hash=stamp["hash"].hex(),
    )


def stored_value_hash(row: Sequence[Any]) -> str:
    """Return the salted hash of the value of a row of `LOGGED`, which stays when it is erased."""
    stored: bytes = row[-1]
    return stored.hex()


def changes_of_family(raw: dbapi2.Connection, family_id: str) -> list[Change]:
    """Return the changes of one family, in log order."""
    rows = raw.execute(f"{LOGGED} WHERE family_id = ?{IN_ORDER}", (family_id,))
    return [change_of(row) for row in rows]


def changes_of_kind(raw: dbapi2.Connection, kind: str) -> list[Change]:
    """Return the changes of one kind of entry in every family, in log order."""
    rows = raw.execute(f"{LOGGED} WHERE kind = ?{IN_ORDER}", (kind,))
    return [change_of(row) for row in rows]


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
