"""The record's database, open: one writer behind a lock, and readers that never wait for it.

What a start reads goes through bare connections; SQLAlchemy is brought in with the first writing.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mam_desktop.errors import RecordTrouble
from mam_desktop.record.connecting import connect
from mam_desktop.record.keys import RecordKey
from mam_desktop.record.troubles import in_plain_words
from mam_desktop.texts import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mam_desktop.record.engines import Engines

_IDLE_READERS = 3


class Database:
    """One encrypted database file; safe to use from any thread.

    Raises: RecordTrouble from the constructor and from every transaction, when the file is plain,
    damaged or not this key's, or the disk is full, read-only or broken; retryable where it may
    pass.
    """

    def __init__(self, path: Path, key: RecordKey) -> None:
        self.path = path
        self._key = key
        self._writer_lock = threading.Lock()
        self._lock = threading.Lock()
        self._first: str | None = None
        self._engines: Engines | None = None
        self._idle: list[dbapi2.Connection] | None = [self._connect_reader()]

    @contextmanager
    def asking(self) -> Iterator[dbapi2.Connection]:
        """Read one state of the database through a bare connection."""
        raw = self._take_reader()
        try:
            with in_plain_words():
                raw.execute("BEGIN")
                yield raw
        finally:
            self._give_back(raw)

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """Read one state of the database, however long it takes; writers go on."""
        with self._awake().reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator["Connection"]:
        """Hold the one writer for one transaction; it is undone whole when anything is raised."""
        with self._writer_lock:
            with self._awake().writing() as connection:
                if self._first is not None:
                    connection.exec_driver_sql(self._first)
                yield connection
            self._first = None

    def run_with_first_writing(self, sql: str) -> None:
        """Have a statement run at the head of the first transaction that writes."""
        self._first = sql

    @property
    def was_written(self) -> bool:
        """Say whether anything may have been written since it was opened."""
        return self._engines is not None

    def warm_up(self) -> None:
        """Bring in what the first writing needs; takes a while, from any thread."""
        self._awake()

    def copy_to(self, path: Path) -> None:
        """Write an encrypted copy, under the same key, of the state as it stands."""
        with in_plain_words():
            source = connect(self.path, self._key)
            target = connect(path, self._key)
            try:
                source.backup(target)
            finally:
                target.close()
                source.close()

    def refuse_damage(self) -> None:
        """Look through the whole file.

        Raises:
            RecordTrouble: something in it is damaged.

        """
        with self.asking() as raw:
            found = raw.execute("PRAGMA quick_check(1)").fetchall()
            broken = raw.execute("PRAGMA foreign_key_check").fetchone()
        if found != [("ok",)] or broken:
            raise RecordTrouble(
                _(
                    "The record’s file is damaged. Keep it, and put one back from a backup or from"
                    " the central record."
                )
            )

    def close(self) -> None:
        """Move everything into the one file and close every connection."""
        try:
            if self._engines is not None:
                with self._writer_lock:
                    self._engines.tidy()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Close every connection and leave the files as they are."""
        with self._lock:
            idle, self._idle = self._idle or [], None
        for raw in idle:
            raw.close()
        with self._writer_lock:
            if self._engines is not None:
                self._engines.dispose()

    def _awake(self) -> "Engines":
        with self._lock:
            if self._engines is None:
                from mam_desktop.record.engines import Engines

                self._engines = Engines(lambda: connect(self.path, self._key))
            return self._engines

    def _connect_reader(self) -> dbapi2.Connection:
        with in_plain_words():
            raw = connect(self.path, self._key)
            raw.execute("PRAGMA query_only = ON").fetchall()
        return raw

    def _take_reader(self) -> dbapi2.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._connect_reader()

    def _give_back(self, raw: dbapi2.Connection) -> None:
        raw.rollback()
        with self._lock:
            if self._idle is not None and len(self._idle) < _IDLE_READERS:
                self._idle.append(raw)
                return
        raw.close()
