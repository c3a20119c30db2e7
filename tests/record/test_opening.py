"""Opening a record: never a new one over an old one, never a damaged or a plain one."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from mam_desktop.errors import KeyTrouble, RecordTrouble
from mam_desktop.profile import Profile
from mam_desktop.record.database import Database
from mam_desktop.record.keys import RecordKey, create_key, key_mode, unlock_key
from mam_desktop.record.migrations import KNOWN
from mam_desktop.record.record import Record
from mam_desktop.record.upgrading import migrate
from tests.record.fakes import CountedIds, FakeKeyStore, SteppingClock, Writer
from tests.record.making import A_KEY, make_record, open_record


def a_closed_record(folder: Path, *, words: str = "Robin") -> Path:
    record = make_record(folder)
    writer = Writer(record.device_id)
    record.append(writer.entry("child", "family-1", preferred_name=words))
    record.close()
    return Profile(folder).record_file


def test_a_record_keeps_its_laptop_and_its_content(folder: Path) -> None:
    first = make_record(folder)
    key, device = first.device_public_key(), first.device_id
    first.close()
    again = open_record(folder)
    assert (again.device_public_key(), again.device_id) == (key, device)
    again.close()


def test_a_record_is_never_made_over_another(folder: Path) -> None:
    assert not Record.is_made(folder)
    file = a_closed_record(folder)
    before = file.read_bytes()
    with pytest.raises(RecordTrouble, match="is a record in this profile already"):
        make_record(folder)
    assert file.read_bytes() == before


@pytest.mark.parametrize("loss", ["missing", "empty"])
def test_a_lost_record_is_said_so_and_never_replaced(folder: Path, loss: str) -> None:
    file = a_closed_record(folder)
    if loss == "missing":
        file.unlink()
    else:
        file.write_bytes(b"")
    assert Record.is_made(folder)
    with pytest.raises(RecordTrouble, match="missing or empty"):
        open_record(folder)
    with pytest.raises(RecordTrouble, match="already"):
        make_record(folder)
    with pytest.raises(KeyTrouble, match="key file is gone"):
        key_mode(folder)


def test_a_crash_while_the_record_is_made_leaves_none(folder: Path) -> None:
    class CrashingIds(CountedIds):
        def new_id(self) -> str:
            raise KeyboardInterrupt

    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        Record.create(folder, A_KEY, clock=SteppingClock(), ids=CrashingIds())
    assert not Record.is_made(folder)
    make_record(folder).close()


def test_a_key_from_the_key_store_opens_the_record_it_was_made_for(folder: Path) -> None:
    folder.mkdir()
    store = FakeKeyStore()
    key = create_key(folder, store=store)
    Record.create(folder, key, clock=SteppingClock(), ids=CountedIds()).close()
    open_record(folder, key=unlock_key(folder, store=store)).close()


def test_a_fitting_key_over_a_foreign_file_is_damage_and_not_a_wrong_key(folder: Path) -> None:
    a_closed_record(folder)
    with pytest.raises(RecordTrouble, match="not the one that this key belongs to"):
        open_record(folder, key=RecordKey.of(b"k" * 32))


def test_a_plain_file_in_its_place_is_refused(folder: Path) -> None:
    file = a_closed_record(folder)
    file.unlink()
    plain = sqlite3.connect(file)
    plain.execute("CREATE TABLE change_log (id TEXT)")
    plain.close()
    with pytest.raises(RecordTrouble, match="is not encrypted"):
        open_record(folder)


def test_an_encrypted_file_that_is_no_record_is_refused(folder: Path) -> None:
    file = a_closed_record(folder)
    file.unlink()
    other = Database(file, A_KEY)
    with other.writing() as connection:
        connection.execute(text("CREATE TABLE word (word TEXT)"))
    other.close()
    with pytest.raises(RecordTrouble, match="empty"):
        open_record(folder)


def test_a_record_of_a_newer_version_is_refused_with_an_exit_code(folder: Path) -> None:
    file = a_closed_record(folder)
    database = Database(file, A_KEY)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    database.close()
    with pytest.raises(RecordTrouble, match="newer version") as caught:
        open_record(folder)
    assert caught.value.exit_code == 4


def test_an_older_record_is_backed_up_brought_up_to_date_and_folded(folder: Path) -> None:
    file = a_closed_record(folder)
    database = Database(file, A_KEY)
    with database.writing() as connection:
        migrate(connection, KNOWN[0])
    database.close()
    record = open_record(folder)
    assert [one.preferred_name for one in record.families()] == ["Robin"]
    assert (Profile(folder).backups_folder / "record-0001.db").exists()
    record.close()


def test_a_record_folded_by_older_rules_is_folded_anew(folder: Path) -> None:
    a_closed_record(folder)
    record = open_record(folder)
    record._writing.shelf.set_state("folded_by", [0, 0])
    with record._database.writing() as connection:
        connection.execute(text("UPDATE folding SET is_on = 1"))
        connection.execute(text("UPDATE home_family SET preferred_name = 'old rules'"))
        connection.execute(text("UPDATE folding SET is_on = 0"))
    record.close()
    again = open_record(folder)
    assert [one.preferred_name for one in again.families()] == ["Robin"]
    again.close()


def test_damage_is_looked_for_after_a_run_that_broke_off(folder: Path) -> None:
    file = a_closed_record(folder, words="long " * 30_000)
    broken_off = open_record(folder)
    broken_off.put_draft("note", "half a word")
    broken_off._database.abandon()
    whole = bytearray(file.read_bytes())
    for at in range(len(whole) // 2, len(whole), 4096):
        whole[at] ^= 1
    file.write_bytes(whole)
    with pytest.raises(RecordTrouble, match="damaged"):
        open_record(folder)


def test_a_start_reads_without_what_only_writing_needs(folder: Path) -> None:
    a_closed_record(folder)
    program = f"""
import sys
from pathlib import Path
from tests.record.making import open_record
record = open_record(Path({str(folder)!r}))
assert [one.preferred_name for one in record.families()] == ["Robin"]
record.actions(), record.minutes(), record.changes_of("family-1"), record.get_state("scene")
record.pending_count(), record.conflicts(), record.state_hash(), record.close()
heavy = {{"sqlalchemy", "alembic", "keyring", "argon2"}} & set(sys.modules)
assert not heavy, heavy
"""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)


def test_after_closing_everything_is_in_the_one_file(folder: Path) -> None:
    a_closed_record(folder)
    assert {path.name for path in folder.iterdir()} == {"record.db", "record.made"}
    assert Profile(folder).record_file.stat().st_mode & 0o077 == 0


def test_no_word_is_readable_in_any_file_of_the_folder(folder: Path) -> None:
    marker = "Quokka-on-the-family-screen"
    record = make_record(folder)
    writer = Writer(record.device_id)
    record.append(writer.entry("child", "family-1", preferred_name=marker))
    record.append(writer.entry("action", "a1", what=marker))
    record.put_draft("note", marker)
    record.put_blob(marker.encode() * 1000)
    record.set_state("scene", marker)
    record.note_access(who=marker, what="read")
    record.rebuild()
    while_open = [path.read_bytes() for path in folder.iterdir()]
    assert len(while_open) == 4
    record.close()
    for content in (*while_open, *(path.read_bytes() for path in folder.iterdir())):
        assert marker.encode() not in content
