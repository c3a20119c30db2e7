"""The record's key: random, wrapped by a secret from the key store or by a passphrase.

An old record never gets a new key, and so never looks like a new, empty one.
"""

import hashlib
import hmac
import logging
import os
import re
from pathlib import Path
from typing import Literal

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.errors import KeyTrouble, OurError
from mam_desktop.record.folder import record_is_made
from mam_desktop.record.keyfile import KeyFile, KeyMode, read_key_files, write_key_files
from mam_desktop.record.keystore import KeyStore
from mam_desktop.record.passphrases import USUAL, KdfCost, check_new_passphrase, stretch
from mam_desktop.texts import _

KEY_BYTES = 32
_CHECK_BYTES = 8
_NONCE_BYTES = 12
_SALT_BYTES = 16
_PRAGMA_FORM = re.compile(r"x'[0-9a-f]{64}'")
_SECRET_FORM = re.compile(r"[0-9a-f]{64}")
_log = logging.getLogger(__name__)


class RecordKey:
    """The key that opens the record; it never shows itself."""

    __slots__ = ("_pragma",)

    def __init__(self, pragma: str) -> None:
        # SQLCipher silently takes a malformed raw key for a passphrase, so the form is checked.
        if not _PRAGMA_FORM.fullmatch(pragma):
            raise KeyTrouble(_("The record’s key does not have the form of a key."))
        self._pragma = pragma

    @classmethod
    def of(cls, raw: bytes) -> "RecordKey":
        """Return the key made of 32 bytes."""
        return cls(f"x'{raw.hex()}'")

    @property
    def pragma(self) -> str:
        """Return the key as `PRAGMA key` takes it."""
        return self._pragma

    @property
    def raw(self) -> bytes:
        """Return the key's 32 bytes."""
        return bytes.fromhex(self._pragma[2:-1])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordKey) and hmac.compare_digest(self._pragma, other._pragma)

    def __hash__(self) -> int:
        return hash(self._pragma)

    def __repr__(self) -> str:
        return "RecordKey(hidden)"


def key_mode(folder: Path) -> Literal["new"] | KeyMode:
    """Say how the record of a profile folder is opened; `new` when there is none yet.

    Raises:
        KeyTrouble: the key file is gone or damaged.

    """
    found = read_key_files(folder)
    if found is not None:
        return found.copies[0].mode
    if record_is_made(folder):
        raise _key_file_is_gone(folder)
    return "new"


def create_key(
    folder: Path,
    *,
    store: KeyStore | None = None,
    passphrase: str | None = None,
    cost: KdfCost = USUAL,
) -> RecordKey:
    """Make the key of a new record; a passphrase goes before the key store.

    Raises:
        KeyTrouble: there is a key or a record already, or neither store nor passphrase.
        BadInput: the passphrase is too short.

    """
    if key_mode(folder) != "new":
        raise KeyTrouble(_("This profile has a key already; it is never written over."))
    key = RecordKey.of(os.urandom(KEY_BYTES))
    _write_wrapped(folder, key, store=store, passphrase=passphrase, cost=cost)
    return key


def unlock_key(
    folder: Path, *, store: KeyStore | None = None, passphrase: str | None = None
) -> RecordKey:
    """Return the key of a record, opened with what its key file asks for.

    Raises:
        KeyTrouble: the passphrase is wrong, the key store's entry is gone or changed, the store is
            locked, or the key file is gone or damaged.

    """
    found = read_key_files(folder)
    if found is None:
        raise _key_file_is_gone(folder)
    for number, copy in enumerate(found.copies):
        key = _unwrap(copy, _wrapping_key(copy, store=store, passphrase=passphrase))
        if key is not None:
            if number == 0 and not found.is_whole:
                _mend(folder, copy)
            return key
    raise _does_not_fit(found.copies[0].mode)


def change_passphrase(
    folder: Path,
    *,
    new: str,
    passphrase: str | None = None,
    store: KeyStore | None = None,
    cost: KdfCost = USUAL,
) -> None:
    """Wrap the same key under a new passphrase; the record is not written again.

    Raises:
        KeyTrouble: the old passphrase or the key store does not open the key.
        BadInput: the new passphrase is too short.

    """
    key = unlock_key(folder, store=store, passphrase=passphrase)
    before = read_key_files(folder)
    _write_wrapped(folder, key, store=None, passphrase=new, cost=cost)
    if before is not None and before.copies[0].mode == "key_store" and store is not None:
        store.delete(before.copies[0].entry)


