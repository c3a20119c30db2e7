"""What the central record has no receipt for yet, and what it refused."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, select, update
from sqlcipher3 import dbapi2

from mam_desktop.changes.chain import StampedChange
from mam_desktop.changes.change import Clock
from mam_desktop.record.database import Database
from mam_desktop.record.journal import store_receipts
from mam_desktop.record.log import IN_ORDER, LOGGED, in_gestures, stamped_of
from mam_desktop.record.rows import Cursor, RefusedChange
from mam_desktop.record.tables import LOG, CursorRow, RefusedRow, table_of

_CURSORS = table_of(CursorRow)
_REFUSED = table_of(RefusedRow)
_TO_SEND = "WHERE server_seq IS NULL AND id NOT IN (SELECT change_id FROM refused_change)"


class Outbox:
    """Hands out unsent gestures in order, takes receipts, and remembers how far was pulled."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def unsent(self, limit_changes: int) -> list[list[StampedChange]]:
        """Return the oldest unsent gestures, whole; at least one, even if it is over the limit."""
        with self._database.asking() as raw:
            rows = raw.execute(f"{LOGGED} {_TO_SEND}{IN_ORDER} LIMIT ?", (limit_changes,))
            found = [stamped_of(row) for row in rows]
            if len(found) == limit_changes:
                found.extend(_rest_of_gesture(raw, found))
        gestures = list(in_gestures(found))
        if len(gestures) > 1 and len(found) > limit_changes:
            gestures.pop()
        return gestures

    def store_receipts(self, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
        """Note what the central record has: (change id, its number in the family)."""
        with self._database.writing() as connection:
            store_receipts(connection, epoch, receipts)

    def forget_receipts(self) -> None:
        """Begin anew with a central record that was restored: all is sent and pulled again."""
        with self._database.writing() as connection:
            connection.execute(
                update(LOG).where(LOG.c.server_seq.is_not(None)).values(epoch=None, server_seq=None)
            )
            connection.execute(delete(_CURSORS))

    def refuse(self, change_ids: Iterable[str], reason: str) -> None:
        """Keep back what the central record would not take, for a person to look at."""
        at = self._clock.now().isoformat()
        rows = [{"change_id": one, "reason": reason, "refused_at": at} for one in change_ids]
        with self._database.writing() as connection:
            connection.execute(
                delete(_REFUSED).where(_REFUSED.c.change_id.in_([one["change_id"] for one in rows]))
            )
            if rows:
                connection.execute(_REFUSED.insert(), rows)

    def refused(self) -> list[RefusedChange]:
        """Return what was refused, in log order."""
        found = (
            select(_REFUSED.c.change_id, LOG.c.family_id, _REFUSED.c.reason)
            .join(LOG, LOG.c.id == _REFUSED.c.change_id)
            .order_by(LOG.c.local_no)
        )
        with self._database.reading() as connection:
            return [RefusedChange(*row) for row in connection.execute(found)]

    def send_again(self) -> int:
        """Put everything that was refused back among the unsent; return how much that was."""
        with self._database.writing() as connection:
            count = connection.execute(select(func.count()).select_from(_REFUSED)).scalar_one()
            connection.execute(delete(_REFUSED))
        return count

    def cursors(self) -> dict[str, Cursor]:
        """Return how far each family was pulled, family -> cursor."""
        with self._database.reading() as connection:
            return {
                row.family_id: Cursor(row.epoch, row.last_seq, row.last_hash)
                for row in connection.execute(select(_CURSORS))
            }


def _rest_of_gesture(raw: dbapi2.Connection, found: Sequence[StampedChange]) -> list[StampedChange]:
    """Return what a limit has cut off the last gesture."""
    here = {one.change.id for one in found}
    same = raw.execute(
        f"{LOGGED} {_TO_SEND} AND gesture_id = ?{IN_ORDER}", (found[-1].change.gesture_id,)
    )
    return [one for one in map(stamped_of, same) if one.change.id not in here]
