"""Performs the verbs of preparing a meeting."""

from collections.abc import Callable, Mapping

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agendas import SHIPPED, fitted, length_of
from mam_desktop.meeting.before import Interpreting
from mam_desktop.meeting.inviting import invite, invite_again
from mam_desktop.meeting.naming import find_person, folded
from mam_desktop.meeting.preparing import (
    arrange,
    book_interpreter,
    change_meeting,
    set_agenda,
    tick_before,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.script import Line
from mam_desktop.texts import _

_OF_PERSON = ("role", "service", "full_name", "organisation", "contact", "own_words")


def perform_change_meeting(session: MeetingSession, line: Line) -> object:
    """Perform a `change_meeting` line."""
    told: dict[str, object] = dict(line.keys)
    if "on" in told:
        told["on"] = line.day("on")
    return change_meeting(session, **told)


def perform_invite(session: MeetingSession, line: Line) -> object:
    """Perform an `invite` line."""
    about: dict[str, object] = {one: line.text(one) for one in _OF_PERSON if line.text(one)}
    if line.texts("access_needs"):
        about["access_needs"] = line.texts("access_needs")
    own = {
        "joins": line.maybe("joins"),
        "can_decide": line.flag("can_decide"),
        "interpreter_for": line.maybe("is_interpreter_for"),
    }
    told = {
        "update_wanted": line.flag("update_wanted"),
        "how": line.maybe("how"),
        "note": line.maybe("note"),
    }
    return invite(
        session,
        name=line.text("name"),
        answer=line.maybe("answer"),
        about=about,
        own={key: value for key, value in own.items() if value is not None},
        told={key: value for key, value in told.items() if value is not None},
        instead=line.maybe("instead"),
    )


def perform_invite_again(session: MeetingSession, _line: Line) -> object:
    """Perform an `invite_again` line."""
    return invite_again(session)


def perform_agenda(session: MeetingSession, line: Line) -> object:
    """Perform an `agenda` line."""
    minutes: Mapping[str, int] = session.meeting.minutes_by_step
    if line.maybe("template"):
        minutes = SHIPPED[line.text("template")]
    if line.objects("lines"):
        minutes = {str(one["step"]): _whole(one["minutes"]) for one in line.objects("lines")}
    if line.flag("fit"):
        length = length_of(session.meeting)
        if length is None:
            raise BadInput(_("It is not known how long the meeting is."))
        minutes = fitted(minutes, length)
    return set_agenda(session, minutes)


def _whole(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101 - checked when the line was read
    return value


def perform_arrange(session: MeetingSession, line: Line) -> object:
    """Perform an `arrange` line."""
    return arrange(
        session,
        topic=line.text("topic"),
        words=line.text("words"),
        is_arranged=line.flag("arranged"),
    )


def perform_interpreter(session: MeetingSession, line: Line) -> object:
    """Perform an `interpreter` line; a second line for the same person and language changes it."""
    told: dict[str, object] = {
        one: line.text(one) for one in ("dialect", "agency", "reference") if line.text(one)
    }
    flags = {"booked": "is_booked", "keeps_private": "keeps_private", "briefed": "is_briefed"}
    told |= {field: line.flag(key) for key, field in flags.items() if line.flag(key) is not None}
    known = _known_interpreting(session, line)
    return book_interpreter(
        session,
        language=line.text("language"),
        for_whom=line.maybe("for") or (known.for_id if known else None),
        interpreter=line.maybe("interpreter") or (known.interpreter_id if known else None),
        booking_id=known.id if known else None,
        **told,
    )


def _known_interpreting(session: MeetingSession, line: Line) -> Interpreting | None:
    person = find_person(session.entries, line.text("for"))
    for one in session.entries.all(Interpreting, session.meeting_id):
        is_theirs = one.for_id == (person.id if person else None)
        if is_theirs and folded(one.language) == folded(line.text("language")):
            return one
    return None


def perform_before(session: MeetingSession, line: Line) -> object:
    """Perform a `before` line."""
    return tick_before(
        session,
        item=line.text("item"),
        is_done=line.flag("done") is not False,
        by=line.text("by"),
        note=line.maybe("note"),
    )


BEFORE: Mapping[str, Callable[[MeetingSession, Line], object]] = {
    "change_meeting": perform_change_meeting,
    "invite": perform_invite,
    "invite_again": perform_invite_again,
    "agenda": perform_agenda,
    "arrange": perform_arrange,
    "interpreter": perform_interpreter,
    "before": perform_before,
}
"""Verb -> what performs it."""
