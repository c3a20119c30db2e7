"""What an answer in the ledger does at once: what leaves the screen, the papers, and is not kept.

`audience.visible_to` asks here for every entry, so that nothing has to be told twice. What people
worked out together (ideas, actions, decisions) stays; what is somebody's own words, number or
picture follows their answer. The case file keeps all of it, with the ledger beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mam_desktop.errors import Refused
from mam_desktop.meeting.consents import (
    CONTACT,
    MINUTES,
    PHOTO,
    RECORD_VOICE,
    SHOW,
    TAKE_PART,
    YES,
    asked,
    standing_answers,
    subject_of,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Disagreement
from mam_desktop.meeting.said import (
    Attachment,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
)
from mam_desktop.texts import _

OWN_WORDS: Mapping[type[Entry], tuple[str, ...]] = {
    Voice: ("who_id",),
    Scale: ("who_id",),
    Attachment: ("who_id",),
    Observation: ("by_id", "about_id"),
    ProfileEntry: ("by_id",),
    ServiceUpdate: ("by_id",),
}
"""Kinds that are somebody's own, and the fields that say whose."""

_ON_SCREEN_TOO = {**OWN_WORDS, Disagreement: ("who_id",)}
"""A different view leaves the screen as well, never the minutes: dissent is always kept."""

NEEDS_YES = {"audio": RECORD_VOICE, "photo": PHOTO}
"""Kinds of file -> the purpose that somebody may say no to."""


@dataclass(frozen=True, slots=True)
class LedgerSays:
    """Who said no to what, as it stands; ids of people."""

    refused: frozenset[tuple[str, str | None]]
    """(purpose, about whom)"""
    left: frozenset[tuple[str | None, str]]
    """(who does not take part, in which meeting)"""

    def says_no(self, purpose: str, person_id: str | None) -> bool:
        """Say whether somebody said no to a purpose for a person."""
        return (purpose, person_id) in self.refused

    def keeps_off_screen(self, entry: Entry, meeting_id: str | None) -> bool:
        """Say whether an entry must not be on the family screen now."""
        fields = _ON_SCREEN_TOO.get(type(entry))
        if fields is None or not self.refused:
            return False
        return any(
            self.says_no(SHOW, one)
            or (one, meeting_id) in self.left
            or (one, entry.meeting_id) in self.left
            for one in _whose(entry, fields)
        ) or self.keeps_back_file(entry)

    def was_kept_off_screen(self, entry: Entry) -> bool:
        """Say whether the room was not to see an entry; who has left since was seen before."""
        whose = _whose(entry, OWN_WORDS.get(type(entry), ()))
        return any(self.says_no(SHOW, one) for one in whose)

    def keeps_off_paper(self, entry: Entry, reader_id: str | None) -> bool:
        """Say whether an entry must not be in a copy; who said it still gets it."""
        whose = _whose(entry, OWN_WORDS.get(type(entry), ()))
        return any(
            self.says_no(MINUTES, one) and one != reader_id for one in whose
        ) or self.keeps_back_file(entry)

    def keeps_back_file(self, entry: Entry) -> bool:
        """Say whether a recording or photo must not be played, shown or handed out."""
        purpose = NEEDS_YES.get(entry.type) if isinstance(entry, Attachment) else None
        return purpose is not None and any(
            self.says_no(purpose, one) for one in _whose(entry, ("who_id",))
        )


def _whose(entry: Entry, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for name in fields if (one := getattr(entry, name)))


def ledger_says(entries: Entries) -> LedgerSays:
    """Return who said no to what; the stricter answer holds."""
    lines = [one for one in standing_answers(entries) if one.answer != YES]
    return LedgerSays(
        refused=frozenset((asked(one)[0], subject_of(one)) for one in lines),
        left=frozenset(
            (subject_of(one), one.meeting_id or "") for one in lines if asked(one)[0] == TAKE_PART
        ),
    )


def may_play(entries: Entries, attachment: Attachment) -> bool:
    """Say whether a recording may be played, or a photo shown, by the ledger as it stands."""
    return not ledger_says(entries).keeps_back_file(attachment)


def check_may_keep(entries: Entries, person_id: str | None, kind: str) -> None:
    """Let a recording or photo of somebody be kept.

    Raises:
        Refused: somebody said no to it.

    """
    purpose = NEEDS_YES.get(kind)
    if purpose is None or not ledger_says(entries).says_no(purpose, person_id):
        return
    person = entries.find(Person, person_id)
    name = person.name if person else ""
    sentences = {
        RECORD_VOICE: _("The voice of {name} may not be recorded: the answer was no."),
        PHOTO: _("No photo of {name} may be kept: the answer was no."),
    }
    raise Refused(sentences[purpose].format(name=name))


def may_contact(entries: Entries, person_id: str | None) -> bool:
    """Say whether nobody said no to getting in touch with somebody after the meeting."""
    return not ledger_says(entries).says_no(CONTACT, person_id)
