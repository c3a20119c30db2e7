"""Laptops in memory, a central record that really serves, and lines that break."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Thread

import httpx
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.types import ASGIApp, Receive, Scope, Send

from mam_desktop.central.app import create_app
from mam_desktop.central.engine import open_database
from mam_desktop.central.serve import bound_socket, system_time
from mam_desktop.central.store import CentralStore
from mam_desktop.changes.chain import NO_HEAD, ChainHead, StampedChange, stamp
from mam_desktop.changes.change import Change, JsonValue
from mam_desktop.errors import OurError
from mam_desktop.sync.client import SyncClient, SyncOutcome
from mam_desktop.sync.protocol import NO_FAMILY_HASH, Page, Push, message_to_sign

COUNCIL = "example-council"
TOKEN = "a-token-for-tests-only"
_number = count(1)


def a_change(device_id: str, **said: object) -> Change:
    """Return a change that is a gesture of its own, unless more is said."""
    number = next(_number)
    plain = Change(
        id=f"change-{number:06}",
        schema=1,
        authority_id=COUNCIL,
        family_id="family-a",
        meeting_id=None,
        kind="note",
        entity_id=f"note-{number}",
        field="words",
        value=f"words {number}",
        supersedes=(),
        at="2026-11-24T14:49:07.123Z-0000",
        author_id="lee",
        device_id=device_id,
        gesture_id=f"gesture-{number:06}",
        gesture_no=0,
        gesture_of=1,
    )
    return replace(plain, **said)  # type: ignore[arg-type]


class MemoryStore:
    """A laptop's record in memory, as sync sees it."""

    def __init__(self, device_id: str) -> None:
        self._device_id = device_id
        self.key = Ed25519PrivateKey.generate()
        self.log: list[StampedChange] = []
        self.receipts: dict[str, tuple[str, int]] = {}
        self.refused: dict[str, str] = {}
        self.places: dict[str, tuple[str, int, str]] = {}
        self.laptops: dict[str, bytes] = {}
        self.blobs: dict[str, bytes] = {}
        self.sent_blobs: set[str] = set()
        self.wanted_blobs: set[str] = set()
        self.met = ""
        self.pages: list[Page] = []

    # --- what a person does --------------------------------------------------------------------

    def write(self, *values: JsonValue, family_id: str = "family-a", **said: object) -> list[str]:
        """Write one gesture of as many changes as there are values; return their ids."""
        gesture_id = f"gesture-of-{self._device_id}-{next(_number)}"
        for number, value in enumerate(values):
            change = a_change(
                self._device_id,
                value=value,
                family_id=family_id,
                gesture_id=gesture_id,
                gesture_no=number,
                gesture_of=len(values),
                **said,
            )
            head = self.head
            self.log.append(stamp(change, head.seq + 1, bytes(16), head.hash))
        return [one.change.id for one in self.log[-len(values) :]]

    def keep_file(self, content: bytes) -> str:
        """Keep a file of this laptop's own."""
        name = sha256(content).hexdigest()
        self.blobs[name] = content
        return name

    @property
    def head(self) -> ChainHead:
        own = (one.head for one in reversed(self.log) if one.change.device_id == self._device_id)
        return next(own, NO_HEAD)

    @property
    def ids(self) -> set[str]:
        return {one.change.id for one in self.log}

    def clone(self) -> "MemoryStore":
        """Return a copy of the whole profile on another machine."""
        copy = MemoryStore(self._device_id)
        copy.key, copy.met, copy.log = self.key, self.met, list(self.log)
        copy.receipts, copy.places = dict(self.receipts), dict(self.places)
        return copy

    def pushing(self, gestures: Sequence[Sequence[StampedChange]]) -> Push:
        """Return a signed push."""
        changes = [one for gesture in gestures for one in gesture]
        return Push(
            device_id=self._device_id,
            public_key=self.public_key().hex(),
            signature=self.sign(message_to_sign(self._device_id, changes)).hex(),
            gestures=tuple(tuple(gesture) for gesture in gestures),
        )

    # --- the port ------------------------------------------------------------------------------

    @property
    def device_id(self) -> str:
        return self._device_id

    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data)

    def outbox(self, limit: int) -> Sequence[Sequence[StampedChange]]:
        gestures: dict[str, list[StampedChange]] = {}
        for one in self.log:
            if one.change.id not in self.receipts and one.change.id not in self.refused:
                gestures.setdefault(one.change.gesture_id, []).append(one)
        some: list[list[StampedChange]] = []
        for gesture in gestures.values():
            if some and sum(map(len, some)) + len(gesture) > limit:
                break
            some.append(gesture)
        return some

    def pending_count(self) -> int:
        return sum(one.change.id not in self.receipts for one in self.log)

    def store_receipts(self, epoch: str, receipts: Sequence[tuple[str, int]]) -> None:
        for change_id, seq in receipts:
            if self.receipts.setdefault(change_id, (epoch, seq)) != (epoch, seq):
                raise OurError(f"two receipts for {change_id}")

    def refuse(self, change_ids: Sequence[str], reason: str) -> None:
        self.refused |= dict.fromkeys(change_ids, reason)

    def epoch(self) -> str:
        return self.met

    def begin_epoch(self, epoch: str) -> None:
        self.receipts.clear()
        self.refused.clear()
        self.places.clear()
        self.met = epoch

    def cursor(self, family_id: str, epoch: str) -> tuple[int, str]:
        met, seq, link = self.places.get(family_id, (epoch, 0, NO_FAMILY_HASH))
        return (seq, link) if met == epoch else (0, NO_FAMILY_HASH)

    def cursors(self, epoch: str) -> dict[str, int]:
        return {name: seq for name, (met, seq, _link) in self.places.items() if met == epoch}

    def apply_page(self, family_id: str, epoch: str, page: Page) -> int:
        before = len(self.log)
        here = self.ids
        for one in page.changes:
            if one.stamped.change.id not in here:
                self.log.append(one.stamped)
            self.store_receipts(epoch, [(one.stamped.change.id, one.seq)])
            if one.stamped.change.field == "sha256":
                self.wanted_blobs.add(str(one.stamped.change.value))
        self.places[family_id] = (epoch, page.last_seq, page.last_hash)
        self.pages.append(page)
        return len(self.log) - before

    def know_laptop(self, device_id: str, public_key: bytes) -> None:
        self.laptops[device_id] = public_key

    def unsent_blobs(self) -> Sequence[str]:
        return sorted(self.blobs.keys() - self.sent_blobs)

    def missing_blobs(self) -> Sequence[str]:
        return sorted(self.wanted_blobs - self.blobs.keys())

    def get_blob(self, sha256: str) -> bytes | None:
        return self.blobs.get(sha256)

    def blob_sent(self, sha256: str) -> None:
        self.sent_blobs.add(sha256)

    def blob_fetched(self, content: bytes) -> None:
        self.sent_blobs.add(self.keep_file(content))


