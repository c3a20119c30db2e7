"""Names: finds people and entries by the words the lead uses; several that fit are asked."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from mam_desktop.errors import Ambiguous, BadInput
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.session import GestureWriter, MeetingSession
from mam_desktop.texts import _

E = TypeVar("E", bound=Entry)

WORDS_FIELD = {
    "action": "what",
    "decision": "what",
    "observation": "saw",
    "person": "name",
    "referral": "question",
    "meeting": "title",
    "next_meeting": "purpose",
    "review": "what_changed",
    "voice_absence": "how_heard",
}
"""The field that names an entry of a kind; every other kind is named by its `words`."""


def folded(text: str) -> str:
    """Return a text for comparing: white space folded, case ignored."""
    return " ".join(text.split()).casefold()


def can_be_read(name: str) -> bool:
    """Say whether a name has a letter or sign that shows; white space and marks do not."""
    return any(one.isprintable() and not one.isspace() for one in name)


def name_of(entries: Entries, person_id: str | None) -> str:
    """Return what the room calls a person, or nothing."""
    found = entries.find(Person, person_id)
    return found.name if found else ""


def find_person(entries: Entries, name: str) -> Person | None:
    """Return the person a name means; None when nobody has it.

    The name the lead uses wins, then a full name or the family's own words for somebody; else one
    whole word of the name is enough ("Ode" for "Ms Ode").

    Raises:
        Ambiguous: several people fit.

    """
    wanted = folded(name)
    if not wanted:
        return None
    people = entries.all(Person)
    fits = (
        [one for one in people if folded(one.name) == wanted]
        or [one for one in people if wanted in (folded(one.full_name), folded(one.own_words))]
        or [one for one in people if set(wanted.split()) <= set(folded(one.name).split())]
    )
    if len(fits) > 1:
        raise Ambiguous(
            _("Several people are called “{name}”. Who is meant?").format(name=name[:60]),
            [one.full_name or one.name for one in fits],
        )
    return fits[0] if fits else None


def get_person(entries: Entries, who: str) -> Person:
    """Return a person by id or name.

    Raises:
        BadInput: nobody is called so.

    """
    found = entries.find(Person, who) or find_person(entries, who)
    if found is None:
        raise BadInput(_("Nobody here is called “{name}”.").format(name=who[:60]))
    return found


class Circle:
    """Brings people into one gesture: known ones by id or name, new ones by their name."""

    def __init__(self, session: MeetingSession, writer: GestureWriter) -> None:
        self._entries = session.entries
        self._writer = writer
        self._new: dict[str, str] = {}

    def bring(self, who: str) -> str:
        """Return the id of a person given by id or by name; a new name makes a new person."""
        if not can_be_read(who):
            raise BadInput(_("A name is missing."))
        known = self._entries.find(Person, who) or find_person(self._entries, who)
        if known is not None:
            return known.id
        key = folded(who)
        if key not in self._new:
            self._new[key] = self._writer.create_between(Person, name=who.strip())
        return self._new[key]

    def bring_new(self, name: str) -> str:
        """Return the id of a new person, whoever else has the same name."""
        if not can_be_read(name):
            raise BadInput(_("A name is missing."))
        return self._writer.create_between(Person, name=name.strip())

    def bring_maybe(self, who: str | None) -> str | None:
        """Return the id of a person, or None for nobody."""
        return self.bring(who) if who else None

    def bring_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of several people, in order."""
        return tuple(self.bring(one) for one in names)

    def known_or_name(self, who: str) -> str:
        """Return the id of a known person, else the name as it is; it brings nobody in."""
        if not can_be_read(who):
            raise BadInput(_("A name is missing."))
        known = self._entries.find(Person, who) or find_person(self._entries, who)
        return known.id if known else who.strip()

    def known_or_service(self, who: str) -> str:
        """Return the id of a known person; a service, or somebody nobody knows, as named."""
        people = self._entries.all(Person)
        services = {folded(name) for one in people for name in (one.service, one.organisation)}
        return who.strip() if folded(who) in services - {""} else self.known_or_name(who)

    def people_or_services(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return ids of people; services, and people nobody knows yet, as they are named."""
        return tuple(self.known_or_service(one) for one in names)


def people_named(entry: Entry) -> set[str]:
    """Return the ids of the people an entry names; names of people nobody knows as they are."""
    named: set[str] = set()
    for name, spec in entry.specs().items():
        said = getattr(entry, name) if spec.names_people else None
        named.update((said,) if isinstance(said, str) else said or ())
    return named


def words_of(entry: Entry) -> str:
    """Return the words an entry is known by."""
    field = WORDS_FIELD.get(entry.KIND, "words")
    said = getattr(entry, field, "")
    return said if isinstance(said, str) else ""


def find_by_words(candidates: Sequence[E], words: str) -> E:
    """Return the one entry with these words.

    Raises:
        BadInput: none has them.
        Ambiguous: several have them.

    """
    wanted = folded(words)
    fits = [one for one in candidates if folded(words_of(one)) == wanted]
    if not fits:
        raise BadInput(_("Nothing here says “{words}”.").format(words=words[:120]))
    if len(fits) > 1:
        raise Ambiguous(
            _("“{words}” is there more than once.").format(words=words[:120]),
            [words_of(one) for one in fits],
        )
    return fits[0]
