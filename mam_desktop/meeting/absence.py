"""Whether the child's own voice is in a meeting; if not, why, and how their view is shared.

A meeting is not finished without something from the child, or a reason why there is nothing.
Somebody who chooses not to speak has answered: that counts as their voice.
"""

from dataclasses import dataclass

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import BadInput
from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.said import (
    SILENT,
    Attachment,
    Observation,
    Scale,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.voicing import OPEN, Sharing, write_voice
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildsVoice:
    """How the child's voice stands in a meeting."""

    is_heard: bool
    """Something of theirs is there: words, silence, a number, a drawing, what somebody saw."""
    is_away: bool
    """They are not in the meeting, and nobody has seen them in it."""
    reason: VoiceAbsence | None = None

    @property
    def is_settled(self) -> bool:
        """Say whether the meeting can be finished: the child's voice is there, or a reason."""
        return self.is_heard or self.reason is not None


def childs_voice(entries: Entries, meeting: Meeting) -> ChildsVoice:
    """Return how the child's voice stands in a meeting; for the last checks and the papers."""
    child = next(iter(entries.all(Child)), None)
    child_id = child.person_id if child else None
    reasons = entries.all(VoiceAbsence, meeting.id)
    return ChildsVoice(
        is_heard=_is_heard(entries, meeting.id, child_id),
        is_away=_is_away(entries, meeting.id, child_id),
        reason=reasons[-1] if reasons else None,
    )


def _is_heard(entries: Entries, meeting_id: str, child_id: str | None) -> bool:
    if child_id is None:
        return False
    speakers = {one.who_id for one in entries.all(Voice, meeting_id)}
    speakers |= {one.who_id for one in entries.all(Scale, meeting_id)}
    speakers |= {one.who_id for one in entries.all(Attachment, meeting_id)}
    if child_id in speakers:
        return True
    seen = entries.all(Observation, meeting_id)
    return any(one.about_id in (None, child_id) for one in seen)


def _is_away(entries: Entries, meeting_id: str, child_id: str | None) -> bool:
    found = attendance_of(entries, meeting_id, child_id) if child_id else None
    return found is None or not (found.is_here or found.state == "left")


def say_why_not_heard(
    session: MeetingSession,
    *,
    reason: str,
    how_heard: str = "",
    everyone_may_see: bool = False,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down why the child is not heard in their own voice, and how their view is shared.

    The reason stays with the professionals unless everyone may see it. There is one for a
    meeting; saying it again changes it.
    """
    if not reason.strip():
        raise BadInput(_("Please write down the reason."))
    child = next(iter(session.entries.all(Child)), None)
    writer = session.begin()
    said = {
        "who_id": child.person_id if child else None,
        "how_heard": how_heard,
        "open_reason": reason if everyone_may_see else "",
        "reason": "" if everyone_may_see else reason,
        **sharing.fields(Circle(session, writer)),
    }
    entity_id = derived_id(session.meeting.id, VoiceAbsence.KIND)
    known = session.entries.find(VoiceAbsence, entity_id)
    if known is None:
        writer.create_as(VoiceAbsence, entity_id, **said)
    else:
        writer.set(known, **said)
    return writer.commit()


def chose_not_to_speak(session: MeetingSession, *, who: str, heading: str = "") -> Gesture:
    """Write down that somebody was asked and chose not to speak."""
    return write_voice(session, who=who, heading=heading, how=SILENT, prompted=True)
