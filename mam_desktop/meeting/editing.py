"""Changes, removes, undoes and redoes: always one more gesture, never an erasure."""

from dataclasses import dataclass

from mam_desktop.changes.change import REMOVED, Change, JsonValue
from mam_desktop.changes.fold import Fold
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.frozen import is_frozen_cell
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.texts import _


def change_entry(
    session: MeetingSession, entry: Entry, fields: dict[str, object], *, reason: str | None = None
) -> Gesture:
    """Write fields of an entry anew."""
    unknown = sorted(set(fields) - set(entry.specs()))
    if unknown:
        raise BadInput(
            _("“{field}” cannot be changed here; it could be: {known}").format(
                field=unknown[0], known=", ".join(entry.specs())
            )
        )
    for name in fields:
        check_not_sealed(session, entry, name)
    writer = session.begin(reason=reason)
    writer.set(entry, **fields)
    return writer.commit()


def remove_entry(session: MeetingSession, entry: Entry, *, reason: str | None = None) -> Gesture:
    """Take an entry off the screens; the log keeps it."""
    check_not_sealed(session, entry, REMOVED)
    writer = session.begin(reason=reason)
    writer.remove(entry)
    return writer.commit()


def check_not_sealed(session: MeetingSession, entry: Entry, field: str) -> None:
    """Raise `Refused` when a seal holds this field still."""
    sealed = session.entries.all(Seal, entry.meeting_id) if entry.meeting_id else ()
    if sealed and is_frozen_cell(entry.KIND, field):
        raise Refused(
            _("These minutes are sealed. A correction makes a new version beside this one.")
        )


@dataclass(frozen=True, slots=True)
class _History:
    """Gestures that can be undone and redone, newest last."""

    undoable: tuple[str, ...]
    redoable: tuple[str, ...]
    by_gesture: dict[str, list[Change]]


def _history(session: MeetingSession) -> _History:
    gestures: dict[str, list[Change]] = {}
    for change in session.everything.changes():
        if change.device_id == session.author.device_id and change.at > session.undo_floor:
            gestures.setdefault(change.gesture_id, []).append(change)
    undo: list[str] = []
    redo: list[str] = []
    for gesture_id, changes in gestures.items():
        target = changes[0].undoes
        if target in undo:
            undo.remove(target)
            redo.append(gesture_id)
        elif target in redo:
            redo.remove(target)
            undo.append(gesture_id)
        elif _is_undoable(session, changes):
            undo.append(gesture_id)
            redo.clear()
    return _History(tuple(undo), tuple(redo), gestures)


def _is_undoable(session: MeetingSession, changes: list[Change]) -> bool:
    if changes[0].meeting_id != session.meeting_id or session.meeting_id is None:
        return False
    if any(one.kind == Meeting.KIND for one in changes):
        return False
    return all(one.kind in KINDS and KINDS[one.kind].UNDOABLE for one in changes)


def undo(session: MeetingSession) -> Gesture:
    """Take back the newest gesture of this laptop that can be taken back.

    Raises:
        Refused: there is none, or somebody has changed the same since.

    """
    history = _history(session)
    if not history.undoable:
        raise Refused(_("There is nothing to undo."))
    return _invert(session, history.by_gesture[history.undoable[-1]])


def redo(session: MeetingSession) -> Gesture:
    """Do again what was taken back last.

    Raises:
        Refused: there is nothing, or somebody has changed the same since.

    """
    history = _history(session)
    if not history.redoable:
        raise Refused(_("There is nothing to do again."))
    return _invert(session, history.by_gesture[history.redoable[-1]])


def undo_words(session: MeetingSession) -> str | None:
    """Return what undo would take back, in words; None when nothing."""
    history = _history(session)
    return _words(session, history, history.undoable)


def redo_words(session: MeetingSession) -> str | None:
    """Return what redo would do again, in words; None when nothing."""
    history = _history(session)
    return _words(session, history, history.redoable)


def _words(session: MeetingSession, history: _History, stack: tuple[str, ...]) -> str | None:
    if not stack:
        return None
    change = history.by_gesture[stack[-1]][-1]
    label = _(KINDS[change.kind].LABEL)
    entry = read_entry(session.everything, change.entity_id)
    said = words_of(entry) if entry else ""
    return _("{what}: {words}").format(what=label, words=said[:60]) if said else label


def _invert(session: MeetingSession, changes: list[Change]) -> Gesture:
    fold = session.everything
    for change in changes:
        if fold.head_ids(*change.cell) != (change.id,):
            raise Refused(_("Somebody has changed this since. Please change it by hand."))
        entry = read_entry(fold, change.entity_id)
        if entry is not None:
            check_not_sealed(session, entry, change.field)
    writer = session.begin(undoes=changes[0].gesture_id)
    created = {one.entity_id for one in changes if one.field == REMOVED and not one.supersedes}
    for change in changes:
        if change.entity_id in created and change.field != REMOVED:
            continue
        writer.put(change.kind, change.entity_id, change.field, _before(fold, change))
    return writer.commit()


def _before(fold: Fold, change: Change) -> JsonValue:
    if change.field == REMOVED:
        return not change.value
    known = [fold.change(one) for one in change.supersedes]
    olds = sorted((one for one in known if one is not None), key=lambda one: one.order)
    if olds:
        return olds[-1].value
    kind = KINDS[change.kind]
    spec = kind.specs()[change.field]
    return spec.write(kind.defaults()[change.field])
