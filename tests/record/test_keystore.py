"""The computer's key store: only the kinds on the list, and never a window that hangs."""

import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from mam_desktop.errors import KeyTrouble
from mam_desktop.record.keystore import ALLOWED, SERVICE, SystemKeyStore, find_key_store


class MemoryKeyring(KeyringBackend):
    """A keyring of the library's own making, kept in memory."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username}")


class BrokenKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise ConnectionResetError(f"{service} {username}")


class StuckKeyring(MemoryKeyring):
    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.let_go.wait(10)
        return super().get_password(service, username)


def test_a_secret_is_kept_found_and_forgotten() -> None:
    keyring = MemoryKeyring()
    store = SystemKeyStore(keyring)
    store.set("one", "secret")
    assert keyring.kept == {(SERVICE, "one"): "secret"}
    assert store.get("one") == "secret"
    store.delete("one")
    store.delete("one")
    assert store.get("one") is None
    assert store.backend.endswith("MemoryKeyring")


def test_a_locked_store_says_so_and_can_be_tried_again() -> None:
    with pytest.raises(KeyTrouble, match="locked") as caught:
        SystemKeyStore(LockedKeyring()).get("one")
    assert caught.value.retryable


def test_a_broken_store_says_so_without_names() -> None:
    with pytest.raises(KeyTrouble, match="refused: ConnectionResetError") as caught:
        SystemKeyStore(BrokenKeyring()).get("entry-name")
    assert "entry-name" not in str(caught.value)


def test_a_store_that_does_not_answer_is_given_up() -> None:
    keyring = StuckKeyring()
    with pytest.raises(KeyTrouble, match="does not answer"):
        SystemKeyStore(keyring, timeout_s=0.05).get("one")
    keyring.let_go.set()


def test_only_kinds_on_the_list_are_ever_taken() -> None:
    names = [name for kinds in ALLOWED.values() for name in kinds]
    assert {name.rpartition(".")[0] for name in names} == {
        "keyring.backends.Windows",
        "keyring.backends.macOS",
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
    }


def test_environment_and_settings_files_do_not_choose_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rc = tmp_path / "python_keyring" / "keyringrc.cfg"
    rc.parent.mkdir()
    rc.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    assert find_key_store("linux") is None


def test_an_unknown_system_has_no_key_store() -> None:
    assert find_key_store("plan9") is None
