"""The central record's HTTP: who may ask, how much, and what a refusal looks like."""

import gzip
import json
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from mam_desktop.central.app import create_app
from mam_desktop.central.store import CentralStore
from mam_desktop.changes.change import JsonValue
from mam_desktop.sync.protocol import MOST_BYTES, push_to_bytes
from tests.sync.fakes import House, MemoryStore, Served, central_store

JSON = {"Content-Type": "application/json"}
PACKED = JSON | {"Content-Encoding": "gzip"}


@pytest.fixture
def served(house: House, tmp_path: Path) -> Iterator[Served]:
    with house.serving(central_store(tmp_path / "central.db")) as opened:
        yield opened


@pytest.fixture
def http(served: Served) -> Iterator[httpx.Client]:
    with served.asking() as client:
        yield client


def pushed(
    http: httpx.Client, body: bytes, headers: dict[str, str] | None = None
) -> tuple[int, str]:
    answer = http.post("/v1/sync/push", content=body, headers=headers or JSON)
    return answer.status_code, answer.json().get("problem", "")


def a_push(laptop: MemoryStore, **changed: JsonValue) -> dict[str, JsonValue]:
    """Return a push as a JSON object, with fields put in place of its own."""
    plain = gzip.decompress(push_to_bytes(laptop.pushing(laptop.outbox(500))))
    whole: dict[str, JsonValue] = json.loads(plain)
    return whole | changed


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/hello"),
        ("POST", "/v1/sync/push"),
        ("POST", "/v1/sync/heads"),
        ("GET", "/v1/families/family-a/changes"),
        ("PUT", f"/v1/blobs/{'a' * 64}"),
        ("GET", f"/v1/blobs/{'a' * 64}"),
    ],
)
@pytest.mark.parametrize("said", ["", "Bearer", "Bearer wrong", "Basic x", "Bearer \xe9"])
def test_without_the_token_nothing_is_told(
    served: Served, method: str, path: str, said: str
) -> None:
    headers = {b"Authorization": said.encode("latin-1")} if said else {}
    answer = httpx.request(method, served.url + path, headers=headers, trust_env=False)
    assert (answer.status_code, answer.json()) == (401, {"problem": "token"})


def test_health_needs_no_token_and_says_nothing_else(served: Served) -> None:
    answer = httpx.get(f"{served.url}/v1/health", trust_env=False)
    assert answer.json() == {"status": "ok"}


def test_hello_says_epoch_and_versions(served: Served, http: httpx.Client) -> None:
    told = http.get("/v1/hello").json()
    assert told["epoch"] == served.store.epoch
    assert (told["min_format"], told["max_format"]) == (1, 1)


def test_without_a_token_only_this_machine_is_answered(house: House, tmp_path: Path) -> None:
    with house.serving(central_store(tmp_path / "central.db"), token=None) as served:
        here = httpx.get(f"{served.url}/v1/hello", trust_env=False)
        assert here.status_code == 200
        for host in ("evil.example.org", "127.0.0.1.evil.example.org"):
            rebound = httpx.get(f"{served.url}/v1/hello", headers={"Host": host}, trust_env=False)
            assert rebound.status_code == 401


def test_a_web_pages_form_cannot_pass_for_a_laptop(http: httpx.Client) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert pushed(http, b"{}", {"Content-Type": kind}) == (422, "malformed")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"format": 1, "gestures": []}',
        b'{"format": 1, "gestures": [[]]}',
        b'{"format": 1, "gestures": [[7]]}',
        b'{"format": 99, "gestures": [[{}]]}',
        b'{"format": 1, "gestures": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b"\xff\xfe",
    ],
)
def test_nonsense_is_refused_and_nothing_is_stored(
    served: Served, http: httpx.Client, body: bytes
) -> None:
    assert pushed(http, body) == (422, "malformed")
    assert served.store.heads({}) == {}


def altered(laptop: MemoryStore, **fields: JsonValue) -> bytes:
    """Return a push whose first change has other fields than its hash is for."""
    whole = json.loads(json.dumps(a_push(laptop)))
    whole["gestures"][0][0]["change"].update(fields)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "another"},
        {"author_id": "somebody"},
        {"gesture_of": 2},
        {"more": 1},
        {"at": "yesterday"},
        {"value": 10**40},
        {"value": "\ud800"},
    ],
)
def test_a_change_that_was_altered_is_refused(
    served: Served, http: httpx.Client, fields: dict[str, JsonValue]
) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    assert pushed(http, altered(lee, **fields)) == (422, "malformed")
    assert served.store.heads({}) == {}


def test_a_value_nested_beyond_reason_is_refused(http: httpx.Client) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("here")
    deep = b"[" * 900 + b"]" * 900
    body = json.dumps(a_push(lee)).encode().replace(b'"here"', deep)
    assert pushed(http, body) == (422, "malformed")


def test_a_newer_form_is_told_apart_from_nonsense(http: httpx.Client) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    assert pushed(http, altered(lee, format=2, a_new_field=1)) == (426, "too_new")


def test_half_a_gesture_is_refused(served: Served, http: httpx.Client) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one", "two")
    push = lee.pushing([lee.log[:1]])
    assert pushed(http, push_to_bytes(push), PACKED) == (422, "malformed")
    assert served.store.heads({}) == {}


