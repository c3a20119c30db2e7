"""The family's own words from the meeting before, which a new meeting opens with."""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Child, Person
from mam_desktop.meeting.promises import meeting_before
from mam_desktop.meeting.said import Voice

SHORT_WORDS = 140
"""Letters that can be read in one glance, very large."""


def last_words(entries: Entries, meeting: Meeting) -> Voice | None:
    """Return the family's words from the meeting before, the child's and short ones first.

    `entries` are those the room may see: what is kept from it is not there to choose from.
    """
    before = meeting_before(entries, meeting)
    if before is None:
        return None
    child = next((one.person_id for one in entries.all(Child)), None)
    said = [one for one in entries.all(Voice, before.id) if one.words.strip()]
    family = [one for one in said if _is_of_family(entries, one)]
    return max(
        family,
        key=lambda one: (len(one.words) <= SHORT_WORDS, one.who_id == child, one.at),
        default=None,
    )


def _is_of_family(entries: Entries, voice: Voice) -> bool:
    """Say whether somebody of the family spoke; the screen does not know how they are related."""
    person = entries.find(Person, voice.who_id)
    return person is not None and (person.is_family or not person.service)
