"""The list of who gets which copy: what is usual, what the lead chose, what the ledger forbids."""

from collections.abc import Sequence
from dataclasses import dataclass

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import Refused
from mam_desktop.meeting.consents import refused_recipients
from mam_desktop.meeting.copy_to import CopyTo
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _

_GET_NONE = frozenset({"absent", "invited"})
"""Who was asked and neither came nor wrote gets none, unless somebody says otherwise."""
_FORM_OF_NEED = (
    ("large_print", ("large print", "big print")),
    ("easy_read", ("easy read", "easyread")),
    ("audio", ("audio", "recorded")),
    ("read_aloud", ("read aloud", "cannot read", "reading")),
    ("own_language", ("interpreter", "translat")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One person on the list; `why` says why they get none, where that was not the lead's word."""

    person: Person
    gets: str
    form: str
    why: str = ""
    is_refused: bool = False
    """The consent ledger says no: nobody chooses otherwise here."""
    is_chosen: bool = False
    """The lead chose; else it is what is usual."""


def copy_list(entries: Entries, meeting: Meeting) -> tuple[CopyLine, ...]:
    """Return who gets which copy: those on the meeting's list, then whoever was added."""
    chosen = {one.person_id: one for one in entries.all(CopyTo, meeting.id)}
    listed = {one.person_id: one for one in entries.all(Attendance, meeting.id)}
    refused = refused_recipients(entries)
    people = [entries.find(Person, one) for one in dict.fromkeys((*listed, *chosen))]
    return tuple(
        _line(one, listed.get(one.id), chosen.get(one.id), refused)
        for one in people
        if one is not None
    )


def _line(
    person: Person,
    attendance: Attendance | None,
    chosen: CopyTo | None,
    refused: frozenset[str],
) -> CopyLine:
    form = (chosen.form if chosen else "") or usual_form(person)
    if is_refused(person, refused):
        return CopyLine(
            person=person, gets="none", form="", why=_("The family said no."), is_refused=True
        )
    if chosen is not None:
        return CopyLine(person=person, gets=chosen.gets, form=form, is_chosen=True)
    why = _why_none(attendance)
    gets = "none" if why else _usual_copy(person)
    return CopyLine(person=person, gets=gets, form=form, why=why)


def _why_none(attendance: Attendance | None) -> str:
    if attendance is None:
        return ""
    if attendance.interpreter_for is not None:
        return _("Interprets, and keeps nothing.")
    return _("Was not here, and sent no word.") if attendance.state in _GET_NONE else ""


def _usual_copy(person: Person) -> str:
    if person.is_family:
        return "family"
    return "case_file" if person.is_lead else "agency"


def usual_form(person: Person) -> str:
    """Return the form that somebody's needs ask for; on paper for the family, else a PDF."""
    needs = " ".join(person.access_needs).casefold()
    for form, words in _FORM_OF_NEED:
        if any(one in needs for one in words):
            return form
    return "paper" if person.is_family else "pdf"


def is_refused(person: Person, refused: frozenset[str]) -> bool:
    """Say whether the ledger keeps the minutes from somebody, or from whom they work for."""
    called = (person.name, person.full_name, person.role, person.service, person.organisation)
    return not refused.isdisjoint(one.strip().casefold() for one in called if one.strip())


def set_copy(session: MeetingSession, who: str, *, gets: str, form: str = "") -> Gesture:
    """Choose which copy somebody gets, and in which form.

    Raises:
        Refused: the family said no to them.

    """
    writer = session.begin()
    person_id = Circle(session, writer).bring(who)
    person = session.entries.find(Person, person_id)
    refused = refused_recipients(session.entries)
    if gets != "none" and person is not None and is_refused(person, refused):
        raise Refused(
            _("The family said no to sharing these minutes with {agency}.").format(
                agency=person.name
            )
        )
    told = {"gets": gets, "form": form}
    copy_id = derived_id(session.meeting.id, f"copy/{person_id}")
    known = session.entries.find(CopyTo, copy_id)
    if known is not None:
        writer.set(known, **told)
    else:
        writer.create_as(CopyTo, copy_id, person_id=person_id, **told)
    return writer.commit()


def without_a_copy(lines: Sequence[CopyLine]) -> tuple[CopyLine, ...]:
    """Return the lines of those who get none."""
    return tuple(one for one in lines if one.gets == "none")
