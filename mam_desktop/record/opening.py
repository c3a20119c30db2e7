"""Makes and opens the record's database in a profile folder; never a new one over an old one."""

from pathlib import Path

from sqlcipher3 import dbapi2

from mam_desktop.changes.change import Clock, IdSource
from mam_desktop.errors import RecordTrouble
from mam_desktop.profile import Profile
from mam_desktop.record.database import Database
from mam_desktop.record.folder import record_is_made, unfinished_file, with_companions
from mam_desktop.record.keys import RecordKey
from mam_desktop.record.migrations import HEAD
from mam_desktop.record.upgrading import bring_up_to_date, migrate
from mam_desktop.texts import _


def create_database(folder: Path, key: RecordKey, *, clock: Clock, ids: IdSource) -> None:
    """Make the database of a new record, beside its place, and put it there once it is whole.

    Raises:
        RecordTrouble: there was a record here already, or the disk would not take it.

    """
    if record_is_made(folder):
        raise RecordTrouble(_("There is a record in this profile already; it is kept."))
    unfinished = unfinished_file(folder)
    for path in with_companions(unfinished):
        path.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    database = Database(unfinished, key)
    try:
        from mam_desktop.record.device import make_device

        with database.writing() as connection:
            migrate(connection, HEAD)
            make_device(connection, clock=clock, ids=ids)
    except BaseException:
        database.abandon()
        raise
    database.close()
    unfinished.replace(Profile(folder).record_file)


def open_database(folder: Path, key: RecordKey) -> Database:
    """Open the database of a record, in the form that this version works with.

    Raises:
        RecordTrouble: the file is missing, plain, damaged, not this key's, or of a newer version.

    """
    file = Profile(folder).record_file
    if not file.exists() or not file.stat().st_size:
        raise RecordTrouble(
            _(
                "The record’s file is missing or empty in {folder}. No new record was made in its"
                " place: put the file back from a backup."
            ).format(folder=folder)
        )
    database = Database(file, key)
    try:
        bring_up_to_date(database, folder)
    except BaseException:
        database.abandon()
        raise
    return database


def read_device_id(raw: dbapi2.Connection) -> str:
    """Return the id of the laptop whose record this is.

    Raises:
        RecordTrouble: it belongs to no laptop, so it was never made whole.

    """
    row = raw.execute("SELECT device_id FROM device").fetchone()
    if row is None:
        raise RecordTrouble(_("The record’s file is not complete. Put one back from a backup."))
    return str(row[0])
