"""The laptop's side of sync: sends what has no receipt, fetches what it has not got, then files.

Nothing moves on doubt: a receipt or a cursor is stored only after the whole answer was read and
checked. Each step can be cut off at any point and done again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mam_desktop.changes.chain import StampedChange
from mam_desktop.errors import BadInput, SyncTrouble
from mam_desktop.sync import protocol
from mam_desktop.sync.line import (
    CentralLine,
    PushAnswer,
    checked_token,
    checked_url,
    open_line,
    trouble_of_line,
)
from mam_desktop.sync.ports import SyncStore
from mam_desktop.sync.troubles import (
    HistoryDiffers,
    NotCentral,
    PushRefused,
    Unreachable,
    VersionsApart,
    aside_words,
)
from mam_desktop.texts import _

if TYPE_CHECKING:
    import httpx

__all__ = ["SyncClient", "SyncOutcome", "SyncStore", "checked_url"]

Gesture = Sequence[StampedChange]

ENVELOPE_BYTES = 4096
"""Kept free in a push for everything but its gestures."""


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What one sync did, in changes; `refused` were put aside by the central record."""

    sent: int
    received: int
    pending: int
    refused: int = 0


class SyncClient:
    """Syncs one laptop with one central record."""

    def __init__(
        self,
        url: str,
        token: str | None,
        store: SyncStore,
        *,
        transport: "httpx.BaseTransport | None" = None,
        proxy: str = "",
    ) -> None:
        self._url = checked_url(url)
        self._token = checked_token(token)
        self._store = store
        self._transport = transport
        self._proxy = proxy

    def sync_once(self) -> SyncOutcome:
        """Send and fetch everything there is.

        Raises:
            SyncTrouble: it could not be finished; everything stays on this laptop. `retryable`
                says whether trying again may help.

        """
        import httpx

        try:
            opened = open_line(self._url, self._token, transport=self._transport, proxy=self._proxy)
            with opened as http:
                return _Round(CentralLine(http), self._store).run()
        except httpx.HTTPError as error:
            raise trouble_of_line(error) from error
        except httpx.InvalidURL as error:
            raise Unreachable(
                _("The central record cannot be reached. Nothing is lost.")
            ) from error
        except protocol.TooNew as error:
            raise VersionsApart(
                _("A newer MAM Desktop wrote some of this. Please update; nothing is lost.")
            ) from error
        except BadInput as error:
            raise NotCentral from error