def test_refusals_of_the_chain_have_their_own_words(http: httpx.Client) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    lee.write("two")
    late = lee.pushing(lee.outbox(500)[1:])
    answer = http.post("/v1/sync/push", content=push_to_bytes(late), headers=PACKED)
    assert (answer.status_code, answer.json()) == (409, {"problem": "gap", "expected": 1})
    assert pushed(http, json.dumps(a_push(lee, signature="00")).encode()) == (422, "unsigned")


def test_a_push_over_the_limits_is_refused(http: httpx.Client) -> None:
    lee = MemoryStore("laptop-lee")
    for _number in range(501):
        lee.write("x")
    every = lee.pushing([[one] for one in lee.log])
    assert pushed(http, push_to_bytes(every), PACKED) == (413, "too_large")
    assert pushed(http, bytes(MOST_BYTES + 1)) == (413, "too_large")
    streamed = http.post("/v1/sync/push", content=iter([bytes(MOST_BYTES)] * 2), headers=JSON)
    assert streamed.status_code == 413


def test_a_packed_push_that_grows_beyond_reason_is_stopped(http: httpx.Client) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024), 9)
    assert pushed(http, bomb, PACKED) == (413, "too_large")
    twice = gzip.compress(b"{}") + gzip.compress(b"{}")
    assert pushed(http, twice, PACKED) == (422, "malformed")
    assert pushed(http, gzip.compress(b"{}")[:-3], PACKED) == (422, "malformed")
    assert pushed(http, b"{}", JSON | {"Content-Encoding": "zstd"}) == (422, "malformed")


def test_a_page_is_packed_for_who_can_unpack_it(served: Served, http: httpx.Client) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    served.sync(lee)
    path = "/v1/families/family-a/changes"
    plain = http.get(path, headers={"Accept-Encoding": "identity"})
    packed = http.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.content == packed.content
    change, trailer = map(json.loads, plain.text.splitlines())
    assert change["stamped"] == lee.log[0].to_json()
    assert trailer["end"] is True
    assert (trailer["count"], trailer["last_seq"]) == (1, 1)


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "after=1e99", f"after={10**30}", "limit=0"]
)
def test_a_cursor_that_is_no_number_is_refused(http: httpx.Client, query: str) -> None:
    answer = http.get(f"/v1/families/family-a/changes?{query}")
    assert (answer.status_code, answer.json()) == (422, {"problem": "malformed"})


def test_files_are_held_against_their_hash(http: httpx.Client) -> None:
    content = b"a drawing"
    name = sha256(content).hexdigest()
    assert http.get(f"/v1/blobs/{name}").json() == {"problem": "missing"}
    assert http.head(f"/v1/blobs/{name}").status_code == 404
    assert http.put(f"/v1/blobs/{name}", content=b"another").status_code == 422
    for _time in range(2):
        assert http.put(f"/v1/blobs/{name}", content=content).status_code == 200
    assert http.head(f"/v1/blobs/{name}").status_code == 200
    assert http.get(f"/v1/blobs/{name}").content == content
    assert http.get("/v1/blobs/..%2F..%2Fetc%2Fpasswd").status_code == 404


def test_a_file_over_the_limit_is_refused_before_it_is_sent(served: Served) -> None:
    where = urlsplit(served.url)
    with socket.create_connection((where.hostname, where.port)) as line:
        line.sendall(
            f"PUT /v1/blobs/{'a' * 64} HTTP/1.1\r\nHost: x\r\nContent-Length: 60000000\r\n"
            f"Authorization: Bearer {served.token}\r\n\r\n".encode()
        )
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")


def test_what_is_not_there_is_a_problem_too(http: httpx.Client) -> None:
    for path in ("/", "/docs", "/openapi.json", "/v1/other"):
        assert http.get(path).json() == {"problem": "missing"}


class BrokenStore(CentralStore):
    """A store whose database has gone."""

    @property
    def epoch(self) -> str:
        raise RuntimeError("secret words of a family")


def test_an_error_of_ours_tells_nothing_and_asks_to_come_later(
    house: House, tmp_path: Path
) -> None:
    with house.serving(central_store(tmp_path / "central.db")) as served:
        whole = served.store
        whole.__class__ = BrokenStore
        with served.asking() as http:
            answer = http.get("/v1/hello")
    assert (answer.status_code, answer.json()) == (503, {"problem": "busy"})
    assert answer.headers["retry-after"] == "5"


def test_a_database_that_went_away_asks_to_come_later(house: House, tmp_path: Path) -> None:
    from sqlalchemy import text

    store = central_store(tmp_path / "central.db")
    with house.serving(store) as served, served.asking() as http:
        with store._database.writing() as connection:
            connection.execute(text("DROP TABLE family_head"))
        answer = http.post("/v1/sync/heads", json={"families": {}})
    assert (answer.status_code, answer.json()) == (503, {"problem": "busy"})


def test_the_app_has_no_pages_of_its_own(tmp_path: Path) -> None:
    store = central_store(tmp_path / "central.db")
    app = create_app(store, None)
    store.close()
    assert app.docs_url is None
    assert app.openapi_url is None
