"""The same person written down twice: who looks like whom, and two that become one."""

from collections.abc import Iterator

from mam_desktop.changes.change import REMOVED
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.attending import times_of
from mam_desktop.meeting.audience import is_meant
from mam_desktop.meeting.editing import KEPT_FROM, is_given
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.naming import folded, people_named
from mam_desktop.meeting.people import Attendance, Child, Person
from mam_desktop.meeting.plan import Vote
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.texts import _

TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "mx", "sir", "prof", "aunt", "uncle"})
MOST_LETTERS = 200
"""Nobody's name is longer; more of what was pasted is not compared."""


def look_alikes(entries: Entries, name: str) -> tuple[Person, ...]:
    """Return people whom a name might mean; titles say nothing.

    The first word is the same, or one name is part of the other: a surname alone, which a whole
    family shares, is not asked about.
    """
    wanted = _words(name)
    if not wanted:
        return ()
    people = entries.all(Person)
    return tuple(one for one in people if _may_be(wanted, _words(one.name), _words(one.full_name)))


def _may_be(wanted: list[str], *names: list[str]) -> bool:
    return any(
        name and (name[0] == wanted[0] or set(wanted) <= set(name) or set(name) <= set(wanted))
        for name in names
    )


def _words(name: str) -> list[str]:
    words = (one.strip(".,") for one in folded(name[:MOST_LETTERS]).split())
    return [one for one in words if one and one not in TITLES]


def make_one(session: MeetingSession, *, stays: Person, goes: Person) -> Gesture:
    """Make one person of two: what names one names the other, and nothing that was told is lost.

    Raises:
        BadInput: they are one already.
        Refused: one has given their word, or is named in what a seal holds; both stay then.

    """
    if stays.id == goes.id:
        raise BadInput(_("That is the same person already."))
    entries = session.entries
    child = {one.person_id for one in entries.all(Child)}
    if goes.id in child:
        stays, goes = goes, stays
    naming = [one for one in entries if goes.id in people_named(one)]
    mine = _attendances(entries, stays)
    both = {one.meeting_id for one in naming if isinstance(one, Attendance)} & set(mine)
    _check_can_move(session, naming, goes)
    writer = session.begin(reason=_("The same person"))
    for one in naming:
        if isinstance(one, Attendance) and one.meeting_id in both:
            _join_attendances(session, writer, mine[one.meeting_id], one)
        elif isinstance(one, Vote) and _has_voted(entries, stays, one):
            writer.remove(one)
        else:
            writer.set(one, **_named_anew(one, stays.id, goes.id))
    for one, name, kept in _kept_by_name(entries, stays, goes):
        writer.set(one, **{name: kept})
    writer.set(stays, **_fuller(stays, goes))
    writer.remove(goes)
    return writer.commit()


def _attendances(entries: Entries, person: Person) -> dict[str | None, Attendance]:
    found = [one for one in entries.all(Attendance) if one.person_id == person.id]
    return {one.meeting_id: one for one in found}


def _check_can_move(session: MeetingSession, naming: list[Entry], goes: Person) -> None:
    given = any(is_given(one) for one in naming)
    sealed = any(
        session.is_sealed(one, name) for one in naming for name in (*_fields(one, goes.id), REMOVED)
    )
    if given or sealed:
        raise Refused(
            _(
                "{name} has signed or said yes or no to something, or is in sealed minutes. "
                "So both names stay."
            ).format(name=goes.name)
        )


def _fields(entry: Entry, person_id: str) -> Iterator[str]:
    for name, spec in entry.specs().items():
        said = getattr(entry, name) if spec.names_people else None
        if said == person_id or (isinstance(said, tuple) and person_id in said):
            yield name


def _named_anew(entry: Entry, stays: str, goes: str) -> dict[str, object]:
    told: dict[str, object] = {}
    for name in _fields(entry, goes):
        said = getattr(entry, name)
        if isinstance(said, tuple):
            told[name] = tuple(dict.fromkeys(stays if one == goes else one for one in said))
        else:
            told[name] = stays
    return told


def _kept_by_name(
    entries: Entries, stays: Person, goes: Person
) -> Iterator[tuple[Entry, str, tuple[str, ...]]]:
    """Yield what was kept from the one by a name or a service, to be kept from the other too."""
    for one in entries:
        for name in KEPT_FROM & set(one.specs()):
            said: tuple[str, ...] = getattr(one, name)
            means_one = any(is_meant(entries, each, goes.id) for each in said)
            means_other = any(is_meant(entries, each, stays.id) for each in said)
            if means_one and not means_other and goes.id not in said:
                yield one, name, (*said, stays.id)


def _join_attendances(
    session: MeetingSession, writer: GestureWriter, kept: Attendance, goes: Attendance
) -> None:
    for one in times_of(session.entries, goes):
        writer.set(one, attendance_id=kept.id)
    if kept.state == "invited":
        writer.set(kept, state=goes.state)
    writer.remove(goes)


def _has_voted(entries: Entries, person: Person, vote: Vote) -> bool:
    votes = entries.all(Vote, vote.meeting_id)
    return any(one.by_id == person.id and one.idea_id == vote.idea_id for one in votes)


def _fuller(stays: Person, goes: Person) -> dict[str, object]:
    """Return what only the second one's line tells."""
    told: dict[str, object] = {}
    for name in Person.specs():
        known, other = getattr(stays, name), getattr(goes, name)
        if known in ("", (), None) and other not in ("", (), None):
            told[name] = other
    if len(goes.name) > len(stays.name) and not stays.full_name and not goes.full_name:
        told["full_name"] = goes.name
    if stays.access_needs and goes.access_needs:
        told["access_needs"] = tuple(dict.fromkeys((*stays.access_needs, *goes.access_needs)))
    return told
