"""Between this laptop and the central record: what is sent, what has a receipt, what is pulled."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mam_desktop.changes.chain import NO_HEAD, verify_chain
from mam_desktop.errors import SyncTrouble
from mam_desktop.record.record import Record
from mam_desktop.record.rows import Cursor, RefusedChange
from tests.record.fakes import Writer
from tests.record.making import make_record, pull_all

EPOCH = "epoch-1"
HASH = "ab" * 32


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Record]:
    made = make_record(tmp_path / "other", name="other")
    yield made
    made.close()


@pytest.fixture
def writer(record: Record) -> Writer:
    made = Writer(record.device_id)
    record.append(made.entry("child", "family-1", preferred_name="Robin"))
    record.append(made.entry("action", "a1", what="Promise", status="agreed"))
    record.append(made.entry("action", "a2", what="Another"))
    return made


def sizes(record: Record, limit: int) -> list[int]:
    return [len(gesture) for gesture in record.outbox(limit)]


@pytest.mark.usefixtures("writer")
def test_the_outbox_gives_whole_gestures_in_order(record: Record) -> None:
    assert sizes(record, 100) == [2, 3, 2]
    assert [sizes(record, limit) for limit in (1, 2, 3, 4, 5, 6, 7)] == [
        [2],
        [2],
        [2],
        [2],
        [2, 3],
        [2, 3],
        [2, 3, 2],
    ]
    stamped = [one for gesture in record.outbox(100) for one in gesture]
    assert verify_chain(stamped, after=NO_HEAD).seq == len(stamped)
    assert [one.change for one in stamped] == record.changes_of("family-1")


@pytest.mark.usefixtures("writer")
def test_a_change_leaves_the_outbox_only_with_its_receipt(record: Record) -> None:
    first, *_rest = record.outbox(100)
    record.store_receipts(EPOCH, [(one.change.id, no) for no, one in enumerate(first, 1)])
    record.store_receipts(EPOCH, [("never-heard-of", 9)])
    assert sizes(record, 100) == [3, 2]
    assert record.pending_count() == 5
    assert record.families()[0].unsent == 5


@pytest.mark.usefixtures("writer")
def test_a_restored_central_record_gets_everything_again(record: Record) -> None:
    ids = [one.id for one in record.changes_of("family-1")]
    record.store_receipts(EPOCH, [(one, no) for no, one in enumerate(ids, 1)])
    assert record.pending_count() == 0
    record.forget_receipts()
    assert sizes(record, 100) == [2, 3, 2]
    assert record.cursors() == {}


@pytest.mark.usefixtures("writer")
def test_what_was_refused_is_kept_back_and_shown_and_can_be_sent_again(record: Record) -> None:
    refused = record.outbox(100)[1]
    record.refuse([one.change.id for one in refused], "not allowed")
    record.refuse([refused[0].change.id], "still not allowed")
    assert sizes(record, 100) == [2, 2]
    assert record.pending_count() == 7
    assert record.refused() == [
        RefusedChange(refused[0].change.id, "family-1", "still not allowed"),
        *(RefusedChange(one.change.id, "family-1", "not allowed") for one in refused[1:]),
    ]
    assert record.send_refused_again() == 3
    assert sizes(record, 100) == [2, 3, 2]
    record.refuse([one.change.id for one in refused], "not allowed")
    record.store_receipts(EPOCH, [(one.change.id, 1) for one in refused])
    assert record.refused() == []


@pytest.mark.usefixtures("writer")
def test_what_is_pulled_shows_the_same_on_another_laptop(record: Record, other: Record) -> None:
    arrived = pull_all(record, other)
    assert list(arrived) == record.changes_of("family-1") == other.changes_of("family-1")
    assert other.state_hash() == record.state_hash()
    assert [one.what for one in other.actions()] == [one.what for one in record.actions()]
    assert other.pending_count() == 0
    assert other.check_chains() == len(arrived)


@pytest.mark.usefixtures("writer")
def test_a_page_that_comes_twice_is_nothing_and_the_cursor_stays(
    record: Record, other: Record
) -> None:
    arrived = pull_all(record, other)
    before = other.state_hash(), other.cursors()
    assert before[1] == {"family-1": Cursor(EPOCH, len(arrived), "0" * 64)}
    assert pull_all(record, other) == ()
    assert (other.state_hash(), other.cursors()) == before


@pytest.mark.usefixtures("writer")
def test_the_cursor_can_pass_what_one_may_not_see(record: Record) -> None:
    record.apply_pulled("family-1", EPOCH, [], HASH, last_seq=40)
    assert record.cursors() == {"family-1": Cursor(EPOCH, 40, HASH)}
    record.apply_pulled("family-1", EPOCH, [], HASH)
    assert record.cursors()["family-1"].last_seq == 40


@pytest.mark.usefixtures("writer")
def test_own_changes_that_come_back_get_their_receipt(record: Record) -> None:
    stamped = [one for gesture in record.outbox(100) for one in gesture]
    pulled = [(one, no) for no, one in enumerate(stamped, 1)]
    assert record.apply_pulled("family-1", EPOCH, pulled, HASH) == ()
    assert record.pending_count() == 0


@pytest.mark.parametrize("tampering", ["value", "hash", "salt", "family", "other words, same id"])
@pytest.mark.usefixtures("writer")
def test_an_altered_page_is_refused_whole(record: Record, other: Record, tampering: str) -> None:
    stamped = [one for gesture in record.outbox(100) for one in gesture]
    odd = stamped[3]
    if tampering == "value":
        odd = replace(odd, change=replace(odd.change, value="altered"))
    elif tampering == "hash":
        odd = replace(odd, hash="0" * 64)
    elif tampering == "salt":
        odd = replace(odd, salt="00" * 16)
    elif tampering == "family":
        other.apply_pulled("family-2", EPOCH, [], HASH)
        with pytest.raises(SyncTrouble):
            other.apply_pulled("family-2", EPOCH, [(odd, 1)], HASH)
        return
    else:
        other.apply_pulled("family-1", EPOCH, [(stamped[3], 4)], HASH)
        odd = replace(odd, change=replace(odd.change, value="altered"), hash="11" * 32)
    page = [(odd if no == 4 else one, no) for no, one in enumerate(stamped, 1)]
    before = other.change_count(), other.cursors()
    with pytest.raises(SyncTrouble, match="altered"):
        other.apply_pulled("family-1", EPOCH, page, "cd" * 32)
    assert (other.change_count(), other.cursors()) == before
    record.append(Writer(record.device_id, name="more").entry("voice", "v9", words="Go on"))


def test_a_copied_profile_is_noticed_when_both_have_written(
    record: Record, other: Record, writer: Writer
) -> None:
    pull_all(record, other)
    page = [one for gesture in record.outbox(100) for one in gesture]
    record.append(writer.entry("voice", "v1", words="Mine"))
    mine = record.outbox(100)[-1]
    forged = [replace(one, change=replace(one.change, id=f"copy-{one.change.id}")) for one in mine]
    from mam_desktop.changes.chain import stamp

    taken = [stamp(one.change, one.device_seq, b"s" * 16, one.prev_hash) for one in forged[:1]]
    with pytest.raises(SyncTrouble, match="a profile was copied"):
        record.apply_pulled("family-1", EPOCH, [(taken[0], len(page) + 1)], HASH)


def test_a_restored_laptop_goes_on_after_what_it_had_sent(
    record: Record, tmp_path: Path, writer: Writer
) -> None:
    import shutil

    folder = tmp_path / "profile"
    backup = tmp_path / "backup"
    with record._database.writing() as connection:
        connection.exec_driver_sql("SELECT 1")
    record._database.copy_to(tmp_path / "copy.db")
    record.append(writer.entry("voice", "v1", words="Sent after the backup"))
    sent = [one for gesture in record.outbox(100) for one in gesture]
    backup.mkdir()
    shutil.copy(tmp_path / "copy.db", backup / "record.db")
    from tests.record.making import open_record

    restored = open_record(backup)
    restored.apply_pulled("family-1", EPOCH, [(one, no) for no, one in enumerate(sent, 1)], HASH)
    again = Writer(restored.device_id, name="again")
    restored.append(again.entry("voice", "v2", words="After the restore"))
    assert restored.check_chains() == len(sent) + 2
    assert folder.exists()
    restored.close()


def test_a_gesture_that_comes_in_two_pages_shows_only_when_whole(
    record: Record, other: Record, writer: Writer
) -> None:
    gesture = writer.gesture(("action", "a1", "what", "New"), ("action", "a1", "status", "done"))
    record.append(gesture)
    stamped = [one for some in record.outbox(100) for one in some]
    numbered = [(one, no) for no, one in enumerate(stamped, 1)]
    other.apply_pulled("family-1", EPOCH, numbered[:-1], HASH)
    assert "New" not in [one.what for one in other.actions()]
    before = other.state_hash()
    assert other.rebuild() == before
    other.apply_pulled("family-1", EPOCH, numbered[-1:], HASH)
    assert other.state_hash() == record.state_hash()


def test_both_sides_of_a_conflict_are_kept_and_counted(
    record: Record, other: Record, writer: Writer
) -> None:
    pull_all(record, other)
    base = next(one for one in record.changes_of("family-1") if one.value == "Promise")
    theirs = Writer(other.device_id, name="theirs")
    record.append(writer.edit(base, "Mine"))
    other.append(theirs.edit(base, "Theirs"))
    pull_all(other, record)
    pull_all(record, other)
    for one in (record, other):
        assert one.conflicts() == one.conflicts("family-1") == 1
        assert one.families()[0].conflicts == 1
        assert next(row for row in one.actions() if row.action_id == "a1").is_torn
        assert {"Mine", "Theirs"} <= {change.value for change in one.changes_of("family-1")}
    assert record.state_hash() == other.state_hash()
    both = tuple(one.id for one in record.changes_of("family-1") if one.value in ("Mine", "Theirs"))
    record.append(writer.gesture(("action", "a1", "what", "Ours"), supersedes=both))
    assert record.conflicts() == 0


@pytest.mark.usefixtures("writer")
def test_it_knows_until_when_this_laptops_changes_of_a_family_were_sent(
    record: Record, other: Record
) -> None:
    assert record.sent_until("family-1") == ""
    first, second, _third = record.outbox(100)
    record.store_receipts(EPOCH, [(one.change.id, no) for no, one in enumerate(first, 1)])
    assert record.sent_until("family-1") == max(one.change.at for one in first)
    record.refuse([one.change.id for one in second], "too long")
    assert record.sent_until("family-1") == max(one.change.at for one in second)
    assert record.sent_until("family-2") == ""
    pull_all(record, other)
    assert other.sent_until("family-1") == ""
