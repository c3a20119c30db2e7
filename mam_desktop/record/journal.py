"""The log and what is folded from it, written together: one gesture, one transaction."""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, and_, delete, insert, or_, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from mam_desktop.changes.chain import NO_HEAD, SALT_BYTES, ChainHead, StampedChange, stamp
from mam_desktop.changes.change import Change, Clock
from mam_desktop.errors import OurError, SyncTrouble
from mam_desktop.meeting.session import Receipt
from mam_desktop.record.database import Database
from mam_desktop.record.family import Delta, FamilyState
from mam_desktop.record.log import IN_ORDER, LOGGED, Values, change_of, in_slices, log_values
from mam_desktop.record.rows import Cursor
from mam_desktop.record.tables import (
    LOG,
    Base,
    CursorRow,
    HeadRow,
    LogRow,
    RefusedRow,
    table_of,
    written_out,
)
from mam_desktop.record.triggers import FOLDED
from mam_desktop.texts import _

_OPEN_FAMILIES = 4
"""How many families stay folded in memory: those that are worked on."""

# Written out for the driver: these run at every gesture, and need no types turned into others.
_INSERT_LOG = written_out(LogRow)
_INSERT_HEAD = written_out(HeadRow)
_DELETE_HEAD = (
    "DELETE FROM heads WHERE family_id = :family_id AND entity_id = :entity_id"
    " AND field = :field AND change_id = :change_id"
)
_RECEIPT = "UPDATE change_log SET epoch = :epoch, server_seq = :seq WHERE id = :of"
_FOLDING_ON = "UPDATE folding SET is_on = 1"
_FOLDING_OFF = "UPDATE folding SET is_on = 0"


class Journal:
    """Appends own gestures and applies pulled ones; the only writer of log, heads and lists."""

    def __init__(self, database: Database, device_id: str, clock: Clock) -> None:
        self._database = database
        self._device_id = device_id
        self._clock = clock
        self._lock = threading.Lock()
        self._states: OrderedDict[str, FamilyState] = OrderedDict()
        self._head: ChainHead | None = None

    def append(self, changes: Sequence[Change]) -> Receipt:
        """Write one whole gesture of this laptop; the same one again writes nothing.

        Raises:
            RecordTrouble: the disk would not take it; nothing is written, and it can be retried.

        """
        first = self._check_gesture(changes)
        with self._writing(first.family_id) as (connection, state):
            if self._is_known(state, changes):
                return Receipt(first.gesture_id, self._clock.now())
            stamped, head = self._stamp(connection, changes)
            connection.exec_driver_sql(_INSERT_LOG, [log_values(one) for one in stamped])
            _write(connection, state.add(changes), first.family_id)
            self._head = head
        return Receipt(first.gesture_id, self._clock.now())

    def apply_pulled(
        self,
        family_id: str,
        pulled: Sequence[tuple[StampedChange, int]],
        cursor: Cursor,
    ) -> tuple[Change, ...]:
        """Write a page from the central record and move the cursor; return what was new, in order.

        Raises:
            SyncTrouble: a change does not fit its own hash, or another one has its id or place;
                nothing is written then.

        """
        with self._writing(family_id) as (connection, state):
            fresh, known = _sort_out(connection, family_id, pulled)
            if fresh:
                rows = [log_values(one, epoch=cursor.epoch, server_seq=seq) for one, seq in fresh]
                connection.exec_driver_sql(_INSERT_LOG, rows)
                arrived = tuple(one.change for one, _seq in fresh)
                _write(connection, state.add(arrived), family_id)
            else:
                arrived = ()
            store_receipts(connection, cursor.epoch, known)
            _move_cursor(connection, family_id, cursor)
            self._head = None
        return arrived

    def rebuild(self) -> None:
        """Throw away everything folded and fold it again from the log, family by family."""
        with self._lock:
            self._states.clear()
            with self._database.writing() as connection, folding(connection):
                for table in FOLDED:
                    connection.execute(delete(table))
                for family_id in _family_ids(connection):
                    state = FamilyState(family_id, _logged(connection, family_id))
                    _insert(connection, HeadRow, list(state.heads()))
                    for rows_of, rows in state.rows.items():
                        _insert(connection, rows_of, list(rows.values()))

    @contextmanager
    def _writing(self, family_id: str) -> Iterator[tuple[Connection, FamilyState]]:
        """Hold the writer and a family's state; both are as before when anything is raised."""
        with self._lock:
            try:
                with self._database.writing() as connection:
                    yield connection, self._state(connection, family_id)
            except BaseException:
                self._states.pop(family_id, None)
                self._head = None
                raise

    def _state(self, connection: Connection, family_id: str) -> FamilyState:
        state = self._states.get(family_id)
        if state is None:
            state = FamilyState(family_id, _logged(connection, family_id))
            self._states[family_id] = state
        self._states.move_to_end(family_id)
        while len(self._states) > _OPEN_FAMILIES:
            self._states.popitem(last=False)
        return state

    def _check_gesture(self, changes: Sequence[Change]) -> Change:
        """Return the first change of what must be one whole gesture of this laptop."""
        if not changes:
            raise OurError("a gesture needs at least one change")
        first = changes[0]
        for number, one in enumerate(changes):
            same = one.gesture_id == first.gesture_id and one.family_id == first.family_id
            if not same or one.gesture_no != number or one.gesture_of != len(changes):
                raise OurError(f"a gesture is not whole: {first.gesture_id}")
            if one.device_id != self._device_id:
                raise OurError(f"a gesture says it comes from another laptop: {one.device_id}")
        return first

    def _is_known(self, state: FamilyState, changes: Sequence[Change]) -> bool:
        known = [one.id in state for one in changes]
        if any(known) and not all(known):
            raise OurError(f"half of a gesture is known: {changes[0].gesture_id}")
        return all(known)

    def _stamp(
        self, connection: Connection, changes: Sequence[Change]
    ) -> tuple[list[StampedChange], ChainHead]:
        head = self._head or _chain_head(connection, self._device_id)
        stamped: list[StampedChange] = []
        for change in changes:
            stamped.append(stamp(change, head.seq + 1, os.urandom(SALT_BYTES), head.hash))
            head = stamped[-1].head
        return stamped, head


