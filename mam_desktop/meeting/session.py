"""The open session of one family: folds each gesture at once and hands it to the record.

One open session per family. It reads no clock and makes no id of its own: both come in. What a
pull brings goes through `take_in`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from mam_desktop.changes.change import REMOVED, Change, Clock, IdSource, JsonValue
from mam_desktop.changes.clock import HybridClock
from mam_desktop.changes.fold import Fold
from mam_desktop.errors import OurError, Refused
from mam_desktop.meeting.entries import Entries, EntryReader
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.frozen import late_changes
from mam_desktop.meeting.kinds import KINDS, SCHEMA
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.signed import Seal
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Receipt:
    """The record's word that a gesture is on disk."""

    gesture_id: str
    saved_at: datetime


class Recorder(Protocol):
    """Where gestures go; it answers later through `MeetingSession.saved`."""

    def append(self, changes: tuple[Change, ...]) -> None:
        """Queue one whole gesture for the record, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who writes, for whose council, on which laptop."""

    authority_id: str
    author_id: str
    device_id: str


@dataclass(frozen=True, slots=True)
class Gesture:
    """What one gesture wrote."""

    id: str
    changes: tuple[Change, ...]


Listener = Callable[[frozenset[str]], None]
"""Called with the ids of entities that may look different."""


class MeetingSession:
    """One family, open for work; `meeting_id` is the meeting that is being held, if any."""

    def __init__(
        self,
        *,
        family_id: str,
        changes: Iterable[Change],
        clock: Clock,
        ids: IdSource,
        author: Author,
        recorder: Recorder,
        meeting_id: str | None = None,
    ) -> None:
        self.family_id = family_id
        self.meeting_id = meeting_id
        self.clock = clock
        self.ids = ids
        self.author = author
        self._recorder = recorder
        self._all = Fold(changes)
        folded = self._all.changes()
        self._hybrid = HybridClock(clock, folded[-1].at if folded else "")
        self._unsaved: dict[str, tuple[Change, ...]] = {}
        self._last_saved_at: datetime | None = None
        self._listeners: list[Listener] = []
        self.undo_floor = ""
        """Gestures up to this `at` have left the room and are not undone any more."""
        self._settle()

    # --- reading -------------------------------------------------------------------------------

    @property
    def fold(self) -> Fold:
        """Return the state that screens show: late changes to sealed minutes are not in it."""
        return self._settled

    @property
    def everything(self) -> Fold:
        """Return the fold of every change, late ones included."""
        return self._all

    @property
    def late(self) -> tuple[Change, ...]:
        """Return changes to sealed minutes that wait as proposed corrections, oldest first."""
        return self._late

    @property
    def entries(self) -> Entries:
        """Return the state as entries."""
        return self._reader.entries

    @property
    def meeting(self) -> Meeting:
        """Return the meeting being held.

        Raises:
            Refused: no meeting is open.

        """
        found = self.entries.find(Meeting, self.meeting_id)
        if found is None:
            raise Refused(_("No meeting is open."))
        return found

    @property
    def is_saved(self) -> bool:
        """Say whether every gesture is on disk."""
        return not self._unsaved

    @property
    def last_saved_at(self) -> datetime | None:
        """Return when the last receipt came."""
        return self._last_saved_at

    # --- writing -------------------------------------------------------------------------------

    def begin(self, *, reason: str | None = None, undoes: str | None = None) -> "GestureWriter":
        """Begin one gesture; nothing happens before its `commit`."""
        return GestureWriter(self, reason=reason, undoes=undoes)

    def next_at(self) -> str:
        """Return the next time of the hybrid clock."""
        return self._hybrid.next_at()

    def follow_clock_of(self, other: "MeetingSession") -> None:
        """Give out times from another session's clock, so that theirs and ours keep in order."""
        self._hybrid = other._hybrid  # noqa: SLF001 - one class

    def write(self, changes: Sequence[Change]) -> Gesture:
        """Fold one whole gesture and hand it to the record."""
        whole = tuple(changes)
        if not whole:
            raise OurError("a gesture needs at least one change")
        self._unsaved[whole[0].gesture_id] = whole
        self._take(whole)
        self._recorder.append(whole)
        return Gesture(whole[0].gesture_id, whole)

    def saved(self, receipt: Receipt) -> None:
        """Take the record's word that a gesture is on disk."""
        self._unsaved.pop(receipt.gesture_id, None)
        self._last_saved_at = receipt.saved_at

    def take_in(self, changes: Iterable[Change]) -> None:
        """Take in changes from elsewhere; they are on disk already."""
        arrived = tuple(changes)
        for change in arrived:
            self._hybrid.see(change.at)
        self._take(arrived)

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each change of state."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    # --- inside --------------------------------------------------------------------------------

    def _take(self, changes: tuple[Change, ...]) -> None:
        touched = self._all.add(changes)
        if self._sealed_kind_involved(changes):
            self._settle()
        elif self._settled is not self._all:
            self._settled.add(changes)
            self._reader.touch(touched)
        else:
            self._reader.touch(touched)
        for listener in tuple(self._listeners):
            listener(touched)

    def _sealed_kind_involved(self, changes: tuple[Change, ...]) -> bool:
        if any(change.kind == Seal.KIND for change in changes):
            return True
        return self._has_seals and any(change.kind in FROZEN_KINDS for change in changes)

    def _settle(self) -> None:
        self._has_seals = next(self._all.entity_ids(Seal.KIND), None) is not None
        self._late = late_changes(self._all) if self._has_seals else ()
        if self._late:
            late = {change.id for change in self._late}
            self._settled = Fold(one for one in self._all.changes() if one.id not in late)
        else:
            self._settled = self._all
        self._reader = EntryReader(self._settled)


