"""One family's fold, kept up to date change by change: which rows a gesture makes and unmakes.

Heads are plain: every change counts. The read models leave out what came too late for sealed
minutes, as the screens do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mam_desktop.changes.change import Change
from mam_desktop.changes.fold import Cell, Fold
from mam_desktop.meeting.frozen import SettledState
from mam_desktop.record.log import Values
from mam_desktop.record.projection import Projection, ReadModels
from mam_desktop.record.tables import Base


@dataclass(frozen=True, slots=True)
class Delta:
    """What has to be written after changes were folded."""

    heads_gone: Sequence[Values]
    heads_new: Sequence[Values]
    rows_gone: Mapping[type[Base], Sequence[str]]
    rows_new: Mapping[type[Base], Sequence[Values]]


class FamilyState:
    """One family as folded; when writing it down fails, throw it away and read it again."""

    def __init__(self, family_id: str, changes: Iterable[Change]) -> None:
        self._family_id = family_id
        logged = tuple(changes)
        self._ids = {change.id for change in logged}
        self._all = Fold()
        self._heads: dict[Cell, tuple[str, ...]] = {}
        self._births: dict[str, Change] = {}
        self._note(self._all.take(logged))
        self._settled = SettledState(self._all)
        self._projection = self._project()

    def __contains__(self, change_id: object) -> bool:
        return change_id in self._ids

    @property
    def rows(self) -> ReadModels:
        """Return every row of the read models."""
        return self._projection.rows

    def heads(self) -> Iterator[Values]:
        """Yield every head."""
        for cell, head_ids in self._heads.items():
            yield from (self._head(cell, one) for one in head_ids)

    def add(self, changes: Sequence[Change]) -> Delta:
        """Fold changes in; a gesture that is not whole yet waits and writes nothing."""
        self._ids.update(change.id for change in changes)
        counted = self._all.take(changes)
        is_late = any(self._settled.holds.is_late(one) for one in counted)
        born_anew = any(self._is_born_anew(one.entity_id) for one in counted)
        gone, new = self._note(counted)
        rows_before = self._projection.rows
        settled = self._settled.follow(counted, from_elsewhere=is_late or born_anew)
        if settled or born_anew:
            self._projection = self._project()
        else:
            self._projection.touch({change.entity_id for change in counted})
        now = self._projection.rows
        return Delta(
            gone,
            new,
            {table: [key for key in rows_before[table] if key not in now[table]] for table in now},
            {
                table: [row for key, row in rows.items() if rows_before[table].get(key) != row]
                for table, rows in now.items()
            },
        )

    def _project(self) -> Projection:
        late = len(self._settled.late)
        return Projection(self._family_id, self._settled.fold, corrections=late)

    def _note(self, counted: Iterable[Change]) -> tuple[list[Values], list[Values]]:
        """Take note of heads and births as they are now; return heads that went and that came."""
        gone: list[Values] = []
        new: list[Values] = []
        for cell in self._cells_of(counted):
            before, after = self._heads.get(cell, ()), self._all.head_ids(*cell)
            kept = () if self._is_of_another_kind(cell[0]) else set(before) & set(after)
            gone.extend(self._head(cell, one) for one in before if one not in kept)
            new.extend(self._head(cell, one) for one in after if one not in kept)
            self._heads[cell] = after
        for change in counted:
            birth = self._all.birth(change.entity_id)
            if birth is not None:
                self._births[change.entity_id] = birth
        return gone, new

    def _cells_of(self, counted: Iterable[Change]) -> Iterable[Cell]:
        """Return the cells of changes; all cells of an entity that proves to be another kind."""
        cells = dict.fromkeys(change.cell for change in counted)
        for entity_id in {entity_id for entity_id, _field in cells}:
            if self._is_of_another_kind(entity_id):
                fields = self._all.values(entity_id)
                cells.update(dict.fromkeys((entity_id, field) for field in fields))
        return cells

    def _is_of_another_kind(self, entity_id: str) -> bool:
        before = self._births.get(entity_id)
        return before is not None and before.kind != self._all.kind_of(entity_id)

    def _is_born_anew(self, entity_id: str) -> bool:
        """Say whether another change proves to have made an entity than was thought before."""
        before = self._births.get(entity_id)
        return before is not None and before is not self._all.birth(entity_id)

    def _head(self, cell: Cell, change_id: str) -> Values:
        return {
            "family_id": self._family_id,
            "entity_id": cell[0],
            "field": cell[1],
            "change_id": change_id,
            "kind": self._all.kind_of(cell[0]),
        }