# --- the central record ---------------------------------------------------------------------------


class Served:
    """A central record that really serves, over loopback."""

    def __init__(self, store: CentralStore, url: str, token: str | None) -> None:
        self.store = store
        self.url = url
        self.token = token

    def sync(
        self, laptop: MemoryStore, transport: httpx.BaseTransport | None = None
    ) -> SyncOutcome:
        """Sync a laptop once."""
        return self.client(laptop, transport).sync_once()

    def client(
        self, laptop: MemoryStore, transport: httpx.BaseTransport | None = None
    ) -> SyncClient:
        """Return a laptop's client."""
        return SyncClient(self.url, self.token, laptop, transport=transport)

    def asking(self) -> httpx.Client:
        """Return a bare HTTP client that has the token."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return httpx.Client(base_url=self.url, headers=headers, trust_env=False)

    def ids(self) -> list[str]:
        """Return every change in the log, family by family, in order."""
        found: list[str] = []
        for family_id, last in sorted(self.store.heads({}).items()):
            after = 0
            while after < last:
                page = self.store.page(family_id, after, 500)
                assert [seq for seq, _body in page.rows] == list(
                    range(after + 1, page.last_seq + 1)
                )
                found += [_id_in(body) for _seq, body in page.rows]
                after = page.last_seq
        return found


def _id_in(body: str) -> str:
    import json

    return str(json.loads(body)["change"]["id"])


class House:
    """One server for many tests, each with a central record of its own behind it."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None
        self.url = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on to the central record of the test that runs."""
        assert self.app is not None
        await self.app(scope, receive, send)

    @contextmanager
    def serving(self, store: CentralStore, token: str | None = TOKEN) -> Iterator[Served]:
        """Serve a store; it is closed at the end."""
        self.app = create_app(store, token)
        try:
            yield Served(store, self.url, token)
        finally:
            self.app = None
            store.close()


@contextmanager
def open_house() -> Iterator[House]:
    """Run a server from a thread, on a free port."""
    house = House()
    server = uvicorn.Server(
        uvicorn.Config(house, log_config=None, log_level="critical", lifespan="off")
    )
    listening = bound_socket("127.0.0.1", 0)
    house.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, name="house")
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(0.01)
    try:
        yield house
    finally:
        server.should_exit = True
        thread.join()


def central_store(path: Path) -> CentralStore:
    """Return a store on a plain SQLite file."""
    return CentralStore(open_database(str(path)), system_time)


# --- lines that break -----------------------------------------------------------------------------

Spoil = Callable[[httpx.Request, bytes, httpx.Headers], httpx.Response]


class BadLine(httpx.BaseTransport):
    """A real line whose answers are spoilt on the way, where `spoils` says so."""

    def __init__(self, spoil: Spoil, spoils: Callable[[httpx.Request], bool]) -> None:
        self._line = httpx.HTTPTransport(verify=False)
        self._spoil = spoil
        self._spoils = spoils

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._line.handle_request(request)
        if not self._spoils(request):
            return response
        body = b"".join(response.iter_raw())
        response.close()
        return self._spoil(request, body, response.headers)

    def close(self) -> None:
        self._line.close()


def lost(_request: httpx.Request, _body: bytes, _headers: httpx.Headers) -> httpx.Response:
    """Lose an answer after the central record has acted."""
    raise httpx.ReadError("the line was cut")


def streamed(status: int, body: bytes, **headers: str) -> httpx.Response:
    """Return an answer that is read piece by piece, like one from a line."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, stream=httpx.ByteStream(body), headers=named)


def answering(status: int, body: bytes, **headers: str) -> httpx.MockTransport:
    """Return a line at whose end something else answers everything."""
    return httpx.MockTransport(lambda _request: streamed(status, body, **headers))
