"""The key file: the record's key, wrapped; two copies, each with a sum that tells damage apart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from mam_desktop.changes.canonical import canonical_json, sha256_hex
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import KeyTrouble
from mam_desktop.profile import Profile, write_whole
from mam_desktop.record.passphrases import KdfCost, cost_from_json
from mam_desktop.texts import _

KEY_FORMAT = 1
KeyMode: TypeAlias = Literal["key_store", "passphrase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What a key file holds; nothing in it opens the record without the secret."""

    mode: KeyMode
    backend: str
    """Which key store keeps the secret; empty for a passphrase."""
    entry: str
    """Under which name it keeps it."""
    salt: bytes
    cost: KdfCost | None
    nonce: bytes
    wrapped: bytes
    check: bytes
    """The key-check value: tells a wrong key from a damaged record."""

    def header(self) -> dict[str, JsonValue]:
        """Return what the wrapping vouches for beside the key."""
        return {
            "format": KEY_FORMAT,
            "mode": self.mode,
            "backend": self.backend,
            "entry": self.entry,
            "salt": self.salt.hex(),
            "kdf": self.cost.to_json() if self.cost else None,
        }

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        body = self.header() | {
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
            "check": self.check.hex(),
        }
        return canonical_json(body | {"sum": _sum(body)}) + b"\n"


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """The readable copies, the first one first; `is_whole` when both are there and alike."""

    copies: tuple[KeyFile, ...]
    is_whole: bool


def key_paths(folder: Path) -> tuple[Path, Path]:
    """Return where the key file and its second copy lie."""
    first = Profile(folder).record_key_file
    return first, first.with_name("record.key.backup.json")


def read_key_files(folder: Path) -> KeyFiles | None:
    """Return the readable copies of the key file; None when there is no key file at all.

    Raises:
        KeyTrouble: both copies are damaged, or a newer version wrote them.

    """
    present = [path for path in key_paths(folder) if path.exists()]
    if not present:
        return None
    found = [one for path in present if (one := _read(path)) is not None]
    if not found:
        raise KeyTrouble(
            _(
                "Both copies of the key file in {folder} are damaged. The record itself is"
                " untouched: put a copy of the key file back from a backup."
            ).format(folder=folder)
        )
    copies = tuple(dict.fromkeys(found))
    return KeyFiles(copies, is_whole=len(found) == len(key_paths(folder)) and len(copies) == 1)


def write_key_files(folder: Path, key_file: KeyFile) -> None:
    """Write both copies, one after the other, so that one of them is whole at any moment.

    Raises:
        KeyTrouble: the folder cannot be written.

    """
    try:
        for path in key_paths(folder):
            write_whole(path, key_file.to_bytes())
    except OSError as error:
        raise KeyTrouble(
            _("The key file cannot be written in {folder}: {why}.").format(
                folder=folder, why=error.strerror or type(error).__name__
            )
        ) from error


def _read(path: Path) -> KeyFile | None:
    """Read one copy; None when it is damaged."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or _sum({k: v for k, v in data.items() if k != "sum"}) != (
        data.get("sum")
    ):
        return None
    if data.get("format") != KEY_FORMAT:
        raise KeyTrouble(
            _(
                "A newer version of MAM Desktop wrote the key file. Please update MAM Desktop;"
                " nothing was changed."
            )
        )
    return _from_json(data)


def _from_json(data: Mapping[str, JsonValue]) -> KeyFile | None:
    mode, cost = data.get("mode"), cost_from_json(data.get("kdf"))
    try:
        parts = {name: bytes.fromhex(str(data[name])) for name in _BYTES}
    except (KeyError, ValueError):
        return None
    backend, entry = str(data.get("backend", "")), str(data.get("entry", ""))
    if mode == "passphrase" and cost is not None:
        return KeyFile(mode="passphrase", backend=backend, entry=entry, cost=cost, **parts)
    if mode == "key_store":
        return KeyFile(mode="key_store", backend=backend, entry=entry, cost=None, **parts)
    return None


_BYTES = ("salt", "nonce", "wrapped", "check")


def _sum(body: Mapping[str, JsonValue]) -> str:
    return sha256_hex(canonical_json(body))
