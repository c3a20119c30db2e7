"""Folds changes into state: a pure function of the *set* of changes, never of their order.

Heads of a cell are the changes nobody superseded. One head (or several that say the same): the
value. Several that differ: a conflict, both kept. A gesture counts whole or not at all, so its
changes wait until the last of them is here.

A change supersedes only within its own cell. A removal also names the heads of the entity's other
cells, as its author saw them: a head it does not name was written without knowing of the removal,
which is a conflict too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
        self._ordered: tuple[Change, ...] | None = None
        """Every folded change, oldest first, until another one comes."""
        self._torn: dict[str, tuple[Cell, ...]] = {}
        self._unlooked: set[str] = set()
        """Entities that changed since somebody asked for conflicts."""
        self._superseded: set[tuple[Cell, str]] = set()
        self._heads: dict[Cell, dict[str, Change]] = {}
        self._fields: dict[str, set[str]] = defaultdict(set)
        self._births: dict[str, Change] = {}
        self._waiting: dict[_GestureKey, dict[str, Change]] = {}
        self._whole: set[_GestureKey] = set()
        self.add(changes)

    def add(self, changes: Iterable[Change]) -> frozenset[str]:
        """Take in changes, in any order; return the ids of entities that may look different."""
        return frozenset(change.entity_id for change in self.take(changes))

    def take(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Take in changes, in any order; return those that count now and did not before."""
        return tuple(ready for change in changes for ready in self._take(change))

    def _take(self, change: Change) -> Iterator[Change]:
        if change.id in self._known:
            return
        key = (change.gesture_id, change.gesture_of)
        if change.gesture_of == 1 or key in self._whole:
            yield self._apply(change)
            return
        parts = self._waiting.setdefault(key, {})
        parts[change.id] = change
        if len({part.gesture_no for part in parts.values()}) == change.gesture_of:
            self._whole.add(key)
            yield from [self._apply(part) for part in self._waiting.pop(key).values()]

    def _apply(self, change: Change) -> Change:
        self._known[change.id] = change
        self._ordered = None
        self._unlooked.add(change.entity_id)
        heads = self._heads.setdefault(change.cell, {})
        for old in change.supersedes:
            self._superseded.add((change.cell, old))
            heads.pop(old, None)
        if (change.cell, change.id) not in self._superseded:
            heads[change.id] = change
        self._fields[change.entity_id].add(change.field)
        born = self._births.get(change.entity_id)
        if born is None or _birth_order(change) < _birth_order(born):
            self._births[change.entity_id] = change
        return change

    def __contains__(self, change_id: object) -> bool:
        return change_id in self._known

    def change(self, change_id: str) -> Change | None:
        """Return a change by its id, if it has been folded."""
        return self._known.get(change_id)

    def changes(self) -> tuple[Change, ...]:
        """Return every folded change, oldest first."""
        if self._ordered is None:
            self._ordered = tuple(sorted(self._known.values(), key=lambda one: one.order))
        return self._ordered

    def entities(self) -> Iterator[str]:
        """Yield the ids of every entity, removed ones included."""
        return iter(self._births)

    def entity_ids(self, kind: str) -> Iterator[str]:
        """Yield the ids of every entity of a kind, removed ones included."""
        return (entity for entity, born in self._births.items() if born.kind == kind)

    def kind_of(self, entity_id: str) -> str | None:
        """Return an entity's kind."""
        born = self._births.get(entity_id)
        return born.kind if born else None

    def birth(self, entity_id: str) -> Change | None:
        """Return the change that made an entity: its kind, meeting and place in order."""
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

    def removal_sees(self, entity_id: str) -> tuple[str, ...]:
        """Return the ids a removal of this entity names: every head of it, sorted."""
        cells = ((entity_id, field) for field in self._fields.get(entity_id, ()))
        return tuple(sorted(head for cell in cells for head in self._heads.get(cell, ())))

    def unseen_by_removal(self, entity_id: str) -> tuple[Change, ...]:
        """Return the heads of a removed entity that its removal does not know, oldest first."""
        removed = self.value(entity_id, REMOVED)
        if removed is None or removed.newest.value is not True:
            return ()
        seen = {one for head in removed.heads for one in head.supersedes}
        unseen = (
            head
            for field in self._fields[entity_id]
            if field != REMOVED
            for head in self._heads.get((entity_id, field), {}).values()
            if head.id not in seen
        )
        return tuple(sorted(unseen, key=lambda one: one.order))

    def conflicts(self) -> tuple[Cell, ...]:
        """Return every cell that two people changed unknown to each other, sorted.

        Of a removed entity only the cell `removed` can be one: when an edit did not see the
        removal, or a removal and its undoing did not see each other.
        """
        for entity_id in self._unlooked:
            self._torn.pop(entity_id, None)
            if torn := self.conflicts_of(entity_id):
                self._torn[entity_id] = torn
        self._unlooked.clear()
        return tuple(sorted(cell for torn in self._torn.values() for cell in torn))

    def conflicts_of(self, entity_id: str) -> tuple[Cell, ...]:
        """Return an entity's cells that two people changed unknown to each other, sorted."""
        cells = ((entity_id, field) for field in self._fields.get(entity_id, ()))
        return tuple(sorted(cell for cell in cells if self.is_torn(cell)))

    def is_torn(self, cell: Cell) -> bool:
        """Say whether two people changed a cell unknown to each other."""
        entity_id, field = cell
        if len(self._heads.get(cell, ())) > 1 and self._heads_differ(cell):
            return field == REMOVED or not self.is_removed(entity_id)
        return field == REMOVED and bool(self.unseen_by_removal(entity_id))

    def _heads_differ(self, cell: Cell) -> bool:
        value = self.value(*cell)
        return value is not None and value.in_conflict

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


def alone(change: Change) -> Change:
    """Return a change of a gesture that is known to be whole, so that it waits for no other."""
    return replace(change, gesture_no=0, gesture_of=1)


_GestureKey = tuple[str, int]
"""(gesture_id, gesture_of)."""


def _birth_order(change: Change) -> tuple[bool, str, str]:
    """Return what tells an entity's making from later changes, whatever laptops' clocks say."""
    made = change.field == REMOVED and not change.supersedes
    return not made, change.at, change.id
