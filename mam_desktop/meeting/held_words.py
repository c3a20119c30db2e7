"""What waits for the lead's word before the family screen shows it."""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience, Entry
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
)
from mam_desktop.meeting.said import (
    Attachment,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
)
from mam_desktop.meeting.screen_hold import ScreenHold

HELD_KINDS: tuple[type[Entry], ...] = (
    *(Action, ActionReview, Attachment, Decision, Disagreement, Idea, NextMeeting, Observation),
    *(Outcome, ProfileEntry, Referral, Scale, ServiceUpdate, Voice),
)
"""What people say and agree; who is here, hearts and signatures never wait."""


def held_since(entries: Entries, meeting_id: str | None) -> ScreenHold | None:
    """Return the choice since which new words wait; None while they show at once."""
    chosen = entries.all(ScreenHold, meeting_id) if meeting_id else ()
    return chosen[-1] if chosen and chosen[-1].holds else None


def is_held(entry: Entry, since: ScreenHold | None) -> bool:
    """Say whether an entry waits for the lead's word, from whichever meeting it is."""
    return since is not None and isinstance(entry, HELD_KINDS) and not since.knew(entry)


def held_entries(entries: Entries, meeting_id: str | None) -> tuple[Entry, ...]:
    """Return what waits and everybody may see once the lead says so, oldest first."""
    since = held_since(entries, meeting_id)
    later = _later_meetings(entries, meeting_id) if since is not None else frozenset()
    found = (one for one in entries if is_held(one, since) and one.meeting_id not in later)
    for_all = (one for one in found if one.audience() is Audience.EVERYONE)
    return tuple(sorted(for_all, key=lambda one: (one.at, one.id)))


def _later_meetings(entries: Entries, meeting_id: str | None) -> frozenset[str]:
    """Return the ids of meetings after this one: nothing of theirs is shown in it."""
    this = entries.find(Meeting, meeting_id)
    if this is None or this.on is None:
        return frozenset()
    return frozenset(one.id for one in entries.all(Meeting) if one.on and one.on > this.on)
