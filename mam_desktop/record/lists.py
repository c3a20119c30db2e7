"""Reads the lists that screens show: families, actions, minutes; folds nothing."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2

from mam_desktop.record.rows import ActionRow, HomeRow, MinutesRow

_HOME = (
    "family_id",
    "preferred_name",
    "born_on",
    "needs",
    "next_on",
    "next_at",
    "next_place",
    "closed_because",
    "meeting_id",
    "meeting_on",
    "meeting_starts_at",
    "meeting_place",
    "meeting_state",
    "meeting_step",
    "conflicts",
    "corrections",
)
_ACTION = (
    "action_id",
    "family_id",
    "meeting_id",
    "what",
    "so_that",
    "owner_id",
    "owner_name",
    "due_on",
    "agreed_on",
    "status",
    "is_open",
    "kind",
    "is_torn",
)
_MINUTES = (
    "meeting_id",
    "family_id",
    "type",
    "title",
    "on",
    "lead",
    "state",
    "version",
    "signed_count",
)
_DATES = frozenset({"born_on", "next_on", "meeting_on", "due_on", "agreed_on", "on"})
_FLAGS = frozenset({"is_open", "is_torn"})
_CHANGED_AT = (
    "(SELECT at FROM change_log WHERE family_id = home_family.family_id"
    " ORDER BY local_no DESC LIMIT 1)"
)
_NAME = "(SELECT preferred_name FROM home_family AS home WHERE home.family_id = {table}.family_id)"


def read_families(raw: dbapi2.Connection) -> list[HomeRow]:
    """Return the families of this laptop, by name."""
    due, opened = _open_actions(raw)
    unsent = unsent_by_family(raw)
    rows = [
        HomeRow(
            **row | {"needs": tuple(json.loads(row["needs"]))},
            due_on=tuple(sorted(due[row["family_id"]])),
            open_actions=opened[row["family_id"]],
            unsent=unsent.get(row["family_id"], 0),
        )
        for row in _rows(raw, "home_family", _HOME, also={"changed_at": _CHANGED_AT}, is_there=1)
    ]
    return sorted(rows, key=lambda one: (one.preferred_name.casefold(), one.family_id))


def read_actions(
    raw: dbapi2.Connection, family_id: str | None, *, open_only: bool
) -> list[ActionRow]:
    """Return agreed actions, those due first, those without a day last."""
    narrowed = {"family_id": family_id, "is_open": 1 if open_only else None}
    name = {"family_name": _NAME.format(table="action_row")}
    rows = [ActionRow(**row) for row in _rows(raw, "action_row", _ACTION, also=name, **narrowed)]
    return sorted(rows, key=lambda one: (one.due_on or date.max, one.family_id, one.action_id))


def read_minutes(raw: dbapi2.Connection, family_id: str | None) -> list[MinutesRow]:
    """Return the meetings, newest first."""
    name = {"family_name": _NAME.format(table="minutes_row")}
    found = _rows(raw, "minutes_row", _MINUTES, also=name, family_id=family_id)
    rows = [MinutesRow(**row) for row in found]
    return sorted(rows, key=lambda one: (one.on or date.min, one.meeting_id), reverse=True)


def count_conflicts(raw: dbapi2.Connection, family_id: str | None) -> int:
    """Return how many fields have two newest values."""
    found = _rows(raw, "home_family", ("conflicts",), also={}, family_id=family_id)
    return sum(int(row["conflicts"]) for row in found)


def unsent_by_family(raw: dbapi2.Connection) -> dict[str, int]:
    """Return how many changes the central record has no receipt for, family -> count."""
    # The index is named, because it alone is small: only what is unsent is in it.
    counted = raw.execute(
        "SELECT family_id, count(*) FROM change_log INDEXED BY ix_change_log_unsent"
        " WHERE server_seq IS NULL GROUP BY family_id"
    )
    return dict(counted.fetchall())


def sent_until(raw: dbapi2.Connection, family_id: str, device_id: str) -> str:
    """Return the time of the newest change of a laptop in a family that was sent; else ""."""
    newest = raw.execute(
        "SELECT max(at) FROM change_log WHERE family_id = ? AND device_id = ?"
        " AND (server_seq IS NOT NULL OR id IN (SELECT change_id FROM refused_change))",
        (family_id, device_id),
    )
    row = newest.fetchone()
    return (row[0] if row else None) or ""


def read_state(raw: dbapi2.Connection, key: str) -> str | None:
    """Return what is remembered under a key, as JSON text."""
    row = raw.execute("SELECT value FROM local_state WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def _open_actions(raw: dbapi2.Connection) -> tuple[dict[str, list[date]], Counter[str]]:
    due: dict[str, list[date]] = defaultdict(list)
    opened: Counter[str] = Counter()
    for row in _rows(raw, "action_row", ("family_id", "due_on"), also={}, is_open=1):
        opened[row["family_id"]] += 1
        if row["due_on"] is not None:
            due[row["family_id"]].append(row["due_on"])
    return due, opened


def _rows(
    raw: dbapi2.Connection,
    table: str,
    columns: tuple[str, ...],
    *,
    also: dict[str, str],
    **narrowed: str | int | None,
) -> Iterator[dict[str, Any]]:
    """Yield rows as column -> value, narrowed where a value is given; `also` is name -> SQL."""
    asked = {name: value for name, value in narrowed.items() if value is not None}
    named = [f'"{name}"' for name in columns] + [f"{sql} AS {name}" for name, sql in also.items()]
    where = " AND ".join(f"{name} = ?" for name in asked) or "1"
    sql = f"SELECT {', '.join(named)} FROM {table} WHERE {where}"  # noqa: S608 - our own names
    for row in raw.execute(sql, tuple(asked.values())):
        yield {
            name: _value(name, value) for name, value in zip((*columns, *also), row, strict=True)
        }


def _value(name: str, stored: Any) -> Any:  # noqa: ANN401 - as the driver gives it
    if name in _DATES:
        return date.fromisoformat(stored) if stored is not None else None
    return bool(stored) if name in _FLAGS else stored
