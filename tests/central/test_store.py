"""The log of the central record, on each kind of database: exactly once, dense, chained."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from mam_desktop.central.answers import Accepted, Clone, Gap, NotSigned
from mam_desktop.central.store import CentralStore
from mam_desktop.central.tables import CHANGE, DEVICE, FAMILY
from mam_desktop.changes.chain import family_link, head_message, stamp
from mam_desktop.errors import BadInput
from mam_desktop.sync.protocol import (
    MOST_PUSH_BYTES,
    NO_FAMILY_HASH,
    Push,
    push_from_bytes,
)
from tests.sync.fakes import MemoryStore, a_change


def push_all(store: CentralStore, laptop: MemoryStore) -> Accepted:
    accepted = store.push(laptop.pushing(laptop.outbox(500)))
    laptop.store_receipts(accepted.epoch, accepted.receipts)
    return accepted


def ids_in(store: CentralStore, family_id: str = "family-a") -> list[str]:
    page = store.page(family_id, 0, 500)
    return [json.loads(body)["change"]["id"] for _seq, body in page.rows]


def test_a_push_gets_numbers_without_gaps_per_family(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    first = lee.write("a1", "a2", family_id="family-a")
    second = lee.write("b1", family_id="family-b")
    third = lee.write("a3", family_id="family-a")
    accepted = push_all(store, lee)
    numbers = [*zip(first, (1, 2), strict=True), (second[0], 1), (third[0], 3)]
    assert accepted.receipts == numbers
    assert store.heads({}) == {"family-a": 3, "family-b": 1}
    assert store.heads({"family-a": 3, "family-b": 1}) == {}
    assert store.heads({"family-a": 9, "gone": 2}) == {"family-a": 3, "family-b": 1, "gone": 0}


def test_the_same_push_again_is_nothing_and_gets_the_same_receipts(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("a", "b")
    lee.write("c")
    push = lee.pushing(lee.outbox(500))
    first = store.push(push)
    assert store.push(push) == first
    lee.write("d")
    assert store.push(lee.pushing(lee.outbox(500))).receipts[:3] == first.receipts
    assert len(ids_in(store)) == 4


def test_a_gap_in_a_laptops_chain_is_refused_and_says_what_is_expected(
    store: CentralStore,
) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    push_all(store, lee)
    lee.write("two")
    lee.write("three")
    with pytest.raises(Gap) as caught:
        store.push(lee.pushing(lee.outbox(500)[1:]))
    assert caught.value.expected == 2
    assert len(ids_in(store)) == 1


def test_the_same_id_with_other_content_is_a_clone_and_is_kept_aside(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    push_all(store, lee)
    one = lee.log[0]
    other = stamp(replace(one.change, value="other"), 1, bytes(16), one.prev_hash)
    with pytest.raises(Clone):
        store.push(lee.pushing([[other]]))
    assert store.quarantine_count() == 1
    page = store.page("family-a", 0, 500)
    assert json.loads(page.rows[0][1])["change"]["value"] == "one"


def test_a_chain_that_forks_is_a_clone(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    push_all(store, lee)
    forked = stamp(a_change("laptop-lee"), 2, bytes(16), "a" * 64)
    with pytest.raises(Clone):
        store.push(lee.pushing([[forked]]))
    assert store.quarantine_count() == 1


def test_nothing_is_stored_of_a_push_that_is_refused(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("fine")
    forked = stamp(a_change("laptop-lee"), 5, bytes(16), "a" * 64)
    with pytest.raises(Gap):
        store.push(lee.pushing([*lee.outbox(500), [forked]]))
    assert store.heads({}) == {}
    assert store.devices() == {}


def test_a_push_that_is_not_signed_by_its_laptop_is_refused(store: CentralStore) -> None:
    lee, other = MemoryStore("laptop-lee"), MemoryStore("laptop-lee")
    lee.write("one")
    push = lee.pushing(lee.outbox(500))
    wrong = other.sign(head_message("laptop-lee", lee.head)).hex()
    for spoilt in (
        replace(push, signature=wrong),
        replace(push, signature=""),
        replace(push, signature="zz"),
        replace(push, public_key=other.public_key().hex()),
        replace(push, public_key="00"),
    ):
        with pytest.raises(NotSigned):
            store.push(spoilt)
    assert store.devices() == {}
    assert store.quarantine_count() == 0


def test_a_name_is_not_given_to_who_only_hands_on_what_others_wrote(store: CentralStore) -> None:
    lee, thief = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("of lee")
    push = thief.pushing([lee.log])
    with pytest.raises(NotSigned):
        store.push(replace(push, signature=""))
    assert store.devices() == {}


def test_the_laptops_signature_over_its_last_link_is_kept(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    push_all(store, lee)
    with store._database.writing() as connection:
        row = connection.execute(select(DEVICE)).one()
    key = lee.key.public_key()
    key.verify(bytes.fromhex(row.signature), head_message("laptop-lee", lee.head))
    assert (row.last_seq, row.last_hash) == (lee.head.seq, lee.head.hash)


def test_the_familys_chain_holds_over_every_page(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    for number in range(10):
        lee.write(f"{number}", "and")
    push_all(store, lee)
    link, after = NO_FAMILY_HASH, 0
    while after < 20:
        page = store.page("family-a", after, 3)
        for seq, body in page.rows:
            link = family_link(link, json.loads(body)["hash"])
            assert seq == after + 1
            after = seq
        assert (page.last_seq, page.last_hash) == (after, link)
        assert len(page.rows) == 4
    empty = store.page("family-a", after, 3)
    assert (empty.rows, empty.last_seq, empty.last_hash) == ([], 20, link)
    assert store.page("nobody", 0, 3).last_hash == NO_FAMILY_HASH


def test_a_page_ends_after_the_gesture_that_fills_it(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    for _number in range(4):
        lee.write("ż" * (MOST_PUSH_BYTES // 6), "x")
        push_all(store, lee)
    sizes = []
    after = 0
    while after < 8:
        page = store.page("family-a", after, 500)
        sizes.append(len(page.rows))
        after = page.last_seq
    assert sizes == [6, 2]


def test_half_of_a_known_gesture_is_refused(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one", "two")
    push_all(store, lee)
    with store._database.writing() as connection:
        connection.execute(update(CHANGE).where(CHANGE.c.seq == 2).values(id="lost"))
    with pytest.raises(BadInput):
        store.push(lee.pushing([lee.log]))


def test_a_change_twice_in_one_push_is_refused(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    with pytest.raises(BadInput):
        store.push(lee.pushing([lee.log, lee.log]))
    assert store.heads({}) == {}


def test_a_new_epoch_lasts(store: CentralStore) -> None:
    before = store.epoch
    assert store.begin_epoch() == store.epoch != before


def test_a_file_is_kept_once(store: CentralStore) -> None:
    store.put_blob("a" * 64, b"\x00\xff")
    store.put_blob("a" * 64, b"\x00\xff")
    assert store.get_blob("a" * 64) == b"\x00\xff"
    assert store.has_blob("a" * 64)
    assert store.get_blob("b" * 64) is None


def test_the_wire_form_is_what_is_stored(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write({"b": [1, 2.5, None, "ż\u0000"], "a": True})
    push = lee.pushing(lee.outbox(500))
    store.push(push)
    _seq, body = store.page("family-a", 0, 1).rows[0]
    assert json.loads(body) == push.changes[0].to_json()


def test_no_family_has_more_numbers_than_changes(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    for number in range(5):
        lee.write("x", family_id=f"family-{number % 2}")
    push_all(store, lee)
    with store._database.writing() as connection:
        heads = {row.family_id: row.last_seq for row in connection.execute(select(FAMILY))}
        rows = connection.execute(select(CHANGE.c.family_id, CHANGE.c.seq)).all()
    for family_id, last in heads.items():
        assert sorted(seq for name, seq in rows if name == family_id) == list(range(1, last + 1))


def test_a_push_is_read_back_as_it_was_written() -> None:
    from mam_desktop.sync.protocol import CappedBody, push_to_bytes

    lee = MemoryStore("laptop-lee")
    lee.write("one", "two")
    push: Push = lee.pushing(lee.outbox(500))
    body = CappedBody(is_gzip=True)
    body.feed(push_to_bytes(push))
    assert push_from_bytes(body.finish()) == push
