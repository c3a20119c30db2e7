"""Performs the verbs before a meeting and at its door: family, earlier promises, who is here."""

from collections.abc import Mapping
from datetime import date

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting.attending import attend, correct_time
from mam_desktop.meeting.consents import note_consent, take_back, yes_of
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.same_person import make_one
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import (
    FamilyMember,
    HouseholdTold,
    add_earlier_action,
    add_earlier_scale,
    add_family,
    add_profile_line,
    go_to_step,
    prepare_meeting,
)
from mam_desktop.meeting.statements import ADULT, STATEMENT_VERSION, read_statement, shipped
from mam_desktop.play.script import Line
from mam_desktop.play.told import sharing_of


def perform_family(session: MeetingSession, line: Line) -> object:
    """Perform a `family` line."""
    told: dict[str, object] = {name: line.text(name) for name in _CHILD_TEXTS if line.text(name)}
    told |= {name: line.texts(name) for name in ("needs", "languages") if line.texts(name)}
    if line.day("born_on"):
        told["born_on"] = line.day("born_on")
    if line.object("references"):
        told["references"] = dict(line.object("references"))
    homes = [_household(one) for one in line.objects("households")]
    name = line.text("preferred_name")
    return add_family(session, preferred_name=name, households=homes, lead="", **told)


_CHILD_TEXTS = (
    *("full_name", "pronouns", "setting", "setting_type", "sen_provision"),
    *("communication", "nhs_number"),
)


def _household(told: Mapping[str, JsonValue]) -> HouseholdTold:
    people = told.get("people")
    hidden = told.get("hidden_from")
    return HouseholdTold(
        address=str(told.get("address", "")),
        hidden_from=[str(one) for one in hidden] if isinstance(hidden, list) else (),
        people=[_member(one) for one in people] if isinstance(people, list) else (),
    )


def _member(told: JsonValue) -> FamilyMember:
    assert isinstance(told, Mapping)  # noqa: S101 - checked when the line was read
    born = told.get("born_on")
    responsible = told.get("parental_responsibility")
    return FamilyMember(
        name=str(told["name"]),
        relation=str(told.get("relation", "")),
        born_on=date.fromisoformat(born) if isinstance(born, str) else None,
        parental_responsibility=responsible if isinstance(responsible, bool) else None,
    )


def perform_profile(session: MeetingSession, line: Line) -> object:
    """Perform a `profile` line."""
    return add_profile_line(
        session,
        heading=line.text("heading"),
        words=line.text("words"),
        by=line.text("by"),
        on=line.day("on"),
        sharing=sharing_of(line),
    )


def perform_earlier_action(session: MeetingSession, line: Line) -> object:
    """Perform an `earlier_action` line."""
    due_on = line.day("due_on")
    assert due_on is not None  # noqa: S101 - a needed key
    return add_earlier_action(
        session,
        what=line.text("what"),
        owner=line.text("owner"),
        due_on=due_on,
        meeting_on=line.day("meeting_on"),
        so_that=line.text("so_that"),
        status=line.text("status") or "agreed",
        sharing=sharing_of(line),
    )


def perform_earlier_scale(session: MeetingSession, line: Line) -> object:
    """Perform an `earlier_scale` line."""
    on = line.day("on")
    assert on is not None  # noqa: S101 - a needed key
    return add_earlier_scale(
        session,
        who=line.text("who"),
        score=line.number("score"),
        on=on,
        sharing=sharing_of(line),
    )


def perform_meeting(session: MeetingSession, line: Line) -> object:
    """Perform a `meeting` line."""
    on = line.day("on")
    assert on is not None  # noqa: S101 - a needed key
    return prepare_meeting(
        session,
        type=line.text("type"),
        on=on,
        starts_at=line.text("starts_at"),
        ends_at=line.text("ends_at"),
        place=line.text("place"),
        title=line.text("title"),
        zone=line.text("zone"),
        language=line.text("language") or "en",
        agenda=line.objects("agenda"),
    )


def perform_attend(session: MeetingSession, line: Line) -> object:
    """Perform an `attend` line."""
    texts = (
        *("role", "service", "full_name", "organisation", "contact", "own_words"),
        "relation",
    )
    about: dict[str, object] = {name: line.text(name) for name in texts if line.text(name)}
    about["parental_responsibility"] = line.flag("parental_responsibility")
    if line.texts("access_needs"):
        about["access_needs"] = line.texts("access_needs")
    return attend(
        session,
        name=line.text("name"),
        state=line.text("state"),
        about=about,
        joins=line.maybe("joins"),
        can_decide=line.flag("can_decide"),
        is_interpreter_for=line.maybe("is_interpreter_for"),
        is_new=bool(line.flag("is_new")),
    )


def perform_correct_time(session: MeetingSession, line: Line) -> object:
    """Perform a `correct_time` line."""
    return correct_time(session, name=line.text("name"), was=line.text("was"), now=line.text("now"))


def perform_same_person(session: MeetingSession, line: Line) -> object:
    """Perform a `same_person` line."""
    stays, goes = (get_person(session.entries, line.text(one)) for one in ("stays", "goes"))
    return make_one(session, stays=stays, goes=goes)


def perform_statement_read(session: MeetingSession, line: Line) -> object:
    """Perform a `statement_read` line."""
    edition = line.text("edition") or ADULT
    version = line.text("version") or STATEMENT_VERSION
    language = line.text("language") or "en"
    return read_statement(
        session,
        by=line.text("by"),
        statement=shipped(edition, language, version),
        version=version,
        language=language,
        edition=edition,
    )


def perform_consent(session: MeetingSession, line: Line) -> object:
    """Perform a `consent` line."""
    return note_consent(
        session,
        by=line.text("by"),
        purpose=line.text("purpose"),
        recipient=line.text("recipient"),
        answer=line.text("answer"),
        how=line.text("how"),
        about=line.texts("about"),
        note=line.text("note"),
        for_whom=line.maybe("for"),
        judged_by=line.maybe("judged_by"),
        grounds=line.text("grounds"),
    )


def perform_take_back(session: MeetingSession, line: Line) -> object:
    """Perform a `take_back` line."""
    person = get_person(session.entries, line.text("who"))
    given = yes_of(session.entries, person.id)
    return take_back(session, given, how=line.text("how"), by=person.id)


def perform_step(session: MeetingSession, line: Line) -> object:
    """Perform a `step` line."""
    return go_to_step(session, line.text("to"))
