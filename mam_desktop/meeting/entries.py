"""The state of a family as entries: typed, immutable, oldest first; removed ones are not in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, cast

from mam_desktop.changes.fold import Fold
from mam_desktop.errors import OurError
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.kinds import KINDS

E = TypeVar("E", bound=Entry)


class Entries:
    """An immutable collection of entries, by kind and by id."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_id: dict[str, Entry] = {one.id: one for one in entries}
        by_kind: dict[type[Entry], list[Entry]] = {}
        for one in self._by_id.values():
            by_kind.setdefault(type(one), []).append(one)
        self._by_kind: Mapping[type[Entry], tuple[Entry, ...]] = {
            kind: tuple(sorted(found, key=lambda one: (one.at, one.id)))
            for kind, found in by_kind.items()
        }

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def all(self, kind: type[E], meeting_id: str | None = None) -> tuple[E, ...]:
        """Return the entries of a kind, oldest first; of one meeting when it is named."""
        found = cast("tuple[E, ...]", self._by_kind.get(kind, ()))
        if meeting_id is None:
            return found
        return tuple(one for one in found if one.meeting_id == meeting_id)

    def find(self, kind: type[E], entity_id: str | None) -> E | None:
        """Return one entry by its id, if it is there and of that kind."""
        one = self._by_id.get(entity_id) if entity_id else None
        return one if isinstance(one, kind) else None

    def get(self, kind: type[E], entity_id: str) -> E:
        """Return one entry that must be there."""
        one = self.find(kind, entity_id)
        if one is None:
            raise OurError(f"no {kind.KIND} with the id {entity_id}")
        return one


class EntryReader:
    """Builds entries from a fold, and only those again that were touched."""

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        self._built: dict[str, Entry] = {}
        self._entries: Entries | None = None
        self.touch(fold.entities())

    def touch(self, entity_ids: Iterable[str]) -> None:
        """Look again at these entities."""
        for entity_id in entity_ids:
            self._rebuild(entity_id)
        self._entries = None

    @property
    def entries(self) -> Entries:
        """Return the state as it stands."""
        if self._entries is None:
            self._entries = Entries(self._built.values())
        return self._entries

    def _rebuild(self, entity_id: str) -> None:
        entry = read_entry(self._fold, entity_id)
        if entry is None:
            self._built.pop(entity_id, None)
        else:
            self._built[entity_id] = entry


def read_entry(fold: Fold, entity_id: str, *, removed_too: bool = False) -> Entry | None:
    """Build one entry from a fold; None when it is removed or of a kind not known here."""
    birth = fold.birth(entity_id)
    kind = KINDS.get(birth.kind) if birth else None
    if birth is None or kind is None or (fold.is_removed(entity_id) and not removed_too):
        return None
    return kind.build(
        entity_id=entity_id,
        meeting_id=birth.meeting_id,
        at=birth.at,
        author_id=birth.author_id,
        device_id=birth.device_id,
        cells=fold.values(entity_id),
    )


def read_entries(fold: Fold) -> Entries:
    """Build every entry of a fold at once."""
    return EntryReader(fold).entries
