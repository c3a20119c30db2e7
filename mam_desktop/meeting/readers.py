"""Who a copy can be for at a meeting: the family, each home, each of them, services, the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.consents import refused_recipients
from mam_desktop.meeting.copy_list import is_refused
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.households import homes
from mam_desktop.meeting.people import CHILD_AND_FAMILY, Attendance, Person
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One choice of for whom a copy is; `words` is how it stands in a list."""

    copy: Copy
    words: str
    for_whom: str = ""
    """A person's id, or a service's name."""
    with_household: bool = False


def readers_of(entries: Entries, meeting_id: str) -> tuple[Reader, ...]:
    """Return for whom copies of a meeting can be made; whom the family refused is not there."""
    return (
        Reader(copy=Copy.FAMILY, words=_("The family, what all of them may see")),
        *_homes(entries),
        *_family(entries, meeting_id),
        Reader(copy=Copy.EVERYONE, words=_("Everyone at the meeting")),
        *_services(entries, meeting_id),
        Reader(copy=Copy.CASE_FILE, words=_("The case file")),
        Reader(copy=Copy.RUNNING_SHEET, words=_("The lead’s running sheet")),
    )


def _homes(entries: Entries) -> Iterator[Reader]:
    """Yield one reader a home, where the family lives in several or together."""
    for home in homes(entries):
        if len(home.people) > 1:
            names = ", ".join(one.name for one in home.people)
            yield Reader(
                copy=Copy.FAMILY,
                words=_("The home of {names}").format(names=names),
                for_whom=home.reader.id,
                with_household=True,
            )


def _family(entries: Entries, meeting_id: str) -> Iterator[Reader]:
    for person in _people(entries, meeting_id):
        if person.is_family:
            yield Reader(copy=Copy.FAMILY, words=person.name, for_whom=person.id)


def _services(entries: Entries, meeting_id: str) -> Iterator[Reader]:
    refused = refused_recipients(entries)
    names: dict[str, None] = {}
    for person in _people(entries, meeting_id):
        if not person.is_family and not is_refused(person, refused):
            name = person.organisation or person.service or person.role
            if name and name != CHILD_AND_FAMILY:
                names[name] = None
    for name in names:
        yield Reader(copy=Copy.AGENCY, words=name, for_whom=name)


def _people(entries: Entries, meeting_id: str) -> Iterator[Person]:
    listed = dict.fromkeys(one.person_id for one in entries.all(Attendance, meeting_id))
    for person_id in listed:
        person = entries.find(Person, person_id)
        if person is not None:
            yield person