def _write_wrapped(
    folder: Path,
    key: RecordKey,
    *,
    store: KeyStore | None,
    passphrase: str | None,
    cost: KdfCost,
) -> None:
    """Write the key files, after the key store has shown that it keeps the secret."""
    salt = os.urandom(_SALT_BYTES)
    if passphrase is not None:
        check_new_passphrase(passphrase)
        wrapping = _expand(stretch(passphrase, salt=salt, cost=cost), salt)
        key_file = _wrap(key, wrapping, mode="passphrase", salt=salt, cost=cost)
    elif store is not None:
        entry, secret = os.urandom(_SALT_BYTES).hex(), os.urandom(KEY_BYTES).hex()
        store.set(entry, secret)
        if store.get(entry) != secret:
            raise KeyTrouble(_("Your computer’s key store did not keep the key. Nothing was made."))
        wrapping = _expand(bytes.fromhex(secret), salt)
        key_file = _wrap(
            key, wrapping, mode="key_store", salt=salt, entry=entry, backend=store.backend
        )
    else:
        raise KeyTrouble(
            _("This computer has no key store that is safe to use. Please choose a passphrase.")
        )
    write_key_files(folder, key_file)


def _wrap(
    key: RecordKey,
    wrapping: bytes,
    *,
    mode: KeyMode,
    salt: bytes,
    cost: KdfCost | None = None,
    entry: str = "",
    backend: str = "",
) -> KeyFile:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    bare = KeyFile(
        mode=mode,
        backend=backend,
        entry=entry,
        salt=salt,
        cost=cost,
        nonce=nonce,
        wrapped=b"",
        check=_check_value(key.raw),
    )
    wrapped = AESGCM(wrapping).encrypt(nonce, key.raw, canonical_json(bare.header()))
    return KeyFile(
        mode=mode,
        backend=backend,
        entry=entry,
        salt=salt,
        cost=cost,
        nonce=nonce,
        wrapped=wrapped,
        check=bare.check,
    )


def _unwrap(key_file: KeyFile, wrapping: bytes) -> RecordKey | None:
    """Return the key, or None when the secret does not fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        raw = AESGCM(wrapping).decrypt(
            key_file.nonce, key_file.wrapped, canonical_json(key_file.header())
        )
    except InvalidTag:
        return None
    if not hmac.compare_digest(_check_value(raw), key_file.check):
        raise KeyTrouble(_("The key file’s check value does not fit its key. It was changed."))
    return RecordKey.of(raw)


def _wrapping_key(key_file: KeyFile, *, store: KeyStore | None, passphrase: str | None) -> bytes:
    if key_file.mode == "passphrase":
        if passphrase is None:
            raise KeyTrouble(_("This record opens with a passphrase. Please type it."))
        if key_file.cost is None:
            raise OurError("a key file for a passphrase without a cost was read")
        stretched = stretch(passphrase, salt=key_file.salt, cost=key_file.cost)
        return _expand(stretched, key_file.salt)
    if store is None:
        raise KeyTrouble(
            _(
                "This record opens with your computer’s key store, which is not there now. Sign in"
                " to this computer as usual and try again. Nothing is lost."
            )
        )
    secret = store.get(key_file.entry)
    if secret is None:
        raise KeyTrouble(
            _(
                "The key store of this computer has lost the entry for this record. No new record"
                " was made in its place and nothing is lost: ask your IT team to restore the key"
                " store."
            )
        )
    if not _SECRET_FORM.fullmatch(secret):
        raise _does_not_fit("key_store")
    return _expand(bytes.fromhex(secret), key_file.salt)


def _expand(secret: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(
        algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"mam-desktop record key 1"
    ).derive(secret)


def _check_value(raw: bytes) -> bytes:
    return hmac.new(raw, b"kcv", hashlib.sha256).digest()[:_CHECK_BYTES]


def _mend(folder: Path, key_file: KeyFile) -> None:
    """Write both copies anew from the good one; a folder that cannot be written still opens."""
    try:
        write_key_files(folder, key_file)
    except KeyTrouble:
        _log.warning("the second copy of the key file could not be written")


def _does_not_fit(mode: KeyMode) -> KeyTrouble:
    if mode == "passphrase":
        trouble = KeyTrouble(_("That passphrase does not open this record. Please try again."))
        trouble.retryable = True
        return trouble
    return KeyTrouble(
        _(
            "The entry for this record in your computer’s key store was changed and does not open"
            " it. No new record was made in its place and nothing is lost: ask your IT team to"
            " restore the key store."
        )
    )


def _key_file_is_gone(folder: Path) -> KeyTrouble:
    return KeyTrouble(
        _(
            "There is a record in {folder}, but its key file is gone. No new record was made in its"
            " place: put the key file back from a backup."
        ).format(folder=folder)
    )
