"""Brings a record's form up to date, after a backup; refuses a record of a newer version."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mam_desktop.errors import RecordTrouble
from mam_desktop.profile import Profile
from mam_desktop.record.database import Database
from mam_desktop.record.folder import with_companions
from mam_desktop.record.migrations import HEAD, KNOWN
from mam_desktop.texts import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

_log = logging.getLogger(__name__)


def bring_up_to_date(database: Database, folder: Path) -> bool:
    """Migrate the record where it has to be; return whether it was.

    Raises:
        RecordTrouble: a newer version wrote the record, or there is no room for the backup.

    """
    with database.asking() as raw:
        stored = stored_revision(raw)
    if stored == HEAD:
        return False
    if stored is None:
        raise RecordTrouble(_("The record’s file is empty. Put one back from a backup."))
    if stored not in KNOWN:
        raise RecordTrouble(
            _(
                "A newer version of MAM Desktop wrote this record. Please update MAM Desktop;"
                " nothing was changed."
            )
        )
    back_up(database, folder, stored)
    _log.info("record is migrated from %s to %s", stored, HEAD)
    with database.writing() as connection:
        migrate(connection, HEAD)
    return True


def stored_revision(raw: dbapi2.Connection) -> str | None:
    """Return the form that a database has, or None for an empty one."""
    there = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if raw.execute(there).fetchone() is None:
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def back_up(database: Database, folder: Path, revision: str) -> Path:
    """Write an encrypted copy into the backups folder; return its path."""
    backups = Profile(folder).backups_folder
    backups.mkdir(mode=0o700, exist_ok=True)
    whole, unfinished = backups / f"record-{revision}.db", backups / f"record-{revision}.new"
    for path in with_companions(unfinished):
        path.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    database.copy_to(unfinished)
    unfinished.replace(whole)
    return whole


def migrate(connection: "Connection", revision: str) -> None:
    """Go to a form, up or down, inside the caller's transaction; `base` is the empty one."""
    from alembic import command
    from alembic.config import Config
    from alembic.migration import MigrationContext

    config = Config()
    config.set_main_option("path_separator", "os")
    scripts = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    stored = MigrationContext.configure(connection).get_current_revision()
    if revision == "base" or (stored or "") > revision:
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
