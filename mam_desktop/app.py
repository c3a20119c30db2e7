"""The composition root: the only place that opens the record, the key and the way to the centre."""

import os
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mam_desktop.changes.change import Clock, IdSource
from mam_desktop.changes.ids import RandomIds
from mam_desktop.closing import Closes
from mam_desktop.errors import BadInput, KeyTrouble
from mam_desktop.laptop import Laptop
from mam_desktop.profile import Profile
from mam_desktop.record.keys import RecordKey, create_key, key_mode, unlock_key
from mam_desktop.record.record import Record
from mam_desktop.settings import Settings
from mam_desktop.texts import _
from mam_desktop.writing import Lane

if TYPE_CHECKING:
    from mam_desktop.central.serve import EmbeddedCentral
    from mam_desktop.sync.client import SyncClient

DEFAULT_AUTHORITY = "own"
"""Whose records these are where no council has said so."""
TOKEN_VARIABLE = "MAM_CENTRAL_TOKEN"  # noqa: S105 - a name, not a secret
"""Where this laptop's token for a council's central record is read from."""
CENTRAL_KEY = "embedded_central_key"
"""The key of the embedded central record's key among the record's local states."""


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""
        return datetime.now(UTC)


def unlock(profile: Profile, passphrase: str | None) -> RecordKey:
    """Return the record's key; a new profile gets a new one.

    With no passphrase the system's key store is used.

    Raises:
        KeyTrouble: the secret does not fit, or there is neither a key store nor a passphrase.

    """
    from mam_desktop.record.keystore import find_key_store

    mode = key_mode(profile.folder)
    if mode == "new":
        if passphrase is not None:
            return create_key(profile.folder, store=None, passphrase=passphrase)
        return create_key(profile.folder, store=find_key_store(), passphrase=None)
    if mode == "passphrase":
        if passphrase is None:
            raise KeyTrouble(_("This record is locked with a passphrase. Please give it."))
        return unlock_key(profile.folder, store=None, passphrase=passphrase)
    return unlock_key(profile.folder, store=find_key_store(), passphrase=None)


def open_laptop(
    profile: Profile,
    *,
    clock: Clock | None = None,
    ids: IdSource | None = None,
    passphrase: str | None = None,
    author_id: str = "",
    authority_id: str = "",
    lane: Lane | None = None,
) -> Laptop:
    """Open a profile's record, or make a new one, and join everything around it.

    Raises:
        KeyTrouble: the key does not fit.
        RecordTrouble: the record is damaged, from a newer version, or open already.

    """
    own_clock = clock or SystemClock()
    own_ids = ids or RandomIds(own_clock)
    key = unlock(profile, passphrase)
    open_record = Record.open if Record.is_made(profile.folder) else Record.create
    record = open_record(profile.folder, key, clock=own_clock, ids=RandomIds(SystemClock()))
    return Laptop(
        record=record,
        clock=own_clock,
        ids=own_ids,
        author_id=author_id or record.device_id,
        authority_id=authority_id or DEFAULT_AUTHORITY,
        lane=lane,
    )


def _central_key(record: Record) -> bytes:
    """Return the embedded central record's key; it lies in the record, so is as safe."""
    kept = record.get_state(CENTRAL_KEY)
    if not isinstance(kept, str):
        kept = secrets.token_hex(32)
        record.set_state(CENTRAL_KEY, kept)
    return bytes.fromhex(kept)


class Central(Closes):
    """The central record: a council's own by its URL, or an embedded one inside the profile."""

    def __init__(
        self,
        profile: Profile,
        *,
        url: str | None = None,
        settings: Settings | None = None,
    ) -> None:
        self._profile = profile
        self._url = url
        self._token = os.environ.get(TOKEN_VARIABLE)
        self._settings = settings or Settings()
        self._embedded: EmbeddedCentral | None = None

    def go_by(self, settings: Settings) -> None:
        """Use another address or proxy from here on; an address given at the start stays."""
        self._settings = settings

    def client(self, laptop: Laptop, url: str | None = None) -> "SyncClient":
        """Return a client for a laptop; the embedded central record is started when needed.

        Raises:
            WorldError: the address cannot be used, or the embedded record cannot be opened.

        """
        from mam_desktop.sync.client import SyncClient

        wanted, token = (url, self._token) if url else self._address(laptop)
        return SyncClient(wanted, token, laptop.sync_store(), proxy=self._settings.proxy)

    def _address(self, laptop: Laptop) -> tuple[str, str | None]:
        given = self._url or self._settings.central_url
        if given:
            return given, self._token
        if "central_url" in self._settings.unreadable:
            raise BadInput(
                _(
                    "Nothing is sent: where your council’s central record is stands in its settings"
                    " file, which cannot be read. What is written stays on this laptop."
                )
            )
        if self._embedded is None:
            self._embedded = self._start(laptop)
        return self._embedded.url, self._embedded.token

    def _start(self, laptop: Laptop) -> "EmbeddedCentral":
        from mam_desktop.central.serve import EmbeddedCentral

        self._profile.central_folder.mkdir(mode=0o700, exist_ok=True)
        embedded = EmbeddedCentral(self._profile.central_file, _central_key(laptop.record))
        embedded.start()
        return embedded

    def close(self) -> None:
        """Stop the embedded central record, if it runs."""
        if self._embedded is not None:
            self._embedded.stop()
            self._embedded = None
