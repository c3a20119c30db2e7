"""Reads the lists that screens show: families, actions, minutes; folds nothing."""

import json
from collections import Counter, defaultdict
from datetime import date

from sqlalchemy import Connection, func, select

from mam_desktop.record.log import LOG, table_of
from mam_desktop.record.rows import ActionRow, HomeRow, MinutesRow
from mam_desktop.record.tables import ActionTableRow, FamilyRow, MinutesTableRow

_HOME = table_of(FamilyRow)
_ACTIONS = table_of(ActionTableRow)
_MINUTES = table_of(MinutesTableRow)
_AS_THEY_ARE = tuple(
    name for name in HomeRow.__dataclass_fields__ if name in _HOME.c and name != "needs"
)
_FAR = date.max


def read_families(connection: Connection) -> list[HomeRow]:
    """Return the families of this laptop, by name."""
    due, opened = _open_actions(connection)
    unsent = unsent_by_family(connection)
    newest = (
        select(LOG.c.at)
        .where(LOG.c.family_id == _HOME.c.family_id)
        .order_by(LOG.c.local_no.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = select(_HOME, newest.label("changed_at")).where(_HOME.c.is_there)
    rows = [
        HomeRow(
            **{name: getattr(row, name) for name in _AS_THEY_ARE},
            needs=tuple(json.loads(row.needs)),
            due_on=tuple(sorted(due[row.family_id])),
            open_actions=opened[row.family_id],
            unsent=unsent.get(row.family_id, 0),
            changed_at=row.changed_at,
        )
        for row in connection.execute(found)
    ]
    return sorted(rows, key=lambda one: (one.preferred_name.casefold(), one.family_id))


def read_actions(
    connection: Connection, family_id: str | None, *, open_only: bool
) -> list[ActionRow]:
    """Return agreed actions, those due first, those without a day last."""
    found = select(_ACTIONS, _HOME.c.preferred_name.label("family_name")).join(
        _HOME, _HOME.c.family_id == _ACTIONS.c.family_id
    )
    if family_id is not None:
        found = found.where(_ACTIONS.c.family_id == family_id)
    if open_only:
        found = found.where(_ACTIONS.c.is_open)
    rows = [ActionRow(**row) for row in connection.execute(found).mappings()]
    return sorted(rows, key=lambda one: (one.due_on or _FAR, one.family_id, one.action_id))


def read_minutes(connection: Connection, family_id: str | None) -> list[MinutesRow]:
    """Return the meetings, newest first."""
    found = select(_MINUTES, _HOME.c.preferred_name.label("family_name")).join(
        _HOME, _HOME.c.family_id == _MINUTES.c.family_id
    )
    if family_id is not None:
        found = found.where(_MINUTES.c.family_id == family_id)
    rows = [MinutesRow(**row) for row in connection.execute(found).mappings()]
    return sorted(rows, key=lambda one: (one.on or date.min, one.meeting_id), reverse=True)


def count_conflicts(connection: Connection, family_id: str | None) -> int:
    """Return how many fields have two newest values."""
    counted = select(func.coalesce(func.sum(_HOME.c.conflicts), 0))
    if family_id is not None:
        counted = counted.where(_HOME.c.family_id == family_id)
    return int(connection.execute(counted).scalar_one())


def unsent_by_family(connection: Connection) -> dict[str, int]:
    """Return how many changes the central record has no receipt for, family -> count."""
    counted = (
        select(LOG.c.family_id, func.count())
        .where(LOG.c.server_seq.is_(None))
        .group_by(LOG.c.family_id)
    )
    return {family_id: count for family_id, count in connection.execute(counted)}


def _open_actions(connection: Connection) -> tuple[dict[str, list[date]], Counter[str]]:
    found = select(_ACTIONS.c.family_id, _ACTIONS.c.due_on).where(_ACTIONS.c.is_open)
    due: dict[str, list[date]] = defaultdict(list)
    opened: Counter[str] = Counter()
    for family_id, due_on in connection.execute(found):
        opened[family_id] += 1
        if due_on is not None:
            due[family_id].append(due_on)
    return due, opened
