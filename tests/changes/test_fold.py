"""The fold: one state from one set of changes, and nothing of it lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mam_desktop.changes.change import REMOVED, Change
from mam_desktop.changes.fold import Fold, alone
from tests.changes.histories import History, a_change, histories


def outcome(fold: Fold) -> object:
    entities = sorted(fold.entities())
    births = {one: (fold.kind_of(one), fold.birth(one), fold.is_removed(one)) for one in entities}
    return fold.state_hash(), fold.conflicts(), fold.changes(), births


@given(histories(), st.data())
def test_any_order_any_duplication_and_any_split_give_the_same_state(
    history: History, data: st.DataObject
) -> None:
    wanted = outcome(Fold(history.changes))
    again = data.draw(st.lists(st.sampled_from(history.changes)))
    shuffled = data.draw(st.permutations([*history.changes, *again]))
    cut = data.draw(st.integers(0, len(shuffled)))
    fold = Fold(shuffled[:cut])
    fold.add(shuffled[cut:])
    assert outcome(fold) == wanted


@given(histories())
def test_nothing_vanishes(history: History) -> None:
    """Every change is a head, or was superseded by somebody who had seen it."""
    fold = Fold(history.changes)
    for change in history.changes:
        if change.id in fold.head_ids(*change.cell):
            continue
        over = [
            one
            for one in history.changes
            if one.cell == change.cell and change.id in one.supersedes
        ]
        assert over
        assert all(change.id in history.seen_by_author[one.id] for one in over)


@given(histories())
@settings(max_examples=50)
def test_two_unlike_heads_are_a_conflict_and_both_are_kept(history: History) -> None:
    fold = Fold(history.changes)
    for cell in {change.cell for change in history.changes}:
        value = fold.value(*cell)
        assert value is not None
        differ = len({repr(head.value) for head in value.heads}) > 1
        if cell[1] == REMOVED:
            assert cell in fold.conflicts() or not differ
        else:
            assert (cell in fold.conflicts()) is (differ and not fold.is_removed(cell[0]))


@given(histories())
@settings(max_examples=50)
def test_whoever_has_seen_everything_can_settle_every_conflict(history: History) -> None:
    fold = Fold(history.changes)
    for no, (entity, name) in enumerate(fold.conflicts()):
        removed = fold.is_removed(entity) if name == REMOVED else None
        seen = fold.removal_sees(entity) if removed else fold.head_ids(entity, name)
        value = "settled" if removed is None else removed
        fold.add([a_change(f"settled-{no}", cell=(entity, name), value=value, supersedes=seen)])
    assert fold.conflicts() == ()


@given(histories())
@settings(max_examples=50)
def test_the_conflicts_are_those_of_each_entity(history: History) -> None:
    fold = Fold(history.changes)
    each = [cell for entity in fold.entities() for cell in fold.conflicts_of(entity)]
    assert tuple(sorted(each)) == fold.conflicts()


def test_a_gesture_counts_only_when_its_last_part_is_here() -> None:
    parts = [
        a_change(f"c{no}", cell=("e1", name), gesture=("g", no, 2))
        for no, name in enumerate(("words", "due_on"))
    ]
    fold = Fold()
    assert fold.add(parts[:1]) == frozenset()
    assert fold.add(parts[:1]) == frozenset()
    assert fold.value("e1", "words") is None
    assert fold.add(parts[1:]) == {"e1"}
    assert fold.value("e1", "words") is not None


def test_parts_with_one_number_make_no_gesture_whole_and_none_is_lost() -> None:
    one = a_change("c0", gesture=("g", 0, 2))
    twin = a_change("c0b", cell=("e2", "words"), gesture=("g", 0, 2))
    last = a_change("c1", cell=("e1", "due_on"), gesture=("g", 1, 2))
    assert Fold([one, twin]).changes() == ()
    assert set(Fold([one, twin, last]).changes()) == {one, twin, last}
    assert outcome(Fold([last, one, twin])) == outcome(Fold([twin, last, one]))


def test_a_change_known_to_be_of_a_whole_gesture_waits_for_nothing() -> None:
    part = a_change("c0", gesture=("g", 0, 2))
    assert Fold([alone(part)]).value("e1", "words") is not None


def test_two_laptops_that_say_the_same_are_no_conflict() -> None:
    fold = Fold([a_change("a"), a_change("b", device_id="laptop-2")])
    assert fold.conflicts() == ()
    assert fold.head_ids("e1", "words") == ("a", "b")


def test_a_change_supersedes_nothing_outside_its_own_cell() -> None:
    words = a_change("words")
    elsewhere = a_change("other", cell=("e1", "due_on"), supersedes=("words",))
    for order in ([words, elsewhere], [elsewhere, words]):
        assert Fold(order).head_ids("e1", "words") == ("words",)


def test_an_edit_that_did_not_see_the_removal_is_a_conflict() -> None:
    born = a_change("born", cell=("e1", REMOVED), value=False)
    words = a_change("words")
    removed = a_change("removed", cell=("e1", REMOVED), value=True, supersedes=("born", "words"))
    edited = a_change("edited", value="b", supersedes=("words",), device_id="laptop-2")
    fold = Fold([born, words, removed])
    assert fold.conflicts() == ()
    fold.add([edited])
    assert fold.is_removed("e1")
    assert fold.conflicts() == (("e1", REMOVED),)
    assert fold.unseen_by_removal("e1") == (edited,)
    fold.add([a_change("back", cell=("e1", REMOVED), value=False, supersedes=("removed",))])
    assert fold.conflicts() == ()
    assert not fold.is_removed("e1")


def test_an_edit_made_before_the_removal_was_seen_by_it() -> None:
    words = a_change("words")
    edited = a_change("edited", value="b", supersedes=("words",))
    removed = a_change("removed", cell=("e1", REMOVED), value=True, supersedes=("edited",))
    assert Fold([removed, edited, words]).conflicts() == ()


def test_what_made_an_entity_is_its_birth_whatever_clocks_say() -> None:
    made = a_change(
        "made",
        cell=("e1", REMOVED),
        value=False,
        at="2099-01-01T00:00:00.000Z-0000",
        meeting_id="meeting-1",
    )
    later = a_change("later", at="2026-11-24T14:00:00.000Z-0000", meeting_id="meeting-2")
    for order in ([made, later], [later, made]):
        assert Fold(order).birth("e1") == made


def test_rows_leave_out_what_is_random() -> None:
    fold = Fold([a_change("a"), a_change("b", cell=("e1", "key"), value="f00d")])
    left = fold.rows(leaving_out=frozenset({("action", "key")}))
    assert [row[2] for row in left if isinstance(row, list)] == ["words"]
    assert fold.state_hash() != fold.state_hash(leaving_out=frozenset({("action", "key")}))


def test_the_newest_head_is_shown_whoever_came_first() -> None:
    early = a_change("a", value="early", at="2026-11-24T14:00:00.000Z-0000")
    late = a_change("b", value="late", at="2026-11-24T14:00:00.001Z-0000")
    fold = Fold([late, early])
    value = fold.value("e1", "words")
    assert value is not None
    assert value.newest == late
    assert list(fold.changes()) == [early, late]


def test_an_unknown_entity_has_no_value_and_nothing_to_supersede() -> None:
    fold = Fold()
    assert fold.value("nobody", "words") is None
    assert fold.kind_of("nobody") is None
    assert fold.head_ids("nobody", "words") == ()
    assert not fold.is_removed("nobody")
    assert fold.change("nothing") is None
    assert "nothing" not in fold
    assert dict(fold.values("nobody")) == {}


def test_changes_of_a_kind_nobody_knows_are_kept() -> None:
    change: Change = a_change("a", kind="from-next-year")
    assert Fold([change]).changes() == (change,)
    assert list(Fold([change]).entity_ids("from-next-year")) == ["e1"]
