"""Makes and opens records for tests, under a key that everybody may know."""

from dataclasses import replace
from pathlib import Path

from mam_desktop.changes.change import Change, JsonValue
from mam_desktop.changes.fold import Fold
from mam_desktop.record.keys import RecordKey
from mam_desktop.record.record import Record
from tests.record.fakes import CountedIds, SteppingClock, Writer

A_KEY = RecordKey.of(bytes(range(32)))


def make_record(folder: Path, *, name: str = "laptop") -> Record:
    folder.mkdir(exist_ok=True)
    return Record.create(folder, A_KEY, clock=SteppingClock(), ids=CountedIds(name))


def open_record(folder: Path, *, key: RecordKey = A_KEY) -> Record:
    return Record.open(folder, key, clock=SteppingClock())


def pull_all(source: Record, target: Record, family: str = "family-1") -> tuple[Change, ...]:
    """Give a record everything of a family that another one has not sent yet."""
    stamped = [one for gesture in source.outbox(10_000) for one in gesture]
    mine = [one for one in stamped if one.change.family_id == family]
    numbered = [(one, number) for number, one in enumerate(mine, 1)]
    return target.apply_pulled(family, "epoch-1", numbered, "0" * 64)


class Laptop:
    """Somebody who edits what they have seen so far."""

    def __init__(self, device_id: str, *, family: str = "family-1") -> None:
        self._writer = Writer(device_id, family=family, name=f"{device_id}-{family}")
        self.seen = Fold()
        self.gestures: list[list[Change]] = []

    def edit(self, *cells: tuple[str, str, str, JsonValue]) -> list[Change]:
        """Write cells over what this laptop has seen in them."""
        gesture = [
            replace(one, supersedes=self.seen.head_ids(*one.cell))
            for one in self._writer.gesture(*cells)
        ]
        self.seen.add(gesture)
        self.gestures.append(gesture)
        return gesture

    def learn_from(self, other: "Laptop") -> None:
        """See everything that another laptop has seen."""
        self.seen.add(other.seen.changes())
