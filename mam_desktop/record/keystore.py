"""The computer's own key store, through an explicit list of kinds that are safe.

`keyring` would choose a kind by environment and configuration files, or fall back to a readable
file. None of that is asked here.
"""

import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

from mam_desktop.errors import KeyTrouble, WorldError
from mam_desktop.texts import _

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "MAM Desktop"
TIMEOUT_S = 10.0

ALLOWED: Mapping[str, tuple[str, ...]] = {
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "linux": ("keyring.backends.SecretService.Keyring", "keyring.backends.kwallet.DBusKeyring"),
}
"""sys.platform -> the kinds that may keep a key, best first."""

T = TypeVar("T")


class KeyStore(Protocol):
    """Keeps small secrets by name, for the person who is signed in to this computer."""

    @property
    def backend(self) -> str:
        """Return which kind it is, for the key file."""

    def get(self, name: str) -> str | None:
        """Return a secret, or None when there is none of that name."""

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""


class SystemKeyStore:
    """The key store of this computer; each question is asked on a thread of its own.

    Raises: KeyTrouble from every method, when the store is locked, refuses or does not answer.
    """

    def __init__(self, keyring: "KeyringBackend", *, timeout_s: float = TIMEOUT_S) -> None:
        self._keyring = keyring
        self._timeout_s = timeout_s

    @property
    def backend(self) -> str:
        """Return the full name of the kind."""
        kind = type(self._keyring)
        return f"{kind.__module__}.{kind.__qualname__}"

    def get(self, name: str) -> str | None:
        """Return a secret, or None when there is none of that name."""
        return _in_time(lambda: self._keyring.get_password(SERVICE, name), self._timeout_s)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        _in_time(lambda: self._keyring.set_password(SERVICE, name, secret), self._timeout_s)

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""
        if self.get(name) is not None:
            _in_time(lambda: self._keyring.delete_password(SERVICE, name), self._timeout_s)


def find_key_store(
    platform: str = sys.platform, *, timeout_s: float = TIMEOUT_S
) -> SystemKeyStore | None:
    """Return this computer's key store, or None where there is none that is safe to use."""
    for name in ALLOWED.get(platform, ()):
        found = _in_time_or_none(lambda name=name: _start(name), timeout_s)  # type: ignore[misc]
        if found is not None:
            return SystemKeyStore(found, timeout_s=timeout_s)
    return None


def _start(name: str) -> "KeyringBackend | None":
    module_name, _dot, class_name = name.rpartition(".")
    kind: type[KeyringBackend] = getattr(import_module(module_name), class_name)
    return kind() if kind.viable else None


def _in_time_or_none(ask: Callable[[], T | None], timeout_s: float) -> T | None:
    try:
        return _in_time(ask, timeout_s)
    except KeyTrouble:
        return None


def _in_time(ask: Callable[[], T], timeout_s: float) -> T:
    """Ask on a thread that may be left behind: a stuck key store must not hold up the close."""
    answer: Future[T] = Future()
    threading.Thread(target=_answer, args=(ask, answer), name="key-store", daemon=True).start()
    try:
        return answer.result(timeout_s)
    except TimeoutError as late:
        raise _retryable(
            _("Your computer’s key store does not answer. Unlock it, or wait, and try again.")
        ) from late
    except Exception as error:  # each system raises errors of its own kind
        raise _in_words(error) from error


def _answer(ask: Callable[[], T], answer: Future[T]) -> None:
    try:
        answer.set_result(ask())
    except BaseException as error:  # noqa: BLE001 - handed on to who asked
        answer.set_exception(error)


def _in_words(error: Exception) -> WorldError:
    from keyring.errors import KeyringLocked

    if isinstance(error, KeyringLocked) or "Dismissed" in type(error).__name__:
        return _retryable(
            _("Your computer’s key store is locked. Unlock it and try again. Nothing is lost.")
        )
    return _retryable(
        _("Your computer’s key store refused: {why}. Nothing is lost.").format(
            why=type(error).__name__
        )
    )


def _retryable(words: str) -> KeyTrouble:
    trouble = KeyTrouble(words)
    trouble.retryable = True
    return trouble
