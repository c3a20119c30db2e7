"""Each way of not reaching a central record has its own clear sentence, and loses nothing."""

import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mam_desktop.errors import SyncTrouble
from mam_desktop.sync.client import SyncClient
from mam_desktop.sync.pacing import Pace
from mam_desktop.sync.troubles import (
    CentralBusy,
    NeedsPerson,
    NotCentral,
    PushRefused,
    Unreachable,
    VersionsApart,
    WrongToken,
)
from tests.sync.fakes import MemoryStore, Served, answering

SIGN_IN = b"<html><title>Welcome to Cafe WiFi</title>Please sign in</html>"
JSON = {"content_type": "application/json"}


def told_by(transport: httpx.BaseTransport, url: str = "http://127.0.0.1:9") -> SyncTrouble:
    """Return the trouble of a laptop with something to send; it still has all of it."""
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    with pytest.raises(SyncTrouble) as caught:
        SyncClient(url, "token", lee, transport=transport).sync_once()
    assert lee.pending_count() == 1
    assert not lee.places
    return caught.value


def hello(**said: object) -> httpx.MockTransport:
    whole = {"epoch": "e", "time": "t", "min_format": 1, "max_format": 1} | said
    return answering(200, json.dumps(whole).encode(), **JSON)


def test_nobody_is_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    trouble = told_by(httpx.HTTPTransport(verify=False), url)
    assert isinstance(trouble, Unreachable)
    assert trouble.retryable
    assert str(trouble) == "The central record cannot be reached. Nothing is lost."


@pytest.mark.parametrize(
    "transport",
    [
        answering(200, SIGN_IN, content_type="text/html"),
        answering(200, SIGN_IN, content_type="application/json"),
        answering(200, b"[]", **JSON),
        answering(200, b"NaN", **JSON),
        answering(200, b"[" * 100_000, **JSON),
        answering(200, b"\xff\xfe", **JSON),
        answering(200, b"{}", content_type="application/json", content_encoding="br"),
        answering(200, b"not gzip", content_type="application/json", content_encoding="gzip"),
        answering(302, b"", location="https://cafe.example/sign-in"),
        answering(403, SIGN_IN, content_type="text/html"),
        answering(404, b"", content_type="text/plain"),
        answering(204, b""),
        hello(epoch=""),
        hello(epoch=7),
        hello(min_format="1"),
    ],
)
def test_something_else_answers(transport: httpx.MockTransport) -> None:
    trouble = told_by(transport)
    assert isinstance(trouble, NotCentral)
    assert "asking you to sign in" in str(trouble)


def test_the_token_is_wrong(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    for token in (None, "", "another token".replace(" ", "-")):
        with pytest.raises(WrongToken, match="does not know this laptop") as caught:
            SyncClient(central.url, token, lee).sync_once()
        assert not caught.value.retryable
    assert central.ids() == []


def test_one_side_is_too_old_for_the_other() -> None:
    assert "Please update" in str(told_by(hello(min_format=2, max_format=3)))
    older = told_by(hello(min_format=0, max_format=0))
    assert isinstance(older, VersionsApart)
    assert "Ask your IT team to update it" in str(older)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_the_central_record_has_a_problem_of_its_own(status: int) -> None:
    trouble = told_by(answering(status, SIGN_IN, content_type="text/html", retry_after="40"))
    assert isinstance(trouble, CentralBusy)
    assert trouble.retry_after_s == 40


def test_a_slow_central_record_is_not_waited_for_without_end() -> None:
    def too_slow(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("too slow", request=request)

    trouble = told_by(httpx.MockTransport(too_slow))
    assert str(trouble) == "The central record does not answer. Nothing is lost."


def test_the_proxy_wants_a_password() -> None:
    assert "proxy" in str(told_by(answering(407, b"", content_type="text/html")))


@pytest.mark.parametrize(
    "url",
    [
        "http://central.example.org",
        "ftp://central.example.org",
        "central.example.org",
        "https://",
        "https://central.example.org:99999",
        "https://lee:secret@central.example.org",
        "http://127.0.0.1.example.org",
    ],
)
def test_an_address_that_is_not_protected_is_not_used(url: str) -> None:
    with pytest.raises(NeedsPerson):
        SyncClient(url, None, MemoryStore("laptop-lee"))


@pytest.mark.parametrize("token", ["two\r\nlines", "with space", "zażółć"])
def test_a_token_that_cannot_be_one_is_not_sent(token: str) -> None:
    with pytest.raises(NeedsPerson, match="token"):
        SyncClient("https://central.example.org", token, MemoryStore("laptop-lee"))


def test_a_certificate_that_this_computer_does_not_trust_ends_it(tmp_path: Path) -> None:
    with self_signed_server(tmp_path) as url:
        lee = MemoryStore("laptop-lee")
        with pytest.raises(NeedsPerson, match="does not trust"):
            SyncClient(url, "token", lee).sync_once()


def test_a_proxy_is_never_asked_for_the_central_record_on_this_laptop(
    central: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    assert (
        SyncClient(central.url, central.token, lee, proxy="http://127.0.0.1:9").sync_once().sent
        == 1
    )


def test_a_gesture_too_large_for_the_centre_stays_here_and_the_rest_still_comes(
    central: Served,
) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    sam.write("of sam")
    central.sync(sam)
    lee.write("small")
    lee.write(*("x" * 1_000_000 for _part in range(9)))
    with pytest.raises(PushRefused, match="too large"):
        central.sync(lee)
    assert lee.pending_count() == 9
    assert {"of sam", "small"} <= {one.change.value for one in lee.log}


def test_loading_sync_loads_no_http() -> None:
    code = (
        "import sys, mam_desktop.sync.client\n"
        "print(sorted({'httpx', 'truststore', 'fastapi'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_pace_slows_down_keeps_to_what_was_asked_and_stops_for_a_person() -> None:
    pace, gone = Pace(first_s=1, longest_s=300), Unreachable("gone")
    waits = [pace.wait_s(gone, failures=failures, luck=1.0) for failures in range(1, 12)]
    assert waits[:4] == [1, 2, 4, 8]
    assert waits[-1] == 300
    assert pace.wait_s(gone, failures=10_000, luck=0.5) == 150
    assert pace.wait_s(CentralBusy(40), failures=1, luck=0.5) == 40
    assert pace.wait_s(WrongToken(), failures=1, luck=0.5) is None


@contextmanager
def self_signed_server(folder: Path) -> Iterator[str]:
    """Serve one handshake with a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(folder / "server.pem"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_shake_hands, args=(listening, context))
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def _shake_hands(listening: socket.socket, context: ssl.SSLContext) -> None:
    connection, _address = listening.accept()
    try:
        context.wrap_socket(connection, server_side=True).close()
    except OSError:
        connection.close()


def _self_signed(path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path
