"""Searches inside minutes: over what is on disk, sealed or draft; nothing restricted is found."""

from dataclasses import dataclass, field

from mam_desktop.changes.change import Change
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.said_names import folded
from mam_desktop.meeting.searching import SearchIndex


class _Nowhere:
    """Takes what a session writes that only reads."""

    def append(self, changes: tuple[Change, ...]) -> None:
        """Keep nothing."""


@dataclass(slots=True)
class _Family:
    """One family's meetings as they were at a time: meeting -> all that was said there."""

    changed_at: str
    texts: dict[str, str] = field(default_factory=dict)


class InsideMinutes:
    """Looks for words in every meeting; one search at a time, on any thread."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        self._families: dict[str, _Family] = {}

    def search(self, asked: str) -> frozenset[str]:
        """Return the ids of meetings in which every word stands somewhere.

        Raises:
            RecordTrouble: the record cannot be read.

        """
        words = folded(asked).split()
        if not words:
            return frozenset()
        found = set()
        for row in self._laptop.record.families():
            family = self._read(row.family_id, row.changed_at)
            found |= {
                meeting_id
                for meeting_id, text in family.texts.items()
                if all(one in text for one in words)
            }
        return frozenset(found)

    def forget(self) -> None:
        """Let go of what was read."""
        self._families = {}

    def _read(self, family_id: str, changed_at: str) -> _Family:
        known = self._families.get(family_id)
        if known is not None and known.changed_at == changed_at:
            return known
        session = self._laptop.read_family(family_id, _Nowhere())
        made = _Family(changed_at)
        for meeting in session.entries.all(Meeting):
            said = SearchIndex(session.entries, meeting).said_here()
            about = folded(" ".join((meeting.title, meeting.place)))
            made.texts[meeting.id] = "\n".join((about, *said))
        self._families[family_id] = made
        return made
