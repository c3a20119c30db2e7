"""Which seal stands when several laptops sealed."""

from itertools import permutations

from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.versions import competing, ends, line_of, standing
from tests.meeting.marked import told


def seal(key: str, *, follows: tuple[str, ...] = (), version: int = 1, part: str = "both") -> Seal:
    return told(Seal, key, follows=follows, version=version, part=part, content_hash=f"hash {key}")


def test_without_a_seal_nothing_stands() -> None:
    assert standing([]) is None
    assert competing([]) == ()


def test_a_correction_stands_in_place_of_what_it_corrects() -> None:
    seals = [seal("a"), seal("b", follows=("a",), version=2)]
    assert standing(seals) == seals[1]
    assert competing(seals) == ()
    assert set(line_of(seals[1], seals)) == set(seals)


def test_the_whole_completes_the_plan_it_follows() -> None:
    seals = [seal("plan", part="plan"), seal("whole", follows=("plan",), part="minutes")]
    assert standing(seals) == seals[1]
    assert ends(seals) == (seals[1],)


def test_of_two_seals_unknown_to_each_other_the_first_made_stands_in_whatever_order() -> None:
    seals = [seal("a"), seal("b")]
    for order in permutations(seals):
        assert standing(order) == seals[0]
        assert competing(order) == (seals[1],)


def test_a_correction_of_one_stands_and_the_other_still_competes() -> None:
    seals = [seal("a"), seal("b"), seal("c", follows=("b",), version=2)]
    for order in permutations(seals):
        assert standing(order) == seals[2]
        assert competing(order) == (seals[0],)


def test_a_correction_that_follows_both_settles_it() -> None:
    seals = [seal("a"), seal("b"), seal("c", follows=("a", "b"), version=2)]
    assert standing(seals) == seals[2]
    assert competing(seals) == ()


def test_a_whole_stands_before_a_plan_sealed_elsewhere() -> None:
    seals = [seal("a", part="plan", version=3), seal("b")]
    assert standing(seals) == seals[1]
    assert competing(seals) == (seals[0],)


def test_two_seals_that_say_the_same_do_not_compete() -> None:
    first, second = (told(Seal, key, version=1, content_hash="same") for key in ("a", "b"))
    assert competing([first, second]) == ()


def test_seals_that_follow_each_other_in_a_ring_still_seal() -> None:
    seals = [seal("a", follows=("b",)), seal("b", follows=("a",))]
    assert standing(seals) is not None
    assert set(line_of(seals[0], seals)) == set(seals)
