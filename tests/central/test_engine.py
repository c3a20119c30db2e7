"""The central record's database: private, encrypted where it has a key, and never misread."""

import sqlite3
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from mam_desktop.central.engine import open_database
from mam_desktop.central.serve import system_time
from mam_desktop.central.store import CentralStore
from mam_desktop.central.tables import META, METADATA
from mam_desktop.errors import BadInput, OurError, RecordTrouble
from tests.sync.fakes import MemoryStore, central_store

KEY = bytes(range(32))
MARK = "Robin's quiet-room pass"


def encrypted(path: Path, key: bytes = KEY) -> CentralStore:
    return CentralStore(open_database(str(path), key=key), system_time)


def push_mark(store: CentralStore) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write(MARK)
    store.push(lee.pushing(lee.outbox(500)))


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_with_a_key_nothing_in_the_folder_can_be_read(tmp_path: Path) -> None:
    store = encrypted(tmp_path / "central.db")
    push_mark(store)
    while_open = everything_in(tmp_path)
    store.close()
    for content in (while_open, everything_in(tmp_path)):
        assert content
        assert MARK.encode() not in content
        assert b"SQLite format 3" not in content


def test_it_opens_again_with_its_key_and_has_everything(tmp_path: Path) -> None:
    store = encrypted(tmp_path / "central.db")
    push_mark(store)
    epoch = store.epoch
    store.close()
    again = encrypted(tmp_path / "central.db")
    assert again.epoch == epoch
    assert MARK in again.page("family-a", 0, 1).rows[0][1]
    again.close()


@pytest.mark.parametrize("key", [bytes(32), None])
def test_with_another_key_or_none_it_is_refused_and_unchanged(
    tmp_path: Path, key: bytes | None
) -> None:
    encrypted(tmp_path / "central.db").close()
    before = (tmp_path / "central.db").read_bytes()
    with pytest.raises(RecordTrouble, match="cannot be opened"):
        CentralStore(open_database(str(tmp_path / "central.db"), key=key), system_time)
    assert (tmp_path / "central.db").read_bytes() == before


def test_a_plain_database_is_not_opened_with_a_key(tmp_path: Path) -> None:
    central_store(tmp_path / "central.db").close()
    with pytest.raises(RecordTrouble):
        encrypted(tmp_path / "central.db")


def test_a_key_of_the_wrong_length_never_becomes_a_passphrase(tmp_path: Path) -> None:
    with pytest.raises(OurError):
        open_database(str(tmp_path / "central.db"), key=b"x" * 31)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    store = central_store(tmp_path / "central.db")
    push_mark(store)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    store.close()
    assert modes == {0o600}


def test_every_commit_is_on_disk_before_it_is_told(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "central.db"))
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    database.close()


def test_a_central_record_of_a_newer_version_is_refused_and_unchanged(tmp_path: Path) -> None:
    store = central_store(tmp_path / "central.db")
    with store._database.writing() as connection:
        connection.execute(update(META).where(META.c.key == "schema").values(value="99"))
    store.close()
    with pytest.raises(RecordTrouble, match="newer version"):
        central_store(tmp_path / "central.db")


def test_a_newer_one_gets_no_tables_of_ours(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "central.db"))
    with database.writing() as connection:
        METADATA.create_all(connection, tables=[META])
        connection.execute(insert(META), {"key": "schema", "value": "99"})
    database.close()
    with pytest.raises(RecordTrouble, match="newer version"):
        central_store(tmp_path / "central.db")
    with sqlite3.connect(tmp_path / "central.db") as plain:
        names = {name for (name,) in plain.execute("SELECT name FROM sqlite_master")}
    plain.close()
    assert "change" not in names


@pytest.mark.parametrize("url", ["mysql://x/y", "no-such://x", "postgresql://h:port/x"])
def test_an_address_that_is_no_database_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="not the address"):
        open_database(url)


def test_a_postgresql_that_is_not_there_is_told_in_one_sentence() -> None:
    database = open_database("postgresql://app:secret@127.0.0.1:9/x?connect_timeout=2")
    with pytest.raises(RecordTrouble) as caught:
        CentralStore(database, system_time)
    assert "secret" not in str(caught.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        open_database(str(tmp_path / "gone" / "central.db"))
    with pytest.raises(BadInput, match="no file"):
        open_database(str(tmp_path / "central.db"), may_make=False)
    with pytest.raises(BadInput, match="cannot be written"):
        open_database(str(tmp_path.parent / ("x" * 300)))
