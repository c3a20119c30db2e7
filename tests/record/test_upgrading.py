"""The record's form: the models' own, reached step by step, with a backup, never from ahead."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from mam_desktop.errors import OurError, RecordTrouble
from mam_desktop.profile import Profile
from mam_desktop.record import migrations, triggers
from mam_desktop.record.database import Database
from mam_desktop.record.keys import RecordKey
from mam_desktop.record.opening import open_database
from mam_desktop.record.tables import Base
from mam_desktop.record.upgrading import bring_up_to_date, migrate, stored_revision

A_KEY = RecordKey.of(bytes(range(32)))


def a_database(folder: Path, revision: str) -> Database:
    database = Database(Profile(folder).record_file, A_KEY)
    with database.writing() as connection:
        migrate(connection, revision)
    return database


def form_of(connection: Connection) -> dict[str, str]:
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != :own"),
        {"own": "alembic_version"},
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_the_newest_form_is_the_models_own(tmp_path: Path) -> None:
    assert triggers.triggers()
    migrated = a_database(tmp_path, migrations.HEAD)
    made = Database(tmp_path / "made.db", A_KEY)
    with made.writing() as connection:
        Base.metadata.create_all(connection)
        expected = form_of(connection)
    with migrated.reading() as connection:
        assert form_of(connection) == expected
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    made.close()
    migrated.close()


def test_up_down_up_gives_the_same_form(tmp_path: Path) -> None:
    database = a_database(tmp_path, migrations.HEAD)
    for revision in migrations.KNOWN:
        with database.writing() as connection:
            migrate(connection, revision)
            migrate(connection, "base")
            assert form_of(connection) == {}
            migrate(connection, revision)
            there = form_of(connection)
            migrate(connection, migrations.HEAD)
            migrate(connection, revision)
            assert form_of(connection) == there
    database.close()


def test_the_known_forms_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrations.HEAD]
    known = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(known)) == migrations.KNOWN


def test_an_older_record_is_backed_up_and_keeps_its_data(tmp_path: Path) -> None:
    database = a_database(tmp_path, migrations.KNOWN[0])
    with database.writing() as connection:
        connection.execute(text("INSERT INTO draft VALUES ('note', 'half a word', 'now')"))
    assert bring_up_to_date(database, tmp_path)
    assert not bring_up_to_date(database, tmp_path)
    backup = Database(Profile(tmp_path).backups_folder / "record-0001.db", A_KEY)
    for one, form in ((database, migrations.HEAD), (backup, migrations.KNOWN[0])):
        with one.asking() as raw:
            assert stored_revision(raw) == form
        with one.reading() as connection:
            assert connection.execute(text("SELECT text FROM draft")).scalar() == "half a word"
        one.close()


def test_files_of_an_older_record_are_kept_as_they_are_once_it_was_opened(tmp_path: Path) -> None:
    database = a_database(tmp_path, "0002")
    edit = text("UPDATE blob SET bytes = x'01'")
    with database.writing() as connection:
        connection.execute(text("INSERT INTO blob VALUES ('a', 1, 0, x'00')"))
        connection.execute(edit)
    database.close()
    database = open_database(tmp_path, A_KEY)
    with pytest.raises(OurError, match="kept as it is"), database.writing() as connection:
        connection.execute(edit)
    with database.reading() as connection:
        assert connection.execute(text("SELECT sha256, bytes FROM blob")).all() == [("a", b"\1")]
    database.close()


def test_a_backup_is_encrypted(tmp_path: Path) -> None:
    database = a_database(tmp_path, migrations.KNOWN[0])
    with database.writing() as connection:
        connection.execute(text("INSERT INTO draft VALUES ('note', 'half a word', 'now')"))
    bring_up_to_date(database, tmp_path)
    for path in Profile(tmp_path).backups_folder.iterdir():
        assert b"half a word" not in path.read_bytes()
        assert not path.read_bytes().startswith(b"SQLite format 3")
        assert path.stat().st_mode & 0o077 == 0
    database.close()


def test_a_record_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    database = a_database(tmp_path, migrations.HEAD)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordTrouble, match="newer version of MAM Desktop") as caught:
        bring_up_to_date(database, tmp_path)
    assert caught.value.exit_code != 0
    assert not Profile(tmp_path).backups_folder.exists()
    database.close()


def test_a_migration_that_breaks_off_leaves_the_old_form(tmp_path: Path) -> None:
    database = a_database(tmp_path, migrations.KNOWN[0])
    with database.writing() as connection:
        before = form_of(connection)
        connection.execute(text("CREATE TABLE folding (in_the_way TEXT)"))
    with pytest.raises(Exception, match="folding"):
        bring_up_to_date(database, tmp_path)
    with database.asking() as raw:
        assert stored_revision(raw) == migrations.KNOWN[0]
    with database.reading() as connection:
        assert form_of(connection).keys() - before.keys() == {"folding"}
    database.close()
