"""What waits for the lead's word before the family screen shows it."""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience, Entry
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


def is_held(entry: Entry, meeting_id: str | None, since: ScreenHold | None) -> bool:
    """Say whether an entry of this meeting waits for the lead's word."""
    if since is None or entry.meeting_id != meeting_id or not isinstance(entry, HELD_KINDS):
        return False
    return not since.knew(entry)


def held_entries(entries: Entries, meeting_id: str | None) -> tuple[Entry, ...]:
    """Return what waits and everybody may see once the lead says so, oldest first."""
    since = held_since(entries, meeting_id)
    found = (one for one in entries if is_held(one, meeting_id, since))
    for_all = (one for one in found if one.audience() is Audience.EVERYONE)
    return tuple(sorted(for_all, key=lambda one: (one.at, one.id)))
