"""The hash of the state as it is stored, over all families; receipts and devices are not in it."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from mam_desktop.meeting.kinds import RANDOM_FIELDS
from mam_desktop.record.log import LOG, table_of
from mam_desktop.record.tables import HeadRow

_HEADS = table_of(HeadRow)


def stored_state_hash(connection: Connection) -> str:
    """Return the SHA-256 of `[[family, rows], ...]` in canonical JSON, rows as `Fold.rows` gives.

    The JSON is put together from the stored pieces, which are canonical already, so that a large
    record needs little memory.
    """
    digest = hashlib.sha256()
    for piece in _pieces(connection):
        digest.update(piece.encode())
    return digest.hexdigest()


def _pieces(connection: Connection) -> Iterator[str]:
    heads = connection.execution_options(yield_per=1000).execute(
        select(
            _HEADS.c.family_id, _HEADS.c.entity_id, _HEADS.c.field, _HEADS.c.kind,
            LOG.c.value, LOG.c.at, LOG.c.author_id,
        )
        .join(LOG, LOG.c.id == _HEADS.c.change_id)
        .order_by(
            _HEADS.c.family_id, _HEADS.c.entity_id, _HEADS.c.field, LOG.c.at.desc(),
            LOG.c.id.desc(),
        )
    )
    yield "["
    for number, (family_id, rows) in enumerate(groupby(heads, key=lambda row: row.family_id)):
        yield f"{',' if number else ''}[{_text(family_id)},["
        yield from _cells(rows)
        yield "]]"
    yield "]"


def _cells(rows: Iterator[Row[*tuple[Any, ...]]]) -> Iterator[str]:
    first = True
    for (entity_id, field), heads in groupby(rows, key=lambda row: (row.entity_id, row.field)):
        said = list(heads)
        kind = said[0].kind
        if (kind, field) in RANDOM_FIELDS:
            continue
        versions = ",".join(
            f"[{one.value or 'null'},{_text(one.at)},{_text(one.author_id)}]" for one in said
        )
        comma = "" if first else ","
        yield f"{comma}[{_text(kind)},{_text(entity_id)},{_text(field)},[{versions}]]"
        first = False


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
