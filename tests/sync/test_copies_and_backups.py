"""Copied profiles and records put back from backups: an alarm or a repair, never a silent loss."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from mam_desktop.changes.chain import stamp
from mam_desktop.sync.troubles import ClonedLaptop, HistoryDiffers, Unreachable
from tests.sync.fakes import (
    BadLine,
    House,
    MemoryStore,
    Served,
    a_change,
    central_store,
    lost,
)


class Backups:
    """A central record whose database can be put back as it was."""

    def __init__(self, house: House, folder: Path) -> None:
        self._house, self._folder = house, folder
        self._open = ExitStack()
        self.central = self._serve()

    def _serve(self) -> Served:
        store = central_store(self._folder / "central.db")
        return self._open.enter_context(self._house.serving(store))

    def keep(self) -> None:
        """Keep a backup."""
        self._open.close()
        shutil.copy(self._folder / "central.db", self._folder / "backup.db")
        self.central = self._serve()

    def put_back(self, *, is_told: bool) -> None:
        """Put the backup back, and say so where `is_told`."""
        self._open.close()
        for path in self._folder.glob("central.db*"):
            path.unlink()
        shutil.copy(self._folder / "backup.db", self._folder / "central.db")
        self.central = self._serve()
        if is_told:
            self.central.store.begin_epoch()

    def close(self) -> None:
        self._open.close()


@pytest.fixture
def backups(house: House, tmp_path: Path) -> Iterator[Backups]:
    opened = Backups(house, tmp_path)
    yield opened
    opened.close()


# --- a copied laptop ------------------------------------------------------------------------------


def test_a_copied_profile_raises_the_alarm_and_both_texts_are_kept(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("before the copy")
    central.sync(lee)
    copy = lee.clone()
    lee.write("of the laptop")
    copy.write("of the copy")

    central.sync(lee)
    with pytest.raises(ClonedLaptop, match="was this laptop copied") as caught:
        central.sync(copy)

    assert not caught.value.retryable
    assert central.ids() == [one.change.id for one in lee.log]
    assert central.store.quarantine_count() == 1
    assert copy.pending_count() == 1


def test_a_copy_that_asks_again_and_again_fills_nothing(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("before")
    copy = lee.clone()
    lee.write("of the laptop")
    central.sync(lee)
    copy.write("of the copy")
    for _time in range(3):
        with pytest.raises(ClonedLaptop):
            central.sync(copy)
    assert central.store.quarantine_count() == 1


def test_a_laptop_with_another_key_under_a_known_name_is_an_alarm(central: Served) -> None:
    lee, other = MemoryStore("laptop-lee"), MemoryStore("laptop-lee")
    lee.write("of lee")
    central.sync(lee)
    other.write("of somebody else")
    with pytest.raises(ClonedLaptop):
        central.sync(other)
    assert central.ids() == [one.change.id for one in lee.log]


def test_a_laptop_put_back_from_an_old_backup_is_an_alarm_and_keeps_what_it_wrote(
    central: Served,
) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    yesterday = lee.clone()
    lee.write("two")
    central.sync(lee)
    yesterday.write("written before the first sync")
    with pytest.raises(ClonedLaptop):
        central.sync(yesterday)
    assert yesterday.pending_count() == 2
    assert central.store.quarantine_count() == 1


# --- a central record put back from a backup ------------------------------------------------------


def test_after_a_restore_every_laptop_gives_back_what_the_backup_has_not_got(
    backups: Backups,
) -> None:
    laptops = [MemoryStore(f"laptop-{number}") for number in range(5)]
    for number, laptop in enumerate(laptops):
        laptop.write(f"early {number}", family_id=f"family-{number % 2}")
        backups.central.sync(laptop)
    backups.keep()
    for number, laptop in enumerate(laptops):
        laptop.write(f"late {number}", "and more", family_id=f"family-{number % 2}")
        backups.central.sync(laptop)
    confirmed = set(backups.central.ids())

    backups.put_back(is_told=True)
    for laptop in laptops + laptops:
        backups.central.sync(laptop)

    found = backups.central.ids()
    assert set(found) == confirmed
    assert len(found) == len(confirmed)
    assert all(laptop.ids == confirmed for laptop in laptops)
    assert all(laptop.pending_count() == 0 for laptop in laptops)


def test_what_only_a_lost_laptop_wrote_comes_back_from_those_who_fetched_it(
    backups: Backups,
) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    backups.keep()
    lee.write("lee's laptop is stolen tomorrow")
    backups.central.sync(lee)
    backups.central.sync(sam)

    backups.put_back(is_told=True)
    sam.write("of sam")
    backups.central.sync(sam)
    assert set(backups.central.ids()) == sam.ids

    lee.write("lee's laptop is found again")
    backups.central.sync(lee)
    assert lee.ids == set(backups.central.ids())


def test_a_restore_that_nobody_told_of_is_found_out_and_moves_nothing(backups: Backups) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("early")
    backups.central.sync(lee)
    backups.keep()
    lee.write("late")
    backups.central.sync(lee)
    backups.central.sync(sam)

    backups.put_back(is_told=False)
    before = dict(sam.places)
    with pytest.raises(HistoryDiffers, match="put back from a backup"):
        backups.central.sync(sam)
    assert sam.places == before

    lee.write("later still")
    with pytest.raises(HistoryDiffers):
        backups.central.sync(lee)
    assert lee.pending_count() == 1

    backups.central.store.begin_epoch()
    for laptop in (lee, sam, lee):
        backups.central.sync(laptop)
    assert lee.ids == sam.ids == set(backups.central.ids())


def test_a_family_that_the_central_record_forgot_is_noticed(backups: Backups) -> None:
    lee = MemoryStore("laptop-lee")
    backups.keep()
    lee.write("in a family of its own")
    backups.central.sync(lee)
    backups.put_back(is_told=False)
    with pytest.raises(HistoryDiffers):
        backups.central.sync(lee)


def test_a_new_epoch_during_a_sync_stores_no_receipt_of_the_old_one(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")

    def restore_after_hello(request: httpx.Request) -> bool:
        if request.url.path == "/v1/hello":
            central.store.begin_epoch()
        return False

    with pytest.raises(Unreachable, match="sync again"):
        central.sync(lee, BadLine(lost, restore_after_hello))
    assert lee.pending_count() == 1
    assert central.sync(lee).pending == 0


# --- what is put aside ----------------------------------------------------------------------------


def test_a_gesture_that_cannot_be_taken_is_put_aside_and_the_later_ones_go_on(
    central: Served,
) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    sam.write("ours", family_id="family-a")
    central.sync(sam)

    strange = lee.write("theirs", "too", family_id="family-a", authority_id="another-council")
    lee.write("after it")
    outcome = central.sync(lee)

    assert (outcome.sent, outcome.refused) == (1, 2)
    assert set(lee.refused) == set(strange)
    assert "another council" in lee.refused[strange[0]]
    assert not set(strange) & set(central.ids())
    assert central.store.quarantine_count() == 2

    lee.write("and on")
    assert central.sync(lee).sent == 1


def test_what_was_put_aside_may_be_sent_again_without_an_alarm(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    sam.write("ours", family_id="family-a")
    central.sync(sam)
    lee.write("theirs", family_id="family-a", authority_id="another-council")
    lee.write("after it")
    central.sync(lee)

    lee.refused.clear()
    outcome = central.sync(lee)
    assert outcome.refused == 1
    assert central.store.quarantine_count() == 1


def test_what_was_put_aside_leaves_no_gap_after_a_restore(backups: Backups) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    sam.write("ours", family_id="family-a")
    backups.central.sync(sam)
    backups.keep()
    lee.write("theirs", family_id="family-a", authority_id="another-council")
    lee.write("after it", family_id="family-b")
    backups.central.sync(lee)

    backups.put_back(is_told=True)
    outcome = backups.central.sync(lee)
    assert outcome.refused == 1
    assert "family-b" in backups.central.store.heads({})


def test_ids_that_no_table_can_hold_are_put_aside(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("long", family_id="f" * 65)
    lee.write("strange", family_id="../family\u0000")
    lee.write("fine")
    outcome = central.sync(lee)
    assert (outcome.sent, outcome.refused) == (1, 2)


def test_a_relayed_change_in_a_taken_place_does_not_accuse_who_hands_it_on(
    central: Served,
) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("of lee")
    central.sync(lee)
    forged = stamp(a_change("laptop-lee"), 1, bytes(16), "0" * 64)
    sam.log.append(forged)
    sam.write("of sam")
    outcome = central.sync(sam)
    assert set(sam.refused) == {forged.change.id}
    assert outcome.sent == 1
