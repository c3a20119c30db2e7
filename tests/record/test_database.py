"""The encrypted database: what it opens, what it refuses, and what its triggers hold."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from mam_desktop.errors import OurError, RecordTrouble
from mam_desktop.record.connecting import connect
from mam_desktop.record.database import Database
from mam_desktop.record.keys import RecordKey
from mam_desktop.record.troubles import trouble_of

A_KEY = RecordKey.of(bytes(range(32)))
ANOTHER_KEY = RecordKey.of(bytes(range(1, 33)))
MARKER = "Quokka-in-the-log"


def a_database(folder: Path, key: RecordKey = A_KEY) -> Database:
    return Database(folder / "record.db", key)


def fill(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE word (word TEXT)"))
        connection.execute(text("INSERT INTO word VALUES (:word)"), {"word": MARKER})


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    fill(database)
    database.close()
    again = a_database(tmp_path)
    with again.reading() as connection:
        assert connection.execute(text("SELECT word FROM word")).scalar() == MARKER
    again.close()


def test_connections_are_as_safe_as_they_were_asked_to_be(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    with database.writing() as connection:
        set_to = {
            name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
                "busy_timeout",
            )
        }
    assert set_to == {
        "journal_mode": "wal",
        "synchronous": "2",
        "foreign_keys": "1",
        "secure_delete": "1",
        "trusted_schema": "0",
        "busy_timeout": "5000",
    }
    database.close()


def test_no_word_is_readable_in_any_file_while_open_or_closed(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    fill(database)
    open_files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(open_files) == {"record.db", "record.db-wal", "record.db-shm"}
    database.close()
    for content in (*open_files.values(), *(path.read_bytes() for path in tmp_path.iterdir())):
        assert MARKER.encode() not in content
        assert not content.startswith(b"SQLite format 3")


def test_another_key_is_told_from_an_empty_record(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = a_database(tmp_path)
    fill(database)
    database.close()
    before = (tmp_path / "record.db").read_bytes()
    with pytest.raises(RecordTrouble, match="not the one that this key belongs to"):
        a_database(tmp_path, ANOTHER_KEY)
    assert (tmp_path / "record.db").read_bytes() == before
    assert capfd.readouterr().err == ""


def test_a_plain_file_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.db") as plain:
        plain.execute("CREATE TABLE word (word TEXT)")
    plain.close()
    with pytest.raises(RecordTrouble, match="is not encrypted"):
        a_database(tmp_path)


def test_a_driver_that_does_not_encrypt_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordTrouble, match="cannot encrypt as it must"):
        connect(tmp_path / "record.db", A_KEY, sqlite3.connect)  # type: ignore[arg-type]
    assert not (tmp_path / "record.db").exists() or not (tmp_path / "record.db").read_bytes()


def test_a_driver_known_to_damage_files_is_refused(tmp_path: Path) -> None:
    class OldConnection(dbapi2.Connection):
        def execute(self, sql: str, parameters: object = (), /) -> dbapi2.Cursor:
            if "sqlite_version" in sql:
                sql = "SELECT '3.51.1'"
            return super().execute(sql, parameters)  # type: ignore[arg-type]

    def old(path: str) -> dbapi2.Connection:
        return dbapi2.connect(path, factory=OldConnection)

    with pytest.raises(RecordTrouble, match=r"SQLite 3\.51\.1"):
        connect(tmp_path / "record.db", A_KEY, old)


def test_a_flipped_bit_is_found_and_said(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    fill(database)
    database.close()
    path = tmp_path / "record.db"
    whole = bytearray(path.read_bytes())
    whole[len(whole) - 2000] ^= 1
    path.write_bytes(whole)
    damaged = a_database(tmp_path)
    with pytest.raises(RecordTrouble, match="damaged"), damaged.reading() as connection:
        connection.execute(text("SELECT * FROM word")).all()
    damaged.close()


def test_readers_cannot_write(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    fill(database)
    with pytest.raises(RecordTrouble), database.reading() as connection:
        connection.execute(text("DELETE FROM word"))
    database.close()


def test_a_failed_write_is_undone_whole(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    fill(database)

    def fail_half_way() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO word VALUES ('half')"))
            raise OurError("half way")

    with pytest.raises(OurError):
        fail_half_way()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM word")).scalar() == 1
    database.close()


@pytest.mark.parametrize(
    ("name", "retryable"),
    [
        ("SQLITE_FULL", True),
        ("SQLITE_READONLY_DBMOVED", True),
        ("SQLITE_IOERR_FSYNC", True),
        ("SQLITE_BUSY_SNAPSHOT", True),
        ("SQLITE_NOTADB", False),
        ("SQLITE_CORRUPT_VTAB", False),
    ],
)
def test_trouble_of_the_disk_says_whether_it_may_pass(name: str, retryable: bool) -> None:
    error = dbapi2.OperationalError("whatever")
    error.sqlite_errorname = name
    trouble = trouble_of(error)
    assert isinstance(trouble, RecordTrouble)
    assert trouble.retryable is retryable


def test_a_statement_that_is_wrong_is_a_bug_of_ours_and_shows_no_words(tmp_path: Path) -> None:
    database = a_database(tmp_path)
    fill(database)
    with pytest.raises(OurError) as caught, database.writing() as connection:
        connection.execute(text("INSERT INTO word (wrong) VALUES (:word)"), {"word": MARKER})
    assert MARKER not in f"{caught.value} {caught.value.__cause__}"
    database.close()
