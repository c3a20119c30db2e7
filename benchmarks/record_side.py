"""From a gesture to its receipt, against the same rows in one raw SQLCipher transaction."""

from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.keys import KEY
from benchmarks.robin import robin
from benchmarks.rows import Row, median, timed_ms
from mam_desktop.meeting.boarding import add_idea

RUNS = 120
LOG_COLUMNS, HEAD_COLUMNS = 24, 5


def gesture_receipt() -> Row:
    """Measure one idea from its use case to the commit's receipt."""
    with robin() as ground:
        session = ground.session
        ours = [
            timed_ms(lambda no=no: add_idea(session, words=f"Idea {no}", by="Mum"))  # type: ignore[misc]
            for no in range(RUNS)
        ]
        changes = session.everything.changes()[-1].gesture_of
    return Row(
        name="gesture_receipt",
        ours=median(ours),
        baseline=median(_raw(changes)),
        unit="ms",
        statistic="median",
        runs=RUNS,
        against="the same log and state rows by executemany in one raw SQLCipher transaction",
    )


def _raw(changes: int) -> list[float]:
    """Write as many rows as one idea does: the log, the heads, one row of a list."""
    with TemporaryDirectory() as folder:
        connection = sqlcipher.connect(str(Path(folder) / "raw.db"), isolation_level=None)
        connection.execute(f'PRAGMA key="{KEY.pragma}"')
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        columns = ", ".join(f"c{at}" for at in range(LOG_COLUMNS))
        connection.execute(f"CREATE TABLE log (no INTEGER PRIMARY KEY, {columns}, UNIQUE (c0))")
        heads = ", ".join(f"c{at}" for at in range(HEAD_COLUMNS))
        connection.execute(f"CREATE TABLE heads ({heads}, PRIMARY KEY (c0, c1))")
        connection.execute("CREATE TABLE home (id PRIMARY KEY, words, number)")
        runs = [timed_ms(lambda no=no: _write(connection, no, changes)) for no in range(RUNS)]  # type: ignore[misc]
        connection.close()
    return runs


def _write(connection: "sqlcipher.Connection", no: int, changes: int) -> None:
    text = "0192f0c1-0000-7000-8000-000000000000"
    log = [(f"{no}-{at}", *([text] * (LOG_COLUMNS - 1))) for at in range(changes)]
    heads = [(f"{no}", f"{at}", text, text, text) for at in range(changes)]
    connection.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * LOG_COLUMNS)
    names = ", ".join(f"c{at}" for at in range(LOG_COLUMNS))
    connection.executemany(f"INSERT INTO log ({names}) VALUES ({marks})", log)  # noqa: S608
    connection.executemany("INSERT INTO heads VALUES (?, ?, ?, ?, ?)", heads)
    connection.execute("INSERT OR REPLACE INTO home VALUES ('robin', ?, ?)", (text, no))
    connection.execute("COMMIT")
