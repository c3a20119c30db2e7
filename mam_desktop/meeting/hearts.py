"""Hearts on ideas: one a person, the family's counted apart, so that nobody outvotes them.

There is no total anywhere: a number that adds both up would let a full room decide for a family.
"""

from dataclasses import dataclass

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Vote
from mam_desktop.texts import _, ngettext


@dataclass(frozen=True, slots=True)
class Hearts:
    """How many of the family and how many others gave a heart."""

    family: int = 0
    others: int = 0

    def __bool__(self) -> bool:
        return bool(self.family or self.others)


NO_HEARTS = Hearts()


def family_of(entries: Entries) -> frozenset[str]:
    """Return the ids of the child's own people.

    To be asked of everything that is known: how somebody is related is not for every reader.
    """
    return frozenset(one.id for one in entries.all(Person) if one.is_family)


def hearts_by_idea(
    entries: Entries, meeting_id: str | None, family: frozenset[str]
) -> dict[str, Hearts]:
    """Return the hearts of a meeting's ideas, those without any left out."""
    given: dict[str, list[int]] = {}
    for one in entries.all(Vote, meeting_id):
        counts = given.setdefault(one.idea_id or "", [0, 0])
        counts[0 if one.by_id in family else 1] += 1
    return {idea_id: Hearts(*counts) for idea_id, counts in given.items()}


def hearts_words(hearts: Hearts) -> str:
    """Return hearts in words; nothing for none."""
    family = ngettext(
        "{count} heart from the family", "{count} hearts from the family", hearts.family
    ).format(count=hearts.family)
    others = ngettext(
        "{count} heart from others", "{count} hearts from others", hearts.others
    ).format(count=hearts.others)
    if hearts.family and hearts.others:
        return _("{family}, {others}").format(family=family, others=others)
    return family if hearts.family else others if hearts.others else ""
