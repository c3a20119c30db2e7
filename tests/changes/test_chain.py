"""The chain of a laptop's changes: every way of tampering shows."""

from dataclasses import replace

import pytest

from mam_desktop.changes.chain import (
    NO_HASH,
    NO_HEAD,
    ChainHead,
    StampedChange,
    family_link,
    link_hash,
    stamp,
    stamped_from_json,
    value_hash,
    verify_chain,
)
from mam_desktop.changes.change import Change, JsonValue
from mam_desktop.errors import BadInput

SALT = bytes(range(16))


def a_change(number: int, value: str = "Quiet room") -> Change:
    return Change(
        id=f"change-{number}",
        schema=1,
        authority_id="thornbury",
        family_id="family-1",
        meeting_id=None,
        kind="action",
        entity_id="action-1",
        field="words",
        value=value,
        supersedes=(),
        at=f"2026-11-24T14:49:07.{number:03d}Z-0000",
        author_id="lee",
        device_id="laptop-1",
        gesture_id=f"gesture-{number}",
        gesture_no=0,
        gesture_of=1,
    )


def a_chain(length: int) -> list[StampedChange]:
    chain: list[StampedChange] = []
    head = NO_HEAD
    for number in range(1, length + 1):
        chain.append(stamp(a_change(number), number, SALT, head.hash))
        head = chain[-1].head
    return chain


def test_a_whole_chain_is_true_and_ends_in_its_head() -> None:
    chain = a_chain(5)
    assert verify_chain(chain) == ChainHead(5, chain[-1].hash)
    assert verify_chain(chain[3:], after=chain[2].head) == chain[-1].head
    assert verify_chain([]) == NO_HEAD


@pytest.mark.parametrize("spoil", ["altered", "left out", "swapped", "again"])
def test_a_chain_that_was_tampered_with_is_broken(spoil: str) -> None:
    chain = a_chain(4)
    if spoil == "altered":
        chain[1] = replace(chain[1], change=a_change(2, value="Loud room"))
    elif spoil == "left out":
        del chain[1]
    elif spoil == "swapped":
        chain[1], chain[2] = chain[2], chain[1]
    else:
        chain.insert(2, chain[1])
    with pytest.raises(BadInput, match="number"):
        verify_chain(chain)


def test_the_neutral_json_form_comes_back_the_same() -> None:
    one = a_chain(1)[0]
    assert stamped_from_json(one.to_json()) == one
    assert one.is_true


@pytest.mark.parametrize(
    "wrong",
    [
        {"device_seq": 0},
        {"device_seq": True},
        {"salt": "00"},
        {"salt": "zz" * 16},
        {"prev_hash": "0" * 63},
        {"hash": "F" * 64},
        {"change": []},
        {"more": 1},
    ],
)
def test_a_wrong_stamp_is_refused(wrong: dict[str, JsonValue]) -> None:
    with pytest.raises(BadInput):
        stamped_from_json(a_chain(1)[0].to_json() | wrong)


def test_the_link_needs_only_the_hash_of_the_value_so_an_erased_value_keeps_the_chain() -> None:
    one = a_chain(1)[0]
    kept = value_hash(bytes.fromhex(one.salt), one.change.value)
    erased = replace(one.change, value=None)
    assert link_hash(erased, hashed_value=kept, device_seq=1, prev_hash=NO_HASH) == one.hash


def test_the_same_value_with_another_salt_has_another_hash() -> None:
    assert value_hash(SALT, "yes") != value_hash(bytes(16), "yes")


def test_a_family_chain_depends_on_the_order() -> None:
    first, second = (one.hash for one in a_chain(2))
    onward = family_link(family_link(NO_HASH, first), second)
    assert onward != family_link(family_link(NO_HASH, second), first)
