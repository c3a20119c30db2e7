"""Runs the central record: as a service of its own, or embedded in a laptop's process."""

import secrets
import socket
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import uvicorn

from mam_desktop.central.app import LOOPBACK, create_app
from mam_desktop.central.engine import open_database
from mam_desktop.central.store import CentralStore
from mam_desktop.errors import BadInput, OurError, Refused
from mam_desktop.texts import _

START_WITHIN_S = 10.0
BACKLOG = 128
LEAST_TOKEN = 16
"""How many letters a device token has at least."""


def system_time() -> str:
    """Return this machine's time, as text in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def check_address(host: str, token: str | None) -> None:
    """Refuse to serve beyond this machine without a device token, or with one easily guessed.

    Raises:
        Refused: it would be open to everybody.

    """
    if token and len(token) < LEAST_TOKEN:
        raise Refused(
            _("The device token is too short: use {least} letters at least.").format(
                least=LEAST_TOKEN
            )
        )
    if host not in LOOPBACK and not token:
        raise Refused(
            _(
                "Without a device token the central record serves this machine only. Set a token,"
                " or serve on 127.0.0.1."
            )
        )


def bound_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address; port 0 is any that is free.

    Whoever connects from here on waits until the service has started.

    Raises:
        BadInput: the address cannot be used.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio sends without delay only where it is: 40 ms an answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise BadInput(
            _("{host}:{port} cannot be used: {why}").format(
                host=host, port=port, why=error.strerror or error
            )
        ) from error
    return listening


def make_server(store: CentralStore, token: str | None) -> uvicorn.Server:
    """Return a server that logs nothing of what passes through it."""
    config = uvicorn.Config(
        create_app(store, token),
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)


class EmbeddedCentral:
    """A central record inside this process: an encrypted file, loopback only, its own token."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self.token = secrets.token_hex(16)
        self._store: CentralStore | None = None
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """Return where it serves."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Serve, from a thread of its own; once started, it goes on as it is.

        Raises:
            RecordTrouble: the file cannot be opened with this key.

        """
        if self._thread is not None:
            return
        self._store = CentralStore(open_database(str(self._path), key=self._key), system_time)
        self._server = make_server(self._store, self.token)
        listening = bound_socket("127.0.0.1", 0)
        self._port = listening.getsockname()[1]
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listening]}, name="central", daemon=True
        )
        self._thread.start()
        try:
            self._wait_until_started(self._server, self._thread)
        except BaseException:
            self.stop()
            raise

    def _wait_until_started(self, server: uvicorn.Server, thread: threading.Thread) -> None:
        ends_at = time.monotonic() + START_WITHIN_S
        while not server.started:
            thread.join(0.005)
            if time.monotonic() > ends_at or not thread.is_alive():
                raise OurError("the embedded central record did not start")

    def stop(self) -> None:
        """Stop serving, and wait for the thread."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(START_WITHIN_S)
        if self._store is not None:
            self._store.close()
        self._server = self._thread = self._store = None

    def __enter__(self) -> "EmbeddedCentral":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
