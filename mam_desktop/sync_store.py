"""Joins the record to sync: receipts, cursors and files of one laptop."""

from collections.abc import Callable, Mapping, Sequence

from mam_desktop.changes.chain import StampedChange
from mam_desktop.changes.change import Change
from mam_desktop.record.record import Record
from mam_desktop.sync.protocol import NO_FAMILY_HASH, Page

EPOCH = "sync_epoch"
MISSING = "sync_missing_blobs"
"""Keys among the record's local states."""

BLOB_FIELD = "sha256"
"""A change of this field names a file that goes with it."""


class RecordSyncStore:
    """A record, as a sync client sees it; `on_pulled` gets a family and what was new in it."""

    def __init__(
        self, record: Record, on_pulled: Callable[[str, Sequence[Change]], object]
    ) -> None:
        self._record = record
        self._on_pulled = on_pulled

    @property
    def device_id(self) -> str:
        """Return this laptop's id."""
        return self._record.device_id

    def public_key(self) -> bytes:
        """Return this laptop's public key."""
        return self._record.device_public_key()

    def sign(self, data: bytes) -> bytes:
        """Return this laptop's signature over some bytes."""
        return self._record.sign(data)

    def outbox(self, limit: int) -> Sequence[Sequence[StampedChange]]:
        """Return the oldest unsent gestures, whole."""
        return self._record.outbox(limit)

    def pending_count(self) -> int:
        """Return how many changes have no receipt."""
        return self._record.pending_count()

    def store_receipts(self, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
        """Store receipts."""
        self._record.store_receipts(epoch, receipts)

    def refuse(self, change_ids: Sequence[str], reason: str) -> None:
        """Keep back what the central record would not take."""
        self._record.refuse(change_ids, reason)

    def epoch(self) -> str:
        """Return the epoch of the central record last met, or nothing."""
        kept = self._record.get_state(EPOCH)
        return kept if isinstance(kept, str) else ""

    def begin_epoch(self, epoch: str) -> None:
        """Meet a new or restored central record: all is sent and fetched again."""
        self._record.send_refused_again()
        self._record.forget_receipts()
        self._record.set_state(EPOCH, epoch)

    def cursor(self, family_id: str, epoch: str) -> tuple[int, str]:
        """Return how far a family was fetched: (number, chain)."""
        kept = self._record.cursors().get(family_id)
        if kept is None or kept.epoch != epoch:
            return 0, NO_FAMILY_HASH
        return kept.last_seq, kept.last_hash

    def cursors(self, epoch: str) -> Mapping[str, int]:
        """Return how far each family was fetched, family -> number."""
        kept = self._record.cursors().items()
        return {family_id: one.last_seq for family_id, one in kept if one.epoch == epoch}

    def apply_page(self, family_id: str, epoch: str, page: Page) -> int:
        """Write a page and move the cursor; note first which files it names."""
        named = {
            one.stamped.change.value
            for one in page.changes
            if one.stamped.change.field == BLOB_FIELD
        }
        self._miss(sorted(one for one in named if isinstance(one, str) and one))
        rows = [(one.stamped, one.seq) for one in page.changes]
        new = self._record.apply_pulled(
            family_id, epoch, rows, page.last_hash, last_seq=page.last_seq
        )
        if new:
            self._on_pulled(family_id, new)
        return len(new)

    def know_laptop(self, device_id: str, public_key: bytes) -> None:
        """Note a laptop that the central record vouches for."""
        self._record.add_known_device_key(public_key, device_id)

    def unsent_blobs(self) -> Sequence[str]:
        """Return the hashes of files to send."""
        return self._record.unsent_blobs()

    def missing_blobs(self) -> Sequence[str]:
        """Return the hashes of files to fetch."""
        kept = self._record.get_state(MISSING)
        return tuple(str(one) for one in kept) if isinstance(kept, list) else ()

    def _miss(self, named: Sequence[str]) -> None:
        wanted = [one for one in named if self._record.get_blob(one) is None]
        if wanted:
            self._record.set_state(MISSING, sorted({*self.missing_blobs(), *wanted}))

    def get_blob(self, sha256: str) -> bytes | None:
        """Return a file."""
        return self._record.get_blob(sha256)

    def blob_sent(self, sha256: str) -> None:
        """Note that the central record has a file."""
        self._record.mark_blob_sent(sha256)

    def blob_fetched(self, content: bytes) -> None:
        """Keep a fetched file."""
        fetched = self._record.put_blob(content, is_sent=True)
        self._record.set_state(MISSING, [one for one in self.missing_blobs() if one != fetched])