class _Round:
    """One sync over one open connection."""

    def __init__(self, line: CentralLine, store: SyncStore) -> None:
        self._line = line
        self._store = store
        self._epoch = ""
        self._sent = self._refused = 0

    def run(self) -> SyncOutcome:
        """Sync; where the central record takes nothing, what it has is still fetched."""
        self._epoch = self._line.hello()
        if self._store.epoch() != self._epoch:
            self._store.begin_epoch(self._epoch)
        trouble: SyncTrouble | None = None
        try:
            self._send_all()
        except PushRefused as refused:
            trouble = refused
        received = self._fetch_all()
        self._send_blobs()
        self._fetch_blobs()
        if trouble is not None:
            raise trouble
        return SyncOutcome(self._sent, received, self._store.pending_count(), self._refused)

    # --- sending -------------------------------------------------------------------------------

    def _send_all(self) -> None:
        first = ""
        while gestures := self._store.outbox(protocol.MOST_CHANGES):
            if gestures[0][0].change.id == first:
                return
            first = gestures[0][0].change.id
            for some, written in shared_out(gestures):
                self._send(some, written)

    def _send(self, gestures: Sequence[Gesture], written: Sequence[str]) -> None:
        answer = self._line.push(self._packed(gestures, written))
        self._check(answer, {one.change.id for gesture in gestures for one in gesture})
        self._store.store_receipts(self._epoch, answer.receipts)
        by_reason: dict[str, list[str]] = {}
        for change_id, reason in answer.refused:
            by_reason.setdefault(reason, []).append(change_id)
        for reason, change_ids in by_reason.items():
            self._store.refuse(change_ids, aside_words(reason))
        self._sent += len(answer.receipts)
        self._refused += len(answer.refused)

    def _check(self, answer: PushAnswer, asked: set[str]) -> None:
        """Let an answer through only when it speaks of each change sent, once, and of no other."""
        if answer.epoch != self._epoch:
            raise _restored()
        named = [one for one, _said in answer.receipts] + [one for one, _said in answer.refused]
        if len(named) != len(asked) or set(named) != asked:
            raise NotCentral
        if any(seq < 1 for _change, seq in answer.receipts):
            raise NotCentral

    def _packed(self, gestures: Sequence[Gesture], written: Sequence[str]) -> bytes:
        changes = [one for gesture in gestures for one in gesture]
        device_id = self._store.device_id
        push = protocol.Push(
            device_id=device_id,
            public_key=self._store.public_key().hex(),
            signature=self._store.sign(protocol.message_to_sign(device_id, changes)).hex(),
            gestures=tuple(tuple(gesture) for gesture in gestures),
        )
        return protocol.push_to_bytes(push, written)

    # --- fetching ------------------------------------------------------------------------------

    def _fetch_all(self) -> int:
        known = self._store.cursors(self._epoch)
        answer = self._line.heads(known)
        if answer.epoch != self._epoch:
            raise _restored()
        if any(last < known.get(family_id, 0) for family_id, last in answer.families.items()):
            raise HistoryDiffers
        for device_id, key in answer.devices.items():
            self._store.know_laptop(device_id, key)
        return sum(
            self._fetch(family_id, last) for family_id, last in sorted(answer.families.items())
        )

    def _fetch(self, family_id: str, last: int) -> int:
        received = 0
        while (cursor := self._store.cursor(family_id, self._epoch))[0] < last:
            after, before_hash = cursor
            page = self._line.page(family_id, after)
            protocol.check_page(page, family_id=family_id, after=after, before_hash=before_hash)
            if not page.changes:
                raise NotCentral
            received += self._store.apply_page(family_id, self._epoch, page)
        return received

    # --- files ---------------------------------------------------------------------------------

    def _send_blobs(self) -> None:
        for sha256 in self._store.unsent_blobs():
            content = self._store.get_blob(sha256)
            if content is not None:
                self._line.put_blob(sha256, content)
                self._store.blob_sent(sha256)

    def _fetch_blobs(self) -> None:
        """Fetch what is there; a file that its own laptop has not sent yet is asked for again."""
        for sha256 in self._store.missing_blobs():
            content = self._line.get_blob(sha256)
            if content is not None:
                self._store.blob_fetched(content)


def shared_out(
    gestures: Sequence[Gesture],
) -> Iterator[tuple[Sequence[Gesture], Sequence[str]]]:
    """Yield pushes of gestures, in order, with each as it is written: within limits, or alone.

    Raises:
        PushRefused: one gesture is larger than the central record ever takes.

    """
    some: list[Gesture] = []
    written: list[str] = []
    count = size = 0
    for gesture in gestures:
        text = protocol.gesture_to_json(gesture)
        more = len(text.encode()) + 1
        if len(gesture) > protocol.MOST_GESTURE_CHANGES or more > protocol.MOST_GESTURE_BYTES:
            if some:
                yield some, written
            raise PushRefused(
                _("Something is too large for the central record. It is safe on this laptop.")
            )
        fits = count + len(gesture) <= protocol.MOST_CHANGES
        if some and not (fits and size + more <= protocol.MOST_PUSH_BYTES - ENVELOPE_BYTES):
            yield some, written
            some, written, count, size = [], [], 0, 0
        some.append(gesture)
        written.append(text)
        count, size = count + len(gesture), size + more
    if some:
        yield some, written


def _restored() -> Unreachable:
    return Unreachable(
        _("The central record has just been put back from a backup. Please sync again.")
    )
