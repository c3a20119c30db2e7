"""What the schema itself forbids, also to somebody with raw SQL and the key."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from mam_desktop.changes.canonical import sha256_hex
from mam_desktop.errors import RecordTrouble
from mam_desktop.profile import Profile
from mam_desktop.record.connecting import connect
from mam_desktop.record.record import Record
from tests.record.fakes import Writer
from tests.record.making import A_KEY, open_record

APPEND_ONLY = [
    "UPDATE change_log SET value = '\"other\"'",
    "UPDATE change_log SET at = '2030-01-01T00:00:00.000Z-0000'",
    "UPDATE change_log SET hash = x'00', prev_hash = x'00'",
    "UPDATE change_log SET local_no = local_no + 1000",
    "DELETE FROM change_log",
    "INSERT OR REPLACE INTO change_log SELECT * FROM change_log",
    "REPLACE INTO change_log SELECT * FROM change_log LIMIT 1",
    "UPDATE access_log SET who = 'nobody'",
    "DELETE FROM access_log",
    "INSERT OR REPLACE INTO access_log SELECT * FROM access_log",
]
KEPT = [
    "UPDATE blob SET bytes = x'00'",
    "UPDATE blob SET sha256 = 'other'",
    "UPDATE blob SET size = size + 1",
    "DELETE FROM blob WHERE sha256 IN (SELECT trim(value, '\"') FROM change_log)",
    "INSERT OR REPLACE INTO blob SELECT * FROM blob",
    "REPLACE INTO blob (rowid, sha256, size, is_sent, bytes)"
    " SELECT rowid, 'x', 1, 0, x'00' FROM blob",
    "INSERT INTO blob SELECT sha256, 1, 0, x'00' FROM blob WHERE true"
    " ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes",
]
ONLY_BY_FOLDING = [
    "UPDATE heads SET kind = 'action'",
    "DELETE FROM heads",
    "INSERT INTO heads SELECT 'f', 'e', 'x', id, 'k' FROM change_log LIMIT 1",
    "UPDATE home_family SET preferred_name = 'Somebody'",
    "DELETE FROM home_family",
    "INSERT OR REPLACE INTO home_family SELECT * FROM home_family",
    "UPDATE action_row SET status = 'done'",
    "DELETE FROM action_row",
    "UPDATE minutes_row SET version = 7",
    "DELETE FROM minutes_row",
]


@pytest.fixture
def raw_folder(record: Record, folder: Path) -> Path:
    writer = Writer(record.device_id)
    record.append(writer.entry("child", "family-1", preferred_name="Robin"))
    record.append(writer.entry("action", "a1", what="Promise"))
    record.append(writer.entry("meeting", "m1", type="MAM"))
    record.append(writer.entry("sealed_copy", "c1", sha256=record.put_blob(b"sealed")))
    record.put_blob(b"nobody names this")
    record.note_access(who="lee", what="read", family_id="family-1", ids=["m1"])
    return folder


@pytest.mark.parametrize(
    ("statement", "why"),
    [(one, "append-only") for one in APPEND_ONLY]
    + [(one, "written only by folding") for one in ONLY_BY_FOLDING]
    + [(one, "kept as it is") for one in KEPT],
)
def test_raw_sql_cannot_go_past_the_log(raw_folder: Path, statement: str, why: str) -> None:
    raw = connect(Profile(raw_folder).record_file, A_KEY)
    tables = (
        "change_log",
        "heads",
        "home_family",
        "action_row",
        "minutes_row",
        "access_log",
        "blob",
    )

    def everything() -> list[object]:
        return [raw.execute(f"SELECT * FROM {name}").fetchall() for name in tables]  # noqa: S608

    before = everything()
    with pytest.raises(dbapi2.DatabaseError, match=why):
        raw.execute(statement)
    assert everything() == before
    raw.close()


def test_a_receipt_may_be_noted_in_the_log(raw_folder: Path) -> None:
    raw = connect(Profile(raw_folder).record_file, A_KEY)
    raw.execute("UPDATE change_log SET epoch = 'e', server_seq = 1 WHERE local_no = 1")
    raw.close()


def test_a_file_that_nothing_in_the_log_names_may_go_and_one_may_be_marked_sent(
    record: Record, raw_folder: Path
) -> None:
    raw = connect(Profile(raw_folder).record_file, A_KEY)
    sealed = sha256_hex(b"sealed")
    raw.execute("DELETE FROM blob WHERE sha256 != ?", [sealed])
    raw.close()
    assert record.unsent_blobs() == [sealed]
    record.mark_blob_sent(sealed)
    assert record.unsent_blobs() == []
    assert record.put_blob(b"sealed") == sealed


def test_whoever_alters_the_log_in_spite_of_all_is_found_by_the_chain(
    record: Record, raw_folder: Path
) -> None:
    assert record.check_chains() == record.change_count()
    raw = connect(Profile(raw_folder).record_file, A_KEY)
    raw.execute("DROP TRIGGER change_log_no_update")
    raw.execute("UPDATE change_log SET value = '\"Robyn\"' WHERE value = '\"Robin\"'")
    raw.close()
    with pytest.raises(RecordTrouble, match="chain of laptop"):
        record.check_chains()


def test_whoever_takes_a_change_out_is_found_by_the_chain(record: Record, raw_folder: Path) -> None:
    raw = connect(Profile(raw_folder).record_file, A_KEY)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DROP TRIGGER change_log_no_delete")
    raw.execute("DELETE FROM change_log WHERE local_no = 3")
    raw.close()
    with pytest.raises(RecordTrouble, match="number 4"):
        record.check_chains()


def test_a_rebuild_mends_lists_that_were_altered_in_spite_of_all(
    record: Record, raw_folder: Path
) -> None:
    expected = record.families(), record.state_hash()
    raw = connect(Profile(raw_folder).record_file, A_KEY)
    raw.execute("UPDATE folding SET is_on = 1")
    raw.execute("UPDATE home_family SET preferred_name = 'Somebody'")
    raw.execute("DELETE FROM heads WHERE field = 'what'")
    raw.execute("UPDATE folding SET is_on = 0")
    raw.close()
    assert record.state_hash() != expected[1]
    assert record.rebuild() == expected[1]
    assert record.families() == expected[0]


def test_the_guard_is_down_again_after_each_gesture(record: Record, raw_folder: Path) -> None:
    beside = open_record(raw_folder)
    with beside._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT is_on FROM folding").scalar() == 0
    beside._database.abandon()
    assert record.change_count() > 0
