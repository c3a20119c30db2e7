"""Performs the verbs that put what matters in order, and answer what the lead may think of."""

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import move_outcome
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.prompts import (
    SERVICE,
    Prompt,
    answer_prompt,
    may_be_services,
    prompts,
    service_prompt,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.changing import find_entry
from mam_desktop.play.script import Line
from mam_desktop.texts import _


def _outcome(session: MeetingSession, words: str) -> Outcome:
    found = find_entry(session, words, Outcome)
    assert isinstance(found, Outcome)  # noqa: S101 - the kind was asked for
    return found


def perform_move_outcome(session: MeetingSession, line: Line) -> object:
    """Perform a `move_outcome` line."""
    before = line.maybe("before")
    return move_outcome(
        session,
        _outcome(session, line.text("outcome")),
        before=_outcome(session, before) if before else None,
    )


def perform_prompt(session: MeetingSession, line: Line) -> object:
    """Perform a `prompt` line: the prompt must be there, as it must be in the window."""
    topic = line.text("topic")
    wanted = {get_person(session.entries, one).id for one in line.texts("about")}
    for prompt in _shown(session, topic, line.maybe("outcome")):
        if not wanted or wanted & set(prompt.about):
            return answer_prompt(session, prompt, line.text("answer"))
    raise BadInput(_("There is nothing to think of about “{topic}” now.").format(topic=topic))


def _shown(session: MeetingSession, topic: str, outcome: str | None) -> list[Prompt]:
    entries, meeting = session.entries, session.meeting
    if topic == SERVICE:
        about = _outcome(session, outcome) if outcome else None
        found = may_be_services(entries, meeting)
        return [service_prompt(one) for one in found if about is None or one.id == about.id]
    return [one for one in prompts(entries, meeting, today(session)) if one.topic == topic]
