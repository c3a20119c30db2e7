"""The record on this laptop, open: what every other part of the house asks for.

A start only reads; what writing needs is brought in with the first writing, or by `warm_up`.
"""

import json
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.changes.chain import StampedChange
from mam_desktop.changes.change import Change, Clock, IdSource, JsonValue
from mam_desktop.meeting.kinds import SCHEMA
from mam_desktop.meeting.session import Receipt
from mam_desktop.record import lists
from mam_desktop.record.database import Database
from mam_desktop.record.folder import mark_as_made, record_is_made
from mam_desktop.record.keys import RecordKey
from mam_desktop.record.log import changes_of_family, changes_of_kind
from mam_desktop.record.migrations import FOLDED_BY
from mam_desktop.record.opening import create_database, open_database, read_device_id
from mam_desktop.record.rows import (
    Access,
    ActionRow,
    Cursor,
    HomeRow,
    MinutesRow,
    RefusedChange,
    SigningIdentity,
)

if TYPE_CHECKING:
    from mam_desktop.record.device import DeviceSigner
    from mam_desktop.record.parts import Parts

_CLOSED_WELL = "closed_well"
_FOLDED_BY = "folded_by"
_MARK_RUNNING = "INSERT OR REPLACE INTO local_state (key, value) VALUES ('closed_well', 'false')"
_OWN_STATES = "app."
"""What goes before the keys of `set_state`, so that they never meet the record's own."""


