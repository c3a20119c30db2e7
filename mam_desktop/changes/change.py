"""The change: one field of one entity got one value, said by one person on one laptop.

Source: docs/architecture.md, "The change".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias, cast

from mam_desktop.errors import BadInput

JsonValue: TypeAlias = (
    "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
)

FORMAT = 1
"""Version of the envelope."""

REMOVED = "removed"
"""The field whose truth says that the entity is gone from the screens (never from the log)."""


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""


class IdSource(Protocol):
    """Where ids come from."""

    def new_id(self) -> str:
        """Return a new UUIDv7 as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One immutable change; `id` makes sending it twice the same as once."""

    id: str
    schema: int
    authority_id: str
    family_id: str
    meeting_id: str | None
    kind: str
    entity_id: str
    field: str
    value: JsonValue
    supersedes: tuple[str, ...]
    """The heads of the cell that the author saw; a removal also names those of other cells."""
    at: str
    author_id: str
    device_id: str
    gesture_id: str
    gesture_no: int
    gesture_of: int
    on_behalf_of: str | None = None
    undoes: str | None = None
    reason: str | None = None
    format: int = FORMAT

    @property
    def cell(self) -> tuple[str, str]:
        """Return (entity_id, field): the place this change is about."""
        return self.entity_id, self.field

    @property
    def order(self) -> tuple[str, str]:
        """Return what sorts changes on screen and in the audit trail, oldest first."""
        return self.at, self.id

    def to_json(self) -> dict[str, JsonValue]:
        """Return the change as a JSON object with every field, nulls included."""
        return {name: getattr(self, name) for name in FIELDS} | {
            "supersedes": list(self.supersedes)
        }


FIELDS: tuple[str, ...] = tuple(Change.__dataclass_fields__)
_REQUIRED_TEXT = (
    *("id", "authority_id", "family_id", "kind", "entity_id", "field"),
    *("at", "author_id", "device_id", "gesture_id"),
)
_OPTIONAL_TEXT = ("meeting_id", "on_behalf_of", "undoes", "reason")
_COUNTS = ("schema", "gesture_no", "gesture_of", "format")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f]{4}")


def change_from_json(data: Mapping[str, JsonValue]) -> Change:
    """Build a change from a JSON object.

    Raises:
        BadInput: a field is missing, unknown or of the wrong type.

    """
    if set(data) != set(FIELDS):
        raise BadInput(f"a change has the wrong fields: {sorted(set(data) ^ set(FIELDS))}")
    for name in _REQUIRED_TEXT:
        if not isinstance(data[name], str) or not data[name]:
            raise BadInput(f"a change's {name} is not text")
    for name in _OPTIONAL_TEXT:
        if not isinstance(data[name], str | None):
            raise BadInput(f"a change's {name} is not text")
    for name in _COUNTS:
        if type(data[name]) is not int:
            raise BadInput(f"a change's {name} is not a whole number")
    known = data["supersedes"]
    if not isinstance(known, list | tuple) or not all(isinstance(one, str) for one in known):
        raise BadInput("a change's supersedes is not a list of ids")
    fields = {name: data[name] for name in FIELDS} | {"supersedes": tuple(known)}
    change = Change(**cast("dict[str, str]", fields))  # type: ignore[arg-type]
    _check_sense(change)
    return change


def _check_sense(change: Change) -> None:
    """Refuse what no laptop writes, and what the fold or the clock could not use."""
    if not 0 <= change.gesture_no < change.gesture_of:
        raise BadInput("a change's place in its gesture is not in it")
    if change.id in change.supersedes:
        raise BadInput("a change supersedes itself")
    if not _AT.fullmatch(change.at) or not _is_moment(change.at):
        raise BadInput("a change's time is not a time")


def _is_moment(at: str) -> bool:
    try:
        datetime.fromisoformat(at.rpartition("-")[0])
    except ValueError:
        return False
    return True
