"""Counts the hard words that the family would find unexplained in their copy.

Only what was written down for them counts: what somebody said stays in their own words.
Source: domain.md 14, rule 9.
"""

from collections.abc import Iterator

from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.jargon import Jargon, unexplained
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action, Decision, NextMeeting, Referral
from mam_desktop.meeting.said import Discussion

WRITTEN: tuple[type[Entry], ...] = (Action, Decision, Referral, NextMeeting, Discussion)
"""What the lead writes, in the order of the copy."""


def hard_words_for_the_family(entries: Entries, meeting: Meeting) -> tuple[Jargon, ...]:
    """Return the hard words of the family's copy that nothing explains, each once."""
    seen = visible_to(entries, Recipient(Copy.FAMILY), meeting.id).entries
    return unexplained(_texts(seen, meeting))


def _texts(seen: Entries, meeting: Meeting) -> Iterator[str]:
    for kind in WRITTEN:
        free = [name for name, spec in kind.specs().items() if spec.is_free_text]
        for one in seen.all(kind, meeting.id):
            yield from (str(getattr(one, name)) for name in free)
