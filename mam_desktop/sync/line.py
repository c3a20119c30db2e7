"""The line to the central record: one HTTP connection, each question and how its answer is read.

Every answer is capped while it streams, and anything that is not exactly what was agreed becomes a
trouble; nothing doubtful comes back from here.
"""

import hashlib
import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlsplit

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput, SyncTrouble
from mam_desktop.sync import protocol
from mam_desktop.sync.protocol import CappedBody, Page, Problem
from mam_desktop.sync.troubles import (
    CentralBusy,
    ClonedLaptop,
    HistoryDiffers,
    NeedsPerson,
    NotCentral,
    PushRefused,
    Unreachable,
    VersionsApart,
    WrongToken,
)
from mam_desktop.texts import _

if TYPE_CHECKING:
    import httpx

TRIES = 3
"""How often a request is sent when the connection is lost; sending twice is the same as once."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_WAIT_S = 3600.0
_KEY_HEX = 64

T = TypeVar("T")
V = TypeVar("V", int, str)


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """What became of a push: (change id, number) receipts, (change id, reason) put aside."""

    epoch: str
    receipts: list[tuple[str, int]]
    refused: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HeadsAnswer:
    """Families that are not as far as asked, family -> last number; and every laptop's key."""

    epoch: str
    families: Mapping[str, int]
    devices: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    type: str
    retry_after: str
    body: bytes


class CentralLine:
    """Asks the central record, over one open connection."""

    def __init__(self, http: "httpx.Client") -> None:
        self._http = http

    def hello(self) -> str:
        """Return the central record's epoch.

        Raises:
            VersionsApart: one side is too old for the other.

        """
        told = self._object("GET", "/v1/hello")
        oldest, newest, epoch = told.get("min_format"), told.get("max_format"), told.get("epoch")
        if type(oldest) is not int or type(newest) is not int:
            raise NotCentral
        if oldest > protocol.FORMAT:
            raise VersionsApart(
                _("The central record needs a newer MAM Desktop. Please update; nothing is lost.")
            )
        if newest < protocol.FORMAT:
            raise VersionsApart(_central_is_old())
        if not isinstance(epoch, str) or not epoch:
            raise NotCentral
        return epoch

    def push(self, body: bytes) -> PushAnswer:
        """Send a push, packed."""
        headers = {"Content-Type": protocol.JSON_TYPE, "Content-Encoding": "gzip"}
        told = self._object("POST", "/v1/sync/push", content=body, headers=headers)
        epoch = told.get("epoch")
        if not isinstance(epoch, str):
            raise NotCentral
        return PushAnswer(epoch, _pairs(told, "receipts", int), _pairs(told, "refused", str))

    def heads(self, known: Mapping[str, int]) -> HeadsAnswer:
        """Ask which families are elsewhere than this laptop is."""
        content = json.dumps({"families": dict(known)}).encode()
        headers = {"Content-Type": protocol.JSON_TYPE}
        told = self._object("POST", "/v1/sync/heads", content=content, headers=headers)
        epoch, families, devices = (told.get(key) for key in ("epoch", "families", "devices"))
        if not isinstance(epoch, str) or not isinstance(devices, dict):
            raise NotCentral
        if not isinstance(families, dict):
            raise NotCentral
        return HeadsAnswer(
            epoch,
            {family: _whole(last) for family, last in families.items()},
            {device: _key(key) for device, key in devices.items()},
        )

    def page(self, family_id: str, after: int) -> Page:
        """Fetch a page of a family; it is whole, but not yet held against the cursor."""
        answer = self._ask(
            "GET",
            f"/v1/families/{quote(family_id, safe='')}/changes",
            params={"after": after, "limit": protocol.MOST_CHANGES},
        )
        if answer.status != 200:
            raise _trouble_of(answer)
        if answer.type != protocol.PAGE_TYPE:
            raise NotCentral
        return protocol.page_from_bytes(answer.body)

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Send a file."""
        self._object("PUT", f"/v1/blobs/{sha256}", content=content)

    def get_blob(self, sha256: str) -> bytes | None:
        """Fetch a file; None while the laptop that has it has not sent it."""
        answer = self._ask("GET", f"/v1/blobs/{sha256}", most=protocol.MOST_BLOB_BYTES)
        if answer.status == 404 and _problem_of(answer) == Problem.MISSING:
            return None
        if answer.status != 200:
            raise _trouble_of(answer)
        if hashlib.sha256(answer.body).hexdigest() != sha256:
            raise NotCentral
        return answer.body

    def _object(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Mapping[str, JsonValue]:
        answer = self._ask(method, path, content=content, headers=headers)
        if answer.status != 200:
            raise _trouble_of(answer)
        if answer.type != protocol.JSON_TYPE:
            raise NotCentral
        return protocol.as_object(answer.body)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, int] | None = None,
        most: int = protocol.MOST_BYTES,
    ) -> _Answer:
        def send() -> _Answer:
            asked = self._http.stream(method, path, content=content, headers=headers, params=params)
            with asked as response:
                return _read(response, most)

        return with_tries(send)


def _read(response: "httpx.Response", most: int) -> _Answer:
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "gzip"}:
        raise NotCentral
    body = CappedBody(is_gzip=coding == "gzip", most=most)
    for piece in response.iter_raw():
        body.feed(piece)
    return _Answer(
        response.status_code,
        response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        response.headers.get("retry-after", ""),
        body.finish(),
    )


def open_line(
    url: str,
    token: str | None,
    *,
    transport: "httpx.BaseTransport | None" = None,
    proxy: str = "",
) -> "httpx.Client":
    """Open a connection: system certificates and proxies, except to the laptop itself."""
    import httpx

    is_here = urlsplit(url).hostname in LOOPBACK
    headers = {"Accept-Encoding": "gzip", "User-Agent": "mam-desktop"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return httpx.Client(
        base_url=url,
        headers=headers,
        timeout=httpx.Timeout(20.0, connect=5.0),
        transport=transport,
        verify=_certificates(url) if transport is None else True,
        proxy=proxy if proxy and not is_here and transport is None else None,
        trust_env=not is_here,
        follow_redirects=False,
    )


def checked_url(url: str) -> str:
    """Return a central record's address.

    Raises:
        SyncTrouble: it is not one, or it is not protected and not on this laptop.

    """
    try:
        parts = urlsplit(url)
        is_usable = parts.hostname is not None and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        is_usable = False
    if not is_usable or parts.scheme not in {"http", "https"}:
        raise NeedsPerson(_("“{url}” is not the address of a central record.").format(url=url))
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise NeedsPerson(
            _("The address of the central record has to begin with https: {url}").format(url=url)
        )
    return url.rstrip("/")


def checked_token(token: str | None) -> str | None:
    """Return a token that can travel in a header.

    Raises:
        SyncTrouble: it holds something that no token holds.

    """
    if token and not (token.isascii() and token.isprintable() and " " not in token):
        raise NeedsPerson(_("The token for the central record holds letters that no token has."))
    return token


def with_tries(send: Callable[[], T]) -> T:
    """Send a request, again when the connection is lost; the last loss is raised."""
    import httpx

    for _time in range(TRIES - 1):
        try:
            return send()
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            continue
    return send()


def trouble_of_line(error: "httpx.HTTPError") -> SyncTrouble:
    """Return what to tell a person when no whole answer came."""
    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NeedsPerson(
                _(
                    "This computer does not trust the central record’s certificate. Nothing was"
                    " sent. Ask your IT team."
                )
            )
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ProxyError):
        return Unreachable(_("The proxy does not let MAM Desktop through. Nothing is lost."))
    if isinstance(error, httpx.TimeoutException):
        return Unreachable(_("The central record does not answer. Nothing is lost."))
    return Unreachable(_("The central record cannot be reached. Nothing is lost."))


def _certificates(url: str) -> "bool | ssl.SSLContext":
    """Return the system's own certificates; none are needed on the laptop itself."""
    if urlsplit(url).scheme != "https":
        return False
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _trouble_of(answer: _Answer) -> SyncTrouble:
    if answer.status == 407:
        return Unreachable(_("The proxy does not let MAM Desktop through. Nothing is lost."))
    if answer.status == 429 or answer.status >= 500:
        return CentralBusy(_seconds(answer.retry_after))
    return _trouble_told(_problem_of(answer))


