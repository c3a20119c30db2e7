"""Performs the verbs of what was agreed, decided and passed on: each line is one use case."""

from collections.abc import Callable, Mapping

from mam_desktop.errors import BadInput
from mam_desktop.meeting.action_checks import action_checks, keep_word, leave_check
from mam_desktop.meeting.agreeing import (
    action_from_idea,
    close_with_reason,
    record_decision,
    refer,
    set_next_meeting,
)
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.copy_list import set_copy
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.jargon import jargon_in, said_plainly
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.changing import find_entry
from mam_desktop.play.script import Line
from mam_desktop.play.told import sharing_of
from mam_desktop.texts import _


def _action(session: MeetingSession, line: Line) -> Action:
    found = find_entry(session, line.text("action"), Action)
    assert isinstance(found, Action)  # noqa: S101 - the kind was asked for
    return found


def perform_bring(session: MeetingSession, line: Line) -> object:
    """Perform a `bring` line."""
    found = find_entry(session, line.text("idea"), Idea)
    assert isinstance(found, Idea)  # noqa: S101 - the kind was asked for
    return action_from_idea(session, found, owner=line.maybe("owner"), due_on=line.day("due_on"))


def perform_say_plainly(session: MeetingSession, line: Line) -> object:
    """Perform a `say_plainly` line: the hard word must be there, as it must be on the page."""
    action, word = _action(session, line), line.text("word")
    for field in ("what", "so_that", "while_waiting", "how_we_know"):
        words = str(getattr(action, field))
        for found in jargon_in(words):
            if found.said == word and found.instead:
                return change_entry(session, action, {field: said_plainly(words, found)})
    raise BadInput(_("“{word}” is no hard word of this action.").format(word=word))


def perform_keep_word(session: MeetingSession, line: Line) -> object:
    """Perform a `keep_word` line."""
    action, word = _action(session, line), line.text("word")
    fields = (action.what, action.so_that, action.while_waiting, action.how_we_know)
    found = next((one for words in fields for one in jargon_in(words) if one.said == word), None)
    if found is None:
        raise BadInput(_("“{word}” is no hard word of this action.").format(word=word))
    return keep_word(session, action, found.term.name)


def perform_leave_check(session: MeetingSession, line: Line) -> object:
    """Perform a `leave_check` line: the check must be there."""
    topic = line.text("topic")
    for check in action_checks(session.entries, session.meeting, today(session)):
        if check.topic == topic:
            return leave_check(session, check)
    raise BadInput(_("There is nothing to think of about “{topic}” now.").format(topic=topic))


def perform_decision(session: MeetingSession, line: Line) -> object:
    """Perform a `decision` line."""
    return record_decision(
        session,
        what=line.text("what"),
        why=line.text("why"),
        by=line.text("by"),
        route=line.text("route"),
        help_level=line.text("help"),
        on=line.day("on"),
        sharing=sharing_of(line),
    )


def perform_refer(session: MeetingSession, line: Line) -> object:
    """Perform a `refer` line."""
    return refer(
        session,
        to=line.text("to"),
        question=line.text("question"),
        cost_band=line.text("cost_band"),
        on=line.day("on"),
        asked_on=line.day("asked_on"),
        open_to_all=line.flag("open_to_all"),
        sharing=sharing_of(line),
    )


def perform_next_meeting(session: MeetingSession, line: Line) -> object:
    """Perform a `next_meeting` line."""
    reason = line.maybe("close")
    if reason:
        return close_with_reason(session, reason=reason, closing=line.text("closing"))
    on = line.day("on")
    assert on is not None  # noqa: S101 - a needed key
    return set_next_meeting(
        session,
        on=on,
        starts_at=line.text("at"),
        place=line.text("place"),
        purpose=line.text("purpose"),
    )


def perform_copy_to(session: MeetingSession, line: Line) -> object:
    """Perform a `copy_to` line."""
    return set_copy(session, line.text("who"), gets=line.text("copy"), form=line.text("form"))


AGREED: Mapping[str, Callable[[MeetingSession, Line], object]] = {
    "bring": perform_bring,
    "say_plainly": perform_say_plainly,
    "keep_word": perform_keep_word,
    "leave_check": perform_leave_check,
    "decision": perform_decision,
    "refer": perform_refer,
    "next_meeting": perform_next_meeting,
    "copy_to": perform_copy_to,
}
"""Verb -> what performs it."""