@contextmanager
def folding(connection: Connection) -> Iterator[None]:
    """Let the fold write what only folding may write."""
    connection.exec_driver_sql(_FOLDING_ON)
    yield
    connection.exec_driver_sql(_FOLDING_OFF)


def store_receipts(connection: Connection, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
    """Note that the central record has these changes (id, its number); not refused any more."""
    if receipts:
        rows = [{"of": change_id, "epoch": epoch, "seq": seq} for change_id, seq in receipts]
        connection.exec_driver_sql(_RECEIPT, rows)
    for some in in_slices([change_id for change_id, _seq in receipts]):
        connection.execute(delete(RefusedRow).where(RefusedRow.change_id.in_(some)))


def _write(connection: Connection, delta: Delta, family_id: str) -> None:
    with folding(connection):
        if delta.heads_gone:
            connection.exec_driver_sql(_DELETE_HEAD, list(delta.heads_gone))
        if delta.heads_new:
            connection.exec_driver_sql(_INSERT_HEAD, list(delta.heads_new))
        for rows_of, rows in delta.rows_new.items():
            if rows:
                _upsert(connection, rows_of, rows)
        for rows_of, keys in delta.rows_gone.items():
            if keys:
                table = table_of(rows_of)
                key = list(table.primary_key)[-1]
                connection.execute(
                    delete(table).where(table.c.family_id == family_id, key.in_(keys))
                )


def _upsert(connection: Connection, rows_of: type[Base], rows: Sequence[Values]) -> None:
    connection.execute(_upsert_of(rows_of), list(rows))


@cache
def _upsert_of(rows_of: type[Base]) -> Insert:
    table = table_of(rows_of)
    statement = upsert(table)
    keys = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns]
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def _insert(connection: Connection, rows_of: type[Base], rows: list[Values]) -> None:
    if rows:
        connection.execute(insert(table_of(rows_of)), rows)


def _sort_out(
    connection: Connection, family_id: str, pulled: Sequence[tuple[StampedChange, int]]
) -> tuple[list[tuple[StampedChange, int]], list[tuple[str, int]]]:
    """Return what is new, and (id, number) of what is here already."""
    stored = _stored_hashes(connection, [one for one, _seq in pulled])
    fresh: dict[str, tuple[StampedChange, int]] = {}
    known: list[tuple[str, int]] = []
    for one, seq in pulled:
        change = one.change
        here = stored.get(change.id)
        if here is None and change.id in fresh:
            here = fresh[change.id][0].hash
        if here == one.hash:
            known.append((change.id, seq))
        elif here is not None or not one.is_true or change.family_id != family_id:
            raise SyncTrouble(
                _(
                    "The central record sent a change that was altered on the way. Nothing of this"
                    " page was taken; everything of yours is still on this laptop."
                )
            )
        else:
            fresh[change.id] = one, seq
    _refuse_taken_places(connection, [one for one, _seq in fresh.values()])
    return list(fresh.values()), known


def _stored_hashes(connection: Connection, pulled: Sequence[StampedChange]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in in_slices([one.change.id for one in pulled]):
        rows = connection.execute(select(LOG.c.id, LOG.c.hash).where(LOG.c.id.in_(some)))
        found.update((row.id, row.hash.hex()) for row in rows)
    return found


def _refuse_taken_places(connection: Connection, fresh: Sequence[StampedChange]) -> None:
    """Refuse a second change in one place of a laptop's chain: somebody copied its profile."""
    for some in in_slices(fresh, 100):
        places = (
            and_(LOG.c.device_id == one.change.device_id, LOG.c.device_seq == one.device_seq)
            for one in some
        )
        if connection.execute(select(LOG.c.id).where(or_(*places)).limit(1)).first() is not None:
            raise SyncTrouble(
                _(
                    "Two laptops write under one laptop’s name: a profile was copied. Nothing of"
                    " this page was taken; please tell your IT team."
                )
            )


def _move_cursor(connection: Connection, family_id: str, cursor: Cursor) -> None:
    row = {
        "family_id": family_id,
        "epoch": cursor.epoch,
        "last_seq": cursor.last_seq,
        "last_hash": cursor.last_hash,
    }
    _upsert(connection, CursorRow, [row])


def _logged(connection: Connection, family_id: str) -> list[Change]:
    """Return the changes of one family, in log order."""
    sql = f"{LOGGED} WHERE family_id = ?{IN_ORDER}"
    return [change_of(row) for row in connection.exec_driver_sql(sql, (family_id,))]


def _family_ids(connection: Connection) -> list[str]:
    found = select(LOG.c.family_id).distinct().order_by(LOG.c.family_id)
    return list(connection.execute(found).scalars())


def _chain_head(connection: Connection, device_id: str) -> ChainHead:
    """Return the last link of a laptop's chain, as far as this record has it."""
    newest = (
        select(LOG.c.device_seq, LOG.c.hash)
        .where(LOG.c.device_id == device_id)
        .order_by(LOG.c.device_seq.desc())
        .limit(1)
    )
    row = connection.execute(newest).first()
    return ChainHead(row.device_seq, row.hash.hex()) if row else NO_HEAD
