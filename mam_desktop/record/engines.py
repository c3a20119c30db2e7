"""SQLAlchemy's engines on the encrypted database: one for the writer, one for long readings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from mam_desktop.record.troubles import trouble_of

_READERS = 3


class Engines:
    """The one writing connection and a few reading ones; who uses the writer holds the lock."""

    def __init__(self, connect: Callable[[], dbapi2.Connection]) -> None:
        self._writer_engine = _engine(connect, size=1, begin="BEGIN IMMEDIATE")
        self._reader_engine = _engine(connect, size=_READERS, begin="BEGIN")
        event.listen(self._reader_engine, "connect", _only_read)
        with _in_plain_words():
            self.writer: Connection = self._writer_engine.connect()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Run one transaction on the writer; it is undone whole when anything is raised."""
        with _in_plain_words(), self.writer.begin():
            yield self.writer

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run one reading transaction."""
        with _in_plain_words(), self._reader_engine.connect() as connection, connection.begin():
            yield connection

    def tidy(self) -> None:
        """Move everything that was written into the one file."""
        with _in_plain_words():
            raw = self.writer.connection.driver_connection
            if raw is not None:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def dispose(self) -> None:
        """Close every connection."""
        self.writer.close()
        self._reader_engine.dispose()
        self._writer_engine.dispose()


def _engine(connect: Callable[[], dbapi2.Connection], *, size: int, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _only_read(raw: dbapi2.Connection, _record: object) -> None:
    raw.execute("PRAGMA query_only = ON").fetchall()


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise trouble_of(error.orig or error) from error
    except dbapi2.Error as error:
        raise trouble_of(error) from error
