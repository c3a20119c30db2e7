"""Performs the verbs that go back to what was written: change, remove, undo, redo.

`change` and `remove` find an entry by the verb that made it and its words.
"""

from collections.abc import Mapping

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.editing import change_entry, redo, remove_entry, undo
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.naming import find_by_words
from mam_desktop.meeting.plan import (
    Action,
    Decision,
    Disagreement,
    Idea,
    Outcome,
    Referral,
)
from mam_desktop.meeting.said import (
    Attachment,
    Discussion,
    Note,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.script import Line
from mam_desktop.texts import _

CHANGED_BY: Mapping[str, tuple[type[Entry], ...]] = {
    "capture": (Voice, Idea, Action, Outcome, Discussion),
    "profile": (ProfileEntry,),
    "earlier_action": (Action,),
    "voice": (Voice,),
    "observe": (Observation,),
    "not_heard": (VoiceAbsence,),
    "attach": (Attachment,),
    "scale": (Scale,),
    "outcome": (Outcome,),
    "idea": (Idea,),
    "decision": (Decision,),
    "action": (Action,),
    "update": (ServiceUpdate,),
    "disagree": (Disagreement,),
    "note": (Note,),
    "refer": (Referral,),
    "discussion": (Discussion,),
}
"""The verb that made an entry -> the kinds it makes."""

FIELDS_OF_KEY: Mapping[str, tuple[str, ...]] = {
    "owner": ("owner_id",),
    "helper": ("helper_id",),
    "who": ("who_id",),
    "by": ("by_id",),
    "through": ("through_id",),
    "with": ("shared_with",),
    "if": ("if_words",),
    "outcome": ("outcome_id",),
    "voice": ("voice_id",),
    "from_idea": ("idea_id",),
    "audience": ("for_whom",),
    "meeting_on": ("agreed_on",),
    "on": ("decided_on", "answer_on", "gathered_on", "said_on", "seen_on"),
    "where": ("gathered_at",),
    "about": ("about_id",),
}
"""A script's key -> the fields it may be kept in, where they are called otherwise."""

LINKED: Mapping[str, type[Entry]] = {
    "outcome_id": Outcome,
    "voice_id": Voice,
    "idea_id": Idea,
    "needed_for": Action,
}
"""Fields that a script tells by the words of another entry."""


def find_entry(session: MeetingSession, words: str, *kinds: type[Entry]) -> Entry:
    """Return the entry of some kinds with these words, in this meeting before any other.

    Raises:
        BadInput: none has them.
        Ambiguous: several have them.

    """
    found = [one for kind in kinds for one in session.entries.all(kind)]
    mine = [one for one in found if one.meeting_id == session.meeting_id]
    try:
        return find_by_words(mine, words)
    except BadInput:
        return find_by_words(found, words)


def change(session: MeetingSession, line: Line) -> object:
    """Perform a `change` line."""
    entry = _found(session, line)
    fields = dict(_field(session, entry, *told) for told in line.object("set").items())
    if not fields:
        raise BadInput(_("“set” says nothing to change."))
    return change_entry(session, entry, fields, reason=line.maybe("reason"))


def _found(session: MeetingSession, line: Line) -> Entry:
    verbs = [name for name in line.keys if name in CHANGED_BY]
    if len(verbs) != 1:
        raise BadInput(_("Name one entry: {names} are too many.").format(names=", ".join(verbs)))
    return find_entry(session, line.text(verbs[0]), *CHANGED_BY[verbs[0]])


def _field(session: MeetingSession, entry: Entry, key: str, value: JsonValue) -> tuple[str, object]:
    specs = entry.specs()
    names = (key, *FIELDS_OF_KEY.get(key, ()))
    field = next((one for one in names if one in specs), key)
    spec = specs.get(field)
    if spec is None or value is None:
        return field, value
    if field in LINKED and isinstance(value, str):
        return field, find_entry(session, value, LINKED[field]).id
    read = spec.read(value)
    if spec.write(read) != value:
        raise BadInput(_("“{key}” cannot be {value}.").format(key=key, value=repr(value)[:60]))
    return field, read


def remove(session: MeetingSession, line: Line) -> object:
    """Perform a `remove` line."""
    return remove_entry(session, _found(session, line), reason=line.maybe("reason"))


def undo_times(session: MeetingSession, line: Line) -> object:
    """Perform an `undo` line."""
    return [undo(session) for _time in range(_times(line))]


def redo_times(session: MeetingSession, line: Line) -> object:
    """Perform a `redo` line."""
    return [redo(session) for _time in range(_times(line))]


def _times(line: Line) -> int:
    times = line.number("times") if "times" in line.keys else 1
    if not 1 <= times <= 100:
        raise BadInput(_("“times” is a whole number from 1 to 100."))
    return times