def _trouble_told(problem: str) -> SyncTrouble:
    match problem:
        case "":
            return NotCentral()
        case Problem.TOKEN:
            return WrongToken()
        case Problem.CLONE:
            return ClonedLaptop()
        case Problem.GAP:
            return HistoryDiffers()
        case Problem.TOO_NEW:
            return VersionsApart(_central_is_old())
        case Problem.TOO_LARGE:
            words = _("Something is too large for the central record. It is safe on this laptop.")
        case _other:
            words = _(
                "The central record would not take what this laptop sent ({why}). It is safe on"
                " this laptop. Tell your IT team."
            ).format(why=problem)
    return PushRefused(words)


def _central_is_old() -> str:
    return _(
        "The central record is older than this MAM Desktop. Ask your IT team to update it; nothing"
        " is lost."
    )


def _problem_of(answer: _Answer) -> str:
    if answer.type != protocol.JSON_TYPE:
        return ""
    try:
        problem = protocol.as_object(answer.body).get("problem")
    except BadInput:
        return ""
    return problem[:40] if isinstance(problem, str) else ""


def _seconds(retry_after: str) -> float | None:
    return min(float(retry_after), _LONGEST_WAIT_S) if retry_after.isdecimal() else None


def _pairs(told: Mapping[str, JsonValue], key: str, kind: type[V]) -> list[tuple[str, V]]:
    pairs = told.get(key)
    if not isinstance(pairs, list):
        raise NotCentral
    found: list[tuple[str, V]] = []
    for one in pairs:
        if not isinstance(one, list) or len(one) != 2:
            raise NotCentral
        change_id, value = one
        if not isinstance(change_id, str) or type(value) is not kind:
            raise NotCentral
        found.append((change_id, value))
    return found


def _whole(value: JsonValue) -> int:
    if type(value) is not int or value < 0:
        raise NotCentral
    return value


def _key(value: JsonValue) -> bytes:
    try:
        if isinstance(value, str) and len(value) == _KEY_HEX:
            return bytes.fromhex(value)
    except ValueError:
        pass
    raise NotCentral
