"""A record's shelf of files in memory, and who took what from it."""

import hashlib
from collections.abc import Sequence


class KeptShelf:
    """Keeps files and the access log in memory."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self.taken: list[str] = []

    def put_blob(self, content: bytes) -> str:
        key = hashlib.sha256(content).hexdigest()
        self.blobs[key] = content
        return key

    def get_blob(self, sha256: str) -> bytes | None:
        return self.blobs.get(sha256)

    def note_access(
        self, *, who: str, what: str, family_id: str | None = None, ids: Sequence[str] = ()
    ) -> None:
        self.taken.append(f"{who} {what} {family_id} {len(ids)}")
