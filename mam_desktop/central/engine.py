"""Opens the central record's database: PostgreSQL by URL, or an SQLite file, encrypted if asked."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from mam_desktop.errors import BadInput
from mam_desktop.texts import _


def open_database(url: str, *, key: bytes | None = None) -> Engine:
    """Return an engine for a database URL or the path of an SQLite file.

    Raises:
        BadInput: the address is not one.

    """
    if "://" not in url:
        return _sqlite(Path(url), key)
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(Path(parsed.database or "central.db"), key)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise BadInput(_("This is not the address of a database.")) from error


def _sqlite(path: Path, key: bytes | None) -> Engine:
    if not path.parent.is_dir():
        raise BadInput(_("There is no folder {folder}.").format(folder=path.parent))
    path.touch(mode=0o600)
    connect, module = _plain(path) if key is None else _encrypted(path, key)
    engine = create_engine("sqlite://", creator=connect, module=module, poolclass=QueuePool)
    event.listen(engine, "begin", _begin_writing)
    return engine


def _begin_writing(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own event
    """Take SQLite's one writing place at once, so that two writers queue and never clash."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _plain(path: Path) -> tuple[Callable[[], Any], Any]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        _set_up(connection)
        return connection

    return connect, sqlite3


def _encrypted(path: Path, key: bytes) -> tuple[Callable[[], Any], Any]:
    import sqlcipher3.dbapi2 as sqlcipher

    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        _set_up(connection)
        return connection

    return connect, sqlcipher


def _set_up(connection: Any) -> None:  # noqa: ANN401 - either driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000"):
        connection.execute(f"PRAGMA {pragma}")
