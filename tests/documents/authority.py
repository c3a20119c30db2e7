"""A time-stamp authority in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

STAMPED_AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def _stamper() -> DummyTimeStamper:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example Time Authority")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(STAMPED_AT - timedelta(days=900))
        .not_valid_after(STAMPED_AT + timedelta(days=900))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    key_der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(key_der),
        fixed_dt=STAMPED_AT,
    )


@dataclass
class Authority:
    """Answers every question it is asked over HTTP, and counts them."""

    stamper: DummyTimeStamper = field(default_factory=_stamper)
    asked: int = 0
    is_up: bool = True

    def answer(self, question: bytes) -> bytes:
        request = tsp.TimeStampReq.load(question)
        answer: bytes = self.stamper.request_tsa_response(request).dump()
        return answer

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        if not self.is_up:
            raise httpx.ConnectError("no network", request=request)
        assert request.headers["content-type"] == "application/timestamp-query"
        return httpx.Response(
            200,
            content=self.answer(request.content),
            headers={"content-type": "application/timestamp-reply"},
        )

    @property
    def transport(self) -> httpx.BaseTransport:
        return httpx.MockTransport(self.handle)


@contextmanager
def listening(authority: Authority) -> Iterator[str]:
    """Let an authority listen on this machine; yield its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["content-length"]))
            answer = authority.answer(question)
            self.send_response(200)
            self.send_header("content-type", "application/timestamp-reply")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/tsr"
        server.shutdown()
        thread.join()