FROZEN_KINDS = frozenset(kind for kind, cls in KINDS.items() if cls.IN_MINUTES)


class GestureWriter:
    """Collects the changes of one gesture; ids and times are given out in order."""

    def __init__(self, session: MeetingSession, *, reason: str | None, undoes: str | None) -> None:
        self._session = session
        self._reason = reason
        self._undoes = undoes
        self._gesture_id = session.ids.new_id()
        self._changes: list[Change] = []

    def create(self, kind: type[Entry], /, **fields: object) -> str:
        """Make a new entry of the open meeting; return its id."""
        entity_id = self._session.ids.new_id()
        self.create_as(kind, entity_id, **fields)
        return entity_id

    def create_between(self, kind: type[Entry], /, **fields: object) -> str:
        """Make a new entry of the family that belongs to no meeting; return its id."""
        entity_id = self._session.ids.new_id()
        self.create_between_as(kind, entity_id, **fields)
        return entity_id

    def create_as(self, kind: type[Entry], entity_id: str, /, **fields: object) -> None:
        """Make a new entry of the open meeting under a given id."""
        self._create(kind, entity_id, self._session.meeting_id, fields)

    def create_between_as(self, kind: type[Entry], entity_id: str, /, **fields: object) -> None:
        """Make a new entry that belongs to no meeting under a given id."""
        self._create(kind, entity_id, None, fields)

    def _create(
        self, kind: type[Entry], entity_id: str, meeting_id: str | None, fields: dict[str, object]
    ) -> None:
        """Write the fields that say something; a default need not be said."""
        specs, defaults = kind.specs(), kind.defaults()
        said = {
            name: specs[name].write(value)
            for name, value in fields.items()
            if value != defaults[name]
        }
        self._add(kind.KIND, entity_id, REMOVED, value=False, meeting_id=meeting_id)
        for name, value in said.items():
            self._add(kind.KIND, entity_id, name, value=value, meeting_id=meeting_id)

    def set(self, entry: Entry, /, **fields: object) -> None:
        """Write fields of an entry; what is already so is not written again."""
        specs = entry.specs()
        for name, value in fields.items():
            if getattr(entry, name) != value or name in entry.torn:
                self._add(
                    entry.KIND,
                    entry.id,
                    name,
                    value=specs[name].write(value),
                    meeting_id=self._session.meeting_id,
                )

    def put(self, entry_kind: str, entity_id: str, field: str, value: JsonValue) -> None:
        """Write one cell as it is; for undo, which knows cells and not their meaning."""
        self._add(entry_kind, entity_id, field, value=value, meeting_id=self._session.meeting_id)

    def remove(self, entry: Entry) -> None:
        """Take an entry off the screens; the log keeps it."""
        self._add(entry.KIND, entry.id, REMOVED, value=True, meeting_id=self._session.meeting_id)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing would be written."""
        return not self._changes

    def commit(self) -> Gesture:
        """Fold the gesture and hand it to the record, whole; an empty one writes nothing."""
        if not self._changes:
            return Gesture(self._gesture_id, ())
        count = len(self._changes)
        return self._session.write(
            [replace(one, gesture_no=no, gesture_of=count) for no, one in enumerate(self._changes)]
        )

    def _add(
        self, kind: str, entity_id: str, field: str, *, value: JsonValue, meeting_id: str | None
    ) -> None:
        session = self._session
        self._changes.append(
            Change(
                id=session.ids.new_id(),
                schema=SCHEMA,
                authority_id=session.author.authority_id,
                family_id=session.family_id,
                meeting_id=meeting_id,
                kind=kind,
                entity_id=entity_id,
                field=field,
                value=value,
                supersedes=session.everything.head_ids(entity_id, field),
                at=session.next_at(),
                author_id=session.author.author_id,
                device_id=session.author.device_id,
                gesture_id=self._gesture_id,
                gesture_no=0,
                gesture_of=0,
                undoes=self._undoes,
                reason=self._reason,
            )
        )
