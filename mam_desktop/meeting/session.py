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
from mam_desktop.meeting.fields import Entry, Said
from mam_desktop.meeting.frozen import SettledState
from mam_desktop.meeting.kinds import KINDS, SCHEMA
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.said import NotesPause
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.versions import competing
from mam_desktop.texts import N_, _


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
        self._hybrid = _clock_after(self._all, clock, author.device_id)
        self._own = _own_gestures(self._all, author.device_id)
        self._unsaved: dict[str, tuple[Change, ...]] = {}
        self._last_saved_at: datetime | None = None
        self._listeners: list[Listener] = []
        self.undo_floor = ""
        """Gestures up to this `at` have left the room and are not undone any more."""
        self._state = SettledState(self._all)
        self._reader = EntryReader(self._state.fold)

    # --- reading -------------------------------------------------------------------------------

    @property
    def fold(self) -> Fold:
        """Return the state that screens show: late changes to sealed minutes are not in it."""
        return self._state.fold

    @property
    def everything(self) -> Fold:
        """Return the fold of every change, late ones included."""
        return self._all

    @property
    def own_gestures(self) -> dict[str, list[Change]]:
        """Return what this laptop wrote, gesture -> its changes, oldest first."""
        return self._own

    @property
    def late(self) -> tuple[Change, ...]:
        """Return changes to sealed minutes that wait as proposed corrections, oldest first."""
        return self._state.late

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
    def competing_seals(self) -> tuple[Seal, ...]:
        """Return seals of the open meeting made elsewhere unknown to the one that stands."""
        seals = self.entries.all(Seal, self.meeting_id) if self.meeting_id else ()
        return competing(seals)

    @property
    def notes_pause(self) -> NotesPause | None:
        """Return the pause in the notes that has not ended, if there is one."""
        pauses = self.entries.all(NotesPause, self.meeting_id) if self.meeting_id else ()
        return next((one for one in pauses if one.minutes is None), None)

    def is_sealed(self, entry: Entry, field: str) -> bool:
        """Say whether a seal holds a field of an entry still."""
        return self._state.holds.is_held(entry.KIND, entry.meeting_id, field)

    def holds_back(self, change: Change) -> bool:
        """Say whether a seal holds still what a change is about."""
        return self._state.holds.would_hold_back(change)

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
        """Fold one whole gesture and hand it to the record.

        Raises:
            Refused: it would change sealed minutes without sealing a new version, or write down
                what is said while notes are paused.

        """
        whole = tuple(changes)
        if not whole:
            raise OurError("a gesture needs at least one change")
        self._check_not_sealed(whole)
        self._check_notes_run(whole)
        self._unsaved[whole[0].gesture_id] = whole
        self._take(whole, from_elsewhere=False)
        self._recorder.append(whole)
        return Gesture(whole[0].gesture_id, whole)

    def saved(self, receipt: Receipt) -> None:
        """Take the record's word that a gesture is on disk."""
        self._unsaved.pop(receipt.gesture_id, None)
        self._last_saved_at = receipt.saved_at

    def take_in(self, changes: Iterable[Change]) -> None:
        """Take in changes from elsewhere; they are on disk already."""
        arrived = tuple(changes)
        if arrived:
            self._hybrid.see(max(one.at for one in arrived))
        self._take(arrived, from_elsewhere=True)

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each change of state."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    # --- inside --------------------------------------------------------------------------------

    def _take(self, changes: tuple[Change, ...], *, from_elsewhere: bool) -> None:
        ready = self._all.take(changes)
        self._note_own(ready, from_elsewhere=from_elsewhere)
        touched = frozenset(one.entity_id for one in ready)
        if self._state.follow(ready, from_elsewhere=from_elsewhere):
            self._reader = EntryReader(self._state.fold)
        else:
            self._reader.touch(touched)
        for listener in tuple(self._listeners):
            listener(touched)

    def _note_own(self, ready: tuple[Change, ...], *, from_elsewhere: bool) -> None:
        """Keep this laptop's gestures in order; what it writes now is the newest of them."""
        device_id = self.author.device_id
        own = [one for one in ready if one.device_id == device_id]
        if own and from_elsewhere:
            self._own = _own_gestures(self._all, device_id)
            return
        for one in own:
            self._own.setdefault(one.gesture_id, []).append(one)

    def _check_not_sealed(self, changes: tuple[Change, ...]) -> None:
        makes_a_version = any(one.kind == Seal.KIND for one in changes)
        if not makes_a_version and any(map(self._state.holds.would_hold_back, changes)):
            raise Refused(_(SEALED))

    def _check_notes_run(self, changes: tuple[Change, ...]) -> None:
        if any(map(_writes_what_is_said, changes)) and self.notes_pause is not None:
            raise Refused(_(NOTES_PAUSED))


