"""Histories for property tests: laptops that write, see some of what others wrote, write again."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from mam_desktop.changes.change import REMOVED, Change, JsonValue
from mam_desktop.changes.clock import HybridClock
from mam_desktop.changes.fold import Fold

ENTITIES = ("e1", "e2", "e3")
FIELDS = ("words", "due_on", REMOVED)
VALUES: tuple[JsonValue, ...] = ("a", "b", "")


@dataclass
class SetClock:
    """Shows the time it was set to."""

    at: datetime = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@dataclass
class Laptop:
    """Writes gestures knowing only what it has seen; its clock may be wrong."""

    name: str
    ahead: timedelta
    fold: Fold = field(default_factory=Fold)
    written: int = 0
    seen_when_written: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._clock = HybridClock(SetClock(SetClock.at + self.ahead))

    def see(self, changes: list[Change]) -> None:
        for one in changes:
            self._clock.see(one.at)
        self.fold.add(changes)

    def write(self, cells: list[tuple[str, str, JsonValue]]) -> list[Change]:
        self.written += 1
        gesture_id = f"{self.name}-{self.written}"
        made = [
            self._change(gesture_id, number, len(cells), cell) for number, cell in enumerate(cells)
        ]
        known = frozenset(one.id for one in self.fold.changes())
        self.seen_when_written |= {one.id: known for one in made}
        self.fold.add(made)
        return made

    def _change(
        self, gesture_id: str, number: int, count: int, cell: tuple[str, str, JsonValue]
    ) -> Change:
        entity, name, value = cell
        removes = name == REMOVED and value is True
        seen = self.fold.removal_sees(entity) if removes else self.fold.head_ids(entity, name)
        return a_change(
            f"{gesture_id}-{number}",
            cell=(entity, name),
            value=value,
            supersedes=seen,
            at=self._clock.next_at(),
            device_id=self.name,
            gesture=(gesture_id, number, count),
        )


def a_change(
    change_id: str,
    *,
    cell: tuple[str, str] = ("e1", "words"),
    value: JsonValue = "a",
    supersedes: tuple[str, ...] = (),
    at: str = "2026-11-24T14:00:00.000Z-0000",
    device_id: str = "laptop-1",
    gesture: tuple[str, int, int] | None = None,
    kind: str = "action",
    meeting_id: str | None = None,
) -> Change:
    gesture_id, number, count = gesture or (f"g-{change_id}", 0, 1)
    return Change(
        id=change_id,
        schema=1,
        authority_id="thornbury",
        family_id="family-1",
        meeting_id=meeting_id,
        kind=kind,
        entity_id=cell[0],
        field=cell[1],
        value=value,
        supersedes=supersedes,
        at=at,
        author_id="lee",
        device_id=device_id,
        gesture_id=gesture_id,
        gesture_no=number,
        gesture_of=count,
    )


@dataclass(frozen=True)
class History:
    """Every change of some laptops, in the order written; what its author knew, by change id."""

    changes: tuple[Change, ...]
    seen_by_author: dict[str, frozenset[str]]


@st.composite
def histories(draw: st.DrawFn) -> History:
    hours = (0, 0, -30, 800_000)
    laptops = [Laptop(f"laptop-{no}", timedelta(hours=hours[no])) for no in range(3)]
    written: list[Change] = []
    for _step in range(draw(st.integers(1, 12))):
        laptop = draw(st.sampled_from(laptops))
        if draw(st.booleans()):
            gestures = sorted({one.gesture_id for one in written})
            seen = draw(st.sets(st.sampled_from(gestures))) if gestures else set()
            laptop.see([one for one in written if one.gesture_id in seen])
        written += laptop.write(draw(_GESTURES))
    known = {key: seen for one in laptops for key, seen in one.seen_when_written.items()}
    return History(tuple(written), known)


def _cells_of(draw: st.DrawFn, entity: str, name: str) -> tuple[str, str, JsonValue]:
    return entity, name, draw(st.booleans() if name == REMOVED else st.sampled_from(VALUES))


@st.composite
def _gestures(draw: st.DrawFn) -> list[tuple[str, str, JsonValue]]:
    cells = draw(
        st.lists(
            st.tuples(st.sampled_from(ENTITIES), st.sampled_from(FIELDS)),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    return [_cells_of(draw, *cell) for cell in cells]


_GESTURES = _gestures()
