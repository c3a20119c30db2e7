"""Push and pull of Robin's changes, against the same bytes over loopback HTTP."""

import gzip
import http.client
import json
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from benchmarks.keys import KEY
from benchmarks.robin import played
from benchmarks.rows import Row, median, timed_ms
from mam_desktop.app import SystemClock
from mam_desktop.changes.ids import RandomIds
from mam_desktop.record.record import Record
from mam_desktop.sync.client import SyncClient
from mam_desktop.sync_store import RecordSyncStore

RUNS = 5

_BYTES = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
BODY = open(sys.argv[1], "rb").read()
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(b"{}")
    def do_GET(self):
        self.answer(BODY)
    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *told):
        pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print("serving on http://127.0.0.1:%d" % server.server_port, flush=True)
server.serve_forever()
"""


def push() -> Row:
    """Measure sending Robin's changes to a central record in a process of its own."""
    return _measured("push")


def pull() -> Row:
    """Measure a second laptop fetching Robin's changes."""
    return _measured("pull")


def _measured(what: str) -> Row:
    ours, baseline, size = [], [], 0
    for _run in range(RUNS):
        with TemporaryDirectory() as name:
            folder = Path(name)
            pushed, pulled, bodies = _round(folder)
            ours.append(pushed if what == "push" else pulled)
            size = len(bodies[what])
            baseline.append(_same_bytes(folder, bodies[what], what))
    return Row(
        name=what,
        ours=median(ours),
        baseline=median(baseline),
        unit="ms",
        statistic="median",
        runs=RUNS,
        against=f"the same {size} bytes over loopback HTTP, server in its own process",
    )


def _round(folder: Path) -> tuple[float, float, dict[str, bytes]]:
    first, second = folder / "first", folder / "second"
    for one in (first, second):
        one.mkdir()
    laptop = played(first, until="seal").laptop
    other = Record.create(second, KEY, clock=SystemClock(), ids=RandomIds(SystemClock()))
    rows = [one.to_json() for gesture in laptop.record.outbox(100_000) for one in gesture]
    plain = json.dumps(rows, ensure_ascii=False).encode()
    with _central(folder) as url:
        send = SyncClient(url, None, RecordSyncStore(laptop.record, lambda *_told: None))
        fetch = SyncClient(url, None, RecordSyncStore(other, lambda *_told: None))
        pushed, pulled = timed_ms(send.sync_once), timed_ms(fetch.sync_once)
    assert laptop.record.pending_count() == 0
    assert other.change_count() == laptop.record.change_count()
    laptop.close()
    other.close()
    return pushed, pulled, {"push": gzip.compress(plain, 1), "pull": plain}


@contextmanager
def _central(folder: Path) -> Iterator[str]:
    database = folder / f"central-{secrets.token_hex(4)}.db"
    command = [
        *(sys.executable, "-m", "mam_desktop", "central", "serve"),
        *("--database", str(database), "--port", "0"),
    ]
    with _serving(command) as url:
        yield url


@contextmanager
def _serving(command: list[str]) -> Iterator[str]:
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().split()[-1]
    finally:
        server.terminate()
        server.wait(10)


def _same_bytes(folder: Path, body: bytes, what: str) -> float:
    path = folder / "body"
    path.write_bytes(body)
    with _serving([sys.executable, "-c", _BYTES, str(path)]) as url:
        return timed_ms(lambda: _exchange(url, body if what == "push" else None))


def _exchange(url: str, body: bytes | None) -> None:
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.request("GET" if body is None else "POST", "/", body=body)
    connection.getresponse().read()
    connection.close()
