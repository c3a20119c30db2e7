"""The central record's HTTP: few addresses, own limits, plain problems.

Without a token it must stay on loopback; even there a web page in a browser may not use it, so the
host that was asked for and the type of what is sent are looked at.
"""

import hashlib
import hmac
import json
import logging
import re

from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from mam_desktop.central.answers import Clone, Gap, NotSigned
from mam_desktop.central.store import CentralStore
from mam_desktop.errors import BadInput, Refused
from mam_desktop.sync import protocol
from mam_desktop.sync.protocol import CappedBody, Problem

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_FAMILIES_ASKED = 100_000
RETRY_AFTER_S = 5
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LAST_NUMBER = 2**53
_log = logging.getLogger(__name__)


class _NoToken(Exception):
    """Whoever asks may not."""


def create_app(store: CentralStore, token: str | None) -> FastAPI:
    """Return the service; without a token it answers everybody on this machine."""
    app = FastAPI(
        title="MAM Desktop central record", docs_url=None, redoc_url=None, openapi_url=None
    )
    guarded = APIRouter(prefix="/v1", dependencies=[Depends(_Guard(token))])
    _add_sync(guarded, store)
    _add_blobs(guarded, store)
    app.include_router(guarded)

    @app.get("/v1/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    _add_problems(app)
    return app


class _Guard:
    """Lets through whoever brings the token, or asks on this machine where there is none."""

    def __init__(self, token: str | None) -> None:
        self._expected = f"Bearer {token}".encode() if token else None

    async def __call__(self, request: Request) -> None:
        said = request.headers.get("authorization", "").encode("latin-1")
        if self._expected is None:
            may_ask = request.url.hostname in LOOPBACK
        else:
            may_ask = hmac.compare_digest(said, self._expected)
        if not may_ask:
            raise _NoToken


def _add_sync(router: APIRouter, store: CentralStore) -> None:
    @router.get("/hello")
    def hello() -> dict[str, object]:
        return {
            "epoch": store.epoch,
            "time": store.now(),
            "min_format": protocol.FORMAT,
            "max_format": protocol.FORMAT,
        }

    @router.post("/sync/push")
    async def push(request: Request) -> Response:
        body = await _json_body(request)
        return await run_in_threadpool(_push, store, body)

    @router.post("/sync/heads")
    async def heads(request: Request) -> Response:
        body = await _json_body(request)
        return await run_in_threadpool(_heads, store, body)

    @router.get("/families/{family_id}/changes")
    def changes(
        request: Request,
        family_id: str,
        after: int = Query(0, ge=0, le=_LAST_NUMBER),
        limit: int = Query(protocol.MOST_CHANGES, ge=1),
    ) -> Response:
        page = store.page(family_id, after, min(limit, protocol.MOST_CHANGES))
        lines = protocol.page_to_lines(page.rows, page.last_seq, page.last_hash)
        return _packed_response(request, "".join(lines).encode(), protocol.PAGE_TYPE)


def _push(store: CentralStore, body: bytes) -> Response:
    accepted = store.push(protocol.push_from_bytes(body))
    return JSONResponse(
        {"epoch": accepted.epoch, "receipts": accepted.receipts, "refused": accepted.refused}
    )


def _heads(store: CentralStore, body: bytes) -> Response:
    asked = protocol.as_object(body).get("families")
    if not isinstance(asked, dict) or len(asked) > MOST_FAMILIES_ASKED:
        raise BadInput("families are missing")
    known = {family: last for family, last in asked.items() if type(last) is int}
    told = {"epoch": store.epoch, "families": store.heads(known), "devices": store.devices()}
    return Response(json.dumps(told), media_type=protocol.JSON_TYPE)


def _add_blobs(router: APIRouter, store: CentralStore) -> None:
    @router.put("/blobs/{sha256}")
    async def put(sha256: str, request: Request) -> Response:
        if request.headers.get("content-encoding", "identity") != "identity":
            raise BadInput("a file is sent as it is")
        content = await _body(request, is_gzip=False, most=protocol.MOST_BLOB_BYTES)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BadInput("the file does not fit its hash")
        await run_in_threadpool(store.put_blob, sha256, content)
        return JSONResponse({"sha256": sha256})

    @router.head("/blobs/{sha256}")
    def has(sha256: str) -> Response:
        is_here = bool(_SHA256.fullmatch(sha256)) and store.has_blob(sha256)
        return Response(status_code=200 if is_here else 404)

    @router.get("/blobs/{sha256}")
    def get(sha256: str) -> Response:
        content = store.get_blob(sha256) if _SHA256.fullmatch(sha256) else None
        if content is None:
            return _problem(404, Problem.MISSING)
        return Response(content, media_type="application/octet-stream")


# --- bodies and problems --------------------------------------------------------------------------


async def _json_body(request: Request) -> bytes:
    """Return what was sent, unpacked and capped; a browser's form cannot pass for JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if kind != protocol.JSON_TYPE or coding not in {"identity", "gzip"}:
        raise BadInput("only JSON is taken, as it is or packed with gzip")
    return await _body(request, is_gzip=coding == "gzip", most=protocol.MOST_BYTES)


async def _body(request: Request, *, is_gzip: bool, most: int) -> bytes:
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > most:
        raise protocol.TooLarge("the body is too large")
    body = CappedBody(is_gzip=is_gzip, most=most)
    async for piece in request.stream():
        body.feed(piece)
    return body.finish()


def _packed_response(request: Request, body: bytes, kind: str) -> Response:
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(body, media_type=kind)
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(protocol.packed(body), media_type=kind, headers=headers)


def _problem(status: int, problem: str, **more: object) -> JSONResponse:
    return JSONResponse({"problem": problem, **more}, status_code=status)


def _busy() -> JSONResponse:
    answer = _problem(503, Problem.BUSY)
    answer.headers["Retry-After"] = str(RETRY_AFTER_S)
    return answer


def _add_problems(app: FastAPI) -> None:
    """Answer every refusal, and every error of the database or ours, without content."""
    app.add_exception_handler(_NoToken, _on_no_token)
    app.add_exception_handler(Refused, _on_refused)
    app.add_exception_handler(BadInput, _on_bad_input)
    app.add_exception_handler(RequestValidationError, _on_bad_input)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(SQLAlchemyError, _on_error)
    app.add_exception_handler(Exception, _on_error)


def _on_no_token(_request: Request, _error: Exception) -> Response:
    return _problem(401, Problem.TOKEN)


def _on_refused(_request: Request, error: Exception) -> Response:
    match error:
        case Gap(expected=expected):
            return _problem(409, Problem.GAP, expected=expected)
        case Clone():
            return _problem(409, Problem.CLONE)
        case NotSigned():
            return _problem(422, Problem.UNSIGNED)
        case _other:
            return _busy()


def _on_bad_input(_request: Request, error: Exception) -> Response:
    match error:
        case protocol.TooLarge():
            return _problem(413, Problem.TOO_LARGE)
        case protocol.TooNew():
            return _problem(426, Problem.TOO_NEW)
        case _other:
            return _problem(422, Problem.MALFORMED)


def _on_http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _problem(status, Problem.MISSING if status == 404 else Problem.MALFORMED)


def _on_error(_request: Request, error: Exception) -> Response:
    _log.error("a request failed: %s", type(error).__name__)
    return _busy()
