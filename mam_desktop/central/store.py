"""The central record's log: dense per family, exactly once, chained per laptop and per family.

The number of a change is given under its family's row lock, in the transaction that stores it, so
what a reader has seen up to a number is complete. Source: docs/architecture.md, "Sync".
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from mam_desktop.central.answers import Accepted, Clone, Overtaken
from mam_desktop.central.engine import Database, take_preparing_lock
from mam_desktop.central.pushing import LookAgain, check_signature, put_aside, take_in
from mam_desktop.central.tables import (
    BLOB,
    CHANGE,
    DEVICE,
    FAMILY,
    META,
    METADATA,
    QUARANTINE,
    SCHEMA_VERSION,
)
from mam_desktop.errors import RecordTrouble
from mam_desktop.sync.protocol import (
    MOST_GESTURE_CHANGES,
    MOST_PUSH_BYTES,
    NO_FAMILY_HASH,
    Problem,
    Push,
)
from mam_desktop.texts import _

LOOKS = 5
"""How often a push is begun again because somebody was quicker."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """Rows of (number, stamped change as JSON), and where the family's chain stands after them."""

    rows: Sequence[tuple[int, str]]
    last_seq: int
    last_hash: str


class CentralStore:
    """One council's central record; `now` gives the time as text (ISO 8601, UTC)."""

    def __init__(self, database: Database, now: Callable[[], str]) -> None:
        self._database = database
        self._now = now
        try:
            self._prepare()
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def now(self) -> str:
        """Return the time here."""
        return self._now()

    @property
    def epoch(self) -> str:
        """Return what names this central record until it is put back from a backup."""
        with self._database.reading() as connection:
            return connection.execute(_meta_of("epoch")).scalar_one()

    def begin_epoch(self) -> str:
        """Say that the database was put back from a backup: laptops send and fetch all again."""
        epoch = secrets.token_hex(16)
        with self._database.writing() as connection:
            connection.execute(update(META).where(META.c.key == "epoch").values(value=epoch))
        return epoch

    def _prepare(self) -> None:
        try:
            with self._database.writing() as connection:
                take_preparing_lock(connection)
                if inspect(connection).has_table(META.name):
                    _check_version(connection)
                    return
                METADATA.create_all(connection)
                made = {"schema": str(SCHEMA_VERSION), "epoch": secrets.token_hex(16)}
                connection.execute(
                    insert(META), [{"key": key, "value": value} for key, value in made.items()]
                )
        except SQLAlchemyError as error:
            raise RecordTrouble(
                _("The central record’s database cannot be opened. Nothing in it was changed.")
            ) from error

    # --- push ----------------------------------------------------------------------------------

    def push(self, push: Push) -> Accepted:
        """Store a push, exactly once however often it comes.

        Raises:
            NotSigned: the signature does not fit the laptop's key.
            Gap: changes before these have not come.
            Clone: the same id or place came with other content; what came is in quarantine.
            BadInput: it makes no sense; nothing was stored.
            Overtaken: others were quicker, time and again.

        """
        check_signature(push)
        for _look in range(LOOKS):
            try:
                with self._database.writing() as connection:
                    receipts, refused = take_in(connection, push, self._now())
                    epoch = connection.execute(_meta_of("epoch")).scalar_one()
            except (LookAgain, IntegrityError):
                continue
            except Clone:
                self._quarantine(push)
                raise
            return Accepted(epoch, receipts, refused)
        raise Overtaken(Problem.BUSY)

    def _quarantine(self, push: Push) -> None:
        """Keep what a clone sent, but for what is here anyway."""
        with self._database.writing() as connection:
            known = select(CHANGE.c.hash).where(CHANGE.c.device_id == push.device_id)
            here = set(connection.execute(known).scalars())
            strange = [one for one in push.changes if one.hash not in here]
            if strange:
                put_aside(connection, push.device_id, strange, Problem.CLONE, self._now())

    def quarantine_count(self) -> int:
        """Return how many changes were put aside and wait for a person."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(QUARANTINE)).scalar_one()

    # --- pull ----------------------------------------------------------------------------------

    def heads(self, known: Mapping[str, int]) -> dict[str, int]:
        """Return families that are elsewhere than the reader is, family -> last number."""
        with self._database.reading() as connection:
            rows = connection.execute(select(FAMILY.c.family_id, FAMILY.c.last_seq))
            here: dict[str, int] = {family_id: last for family_id, last in rows}
        gone = dict.fromkeys(known.keys() - here.keys(), 0)
        every = here | gone
        return {family: last for family, last in every.items() if last != known.get(family, 0)}

    def devices(self) -> dict[str, str]:
        """Return every laptop's public key, laptop -> hex."""
        with self._database.reading() as connection:
            rows = connection.execute(select(DEVICE.c.device_id, DEVICE.c.public_key))
            return {device_id: key for device_id, key in rows}

    def page(self, family_id: str, after: int, limit: int) -> StoredPage:
        """Return changes of a family after a number: whole gestures, one at least if there is."""
        wanted = (
            select(CHANGE.c.seq, CHANGE.c.body, CHANGE.c.family_hash, CHANGE.c.gesture_left)
            .where(CHANGE.c.family_id == family_id, CHANGE.c.seq > after)
            .order_by(CHANGE.c.seq)
            .limit(limit + MOST_GESTURE_CHANGES)
        )
        rows: list[tuple[int, str]] = []
        size, link = 0, ""
        with self._database.reading() as connection:
            found = connection.execution_options(stream_results=True).execute(wanted)
            for row in found:
                rows.append((row.seq, row.body))
                size, link = size + len(row.body.encode()), row.family_hash
                is_full = len(rows) >= limit or size >= MOST_PUSH_BYTES
                if is_full and not row.gesture_left:
                    break
            found.close()
            if not rows:
                here = select(CHANGE.c.family_hash).where(
                    CHANGE.c.family_id == family_id, CHANGE.c.seq == after
                )
                link = connection.execute(here).scalar() or NO_FAMILY_HASH
        return StoredPage(rows, rows[-1][0] if rows else after, link)

    # --- files ---------------------------------------------------------------------------------

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Keep a file under the hash of its bytes; the same one again changes nothing."""
        if self.has_blob(sha256):
            return
        try:
            with self._database.writing() as connection:
                connection.execute(insert(BLOB), {"sha256": sha256, "content": content})
        except IntegrityError:
            return

    def has_blob(self, sha256: str) -> bool:
        """Say whether a file is here."""
        with self._database.reading() as connection:
            found = connection.execute(select(BLOB.c.sha256).where(BLOB.c.sha256 == sha256))
            return found.first() is not None

    def get_blob(self, sha256: str) -> bytes | None:
        """Return a file."""
        with self._database.reading() as connection:
            found = connection.execute(select(BLOB.c.content).where(BLOB.c.sha256 == sha256))
            content = found.scalar()
            return bytes(content) if content is not None else None


def _check_version(connection: Connection) -> None:
    stored = connection.execute(_meta_of("schema")).scalar()
    if stored is None or not stored.isdecimal() or int(stored) > SCHEMA_VERSION:
        raise RecordTrouble(
            _(
                "This central record was made by a newer version of MAM Desktop. Please update;"
                " nothing was changed."
            )
        )


def _meta_of(key: str) -> Select[str]:
    return select(META.c.value).where(META.c.key == key)
