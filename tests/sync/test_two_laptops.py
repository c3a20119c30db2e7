"""Two laptops and one central record: what one wrote, both have, once and in order."""

import pytest

from mam_desktop.changes.chain import verify_chain
from mam_desktop.changes.change import JsonValue
from mam_desktop.sync.client import SyncOutcome
from tests.sync.fakes import MemoryStore, Served


def test_what_one_laptop_sends_the_other_receives_in_the_same_order(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("Quiet-room pass", "Ms Ode")
    lee.write("Sleep clinic")

    assert central.sync(lee) == SyncOutcome(3, 0, 0)
    assert central.sync(sam) == SyncOutcome(0, 3, 0)

    assert sam.log == lee.log
    assert verify_chain(sam.log) == lee.head


def test_two_laptops_that_both_wrote_converge(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("tomorrow", entity_id="action-1", field="due_on")
    sam.write("on Friday", entity_id="action-1", field="due_on")
    sam.write("another family", family_id="family-b")

    for laptop in (lee, sam, lee):
        central.sync(laptop)

    assert lee.ids == sam.ids
    assert lee.receipts == sam.receipts
    assert lee.places == sam.places
    assert {"tomorrow", "on Friday"} <= {one.change.value for one in lee.log}


def test_a_second_sync_with_nothing_new_moves_nothing(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("once")
    central.sync(lee)
    before = dict(lee.places)

    assert central.sync(lee) == SyncOutcome(0, 0, 0)
    assert lee.places == before


def test_many_changes_go_in_pushes_and_pages_and_no_gesture_is_split(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    for number in range(130):
        lee.write(*(f"{number}.{part}" for part in range(7)))
    lee.write(*(f"long {part}" for part in range(700)))

    assert central.sync(lee).sent == 1610
    assert central.sync(sam).received == 1610

    assert sam.log == lee.log
    assert len(sam.pages) == 2
    for page in sam.pages:
        last = page.changes[-1].stamped.change
        assert last.gesture_no == last.gesture_of - 1


def test_large_values_are_shared_out_by_size(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    for _number in range(7):
        lee.write("ż" * 150_000)

    assert central.sync(lee).pending == 0
    assert central.sync(sam).received == 7
    assert len(sam.pages) > 1


def test_text_of_every_kind_comes_through_unchanged(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    values: list[JsonValue] = [
        "I <3 you & me",
        "\u0000 nul",
        "اب\u202egpj",
        "a\u2028b\nc",
        1.5,
        {"a": [None, True]},
    ]
    lee.write(*values)
    central.sync(lee)
    central.sync(sam)
    assert [one.change.value for one in sam.log] == values


def test_each_laptop_learns_the_others_keys(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("hello")
    central.sync(lee)
    central.sync(sam)
    assert sam.laptops == {"laptop-lee": lee.public_key()}


@pytest.mark.parametrize("size", [0, 3, 300_000])
def test_a_file_follows_the_change_that_names_it(central: Served, size: int) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    content = b"x" * size
    lee.write(lee.keep_file(content), field="sha256")
    central.sync(lee)
    central.sync(sam)
    assert list(sam.blobs.values()) == [content]
    assert not sam.missing_blobs()


def test_a_file_that_is_not_there_yet_is_asked_for_again_later(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    name = lee.keep_file(b"a drawing")
    lee.write(name, field="sha256")
    lee.sent_blobs.add(name)
    central.sync(lee)
    central.sync(sam)
    assert sam.missing_blobs() == [name]

    lee.sent_blobs.clear()
    central.sync(lee)
    central.sync(sam)
    assert sam.blobs == lee.blobs
