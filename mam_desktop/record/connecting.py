"""Opens one connection to the encrypted database, and checks what it opens.

Written for the driver alone: a start needs no more, and the rest takes longer to import than a
window takes to paint.
"""

from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from mam_desktop.errors import RecordTrouble
from mam_desktop.record.keys import RecordKey
from mam_desktop.texts import _

OLDEST_SQLCIPHER = (4, 10)
OLDEST_SQLITE = (3, 51, 3)
"""SQLite before this one can damage a file in WAL mode."""

_PLAIN_HEADER = b"SQLite format 3\x00"
_BUSY_S = 5.0
_SETTINGS = {
    "cipher_page_size": "4096",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
    "kdf_iter": "256000",
}
# Locking and wiping all of SQLite's memory takes as long again as the rest of a commit (measured:
# 0.45 ms against 0.08 ms for three rows), while Python holds the key and the words anyway until
# the process ends. SQLCipher wipes its own key material with or without it.
_BEFORE_KEY = ("cipher_log_level = NONE", "cipher_memory_security = OFF")
_AFTER_KEY = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)


Dial = Callable[[str], dbapi2.Connection]
"""Opens a database file, bare: not yet keyed, not yet checked."""


def dial(path: str) -> dbapi2.Connection:
    """Open a database file with the driver that encrypts."""
    return dbapi2.connect(path, isolation_level=None, check_same_thread=False, timeout=_BUSY_S)


def connect(path: Path, key: RecordKey, dial: Dial = dial) -> dbapi2.Connection:
    """Open one connection, encrypted and checked; the caller closes it.

    Raises:
        RecordTrouble: the file is plain, damaged, or not this key's; or the driver is not safe.

    """
    refuse_plain_file(path)
    raw = dial(str(path))
    try:
        for pragma in _BEFORE_KEY:
            raw.execute(f"PRAGMA {pragma}").fetchall()
        raw.execute(f'PRAGMA key = "{key.pragma}"').fetchall()
        _check_driver(raw)
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        for pragma in _AFTER_KEY:
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        raw.close()
        raise
    return raw


def refuse_plain_file(path: Path) -> None:
    """Refuse a record that is not encrypted.

    Raises:
        RecordTrouble: the file starts like a plain SQLite database.

    """
    if not path.exists():
        return
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
            raise RecordTrouble(
                _(
                    "The record’s file is not encrypted, so MAM Desktop does not open it. It is not"
                    " the one that was kept here."
                )
            )


def _check_driver(raw: dbapi2.Connection) -> None:
    """Refuse a driver that does not encrypt, or is known to damage files."""
    cipher, sqlite = _one(raw, "PRAGMA cipher_version"), _one(raw, "SELECT sqlite_version()")
    settings = " ".join(str(row[0]) for row in raw.execute("PRAGMA cipher_settings"))
    expected = (f"PRAGMA {name} = {value}" for name, value in _SETTINGS.items())
    if (
        _numbers(cipher) < OLDEST_SQLCIPHER
        or _numbers(sqlite) < OLDEST_SQLITE
        or not all(one in settings.replace("'", "") for one in expected)
    ):
        raise RecordTrouble(
            _(
                "This copy of MAM Desktop cannot encrypt as it must (SQLCipher {cipher}, SQLite"
                " {sqlite}). Nothing was opened: please install it again."
            ).format(cipher=cipher or "-", sqlite=sqlite)
        )


def _one(raw: dbapi2.Connection, sql: str) -> str:
    row = raw.execute(sql).fetchone()
    return str(row[0]) if row and row[0] else ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(one) for one in version.partition(" ")[0].split(".") if one.isdigit())
