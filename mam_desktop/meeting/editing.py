"""Changes, removes, undoes and redoes: always one more gesture, never an erasure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mam_desktop.changes.canonical import json_hash
from mam_desktop.changes.change import REMOVED, Change, JsonValue
from mam_desktop.changes.fold import Fold
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.consent_effects import ledger_says
from mam_desktop.meeting.fields import Audience, Entry
from mam_desktop.meeting.gesture_words import gesture_words, why_it_stays
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle, people_named
from mam_desktop.meeting.people import Consent, Person
from mam_desktop.meeting.plan import Feedback
from mam_desktop.meeting.said import Concern, ConcernAnswer, ConcernTold
from mam_desktop.meeting.session import SEALED, Gesture, GestureWriter, MeetingSession
from mam_desktop.meeting.signed import Amendment, Seal, SealedCopy, Signature, TimeStamp
from mam_desktop.texts import _


def change_entry(
    session: MeetingSession, entry: Entry, fields: dict[str, object], *, reason: str | None = None
) -> Gesture:
    """Write fields of an entry anew; what somebody gave as their word stays as they gave it."""
    _check_not_given(entry)
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
    writer.set(entry, **_with_people(session, writer, entry, fields))
    return writer.commit()


def _with_people(
    session: MeetingSession, writer: GestureWriter, entry: Entry, fields: dict[str, object]
) -> dict[str, object]:
    """Return fields with people by id; whoever is named for the first time is brought in."""
    circle, specs = Circle(session, writer), entry.specs()
    told = dict(fields)
    for name, said in fields.items():
        if not specs[name].names_people:
            continue
        stays = name in KEPT_FROM or entry.audience() >= Audience.RESTRICTED
        bring = circle.known_or_service if stays else circle.bring
        if isinstance(said, str):
            told[name] = said if session.everything.kind_of(said) else bring(said)
        elif isinstance(said, list | tuple):
            known = session.everything.kind_of
            told[name] = tuple(str(one) if known(str(one)) else bring(str(one)) for one in said)
    return told


KEPT_FROM = frozenset({"not_for", "hidden_from"})
"""Fields that name whom something is kept from; they bring nobody in."""


def remove_entry(session: MeetingSession, entry: Entry, *, reason: str | None = None) -> Gesture:
    """Take an entry off the screens; the log keeps it."""
    _check_not_given(entry)
    check_not_sealed(session, entry, REMOVED)
    writer = session.begin(reason=reason)
    writer.remove(entry)
    return writer.commit()


def settle_removal(
    session: MeetingSession, entity_id: str, *, keep: bool, reason: str | None = None
) -> Gesture:
    """Settle that an entry was removed while somebody else changed it: keep it, or not.

    Raises:
        Refused: this was settled already.

    """
    fold = session.fold
    kind = fold.kind_of(entity_id)
    if kind is None or not fold.is_torn((entity_id, REMOVED)):
        raise Refused(_("This was settled already."))
    writer = session.begin(reason=reason)
    writer.put(kind, entity_id, REMOVED, not keep)
    return writer.commit()


_GIVEN = (
    *(Amendment, Concern, ConcernAnswer, ConcernTold, Consent),
    *(Feedback, Seal, SealedCopy, Signature, TimeStamp),
)
"""Kinds in which somebody gave their word; a new one can be given, none is written over."""


def is_given(entry: Entry) -> bool:
    """Say whether somebody gave their word in this entry."""
    return isinstance(entry, _GIVEN)


def _check_not_given(entry: Entry) -> None:
    if is_given(entry):
        raise Refused(_("This cannot be changed any more. It can only be said anew."))


def check_not_sealed(session: MeetingSession, entry: Entry, field: str) -> None:
    """Raise `Refused` when a seal holds this field still."""
    if session.is_sealed(entry, field):
        raise Refused(_(SEALED))


@dataclass(frozen=True, slots=True)
class _History:
    """The gestures that undo and redo would invert next, if any, and all of this laptop's."""

    undo: str | None
    redo: str | None
    by_gesture: Mapping[str, Sequence[Change]]


