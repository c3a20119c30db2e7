"""The same set of changes gives the same record, in whatever order and pages it came."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mam_desktop.changes.change import REMOVED, JsonValue
from mam_desktop.record.family import FamilyState
from mam_desktop.record.log import Values
from mam_desktop.record.projection import ReadModels
from mam_desktop.record.record import Record
from mam_desktop.record.tables import Base
from tests.record.making import Laptop, make_record

FAMILY = "family-1"
CELLS: list[tuple[str, str, str, JsonValue]] = [
    ("child", FAMILY, "preferred_name", "Robin"),
    ("child", FAMILY, "preferred_name", "Rob"),
    ("person", "p1", "name", "Mum"),
    ("person", "p1", "name", "Mary"),
    ("person", "p1", "role", "Engagement Lead"),
    ("person", "p1", REMOVED, True),
    ("attendance", "t1", "person_id", "p1"),
    ("action", "a1", "what", "Visit"),
    ("action", "a1", "what", "Ring"),
    ("action", "a1", "owner_id", "p1"),
    ("action", "a1", "due_on", "2026-12-01"),
    ("action", "a1", "status", "done"),
    ("action", "a1", REMOVED, True),
    ("action", "a1", REMOVED, False),
    ("meeting", "m1", "on", "2026-11-24"),
    ("meeting", "m1", "on", "2026-11-25"),
    ("meeting", "m1", "step", "board"),
    ("next_meeting", "n1", "on", "2027-01-12"),
    ("signature", "s1", "who_id", "p1"),
    ("hologram", "a1", "depth", 3),
]

Step = tuple[int, list[int], str]
"""(which laptop, which cells it writes as one gesture, what else it does)."""

steps = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.lists(st.integers(0, len(CELLS) - 1), min_size=1, max_size=3, unique=True),
        st.sampled_from(["write", "write", "write", "learn", "seal"]),
    ),
    max_size=14,
)


CellTold = tuple[str, str, str, JsonValue]


def in_family(cell: CellTold, family: str) -> CellTold:
    kind, entity, field, value = cell
    return kind, family if entity == FAMILY else entity, field, value


def play(laptops: Sequence[Laptop], family: str, story: Sequence[Step]) -> None:
    """Let two laptops write, see each other's changes, and seal, as the story goes."""
    for number, (which, cells, what) in enumerate(story):
        me, other = laptops[which], laptops[1 - which]
        if what == "learn":
            me.learn_from(other)
        elif what == "seal":
            heads: list[JsonValue] = [one.id for one in me.seen.changes()]
            seal = f"seal-{number}"
            me.edit(("seal", seal, "version", number), ("seal", seal, "heads", heads))
        else:
            me.edit(*(in_family(CELLS[one], family) for one in cells))


def state_of(state: FamilyState) -> tuple[list[Values], ReadModels]:
    return sorted(state.heads(), key=str), state.rows


@given(story=steps, data=st.data())
@settings(max_examples=120)
def test_any_order_and_any_pages_give_the_same_rows(story: list[Step], data: st.DataObject) -> None:
    laptops = [Laptop("one"), Laptop("two")]
    play(laptops, FAMILY, story)
    changes = [one for laptop in laptops for gesture in laptop.gestures for one in gesture]
    expected = state_of(FamilyState(FAMILY, changes))
    shuffled = data.draw(st.permutations(changes))
    state = FamilyState(FAMILY, [])
    stored_rows: dict[type[Base], dict[str, Values]] = {table: {} for table in state.rows}
    stored_heads: dict[tuple[object, object, object], Values] = {}
    at = 0
    while at < len(shuffled):
        size = data.draw(st.integers(1, 5))
        delta = state.add(shuffled[at : at + size])
        at += size
        for gone in delta.heads_gone:
            del stored_heads[gone["entity_id"], gone["field"], gone["change_id"]]
        for new in delta.heads_new:
            place = new["entity_id"], new["field"], new["change_id"]
            assert place not in stored_heads
            stored_heads[place] = new
        for table, keys in delta.rows_gone.items():
            for key in keys:
                del stored_rows[table][key]
        for table, rows in delta.rows_new.items():
            key_name = list(table.__table__.primary_key)[-1].name
            stored_rows[table].update((str(row[key_name]), row) for row in rows)
    assert state_of(state) == expected
    assert stored_rows == expected[1]
    assert sorted(stored_heads.values(), key=str) == expected[0]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Record]]:
    """Give three laptops' records; each example of a test takes a family of its own."""
    root: Path = tmp_path_factory.mktemp("three")
    with ExitStack() as closing:
        made = [make_record(root / name, name=name) for name in ("one", "two", "three")]
        for record in made:
            closing.callback(record.close)
        yield made


_families = count()


@given(story=steps, data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_three_laptops_that_have_the_same_changes_have_the_same_state(
    three: list[Record], story: list[Step], data: st.DataObject
) -> None:
    family = f"family-{next(_families)}"
    laptops = [Laptop(record.device_id, family=family) for record in three[:2]]
    play(laptops, family, story)
    count_of_changes = sum(len(gesture) for laptop in laptops for gesture in laptop.gestures)
    # Drawn before anything is written: an example that ends half way must leave no trace.
    orders = [data.draw(st.permutations(range(count_of_changes))) for _record in three]
    for record, laptop in zip(three, laptops, strict=False):
        for gesture in laptop.gestures:
            record.append(gesture)
    stamped = [
        one
        for record in three[:2]
        for gesture in record.outbox(1_000_000)
        for one in gesture
        if one.change.family_id == family
    ]
    for record, order in zip(three, orders, strict=True):
        half = len(order) // 2
        numbered = [(stamped[place], no) for no, place in enumerate(order, 1)]
        for page in (numbered[:half], numbered[half:], numbered[:3]):
            record.apply_pulled(family, "epoch-1", page, "0" * 64)
    first, *others = three
    for other in others:
        assert other.state_hash() == first.state_hash()
        assert other.actions(family) == first.actions(family)
        assert other.minutes(family) == first.minutes(family)
        assert other.conflicts(family) == first.conflicts(family)


def test_what_they_hold_is_what_a_rebuild_gives(three: list[Record]) -> None:
    for record in three:
        before = record.state_hash(), record.families(), record.actions(), record.minutes()
        assert record.rebuild() == before[0]
        assert (record.families(), record.actions(), record.minutes()) == before[1:]
        assert record.check_chains() == record.change_count()
