"""What sync needs of a laptop's record; the composition root joins the two."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mam_desktop.changes.chain import StampedChange
from mam_desktop.sync.protocol import Page


class SyncStore(Protocol):
    """A laptop's record, as sync sees it."""

    @property
    def device_id(self) -> str:
        """Return this laptop's id."""

    def public_key(self) -> bytes:
        """Return this laptop's public key (Ed25519, 32 bytes)."""

    def sign(self, data: bytes) -> bytes:
        """Return this laptop's signature over some bytes."""

    def outbox(self, limit: int) -> Sequence[Sequence[StampedChange]]:
        """Return the oldest unsent gestures, whole, about `limit` changes; one at least if any."""

    def pending_count(self) -> int:
        """Return how many changes have no receipt."""

    def store_receipts(self, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
        """Store (change id, number in its family) pairs, all in one transaction."""

    def refuse(self, change_ids: Sequence[str], reason: str) -> None:
        """Keep back what the central record put aside, for a person to look at."""

    def epoch(self) -> str:
        """Return the epoch of the central record last met, or nothing."""

    def begin_epoch(self, epoch: str) -> None:
        """Meet a new or restored central record: all is sent and fetched again.

        What was put aside is sent again too: without it there would be a gap in the chain.
        """

    def cursor(self, family_id: str, epoch: str) -> tuple[int, str]:
        """Return how far a family was fetched: (number, chain)."""

    def cursors(self, epoch: str) -> Mapping[str, int]:
        """Return how far each family was fetched, family -> number."""

    def apply_page(self, family_id: str, epoch: str, page: Page) -> int:
        """Write a page and move the cursor in one transaction; return how many were new."""

    def know_laptop(self, device_id: str, public_key: bytes) -> None:
        """Note a laptop that the central record vouches for."""

    def unsent_blobs(self) -> Sequence[str]:
        """Return the hashes of files to send."""

    def missing_blobs(self) -> Sequence[str]:
        """Return the hashes of files to fetch."""

    def get_blob(self, sha256: str) -> bytes | None:
        """Return a file."""

    def blob_sent(self, sha256: str) -> None:
        """Note that the central record has a file."""

    def blob_fetched(self, content: bytes) -> None:
        """Keep a fetched file."""