def _history(session: MeetingSession) -> _History:
    """Look back from the newest gesture: what was inverted since is passed over.

    An undo of an undo is a redo, and counts as the gesture did; a gesture of one's own leaves
    nothing to be done again. Only the few gestures on the way are looked at closely.
    """
    gestures, floor = session.own_gestures, session.undo_floor
    inverted: set[str] = set()
    undo: str | None = None
    redo: str | None = None
    may_redo = True
    for gesture_id in reversed(gestures):
        is_gone = gestures[gesture_id][-1].at <= floor
        if is_gone or (undo is not None and (redo is not None or not may_redo)):
            break
        root, depth = _root(gestures, gesture_id, floor)
        inverted.add(gestures[gesture_id][0].undoes or "")
        is_spent = gesture_id in inverted
        if (is_spent and depth) or root is None or not _is_undoable(session, gestures[root]):
            continue
        if depth % 2:
            redo = redo or (gesture_id if may_redo else None)
        elif not is_spent:
            undo = undo or gesture_id
        may_redo = may_redo and depth > 0
    return _History(undo, redo, gestures)


def _root(
    gestures: Mapping[str, Sequence[Change]], gesture_id: str, floor: str
) -> tuple[str | None, int]:
    """Return the gesture that a row of undos and redos began with, and how many there are.

    It is None when that gesture is another laptop's, or has left the room.
    """
    depth = 0
    while (target := gestures[gesture_id][0].undoes) is not None:
        if target not in gestures or gestures[target][-1].at <= floor:
            return None, depth
        gesture_id, depth = target, depth + 1
    return gesture_id, depth


def _is_undoable(session: MeetingSession, changes: Sequence[Change]) -> bool:
    """Say whether a gesture can be taken back: one of this meeting, and nothing that left the room.

    Steps, pauses and the meeting itself are passed over, as is what a seal holds still.
    """
    if session.meeting_id is None or all(x.meeting_id != session.meeting_id for x in changes):
        return False
    if any(one.kind == Meeting.KIND or session.holds_back(one) for one in changes):
        return False
    return all(one.kind in KINDS and KINDS[one.kind].UNDOABLE for one in changes)


def undo(session: MeetingSession) -> Gesture:
    """Take back the newest gesture of this laptop that can be taken back.

    Raises:
        Refused: there is none, or somebody has changed the same since.

    """
    history = _history(session)
    if history.undo is None:
        why = what_stays(session)
        nothing = _("There is nothing to undo.")
        raise Refused(_("{nothing} {why}").format(nothing=nothing, why=why) if why else nothing)
    return _invert(session, history, history.undo)


def redo(session: MeetingSession) -> Gesture:
    """Do again what was taken back last.

    Raises:
        Refused: there is nothing, or somebody has changed the same since.

    """
    history = _history(session)
    if history.redo is None:
        raise Refused(_("There is nothing to do again."))
    return _invert(session, history, history.redo)


def undo_words(session: MeetingSession) -> str | None:
    """Return what undo would take back, in words; None when nothing."""
    return undo_and_redo_words(session)[0]


def redo_words(session: MeetingSession) -> str | None:
    """Return what redo would do again, in words; None when nothing."""
    return undo_and_redo_words(session)[1]


def undo_and_redo_words(session: MeetingSession) -> tuple[str | None, str | None]:
    """Return what undo would take back and what redo would do again, in one look at the log."""
    history = _history(session)
    return _words(session, history, history.undo), _words(session, history, history.redo)


