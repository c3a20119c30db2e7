"""Checks the chains of the whole log: nothing altered, nothing slipped in, nothing left out."""

from sqlcipher3 import dbapi2

from mam_desktop.changes.chain import NO_HEAD, ChainHead, link_hash, value_hash
from mam_desktop.errors import RecordTrouble
from mam_desktop.record.log import LOGGED, stamped_of, stored_value_hash
from mam_desktop.texts import _


def check_chains(raw: dbapi2.Connection, own_device_id: str) -> int:
    """Return how many changes were checked, every laptop's in its own order.

    Of other laptops only those families are here that this one may see, so gaps are no fault in
    their chains; in this laptop's own they are.

    Raises:
        RecordTrouble: a chain is broken; says whose and where.

    """
    count = 0
    heads: dict[str, ChainHead] = {}
    for row in raw.execute(f"{LOGGED} ORDER BY device_id, device_seq"):
        one, hashed = stamped_of(row), stored_value_hash(row)
        device_id = one.change.device_id
        before = heads.get(device_id, NO_HEAD)
        follows = one.device_seq == before.seq + 1
        expected = link_hash(
            one.change, hashed_value=hashed, device_seq=one.device_seq, prev_hash=one.prev_hash
        )
        is_erased = not one.salt
        is_whole = (
            (is_erased or value_hash(bytes.fromhex(one.salt), one.change.value) == hashed)
            and expected == one.hash
            and (one.prev_hash == before.hash if follows else device_id != own_device_id)
        )
        if not is_whole:
            raise RecordTrouble(
                _(
                    "The record was altered: the chain of laptop {device} is broken at number"
                    " {number}."
                ).format(device=device_id, number=one.device_seq)
            )
        heads[device_id] = one.head
        count += 1
    return count
