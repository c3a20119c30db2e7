"""What lies beside the log: drafts, files, the access log, and what only this laptop remembers."""

import json
from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mam_desktop.changes.canonical import canonical_json, sha256_hex
from mam_desktop.changes.change import Clock, JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.record.database import Database
from mam_desktop.record.rows import Access
from mam_desktop.record.tables import AccessRow, BlobRow, DraftRow, StateRow, table_of
from mam_desktop.texts import _

MAX_BLOB_BYTES = 50 * 1024 * 1024

_BLOBS, _DRAFTS = table_of(BlobRow), table_of(DraftRow)
_ACCESS, _STATES = table_of(AccessRow), table_of(StateRow)


class Shelf:
    """Keeps and finds things by key; each method is one transaction of its own."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def put_draft(self, key: str, words: str) -> None:
        """Keep the text under the cursor."""
        row = {"key": key, "text": words, "at": self._clock.now().isoformat()}
        statement = upsert(_DRAFTS)
        newer = {"text": statement.excluded.text, "at": statement.excluded.at}
        with self._database.writing() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_=newer), row
            )

    def drafts(self) -> dict[str, str]:
        """Return every kept draft, key -> text."""
        with self._database.reading() as connection:
            rows = connection.execute(select(_DRAFTS.c.key, _DRAFTS.c.text))
            return {key: words for key, words in rows}

    def draft(self, key: str) -> str | None:
        """Return one draft."""
        with self._database.reading() as connection:
            found = select(_DRAFTS.c.text).where(_DRAFTS.c.key == key)
            return connection.execute(found).scalar()

    def drop_draft(self, key: str) -> None:
        """Let a draft go, once its words are in the log."""
        with self._database.writing() as connection:
            connection.execute(delete(_DRAFTS).where(_DRAFTS.c.key == key))

    def put_blob(self, content: bytes, *, is_sent: bool = False) -> str:
        """Keep a file; return the SHA-256 of its bytes, under which it is found again."""
        if len(content) > MAX_BLOB_BYTES:
            raise BadInput(
                _("This file is too large: {most} MB is the most.").format(
                    most=MAX_BLOB_BYTES // (1024 * 1024)
                )
            )
        sha256 = sha256_hex(content)
        row = {"sha256": sha256, "size": len(content), "is_sent": is_sent, "bytes": content}
        there = select(_BLOBS.c.size).where(_BLOBS.c.sha256 == sha256)
        with self._database.writing() as connection:
            if connection.execute(there).first() is None:
                connection.execute(insert(_BLOBS), row)
        return sha256

    def blob(self, sha256: str) -> bytes | None:
        """Return the bytes of a file."""
        with self._database.reading() as connection:
            found = select(_BLOBS.c.bytes).where(_BLOBS.c.sha256 == sha256)
            return connection.execute(found).scalar()

    def has_blob(self, sha256: str) -> bool:
        """Say whether a file is here, without reading it."""
        with self._database.reading() as connection:
            found = select(_BLOBS.c.size).where(_BLOBS.c.sha256 == sha256)
            return connection.execute(found).first() is not None

    def unsent_blobs(self) -> list[str]:
        """Return the hashes of files that the central record has not got, sorted."""
        with self._database.reading() as connection:
            found = select(_BLOBS.c.sha256).where(~_BLOBS.c.is_sent).order_by(_BLOBS.c.sha256)
            return list(connection.execute(found).scalars())

    def mark_blob_sent(self, sha256: str) -> None:
        """Note that the central record has a file."""
        with self._database.writing() as connection:
            sent = update(_BLOBS).where(_BLOBS.c.sha256 == sha256).values(is_sent=True)
            connection.execute(sent)

    def note_access(
        self, *, who: str, what: str, family_id: str | None, ids: Sequence[str]
    ) -> None:
        """Write into the access log."""
        row = {
            "at": self._clock.now().isoformat(),
            "who": who,
            "what": what,
            "family_id": family_id,
            "ids": json.dumps(list(ids)),
        }
        with self._database.writing() as connection:
            connection.execute(insert(_ACCESS), row)

    def accesses(self, family_id: str | None) -> list[Access]:
        """Return the access log, oldest first; of one family when it is named."""
        found = select(_ACCESS).order_by(_ACCESS.c.no)
        if family_id is not None:
            found = found.where(_ACCESS.c.family_id == family_id)
        with self._database.reading() as connection:
            return [
                Access(row.at, row.who, row.what, row.family_id, tuple(json.loads(row.ids)))
                for row in connection.execute(found)
            ]

    def set_state(self, key: str, value: JsonValue) -> None:
        """Remember a JSON value under a key."""
        row = {"key": key, "value": canonical_json(value).decode()}
        statement = upsert(_STATES)
        newer = {"value": statement.excluded.value}
        with self._database.writing() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_=newer), row
            )
