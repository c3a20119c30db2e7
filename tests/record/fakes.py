"""Stand-ins for what the record asks from outside: key store, clock, ids; and changes to write."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mam_desktop.changes.change import REMOVED, Change, JsonValue
from mam_desktop.changes.clock import HybridClock
from mam_desktop.errors import KeyTrouble


class FakeKeyStore:
    """Keeps secrets in memory; `locked` makes it behave as a locked one."""

    backend = "tests.FakeKeyStore"

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.locked = False

    def get(self, name: str) -> str | None:
        self._check()
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        self._check()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self._check()
        self.secrets.pop(name, None)

    def _check(self) -> None:
        if self.locked:
            raise KeyTrouble("the key store is locked")


class SteppingClock:
    """Gives a time a second later than the one before."""

    def __init__(self) -> None:
        self._at = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


class CountedIds:
    """Gives ids that say where they come from and how many there were."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._count = 0

    def new_id(self) -> str:
        self._count += 1
        return f"{self._prefix}-{self._count:06d}"


class Writer:
    """Makes gestures as a meeting does, for one laptop."""

    def __init__(self, device_id: str, *, family: str = "family-1", name: str = "w") -> None:
        self.device_id = device_id
        self.family = family
        self._ids = CountedIds(name)
        self._clock = HybridClock(SteppingClock())

    def gesture(self, *cells: tuple[str, str, str, JsonValue], **more: object) -> list[Change]:
        """Return one gesture of (kind, entity, field, value) cells."""
        gesture_id = self._ids.new_id()
        made = [
            Change(
                id=self._ids.new_id(),
                schema=1,
                authority_id="thornbury",
                family_id=self.family,
                meeting_id=None,
                kind=kind,
                entity_id=entity,
                field=field,
                value=value,
                supersedes=(),
                at=self._clock.next_at(),
                author_id="lee",
                device_id=self.device_id,
                gesture_id=gesture_id,
                gesture_no=number,
                gesture_of=len(cells),
            )
            for number, (kind, entity, field, value) in enumerate(cells)
        ]
        return [replace(one, **more) for one in made] if more else made  # type: ignore[arg-type]

    def entry(self, kind: str, entity: str, /, **fields: JsonValue) -> list[Change]:
        """Return the gesture that makes an entry."""
        said = [(kind, entity, name, value) for name, value in fields.items()]
        return self.gesture((kind, entity, REMOVED, False), *said)

    def edit(self, before: Change, value: JsonValue) -> list[Change]:
        """Return the gesture that writes over one change."""
        return self.gesture(
            (before.kind, before.entity_id, before.field, value), supersedes=(before.id,)
        )
