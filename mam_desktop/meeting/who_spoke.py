"""Who is here and has not been heard yet; choosing not to speak is an answer too."""

from collections.abc import Iterator

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.plan import ActionReview, Disagreement, Idea, Vote
from mam_desktop.meeting.said import Attachment, Observation, Scale, ServiceUpdate, Voice
from mam_desktop.meeting.signed import ReadBack
from mam_desktop.meeting.updates import waited

_SPEAKER: dict[type[Entry], str] = {
    ActionReview: "by_id",
    Attachment: "who_id",
    Disagreement: "who_id",
    Idea: "by_id",
    Observation: "by_id",
    ReadBack: "by_id",
    Scale: "who_id",
    ServiceUpdate: "by_id",
    Voice: "who_id",
    Vote: "by_id",
}
"""Kind -> the field that says whose words, number, drawing or heart it is."""


def who_has_not_spoken(entries: Entries, meeting: Meeting) -> tuple[Person, ...]:
    """Return who is here and was not heard yet, in order of arrival.

    The lead leads and interpreters lend their voice to others: neither is waited for.
    """
    spoke = set(_speakers(entries, meeting))
    here = (
        entries.find(Person, one.person_id)
        for one in entries.all(Attendance, meeting.id)
        if one.is_here and one.interpreter_for is None
    )
    return tuple(one for one in here if one is not None and not one.is_lead and one.id not in spoke)


def has_begun(entries: Entries, meeting: Meeting) -> bool:
    """Say whether anybody was heard yet; before that nobody is late."""
    return next(_speakers(entries, meeting), None) is not None


def _speakers(entries: Entries, meeting: Meeting) -> Iterator[str]:
    for kind, field in _SPEAKER.items():
        for one in entries.all(kind, meeting.id):
            person_id = getattr(one, field)
            if person_id and _was_said_here(one, meeting):
                yield person_id


def _was_said_here(entry: Entry, meeting: Meeting) -> bool:
    """Say whether something was said in the meeting, or shown in it, and not only before."""
    if isinstance(entry, Voice):
        return not entry.waits_for_screen
    return not (isinstance(entry, ServiceUpdate) and waited(entry, meeting))
