"""A speech service that hangs must not hold the meeting: it is asked first, not for long."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest

from mam_desktop.ui.speech_service import is_stuck, service_place

PATIENCE_S = 0.05
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has one")


@pytest.fixture
def place() -> Iterator[Path]:
    # A socket's path may have no more than about a hundred letters.
    with TemporaryDirectory(prefix="s-") as folder:
        yield Path(folder) / "s.sock"


@pytest.fixture
def service(place: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as made:
        made.bind(str(place))
        made.listen(1)
        yield made


def test_a_service_that_gives_no_answer_is_stuck(place: Path, service: socket.socket) -> None:
    assert service.fileno() >= 0
    assert is_stuck(place, PATIENCE_S)


def test_a_service_that_answers_is_not(place: Path, service: socket.socket) -> None:
    def answer() -> None:
        line, _address = service.accept()
        with line:
            line.recv(100)
            line.sendall(b"208 OK CLIENT NAME SET\r\n")

    answering = Thread(target=answer)
    answering.start()
    assert not is_stuck(place)
    answering.join()


def test_a_service_that_is_not_started_is_not(place: Path) -> None:
    assert not is_stuck(place, PATIENCE_S)


def test_the_service_listens_where_the_system_says() -> None:
    assert service_place({"SPEECHD_ADDRESS": "unix_socket:/x/y"}) == Path("/x/y")
    found = service_place({"XDG_RUNTIME_DIR": f"{os.sep}run"})
    assert found == Path("/run/speech-dispatcher/speechd.sock")
    found = service_place({"XDG_CACHE_HOME": "/c"})
    assert found == Path("/c/speech-dispatcher/speechd.sock")
