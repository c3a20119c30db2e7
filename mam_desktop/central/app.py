"""The central record's HTTP: few addresses, own limits, plain problems."""

import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from mam_desktop.central.store import CentralStore, Clone, Gap, NotSigned
from mam_desktop.errors import BadInput
from mam_desktop.sync import protocol

_SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_FAMILIES_ASKED = 100_000


def create_app(store: CentralStore, token: str | None) -> FastAPI:
    """Return the service; without a token it answers everybody, so it must stay on loopback."""
    app = FastAPI(title="MAM Desktop central record", docs_url=None, redoc_url=None)
    _guard(app, token)
    _add_sync(app, store)
    _add_blobs(app, store)
    return app


def _guard(app: FastAPI, token: str | None) -> None:
    @app.middleware("http")
    async def check_token(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        is_open = token is None or request.url.path == "/v1/health"
        said = request.headers.get("authorization", "").encode()
        if not is_open and not hmac.compare_digest(said, f"Bearer {token}".encode()):
            return _problem(401, "unknown")
        try:
            return await call_next(request)
        except BadInput as error:
            return _problem(400, str(error))


def _problem(status: int, problem: str, **more: object) -> JSONResponse:
    return JSONResponse({"problem": problem, **more}, status_code=status)


async def _body(request: Request, most: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise BadInput("the body is too large")
        parts.append(part)
    return b"".join(parts)


def _add_sync(app: FastAPI, store: CentralStore) -> None:
    @app.get("/v1/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/v1/hello")
    def hello() -> dict[str, object]:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return {"format": protocol.FORMAT, "epoch": store.epoch, "time": now}

    @app.post("/v1/sync/push")
    async def push(request: Request) -> Response:
        body = await _body(request, protocol.MOST_BYTES)
        return await run_in_threadpool(_push, store, body)

    @app.post("/v1/sync/heads")
    async def heads(request: Request) -> Response:
        body = await _body(request, protocol.MOST_BYTES)
        return await run_in_threadpool(_heads, store, body)

    @app.get("/v1/families/{family_id}/changes")
    def changes(family_id: str, after: int = 0, limit: int = protocol.MOST_CHANGES) -> Response:
        page = store.page(family_id, max(after, 0), min(max(limit, 1), protocol.MOST_CHANGES))
        lines = protocol.page_to_lines(page.rows, page.last_seq, page.last_hash)
        return Response("".join(lines), media_type=protocol.PAGE_TYPE)


def _push(store: CentralStore, body: bytes) -> Response:
    try:
        accepted = store.push(protocol.push_from_bytes(body))
    except Gap as gap:
        return _problem(409, "gap", expected=gap.expected)
    except Clone:
        return _problem(409, "clone")
    except (NotSigned, BadInput) as error:
        return _problem(400, str(error))
    return JSONResponse({"epoch": accepted.epoch, "receipts": accepted.receipts, "refused": []})


def _heads(store: CentralStore, body: bytes) -> Response:
    try:
        asked = protocol.as_object(body).get("families")
    except BadInput as error:
        return _problem(400, str(error))
    if not isinstance(asked, dict) or len(asked) > MOST_FAMILIES_ASKED:
        return _problem(400, "families are missing")
    known = {family: last for family, last in asked.items() if isinstance(last, int)}
    told = {"epoch": store.epoch, "families": store.heads(known), "devices": store.devices()}
    return Response(json.dumps(told), media_type="application/json")


def _add_blobs(app: FastAPI, store: CentralStore) -> None:
    @app.put("/v1/blobs/{sha256}")
    async def put(sha256: str, request: Request) -> Response:
        content = await _body(request, protocol.MOST_BLOB_BYTES)
        if hashlib.sha256(content).hexdigest() != sha256:
            return _problem(400, "the file does not fit its hash")
        await run_in_threadpool(store.put_blob, sha256, content)
        return JSONResponse({"sha256": sha256})

    @app.head("/v1/blobs/{sha256}")
    def has(sha256: str) -> Response:
        is_here = bool(_SHA256.fullmatch(sha256)) and store.has_blob(sha256)
        return Response(status_code=200 if is_here else 404)

    @app.get("/v1/blobs/{sha256}")
    def get(sha256: str) -> Response:
        content = store.get_blob(sha256) if _SHA256.fullmatch(sha256) else None
        if content is None:
            return _problem(404, "no such file")
        return Response(content, media_type="application/octet-stream")
