"""Many laptops at once, on each kind of database: nothing lost, no gap, no false alarm."""

import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from mam_desktop.central.store import CentralStore
from tests.sync.fakes import MemoryStore

WRITERS = 6
PUSHES = 12


def read_all(store: CentralStore, family_id: str, after: int = 0) -> list[tuple[int, str]]:
    """Return (number, change id) of everything after a number."""
    page = store.page(family_id, after, 500)
    return [(seq, json.loads(body)["change"]["id"]) for seq, body in page.rows]


def test_writers_at_once_leave_no_gap_and_a_reader_beside_them_misses_nothing(
    store: CentralStore,
) -> None:
    laptops = [MemoryStore(f"laptop-{number}") for number in range(WRITERS)]
    is_over = threading.Event()
    seen: dict[str, list[tuple[int, str]]] = {"family-a": [], "family-b": []}

    def write(laptop: MemoryStore) -> None:
        for _number in range(PUSHES):
            laptop.write("one", "two", family_id="family-a")
            laptop.write("three", family_id="family-b")
            accepted = store.push(laptop.pushing(laptop.outbox(500)))
            laptop.store_receipts(accepted.epoch, accepted.receipts)

    def read() -> None:
        while not is_over.wait(0.003):
            for family_id, found in seen.items():
                found.extend(read_all(store, family_id, found[-1][0] if found else 0))

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reader = pool.submit(read)
        for done in [pool.submit(write, laptop) for laptop in laptops]:
            done.result()
        is_over.set()
        reader.result()

    assert store.heads({}) == {
        "family-a": WRITERS * PUSHES * 2,
        "family-b": WRITERS * PUSHES,
    }
    for family_id, found in seen.items():
        found.extend(read_all(store, family_id, found[-1][0] if found else 0))
        assert [seq for seq, _id in found] == list(range(1, len(found) + 1))
        assert found == read_everything(store, family_id)
    assert {change_id for found in seen.values() for _seq, change_id in found} == {
        one.change.id for laptop in laptops for one in laptop.log
    }


def read_everything(store: CentralStore, family_id: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    while more := read_all(store, family_id, found[-1][0] if found else 0):
        found += more
    return found


def test_families_in_opposite_orders_do_not_lock_each_other_out(store: CentralStore) -> None:
    def write(order: tuple[str, str]) -> None:
        laptop = MemoryStore(f"laptop-{order[0]}")
        for _number in range(15):
            for family_id in order:
                laptop.write("x", family_id=family_id)
            accepted = store.push(laptop.pushing(laptop.outbox(500)))
            laptop.store_receipts(accepted.epoch, accepted.receipts)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [("family-a", "family-b"), ("family-b", "family-a")]))
    assert store.heads({}) == {"family-a": 30, "family-b": 30}


def test_one_push_sent_many_times_at_once_is_stored_once_and_raises_no_alarm(
    store: CentralStore,
) -> None:
    lee = MemoryStore("laptop-lee")
    for _number in range(20):
        lee.write("one", "two")
    push = lee.pushing(lee.outbox(500))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _number: store.push(push), range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert store.heads({}) == {"family-a": 40}
    assert store.quarantine_count() == 0


def test_a_laptop_and_those_who_hand_on_its_changes_may_come_at_once(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    for _number in range(10):
        lee.write("one", "two")
    pushes = [lee.pushing(lee.outbox(500))]
    for number in range(4):
        other = MemoryStore(f"laptop-{number}")
        other.log = list(lee.log)
        other.write("own")
        pushes.append(other.pushing(other.outbox(500)))
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(store.push, pushes))
    assert not any(answer.refused for answer in answers)
    times = Counter(change_id for _seq, change_id in read_all(store, "family-a"))
    assert len(times) == 24
    assert set(times.values()) == {1}
