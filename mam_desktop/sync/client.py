"""The laptop's side of sync: sends what has no receipt, fetches what it has not got, then files.

Nothing moves on doubt: a receipt or a cursor is stored only after the whole answer was read and
checked. Each step can be cut off at any point and done again.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import urlsplit

from mam_desktop.changes.chain import StampedChange, head_message
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput, SyncTrouble
from mam_desktop.sync import protocol
from mam_desktop.texts import _

if TYPE_CHECKING:
    import ssl

    import httpx

TRIES = 3
"""How often a request is sent when the connection is lost; sending twice is the same as once."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SyncStore(Protocol):
    """What sync needs of a laptop's record."""

    @property
    def device_id(self) -> str:
        """Return this laptop's id."""

    def public_key(self) -> bytes:
        """Return this laptop's public key."""

    def sign(self, data: bytes) -> bytes:
        """Return this laptop's signature over some bytes."""

    def outbox(self, limit: int) -> Sequence[Sequence[StampedChange]]:
        """Return the oldest unsent gestures, whole, about `limit` changes of them."""

    def pending_count(self) -> int:
        """Return how many changes have no receipt."""

    def store_receipts(self, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
        """Store (change id, number in its family) pairs."""

    def refuse(self, change_ids: Sequence[str], reason: str) -> None:
        """Keep back what the central record would not take."""

    def epoch(self) -> str:
        """Return the epoch of the central record last met, or nothing."""

    def begin_epoch(self, epoch: str) -> None:
        """Meet a new or restored central record: all is sent and fetched again."""

    def cursor(self, family_id: str, epoch: str) -> tuple[int, str]:
        """Return how far a family was fetched: (number, chain)."""

    def cursors(self, epoch: str) -> Mapping[str, int]:
        """Return how far each family was fetched, family -> number."""

    def apply_page(self, family_id: str, epoch: str, page: protocol.Page) -> int:
        """Write a page and move the cursor, together; return how many changes were new."""

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


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What one sync did, in changes."""

    sent: int
    received: int
    pending: int


class SyncClient:
    """Syncs one laptop with one central record."""

    def __init__(
        self,
        url: str,
        token: str | None,
        store: SyncStore,
        *,
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        self._url = checked_url(url)
        self._token = token
        self._store = store
        self._transport = transport

    def sync_once(self) -> SyncOutcome:
        """Send and fetch everything there is.

        Raises:
            SyncTrouble: it could not be finished; everything stays on this laptop and is tried
                again.

        """
        import httpx

        try:
            with self._open() as http:
                return _Round(http, self._store).run()
        except httpx.TimeoutException as error:
            raise SyncTrouble(_("The central record does not answer. Nothing is lost.")) from error
        except httpx.HTTPError as error:
            raise SyncTrouble(
                _("The central record cannot be reached. Nothing is lost.")
            ) from error
        except BadInput as error:
            raise SyncTrouble(_nonsense()) from error

    def _open(self) -> "httpx.Client":
        import httpx

        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        timeout = httpx.Timeout(20.0, connect=5.0)
        if self._transport is not None:
            return httpx.Client(
                base_url=self._url, headers=headers, timeout=timeout, transport=self._transport
            )
        return httpx.Client(
            base_url=self._url, headers=headers, timeout=timeout, verify=_certificates(self._url)
        )


def checked_url(url: str) -> str:
    """Return a central record's address.

    Raises:
        SyncTrouble: it is not one, or it is not protected and not on this laptop.

    """
    parts = urlsplit(url)
    is_here = parts.hostname in LOOPBACK
    if parts.hostname is None or parts.scheme not in {"http", "https"}:
        raise SyncTrouble(_("“{url}” is not the address of a central record.").format(url=url))
    if parts.scheme != "https" and not is_here:
        raise SyncTrouble(
            _("The address of the central record has to begin with https: {url}").format(url=url)
        )
    return url.rstrip("/")


def _certificates(url: str) -> "bool | ssl.SSLContext":
    """Return the system's own certificates; none are needed on the laptop itself."""
    if urlsplit(url).scheme != "https":
        return True
    import ssl

    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _nonsense() -> str:
    return _(
        "The answer did not come from a central record. Is this network asking you to sign in?"
        " Nothing is lost."
    )


class _Round:
    """One sync over one open connection."""

    def __init__(self, http: "httpx.Client", store: SyncStore) -> None:
        self._http = http
        self._store = store
        self._epoch = ""

    def run(self) -> SyncOutcome:
        self._epoch = self._hello()
        if self._store.epoch() != self._epoch:
            self._store.begin_epoch(self._epoch)
        sent = self._send_all()
        received = self._fetch_all()
        self._send_blobs()
        self._fetch_blobs()
        return SyncOutcome(sent, received, self._store.pending_count())

    def _hello(self) -> str:
        told = self._json("GET", "/v1/hello")
        if told.get("format") != protocol.FORMAT:
            raise SyncTrouble(
                _("The central record speaks another version. Please update MAM Desktop.")
            )
        epoch = told.get("epoch")
        if not isinstance(epoch, str) or not epoch:
            raise SyncTrouble(_nonsense())
        return epoch

    # --- sending -------------------------------------------------------------------------------

    def _send_all(self) -> int:
        sent = 0
        while gestures := self._store.outbox(protocol.MOST_CHANGES):
            before = self._store.pending_count()
            sent += self._send(gestures)
            if self._store.pending_count() >= before:
                break
        return sent

    def _send(self, gestures: Sequence[Sequence[StampedChange]]) -> int:
        told = self._json("POST", "/v1/sync/push", content=self._packed(gestures))
        asked = {one.change.id for gesture in gestures for one in gesture}
        receipts = [pair for pair in _pairs(told, "receipts", int) if pair[0] in asked]
        refused = [pair for pair in _pairs(told, "refused", str) if pair[0] in asked]
        if told.get("epoch") != self._epoch or len(receipts) + len(refused) != len(asked):
            raise SyncTrouble(_nonsense())
        self._store.store_receipts(self._epoch, receipts)
        for change_id, reason in refused:
            self._store.refuse([change_id], reason)
        return len(receipts)

    def _packed(self, gestures: Sequence[Sequence[StampedChange]]) -> bytes:
        own = [
            one.head
            for gesture in gestures
            for one in gesture
            if one.change.device_id == self._store.device_id
        ]
        signature = b""
        if own:
            signature = self._store.sign(head_message(self._store.device_id, own[-1]))
        push = protocol.Push(
            device_id=self._store.device_id,
            public_key=self._store.public_key().hex(),
            signature=signature.hex(),
            gestures=tuple(tuple(gesture) for gesture in gestures),
        )
        return protocol.push_to_bytes(push)

    # --- fetching ------------------------------------------------------------------------------

    def _fetch_all(self) -> int:
        ask = {"families": dict(self._store.cursors(self._epoch))}
        told = self._json("POST", "/v1/sync/heads", json=ask)
        self._meet_laptops(told.get("devices"))
        families = told.get("families")
        if told.get("epoch") != self._epoch or not isinstance(families, dict):
            raise SyncTrouble(_nonsense())
        return sum(self._fetch(family_id, last) for family_id, last in sorted(families.items()))

    def _meet_laptops(self, devices: JsonValue) -> None:
        for device_id, key in devices.items() if isinstance(devices, dict) else ():
            if isinstance(key, str) and len(key) == 64:
                self._store.know_laptop(device_id, bytes.fromhex(key))

    def _fetch(self, family_id: str, last: JsonValue) -> int:
        if type(last) is not int:
            raise SyncTrouble(_nonsense())
        received = 0
        while (cursor := self._store.cursor(family_id, self._epoch))[0] < last:
            after, before_hash = cursor
            page = self._page(family_id, after)
            protocol.check_page(page, after=after, before_hash=before_hash)
            if not page.changes:
                raise SyncTrouble(_nonsense())
            received += self._store.apply_page(family_id, self._epoch, page)
        return received

    def _page(self, family_id: str, after: int) -> protocol.Page:
        path = f"/v1/families/{family_id}/changes"
        answer = self._ask("GET", path, params={"after": after, "limit": protocol.MOST_CHANGES})
        if not answer.headers.get("content-type", "").startswith(protocol.PAGE_TYPE):
            raise SyncTrouble(_nonsense())
        return protocol.page_from_bytes(answer.content)

    # --- files ---------------------------------------------------------------------------------

    def _send_blobs(self) -> None:
        for sha256 in self._store.unsent_blobs():
            content = self._store.get_blob(sha256)
            if content is not None:
                self._json("PUT", f"/v1/blobs/{sha256}", content=content)
                self._store.blob_sent(sha256)

    def _fetch_blobs(self) -> None:
        """Fetch what is there; a file that its own laptop has not sent yet is asked for again."""
        for sha256 in self._store.missing_blobs():
            answer = self._ask("GET", f"/v1/blobs/{sha256}", may_be_missing=True)
            if answer.status_code == 200:
                if hashlib.sha256(answer.content).hexdigest() != sha256:
                    raise SyncTrouble(_nonsense())
                self._store.blob_fetched(answer.content)

    # --- asking --------------------------------------------------------------------------------

    def _json(
        self, method: str, path: str, *, content: bytes | None = None, json: object = None
    ) -> Mapping[str, JsonValue]:
        answer = self._ask(method, path, content=content, json=json)
        if not answer.headers.get("content-type", "").startswith("application/json"):
            raise SyncTrouble(_nonsense())
        return protocol.as_object(answer.content)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        json: object = None,
        params: Mapping[str, int] | None = None,
        may_be_missing: bool = False,
    ) -> "httpx.Response":
        def send() -> "httpx.Response":
            return self._http.request(method, path, content=content, json=json, params=params)

        answer = with_tries(send)
        if answer.status_code != 200 and not (may_be_missing and answer.status_code == 404):
            raise _trouble_of(answer)
        return answer


