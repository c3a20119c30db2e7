"""Checks the chains of the whole log: nothing altered, nothing slipped in, nothing left out."""

from sqlalchemy import Connection, select

from mam_desktop.changes.chain import NO_HEAD, ChainHead, link_hash, value_hash
from mam_desktop.errors import RecordTrouble
from mam_desktop.record.log import LOG, change_of
from mam_desktop.texts import _


def check_chains(connection: Connection, own_device_id: str) -> int:
    """Return how many changes were checked, every laptop's in its own order.

    Of other laptops only those families are here that this one may see, so gaps are no fault in
    their chains; in this laptop's own they are.

    Raises:
        RecordTrouble: a chain is broken; says whose and where.

    """
    count = 0
    heads: dict[str, ChainHead] = {}
    rows = connection.execution_options(yield_per=1000).execute(
        select(LOG).order_by(LOG.c.device_id, LOG.c.device_seq)
    )
    for row in rows:
        before = heads.get(row.device_id, NO_HEAD)
        follows = row.device_seq == before.seq + 1
        change = change_of(row)
        hashed = row.value_hash.hex()
        prev_hash = row.prev_hash.hex()
        expected = link_hash(
            change, hashed_value=hashed, device_seq=row.device_seq, prev_hash=prev_hash
        )
        is_whole = (
            (row.value is None or value_hash(row.salt, change.value) == hashed)
            and expected == row.hash.hex()
            and (prev_hash == before.hash if follows else row.device_id != own_device_id)
        )
        if not is_whole:
            raise RecordTrouble(
                _("The record was altered: the chain of laptop {device} is broken at number"
                  " {number}.").format(device=row.device_id, number=row.device_seq)
            )
        heads[row.device_id] = ChainHead(row.device_seq, row.hash.hex())
        count += 1
    return count
