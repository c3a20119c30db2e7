"""The hash of the state as it is stored, over all families; receipts and devices are not in it."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlcipher3 import dbapi2

from mam_desktop.meeting.kinds import RANDOM_FIELDS

_HEADS = """
    SELECT heads.family_id, heads.kind, heads.entity_id, heads.field, value, at, author_id
    FROM heads JOIN change_log ON change_log.id = heads.change_id
    ORDER BY heads.family_id, heads.entity_id, heads.field, at DESC, change_log.id DESC
"""


def stored_state_hash(raw: dbapi2.Connection) -> str:
    """Return the SHA-256 of `[[family, rows], ...]` in canonical JSON, rows as `Fold.rows` gives.

    The JSON is put together from the stored pieces, which are canonical already, so that a large
    record needs little memory.
    """
    digest = hashlib.sha256()
    for piece in _pieces(raw):
        digest.update(piece.encode())
    return digest.hexdigest()


def _pieces(raw: dbapi2.Connection) -> Iterator[str]:
    yield "["
    families = groupby(raw.execute(_HEADS), key=lambda row: row[0])
    for number, (family_id, rows) in enumerate(families):
        yield f"{',' if number else ''}[{_text(family_id)},["
        yield from _cells(rows)
        yield "]]"
    yield "]"


def _cells(rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    comma = ""
    for (kind, entity_id, field), heads in groupby(rows, key=lambda row: row[1:4]):
        if (kind, field) in RANDOM_FIELDS:
            continue
        versions = ",".join(
            f"[{value or 'null'},{_text(at)},{_text(author_id)}]"
            for *_cell, value, at, author_id in heads
        )
        yield f"{comma}[{_text(kind)},{_text(entity_id)},{_text(field)},[{versions}]]"
        comma = ","


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