def with_tries(send: "Callable[[], httpx.Response]") -> "httpx.Response":
    """Send a request, again when the connection is lost; the last loss is raised."""
    import httpx

    for _time in range(TRIES - 1):
        try:
            return send()
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            continue
    return send()


def _trouble_of(answer: "httpx.Response") -> SyncTrouble:
    told = _problem_of(answer)
    if answer.status_code in {401, 403}:
        return SyncTrouble(_("The central record does not know this laptop. Ask your IT team."))
    if told == "clone":
        return SyncTrouble(
            _(
                "Another laptop uses this laptop's identity. Nothing was sent and nothing is"
                " lost. Ask your IT team: was this laptop copied?"
            )
        )
    if answer.status_code >= 500:
        return SyncTrouble(_("The central record has a problem of its own. Nothing is lost."))
    if told:
        return SyncTrouble(
            _("The central record did not take this: {why} Nothing is lost.").format(why=told)
        )
    return SyncTrouble(_nonsense())


def _problem_of(answer: "httpx.Response") -> str:
    if not answer.headers.get("content-type", "").startswith("application/json"):
        return ""
    try:
        problem = protocol.as_object(answer.content).get("problem")
    except BadInput:
        return ""
    return problem[:200] if isinstance(problem, str) else ""


V = TypeVar("V", int, str)


def _pairs(told: Mapping[str, JsonValue], key: str, kind: type[V]) -> list[tuple[str, V]]:
    pairs = told.get(key)
    if not isinstance(pairs, list):
        raise SyncTrouble(_nonsense())
    found: list[tuple[str, V]] = []
    for one in pairs:
        if not isinstance(one, list) or len(one) != 2:
            raise SyncTrouble(_nonsense())
        change_id, value = one
        if not isinstance(change_id, str) or not isinstance(value, kind):
            raise SyncTrouble(_nonsense())
        found.append((change_id, value))
    return found