class Record:
    """One laptop's encrypted record; safe to use from any thread, one profile at a time."""

    def __init__(self, database: Database, clock: Clock) -> None:
        with database.asking() as raw:
            self.device_id = read_device_id(raw)
        self._database = database
        self._clock = clock
        self._lock = threading.Lock()
        self._parts: Parts | None = None

    # --- opening and closing --------------------------------------------------------------------

    @staticmethod
    def is_made(folder: Path) -> bool:
        """Say whether a record was ever made in a profile folder, even if its file is lost."""
        return record_is_made(folder)

    @staticmethod
    def create(folder: Path, key: RecordKey, *, clock: Clock, ids: IdSource) -> "Record":
        """Make a new record; a crash half way leaves none.

        Raises:
            RecordTrouble: there was a record here already, or the disk would not take it.

        """
        create_database(folder, key, clock=clock, ids=ids)
        return Record.open(folder, key, clock=clock)

    @staticmethod
    def open(
        folder: Path, key: RecordKey, *, clock: Clock, ids: IdSource | None = None
    ) -> "Record":
        """Open the record of a profile folder, after every check; nothing is folded for it.

        Raises:
            RecordTrouble: the file is missing, plain, damaged, or of a newer version.

        """
        del ids  # a record that exists has its laptop's id
        database = open_database(folder, key)
        try:
            record = Record(database, clock)
            record._begin()
            mark_as_made(folder)
        except BaseException:
            database.abandon()
            raise
        return record

    def _begin(self) -> None:
        """Look for damage where the last run broke off, and fold anew what older rules folded."""
        with self._database.asking() as raw:
            closed_well = lists.read_state(raw, _CLOSED_WELL)
            folded_by = lists.read_state(raw, _FOLDED_BY)
        if closed_well == "false":
            self._database.refuse_damage()
        self._database.run_with_first_writing(_MARK_RUNNING)
        if json.loads(folded_by or "null") != [FOLDED_BY, SCHEMA]:
            self.rebuild()

    def warm_up(self) -> None:
        """Bring in what the first writing needs, so that it does not wait; from any thread."""
        _ = self._writing

    @property
    def _writing(self) -> "Parts":
        with self._lock:
            if self._parts is None:
                from mam_desktop.record.parts import Parts

                self._parts = Parts(self._database, self.device_id, self._clock)
            return self._parts

    def close(self) -> None:
        """Close the record; what was appended is on disk with or without this."""
        try:
            if self._database.was_written:
                self._writing.shelf.set_state(_CLOSED_WELL, value=True)
        finally:
            self._database.close()

    # --- the log and what is folded from it -----------------------------------------------------

    def append(self, changes: Sequence[Change]) -> Receipt:
        """Write one whole gesture of this laptop to disk; the same one again writes nothing.

        Raises:
            RecordTrouble: the disk would not take it; nothing is written, and it can be retried.

        """
        return self._writing.journal.append(changes)

    def families(self) -> list[HomeRow]:
        """Return where each family stands, by name."""
        with self._database.asking() as raw:
            return lists.read_families(raw)

    def actions(self, family_id: str | None = None, *, open_only: bool = False) -> list[ActionRow]:
        """Return agreed actions, those due first, those without a day last."""
        with self._database.asking() as raw:
            return lists.read_actions(raw, family_id, open_only=open_only)

    def minutes(self, family_id: str | None = None) -> list[MinutesRow]:
        """Return the meetings, newest first."""
        with self._database.asking() as raw:
            return lists.read_minutes(raw, family_id)

    def conflicts(self, family_id: str | None = None) -> int:
        """Return how many fields two people changed at the same time."""
        with self._database.asking() as raw:
            return lists.count_conflicts(raw, family_id)

    def family_ids(self) -> list[str]:
        """Return every family that the log knows, sorted."""
        with self._database.asking() as raw:
            found = raw.execute("SELECT DISTINCT family_id FROM change_log ORDER BY family_id")
            return [str(row[0]) for row in found]

    def changes_of(self, family_id: str) -> list[Change]:
        """Return the changes of one family, in the order in which they came to this laptop."""
        with self._database.asking() as raw:
            return changes_of_family(raw, family_id)

    def changes_of_kind(self, kind: str) -> list[Change]:
        """Return the changes of one kind of entry in every family, for totals; not at a start."""
        with self._database.asking() as raw:
            return changes_of_kind(raw, kind)

    def change_count(self) -> int:
        """Return how many changes the log holds."""
        with self._database.asking() as raw:
            row = raw.execute("SELECT count(*) FROM change_log").fetchone()
            return int(row[0]) if row else 0

    def state_hash(self) -> str:
        """Return the hash of the state of all families as it is stored."""
        from mam_desktop.record.statehash import stored_state_hash

        with self._database.asking() as raw:
            return stored_state_hash(raw)

    def rebuild(self) -> str:
        """Fold everything anew from the log; return the state hash, which is the same as before."""
        self._writing.journal.rebuild()
        self._writing.shelf.set_state(_FOLDED_BY, [FOLDED_BY, SCHEMA])
        return self.state_hash()

    def check_chains(self) -> int:
        """Return how many changes hold on to each other as they must.

        Raises:
            RecordTrouble: somebody altered the log.

        """
        from mam_desktop.record.chaincheck import check_chains

        with self._database.asking() as raw:
            return check_chains(raw, self.device_id)

    # --- for sync -------------------------------------------------------------------------------

    def outbox(self, limit_changes: int) -> list[list[StampedChange]]:
        """Return the oldest unsent gestures, whole; at least one, even if it is over the limit."""
        return self._writing.outbox.unsent(limit_changes)

    def pending_count(self) -> int:
        """Return how many changes the central record has no receipt for, refused ones included."""
        with self._database.asking() as raw:
            return sum(lists.unsent_by_family(raw).values())

    def sent_until(self, family_id: str) -> str:
        """Return the time of this laptop's newest change that was sent; what left is not undone."""
        with self._database.asking() as raw:
            return lists.sent_until(raw, family_id, self.device_id)

    def store_receipts(self, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
        """Note what the central record has: (change id, its number in the family)."""
        self._writing.outbox.store_receipts(epoch, receipts)

    def forget_receipts(self) -> None:
        """Begin anew with a central record that was restored: all is sent and pulled again."""
        self._writing.outbox.forget_receipts()

    def refuse(self, change_ids: Iterable[str], reason: str) -> None:
        """Keep back what the central record would not take, for a person to look at."""
        self._writing.outbox.refuse(change_ids, reason)

    def refused(self) -> list[RefusedChange]:
        """Return what the central record would not take, in log order."""
        return self._writing.outbox.refused()

    def send_refused_again(self) -> int:
        """Put what was refused back among the unsent; return how many changes that is."""
        return self._writing.outbox.send_again()

    def apply_pulled(
        self,
        family_id: str,
        epoch: str,
        changes_with_seq: Sequence[tuple[StampedChange, int]],
        last_hash: str,
        *,
        last_seq: int | None = None,
    ) -> tuple[Change, ...]:
        """Write a pulled page and move the cursor, together; return what was new here, in order.

        `last_seq` is where the page ends when that is after its last change (what a reader may
        not see has a number too).

        Raises:
            SyncTrouble: a change does not fit its own hash, or another has its id or its place.

        """
        before = self.cursors().get(family_id)
        reached = max((seq for _one, seq in changes_with_seq), default=0)
        if before is not None and before.epoch == epoch:
            reached = max(reached, before.last_seq)
        cursor = Cursor(epoch, reached if last_seq is None else last_seq, last_hash)
        return self._writing.journal.apply_pulled(family_id, changes_with_seq, cursor)

    def cursors(self) -> dict[str, Cursor]:
        """Return how far each family was pulled, family -> cursor."""
        return self._writing.outbox.cursors()

    # --- files, drafts, access, what this laptop remembers ---------------------------------------

    def put_blob(self, content: bytes, *, is_sent: bool = False) -> str:
        """Keep a file; return the SHA-256 of its bytes, under which it is found again."""
        return self._writing.shelf.put_blob(content, is_sent=is_sent)

    def get_blob(self, sha256: str) -> bytes | None:
        """Return the bytes of a file."""
        return self._writing.shelf.blob(sha256)

    def has_blob(self, sha256: str) -> bool:
        """Say whether a file is here, without reading it."""
        return self._writing.shelf.has_blob(sha256)

    def unsent_blobs(self) -> list[str]:
        """Return the hashes of files that the central record has not got, sorted."""
        return self._writing.shelf.unsent_blobs()

    def mark_blob_sent(self, sha256: str) -> None:
        """Note that the central record has a file."""
        self._writing.shelf.mark_blob_sent(sha256)

    def put_draft(self, key: str, words: str) -> None:
        """Keep the text under the cursor."""
        self._writing.shelf.put_draft(key, words)

    def get_draft(self, key: str) -> str | None:
        """Return one draft."""
        return self._writing.shelf.draft(key)

    def drafts(self) -> dict[str, str]:
        """Return every kept draft, key -> text."""
        return self._writing.shelf.drafts()

    def drop_draft(self, key: str) -> None:
        """Let a draft go, once its words are in the log."""
        self._writing.shelf.drop_draft(key)

    def note_access(
        self, *, who: str, what: str, family_id: str | None = None, ids: Sequence[str] = ()
    ) -> None:
        """Write into the access log who read, exported, printed or unlocked what."""
        self._writing.shelf.note_access(who=who, what=what, family_id=family_id, ids=ids)

    def accesses(self, family_id: str | None = None) -> list[Access]:
        """Return the access log, oldest first."""
        return self._writing.shelf.accesses(family_id)

    def get_state(self, key: str) -> JsonValue:
        """Return what this laptop remembers under a key; None when nothing."""
        with self._database.asking() as raw:
            value = lists.read_state(raw, _OWN_STATES + key)
        return json.loads(value) if value is not None else None

    def set_state(self, key: str, value: JsonValue) -> None:
        """Remember a JSON value on this laptop only; it is never sent."""
        self._writing.shelf.set_state(_OWN_STATES + key, value)

    # --- this laptop's keys ---------------------------------------------------------------------

    @property
    def signer(self) -> "DeviceSigner":
        """Return what signs seals in this laptop's name."""
        return self._writing.device.signer

    def sign(self, data: bytes) -> bytes:
        """Return this laptop's signature (Ed25519) over some bytes."""
        return self._writing.device.key.sign(data)

    def device_public_key(self) -> bytes:
        """Return this laptop's public key, 32 bytes."""
        return self._writing.device.key.public_key().public_bytes_raw()

    def known_device_keys(self) -> frozenset[bytes]:
        """Return the public keys of every laptop known here: own, vouched for, seen in a seal."""
        return self._writing.device.known_keys()

    def add_known_device_key(self, public_key: bytes, device_id: str) -> None:
        """Note a laptop's public key that the central record vouches for."""
        self._writing.device.add_known_key(public_key, device_id)

    def signing_identity(self) -> SigningIdentity | None:
        """Return what signs inside a PDF, once it was made."""
        return self._writing.device.signing_identity()

    def keep_signing_identity(self, identity: SigningIdentity) -> None:
        """Keep what signs inside a PDF."""
        self._writing.device.keep_signing_identity(identity)