def _words(session: MeetingSession, history: _History, gesture_id: str | None) -> str | None:
    """Return what a gesture did; undoing it and doing it again speak of the same."""
    if gesture_id is None:
        return None
    root, _depth = _root(history.by_gesture, gesture_id, session.undo_floor)
    says = ledger_says(session.entries)

    def is_kept_back(entry: Entry) -> bool:
        return says.keeps_off_screen(entry, session.meeting_id)

    return gesture_words(session.everything, history.by_gesture[root or gesture_id], is_kept_back)


def what_stays(session: MeetingSession) -> str:
    """Return why the newest thing done on this laptop is not undone; nothing when it can be."""
    for change in reversed(session.everything.changes()):
        mine = change.device_id == session.author.device_id
        if not mine or change.meeting_id != session.meeting_id or change.kind == Meeting.KIND:
            continue
        if change.at <= session.undo_floor:
            return _("What has left this laptop stays. It can be changed by hand.")
        if session.holds_back(change):
            return _(SEALED)
        return why_it_stays(change.kind)
    return ""


def _invert(session: MeetingSession, history: _History, gesture_id: str) -> Gesture:
    changes = history.by_gesture[gesture_id]
    made = {one.entity_id for one in changes if one.field == REMOVED and not one.supersedes}
    kept = {one for one in made if _is_named_elsewhere(session, one, made)}
    taken_back = [one for one in changes if one.entity_id not in kept]
    came_or_went = {one.entity_id for one in changes if one.field == REMOVED}
    for change in taken_back:
        _check_unchanged(
            session.everything, history, change, may_be_gone=change.entity_id in came_or_went
        )
    writer = session.begin(undoes=gesture_id)
    for change in taken_back:
        if change.entity_id in made and change.field != REMOVED:
            continue
        writer.put(change.kind, change.entity_id, change.field, _before(session.everything, change))
    return writer.commit()


def _check_unchanged(fold: Fold, history: _History, change: Change, *, may_be_gone: bool) -> None:
    """Refuse what somebody has changed since, or what settled two people's versions.

    An entry that the same gesture took away, or brought back, may be gone.
    """
    value = fold.value(*change.cell)
    heads = value.heads if value else ()
    is_as_left = len(heads) == 1 and (
        _restored(fold, history, heads[0]) == _restored(fold, history, change)
    )
    settled = len({json_hash(one.value) for one in _before_in_cell(fold, change)}) > 1
    is_gone = not may_be_gone and fold.is_removed(change.entity_id)
    if not is_as_left or settled or is_gone:
        raise Refused(_("Somebody has changed this since. Please change it by hand."))


def _restored(fold: Fold, history: _History, change: Change) -> str | None:
    """Return the id of the change whose value an undo or a redo brought back; else its own."""
    here: Change | None = change
    while here is not None and here.undoes is not None:
        undone = history.by_gesture.get(here.undoes, ())
        cell = here.cell
        before = [old for one in undone if one.cell == cell for old in _before_in_cell(fold, one)]
        here = before[-1] if before else None
    return here.id if here is not None else None


def _before_in_cell(fold: Fold, change: Change) -> list[Change]:
    """Return what a change took the place of, oldest first."""
    olds = (fold.change(one) for one in change.supersedes)
    mine = (one for one in olds if one is not None and one.cell == change.cell)
    return sorted(mine, key=lambda one: one.order)


def _is_named_elsewhere(session: MeetingSession, entity_id: str, made: set[str]) -> bool:
    """Say whether somebody whom a gesture brought in is named by what another gesture wrote."""
    if session.entries.find(Person, entity_id) is None:
        return False
    others = (one for one in session.entries if one.id not in made)
    return any(entity_id in people_named(one) for one in others)


def _before(fold: Fold, change: Change) -> JsonValue:
    if change.field == REMOVED:
        return not change.value
    olds = _before_in_cell(fold, change)
    if olds:
        return olds[-1].value
    kind = KINDS[change.kind]
    spec = kind.specs().get(change.field)
    return spec.write(kind.defaults()[change.field]) if spec else None
