"""Opens the central record's database: PostgreSQL by URL, or an SQLite file, encrypted if asked."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from mam_desktop.errors import BadInput, OurError, RecordTrouble
from mam_desktop.texts import _

KEY_BYTES = 32
_READS = "mam_reads"
_PREPARING = 7_264_113
"""PostgreSQL's lock for making tables: two services may start at once."""


class Database:
    """A database that is open; safe to use from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # SQLite's own queue is a sleep and another try; a lock lets writers through in order.
        is_sqlite = engine.dialect.name == "sqlite"
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if is_sqlite else nullcontext()
        )

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold one transaction for writing; it is undone whole when anything is raised."""
        with self._turn, self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one state of the database; on SQLite no writer waits for it."""
        opened = self._engine.connect().execution_options(**{_READS: True})
        with opened as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(url: str, *, key: bytes | None = None, may_make: bool = True) -> Database:
    """Return the database at a URL, or at the path of an SQLite file.

    Raises:
        BadInput: the address is not one, its folder cannot be written, or the file is not there
            and none may be made.

    """
    if "://" not in url:
        return Database(_sqlite(Path(url), key, may_make=may_make))
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            path = Path(parsed.database or "central.db")
            return Database(_sqlite(path, key, may_make=may_make))
        if parsed.get_backend_name() != "postgresql":
            raise BadInput(_("This is not the address of a database."))
        parsed = parsed.set(drivername="postgresql+psycopg")
        return Database(
            create_engine(parsed, pool_pre_ping=True, pool_size=10, hide_parameters=True)
        )
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise BadInput(_("This is not the address of a database.")) from error


def take_preparing_lock(connection: Connection) -> None:
    """Be the only one who makes tables; SQLite's writers are alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_PREPARING})"))


def _sqlite(path: Path, key: bytes | None, *, may_make: bool) -> Engine:
    if not may_make and not path.is_file():
        raise BadInput(_("There is no file {path}.").format(path=path))
    if not path.parent.is_dir():
        raise BadInput(_("There is no folder {folder}.").format(folder=path.parent))
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise BadInput(
            _("{path} cannot be written: {why}").format(path=path, why=error.strerror or error)
        ) from error
    connect, module = _plain(path) if key is None else _encrypted(path, key)
    engine = create_engine(
        "sqlite://", creator=connect, module=module, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Take SQLite's one writing place at once, so that another process waits and never clashes."""
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _plain(path: Path) -> tuple[Callable[[], Any], Any]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        _set_up(connection)
        return connection

    return connect, sqlite3


def _encrypted(path: Path, key: bytes) -> tuple[Callable[[], Any], Any]:
    import sqlcipher3.dbapi2 as sqlcipher

    if len(key) != KEY_BYTES:
        raise OurError("a key of the wrong length would be taken for a passphrase")

    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        if connection.execute("PRAGMA cipher_version").fetchone() is None:
            connection.close()
            raise RecordTrouble(_("This installation cannot encrypt, so nothing was opened."))
        _set_up(connection)
        return connection

    return connect, sqlcipher


def _set_up(connection: Any) -> None:  # noqa: ANN401 - either driver
    try:
        for pragma in ("busy_timeout=20000", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
