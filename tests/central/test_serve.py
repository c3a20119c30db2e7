"""The central record as a service of its own, and embedded in a laptop's process."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from mam_desktop.central.command import add_arguments, run
from mam_desktop.central.serve import EmbeddedCentral, check_address
from mam_desktop.errors import BadInput, RecordTrouble, Refused
from mam_desktop.sync.client import SyncClient
from mam_desktop.sync.troubles import WrongToken
from tests.sync.fakes import MemoryStore, central_store

KEY = bytes(range(32))
TOKEN = "a-token-for-tests-only"


def asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(words)


# --- embedded -------------------------------------------------------------------------------------


def test_the_embedded_one_serves_its_own_laptop_and_leaves_no_thread(tmp_path: Path) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    with EmbeddedCentral(tmp_path / "central.db", KEY) as central:
        assert central.url.startswith("http://127.0.0.1:")
        assert SyncClient(central.url, central.token, lee).sync_once().sent == 1
        with pytest.raises(WrongToken):
            SyncClient(central.url, None, lee).sync_once()
    assert "central" not in {thread.name for thread in threading.enumerate()}
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{central.url}/v1/health", trust_env=False)


def test_the_embedded_one_has_everything_when_it_starts_again(tmp_path: Path) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("one")
    central = EmbeddedCentral(tmp_path / "central.db", KEY)
    for laptop in (lee, sam):
        central.start()
        central.start()
        SyncClient(central.url, central.token, laptop).sync_once()
        central.stop()
        central.stop()
    assert sam.log == lee.log


def test_the_embedded_one_has_a_new_token_each_time(tmp_path: Path) -> None:
    tokens = {EmbeddedCentral(tmp_path / "central.db", KEY).token for _time in range(3)}
    assert len(tokens) == 3
    assert min(map(len, tokens)) >= 32


def test_the_embedded_one_with_another_key_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    EmbeddedCentral(tmp_path / "central.db", KEY).__enter__().stop()
    central = EmbeddedCentral(tmp_path / "central.db", bytes(32))
    with pytest.raises(RecordTrouble):
        central.start()
    central.stop()


# --- a service of its own -------------------------------------------------------------------------


def test_without_a_token_it_serves_this_machine_only() -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        check_address(host, None)
    for host in ("0.0.0.0", "::", "192.0.2.1", "central.example.org"):  # noqa: S104 - refused
        with pytest.raises(Refused, match="device token"):
            check_address(host, None)
        check_address(host, TOKEN)
    with pytest.raises(Refused, match="too short"):
        check_address("127.0.0.1", "short")


def test_serve_refuses_the_world_without_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAM_CENTRAL_TOKEN", raising=False)
    database = tmp_path / "central.db"
    with pytest.raises(Refused, match="device token"):
        run(asked("serve", "--host", "0.0.0.0", "--database", str(database)))  # noqa: S104
    assert not database.exists()


def test_a_token_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "short").write_text("short", encoding="utf-8")
    for name, kind in (
        ("gone", BadInput),
        ("empty", BadInput),
        ("bytes", BadInput),
        ("short", Refused),
    ):
        with pytest.raises(kind):
            run(asked("serve", "--token-file", str(tmp_path / name)))


def test_a_port_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAM_CENTRAL_TOKEN", raising=False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        database = str(tmp_path / "central.db")
        with pytest.raises(BadInput, match="cannot be used"):
            run(asked("serve", "--port", port, "--database", database))


def test_a_new_epoch_is_never_begun_in_a_new_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file"):
        run(asked("new-epoch", "--database", str(tmp_path / "central.db")))
    store = central_store(tmp_path / "central.db")
    before = store.epoch
    store.close()
    assert run(asked("new-epoch", "--database", str(tmp_path / "central.db"))) == 0
    again = central_store(tmp_path / "central.db")
    assert again.epoch != before
    again.close()


def test_a_service_in_its_own_process_serves_and_stops_when_told(tmp_path: Path) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    command = [sys.executable, "-m", "mam_desktop", "central", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--database", str(tmp_path / "central.db")],
        env=os.environ | {"MAM_CENTRAL_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as serving:
        try:
            assert serving.stdout is not None
            url = serving.stdout.readline().split()[-1]
            assert SyncClient(url, TOKEN, lee).sync_once().sent == 1
            serving.send_signal(signal.SIGINT)
            said, complained = serving.communicate(timeout=20)
        finally:
            serving.kill()
    assert (serving.returncode, said, complained) == (0, "stopped\n", "")
    store = central_store(tmp_path / "central.db")
    assert store.heads({}) == {"family-a": 1}
    store.close()
