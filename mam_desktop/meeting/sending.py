"""When copies are due, to whom each goes in which form, and the marks that they were sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import Refused
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.before import Interpreting
from mam_desktop.meeting.copy_list import CopyLine, copy_list
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import COPY_FORMS, label
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.screen_languages import SCREEN_LANGUAGES
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.texts import _, has_papers_in

_WRITTEN = frozenset({"paper", "large_print", "pdf", "word", ""})
"""Forms that a file is all of; the others need somebody to do more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCopy:
    """One copy that is due: whose, as what, in which language; `notes` are what a file is not."""

    copy: Copy
    person_ids: tuple[str, ...]
    """Everybody it goes to: a service's people share one."""
    roles: tuple[str, ...]
    for_whom: str = ""
    as_format: str = "pdf"
    language: str = "en"
    large_print: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCopy:
    """Somebody on the list who gets none, and why."""

    person_id: str
    role: str
    why: str


def due_copies(entries: Entries, meeting: Meeting) -> tuple[DueCopy, ...]:
    """Return each copy that is due after a meeting, once; people of one service share theirs."""
    found: dict[tuple[object, ...], DueCopy] = {}
    for line in copy_list(entries, meeting):
        if line.gets == "none":
            continue
        one = _due(entries, meeting, line)
        key = (one.copy, one.for_whom, one.as_format, one.language, one.large_print, one.notes)
        known = found.get(key)
        found[key] = one if known is None else _with(known, one)
    return tuple(found.values())


def without_copies(entries: Entries, meeting: Meeting) -> tuple[NoCopy, ...]:
    """Return who on the list gets no copy, and why."""
    return tuple(
        NoCopy(
            person_id=one.person.id,
            role=one.person.role,
            why=one.why or _("The lead chose no copy for them."),
        )
        for one in copy_list(entries, meeting)
        if one.gets == "none"
    )


def _with(known: DueCopy, one: DueCopy) -> DueCopy:
    return DueCopy(
        copy=known.copy,
        person_ids=known.person_ids + one.person_ids,
        roles=known.roles + tuple(role for role in one.roles if role not in known.roles),
        for_whom=known.for_whom,
        as_format=known.as_format,
        language=known.language,
        large_print=known.large_print,
        notes=known.notes,
    )


def _due(entries: Entries, meeting: Meeting, line: CopyLine) -> DueCopy:
    person = line.person
    asked = _language(entries, meeting, person) if line.form == "own_language" else ""
    can = bool(asked) and has_papers_in(asked)
    return DueCopy(
        copy=Copy(line.gets),
        person_ids=(person.id,),
        roles=(person.role,) if person.role else (),
        for_whom=_for_whom(person, line.gets),
        as_format="docx" if line.form == "word" else "pdf",
        language=asked if can else meeting.language or "en",
        large_print=line.form == "large_print",
        notes=() if can or line.form in _WRITTEN else (_note(line.form, asked),),
    )


def _for_whom(person: Person, gets: str) -> str:
    if gets == "family":
        return person.id
    return person.organisation or person.service or person.role if gets == "agency" else ""


def _note(form: str, asked: str) -> str:
    if form == "own_language" and asked:
        told = _("Due in {language}: this file is still to be translated.")
        known = SCREEN_LANGUAGES.get(asked)
        return told.format(language=_(known[1]) if known else asked)
    return _("Due {form}: this file is only the text.").format(form=label(COPY_FORMS, form))


def _language(entries: Entries, meeting: Meeting, person: Person) -> str:
    """Return the code of the language that somebody is interpreted in; else the second here."""
    codes = {english.casefold(): code for code, (_own, english) in SCREEN_LANGUAGES.items()}
    for one in entries.all(Interpreting):
        if one.for_id == person.id and one.language.strip():
            return codes.get(one.language.strip().casefold(), one.language.strip())
    return meeting.second_language


# --- sent --------------------------------------------------------------------------------------


def version_now(entries: Entries, meeting_id: str) -> int:
    """Return the version that would be sent now; 0 for a draft."""
    seal = latest_seal(entries, meeting_id)
    return seal.version if seal is not None else 0


def sent_marks(entries: Entries, meeting_id: str) -> tuple[CopySent, ...]:
    """Return who was sent the version that stands."""
    version = version_now(entries, meeting_id)
    return tuple(one for one in entries.all(CopySent, meeting_id) if one.version == version)


def mark_sent(
    session: MeetingSession, *, on: date, person_ids: Sequence[str] | None = None
) -> Gesture:
    """Mark that copies were sent: to some people, or to everybody who is due one.

    Raises:
        Refused: these minutes are not sealed, or nobody is left to send one to.

    """
    meeting = session.meeting
    version = version_now(session.entries, meeting.id)
    if not version:
        raise Refused(_("These minutes are a draft. Only sealed minutes are marked as sent."))
    done = {one.person_id for one in sent_marks(session.entries, meeting.id)}
    due = list(_due_people(session, person_ids))
    writer = session.begin()
    wanted = [one for one in due if one not in done]
    for one in wanted:
        _mark(session, writer, one, version, on)
    if not wanted:
        raise Refused(_("Everybody who is due a copy is marked already."))
    return writer.commit()


def _due_people(session: MeetingSession, person_ids: Sequence[str] | None) -> Iterator[str]:
    for one in due_copies(session.entries, session.meeting):
        yield from (it for it in one.person_ids if person_ids is None or it in person_ids)


def _mark(
    session: MeetingSession, writer: GestureWriter, person_id: str, version: int, on: date
) -> None:
    mark_id = derived_id(session.meeting.id, f"sent/{person_id}/{version}")
    writer.create_as(CopySent, mark_id, person_id=person_id, version=version, sent_on=on)


def unmark_sent(session: MeetingSession) -> Gesture:
    """Take the marks of the version that stands away: it was not sent after all.

    Raises:
        Refused: nothing is marked.

    """
    marks = sent_marks(session.entries, session.meeting.id)
    if not marks:
        raise Refused(_("No copy of these minutes is marked as sent."))
    writer = session.begin()
    for one in marks:
        writer.remove(one)
    return writer.commit()