def _writes_what_is_said(change: Change) -> bool:
    """Say whether a change writes people's words; taking away and keeping from are always free."""
    frees = change.field in Said.specs() or (change.value is True and change.field == REMOVED)
    kind = KINDS.get(change.kind)
    return kind is not None and issubclass(kind, Said) and not frees and change.undoes is None


NOTES_PAUSED = N_("Notes are paused. Take notes again first; nothing of this was written.")
SEALED = N_("These minutes are sealed. A correction makes a new version beside this one.")


def _own_gestures(fold: Fold, device_id: str) -> dict[str, list[Change]]:
    gestures: dict[str, list[Change]] = {}
    for change in fold.changes():
        if change.device_id == device_id:
            gestures.setdefault(change.gesture_id, []).append(change)
    return gestures


def _clock_after(fold: Fold, clock: Clock, device_id: str) -> HybridClock:
    """Return a clock that goes on after this laptop's own changes, and near those of others."""
    changes = fold.changes()
    own = (one.at for one in changes if one.device_id == device_id)
    hybrid = HybridClock(clock, max(own, default=""))
    if changes:
        hybrid.see(changes[-1].at)
    return hybrid


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

    def create_meeting(self, kind: type[Entry], meeting_id: str, /, **fields: object) -> None:
        """Make a meeting, whose home is itself; it need not be open."""
        self._create(kind, meeting_id, meeting_id, fields)

    def create_between_as(self, kind: type[Entry], entity_id: str, /, **fields: object) -> None:
        """Make a new entry that belongs to no meeting under a given id."""
        self._create(kind, entity_id, None, fields)

    def _create(
        self, kind: type[Entry], entity_id: str, meeting_id: str | None, fields: dict[str, object]
    ) -> None:
        """Write the fields that say something; a default need not be said."""
        specs, defaults = kind.specs(), kind.defaults()
        said = {
            name: specs[name].write_new(value)
            for name, value in fields.items()
            if value != defaults[name]
        }
        self._add(kind.KIND, entity_id, REMOVED, value=False, meeting_id=meeting_id)
        for name, value in said.items():
            self._add(kind.KIND, entity_id, name, value=value, meeting_id=meeting_id)

    def set(self, entry: Entry, /, **fields: object) -> None:
        """Write fields of an entry, as somebody does who saw it as it is; what is so is let be."""
        specs = entry.specs()
        for name, value in fields.items():
            if getattr(entry, name) != value or name in entry.torn:
                self._add(
                    entry.KIND,
                    entry.id,
                    name,
                    value=specs[name].write_new(value),
                    meeting_id=self._session.meeting_id,
                    supersedes=self._seen(entry, name) if entry.read_from else None,
                )

    def put(self, entry_kind: str, entity_id: str, field: str, value: JsonValue) -> None:
        """Write one cell as it is; for undo, which knows cells and not their meaning."""
        self._add(entry_kind, entity_id, field, value=value, meeting_id=self._session.meeting_id)

    def remove(self, entry: Entry) -> None:
        """Take an entry off the screens; the log keeps it."""
        seen = {one for field in entry.read_from for one in self._seen(entry, field)}
        self._add(
            entry.KIND,
            entry.id,
            REMOVED,
            value=True,
            meeting_id=self._session.meeting_id,
            supersedes=tuple(sorted(seen)) or None,
        )

    def _seen(self, entry: Entry, field: str) -> tuple[str, ...]:
        """Return the heads of a field that the author saw: those of the entry, and this laptop's.

        The entry was read when the edit began; what came from elsewhere since was not seen.
        """
        fold, device_id = self._session.everything, self._session.author.device_id
        heads = [fold.change(one) for one in fold.head_ids(entry.id, field)]
        own = {one.id for one in heads if one is not None and one.device_id == device_id}
        return tuple(sorted(own.union(entry.read_from.get(field, ()))))

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
        self,
        kind: str,
        entity_id: str,
        field: str,
        *,
        value: JsonValue,
        meeting_id: str | None,
        supersedes: tuple[str, ...] | None = None,
    ) -> None:
        session = self._session
        if supersedes is None:
            supersedes = self._heads(entity_id, field, value)
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
                supersedes=supersedes,
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

    def _heads(self, entity_id: str, field: str, value: JsonValue) -> tuple[str, ...]:
        """Return what a change supersedes by somebody who knows all there is here."""
        earlier = [one.id for one in self._changes if one.cell == (entity_id, field)]
        if earlier:
            return (earlier[-1],)
        fold = self._session.everything
        if field == REMOVED and value is True:
            return fold.removal_sees(entity_id)
        return fold.head_ids(entity_id, field)
