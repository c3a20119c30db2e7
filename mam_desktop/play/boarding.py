"""Performs the verbs of rounds on the board, of ideas held back, and of those from last time."""

from collections.abc import Callable, Mapping

from mam_desktop.meeting.boarding import bring_ideas
from mam_desktop.meeting.naming import find_by_words
from mam_desktop.meeting.plan import Idea, Outcome
from mam_desktop.meeting.promises import ideas_not_used
from mam_desktop.meeting.rounds import (
    begin_round,
    end_round,
    first_step,
    give_minutes,
    go_to_stage,
    hold_back,
    let_go,
    quiet_ideas,
    show_together,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.changing import find_entry
from mam_desktop.play.script import Line


def _idea(session: MeetingSession, words: str) -> Idea:
    found = find_entry(session, words, Idea)
    assert isinstance(found, Idea)  # noqa: S101 - the kind was asked for
    return found


def _bring(session: MeetingSession, line: Line) -> object:
    named = line.texts("ideas")
    waiting = ideas_not_used(session.entries, session.meeting)
    return bring_ideas(session, [find_by_words(waiting, one) for one in named] if named else None)


def _hold(session: MeetingSession, line: Line) -> object:
    use_case = let_go if line.flag("let_go") else hold_back
    return use_case(session, _idea(session, line.text("idea")))


def _begin(session: MeetingSession, line: Line) -> object:
    outcome = line.maybe("outcome")
    return begin_round(
        session,
        method=line.text("method"),
        quietly=not line.flag("aloud"),
        presenter=line.maybe("presenter"),
        outcome_id=find_entry(session, outcome, Outcome).id if outcome else None,
    )


def _show(session: MeetingSession, line: Line) -> object:
    waiting = quiet_ideas(session.entries, session.meeting_id)
    held = [find_by_words(waiting, one) for one in line.texts("hold_back")]
    return show_together(session, hold_back=held)


def _first_step(session: MeetingSession, line: Line) -> object:
    idea = line.maybe("from_idea")
    return first_step(
        session,
        what=line.text("what"),
        owner=line.text("owner"),
        within=line.text("within"),
        idea_id=_idea(session, idea).id if idea else None,
    )


BOARD: Mapping[str, Callable[[MeetingSession, Line], object]] = {
    "bring_ideas": _bring,
    "hold_back": _hold,
    "round": _begin,
    "round_stage": lambda session, line: go_to_stage(session, line.text("to")),
    "round_minutes": lambda session, line: give_minutes(session, line.number("more")),
    "show_ideas": _show,
    "first_step": _first_step,
    "round_over": lambda session, _line: end_round(session),
}
"""Verb -> what performs it."""
