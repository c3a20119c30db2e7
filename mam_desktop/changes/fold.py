"""Folds changes into state: a pure function of the *set* of changes, never of their order.

Heads of a cell are the changes nobody superseded. One head (or several that say the same): the
value. Several that differ: a conflict, both kept. A gesture counts whole or not at all, so its
changes wait until the last of them is here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mam_desktop.changes.canonical import canonical_json, json_hash
from mam_desktop.changes.change import REMOVED, Change, JsonValue

Cell = tuple[str, str]
"""(entity_id, field)."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds: its heads, newest first."""

    heads: tuple[Change, ...]

    @property
    def newest(self) -> Change:
        """Return the head that screens show."""
        return self.heads[0]

    @property
    def in_conflict(self) -> bool:
        """Say whether two newest changes differ."""
        first = self.heads[0].value
        return any(canonical_json(other.value) != canonical_json(first) for other in self.heads[1:])


class Fold:
    """The state of one family, folded from its changes."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self._known: dict[str, Change] = {}
        self._superseded: set[str] = set()
        self._heads: dict[Cell, dict[str, Change]] = {}
        self._fields: dict[str, set[str]] = defaultdict(set)
        self._births: dict[str, Change] = {}
        self._waiting: dict[str, dict[int, Change]] = {}
        self.add(changes)

    def add(self, changes: Iterable[Change]) -> frozenset[str]:
        """Take in changes, in any order; return the ids of entities that may look different."""
        touched: set[str] = set()
        for change in changes:
            if change.id in self._known:
                continue
            if change.gesture_of == 1:
                touched.add(self._apply(change))
                continue
            parts = self._waiting.setdefault(change.gesture_id, {})
            parts[change.gesture_no] = change
            if len(parts) == change.gesture_of:
                del self._waiting[change.gesture_id]
                touched.update(self._apply(part) for part in parts.values())
        return frozenset(touched)

    def _apply(self, change: Change) -> str:
        self._known[change.id] = change
        heads = self._heads.setdefault(change.cell, {})
        for old in change.supersedes:
            self._superseded.add(old)
            heads.pop(old, None)
        if change.id not in self._superseded:
            heads[change.id] = change
        self._fields[change.entity_id].add(change.field)
        born = self._births.get(change.entity_id)
        if born is None or change.order < born.order:
            self._births[change.entity_id] = change
        return change.entity_id

    def __contains__(self, change_id: object) -> bool:
        return change_id in self._known

    def change(self, change_id: str) -> Change | None:
        """Return a change by its id, if it has been folded."""
        return self._known.get(change_id)

    def changes(self) -> tuple[Change, ...]:
        """Return every folded change, oldest first."""
        return tuple(sorted(self._known.values(), key=lambda one: one.order))

    def entity_ids(self, kind: str) -> Iterator[str]:
        """Yield the ids of every entity of a kind, removed ones included."""
        return (entity for entity, born in self._births.items() if born.kind == kind)

    def kind_of(self, entity_id: str) -> str | None:
        """Return an entity's kind."""
        born = self._births.get(entity_id)
        return born.kind if born else None

    def birth(self, entity_id: str) -> Change | None:
        """Return the earliest change of an entity: its kind, meeting and place in order."""
        return self._births.get(entity_id)

    def value(self, entity_id: str, field: str) -> Value | None:
        """Return what a cell holds, or None when nobody ever wrote it."""
        heads = self._heads.get((entity_id, field))
        if not heads:
            return None
        ordered = sorted(heads.values(), key=lambda one: one.order, reverse=True)
        return Value(tuple(ordered))

    def head_ids(self, entity_id: str, field: str) -> tuple[str, ...]:
        """Return the ids an edit of this cell supersedes, sorted."""
        return tuple(sorted(self._heads.get((entity_id, field), ())))

    def values(self, entity_id: str) -> Mapping[str, Value]:
        """Return every cell of an entity, field -> value."""
        found = {name: self.value(entity_id, name) for name in self._fields.get(entity_id, ())}
        return {name: value for name, value in found.items() if value is not None}

    def is_removed(self, entity_id: str) -> bool:
        """Say whether the entity is gone from the screens."""
        removed = self.value(entity_id, REMOVED)
        return removed is not None and removed.newest.value is True

    def conflicts(self) -> tuple[Cell, ...]:
        """Return every cell with two newest changes that differ, sorted."""
        torn = (cell for cell, heads in self._heads.items() if len(heads) > 1)
        return tuple(sorted(cell for cell in torn if self._value_of(cell).in_conflict))

    def _value_of(self, cell: Cell) -> Value:
        value = self.value(*cell)
        assert value is not None  # noqa: S101 - the cell was just read from the heads
        return value

    def rows(self, *, leaving_out: frozenset[tuple[str, str]] = frozenset()) -> list[JsonValue]:
        """Return the heads as JSON rows, sorted: kind, entity, field, then [value, at, author]...

        `leaving_out` names (kind, field) pairs that are truly random, such as keys.
        """
        rows: list[JsonValue] = []
        for entity_id, field in sorted(self._heads):
            kind = self._births[entity_id].kind
            value = self.value(entity_id, field)
            if value is not None and (kind, field) not in leaving_out:
                said: Sequence[JsonValue] = [[c.value, c.at, c.author_id] for c in value.heads]
                rows.append([kind, entity_id, field, said])
        return rows

    def state_hash(self, *, leaving_out: frozenset[tuple[str, str]] = frozenset()) -> str:
        """Return the hash of the state; the same set of changes gives the same hash."""
        return json_hash(self.rows(leaving_out=leaving_out))
