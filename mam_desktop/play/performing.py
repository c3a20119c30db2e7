"""Performs the verbs that write into a family's session: each line is one use case, one gesture."""

from collections.abc import Callable, Mapping

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agreeing import (
    agree_action,
    note_disagreement,
)
from mam_desktop.meeting.attending import everyone_invited_is_here
from mam_desktop.meeting.boarding import (
    add_idea,
    add_outcome,
    move_idea,
    take_back_vote,
    vote,
)
from mam_desktop.meeting.capturing import capture_line
from mam_desktop.meeting.feedback import give_feedback
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.letting_show import hold_new_words, let_show, show_at_once
from mam_desktop.meeting.making_room import plan_minutes
from mam_desktop.meeting.plan import (
    Action,
    Idea,
    Outcome,
)
from mam_desktop.meeting.quiet_signal import give_signal
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.meeting.said import (
    Voice,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import (
    pause_meeting,
    resume_meeting,
)
from mam_desktop.play.agreeing import AGREED
from mam_desktop.play.before import BEFORE
from mam_desktop.play.beginning import (
    perform_attend,
    perform_consent,
    perform_correct_time,
    perform_earlier_action,
    perform_earlier_scale,
    perform_family,
    perform_meeting,
    perform_profile,
    perform_same_person,
    perform_statement_read,
    perform_step,
    perform_take_back,
)
from mam_desktop.play.boarding import BOARD
from mam_desktop.play.changing import change, find_entry, redo_times, remove, undo_times
from mam_desktop.play.mattering import perform_move_outcome, perform_prompt
from mam_desktop.play.picturing import PICTURED
from mam_desktop.play.saying import (
    perform_concern,
    perform_concern_answer,
    perform_concern_told,
    perform_not_heard,
    perform_note,
    perform_notes_paused,
    perform_observe,
    perform_put_on_screen,
    perform_scale,
    perform_screen_language,
    perform_update,
    perform_voice,
)
from mam_desktop.play.script import Line
from mam_desktop.play.signing_off import perform_pass_gap, perform_read_back, perform_sign
from mam_desktop.play.told import meaning_of, sharing_of
from mam_desktop.texts import _

Performer = Callable[[MeetingSession, Line], object]


def _action(session: MeetingSession, words: str) -> Action:
    found = find_entry(session, words, Action)
    assert isinstance(found, Action)  # noqa: S101 - the kind was asked for
    return found


def _idea(session: MeetingSession, words: str) -> Idea:
    found = find_entry(session, words, Idea)
    assert isinstance(found, Idea)  # noqa: S101 - the kind was asked for
    return found


def _id_of(session: MeetingSession, kind: type[Entry], words: str | None) -> str | None:
    return find_entry(session, words, kind).id if words else None


# --- what is wanted and agreed ----------------------------------------------------------------


def _perform_outcome(session: MeetingSession, line: Line) -> object:
    return add_outcome(
        session,
        words=line.text("words"),
        area=line.text("area"),
        whose=line.text("whose"),
        need=line.text("need"),
        voice_id=_id_of(session, Voice, line.maybe("voice")),
        meaning=meaning_of(line),
        sharing=sharing_of(line),
    )


def _perform_idea(session: MeetingSession, line: Line) -> object:
    return add_idea(
        session,
        words=line.text("words"),
        by=line.text("by"),
        column=line.text("column"),
        if_words=line.text("if"),
        outcome_id=_id_of(session, Outcome, line.maybe("outcome")),
        voice_id=_id_of(session, Voice, line.maybe("voice")),
        held_back=bool(line.flag("held_back")),
        meaning=meaning_of(line),
        sharing=sharing_of(line),
    )


def _perform_move(session: MeetingSession, line: Line) -> object:
    before = line.maybe("before")
    return move_idea(
        session,
        _idea(session, line.text("idea")),
        column=line.text("column"),
        if_words=line.maybe("if"),
        before=_idea(session, before) if before else None,
    )


def _perform_vote(session: MeetingSession, line: Line) -> object:
    use_case = take_back_vote if line.flag("take_back") else vote
    return use_case(session, _idea(session, line.text("idea")), by=line.text("by"))


def _perform_action(session: MeetingSession, line: Line) -> object:
    return agree_action(
        session,
        what=line.text("what"),
        owner=line.text("owner"),
        due_on=line.day("due_on"),
        so_that=line.text("so_that"),
        idea_id=_id_of(session, Idea, line.maybe("from_idea")),
        kind=line.text("kind") or "family",
        helper=line.maybe("helper"),
        while_waiting=line.text("while_waiting"),
        how_we_know=line.text("how_we_know"),
        owner_agreed=line.flag("owner_agreed"),
        needed_for=_id_of(session, Action, line.maybe("needed_for")),
        meaning=meaning_of(line),
        sharing=sharing_of(line),
    )


def _perform_review_action(session: MeetingSession, line: Line) -> object:
    return review_action(
        session,
        _action(session, line.text("action")),
        CameOfIt(
            status=line.text("status"),
            what_changed=line.text("what_changed"),
            difference=line.text("difference"),
            by=line.maybe("by"),
            new_due_on=line.day("new_due_on"),
            closed=bool(line.flag("closed")),
        ),
        sharing=sharing_of(line),
    )


def _perform_disagree(session: MeetingSession, line: Line) -> object:
    return note_disagreement(
        session,
        who=line.text("who"),
        about=line.text("about"),
        words=line.text("words"),
        sharing=sharing_of(line),
    )


# --- the end ----------------------------------------------------------------------------------


def _perform_feedback(session: MeetingSession, line: Line) -> object:
    scores = {
        question: score for question, score in line.object("scores").items() if type(score) is int
    }
    if len(scores) != len(line.object("scores")):
        raise BadInput(_("Scores are whole numbers from 1 to 5."))
    return give_feedback(
        session,
        given_by=line.text("from"),
        scores=scores,
        words=line.text("words"),
        better=line.text("better"),
    )


_NEW_WORDS = {"wait": hold_new_words, "at_once": show_at_once, "let_show": let_show}


def _perform_new_words(session: MeetingSession, line: Line) -> object:
    return _NEW_WORDS[line.text("show")](session)


def _perform_plan_minutes(session: MeetingSession, line: Line) -> object:
    told = line.object("set").items()
    return plan_minutes(session, {step: one for step, one in told if isinstance(one, int)})


PERFORM: Mapping[str, Performer] = {
    "family": perform_family,
    "profile": perform_profile,
    "earlier_action": perform_earlier_action,
    "earlier_scale": perform_earlier_scale,
    "update": perform_update,
    "meeting": perform_meeting,
    **BEFORE,
    "attend": perform_attend,
    "everyone_here": lambda session, _line: everyone_invited_is_here(session),
    "correct_time": perform_correct_time,
    "same_person": perform_same_person,
    "step": perform_step,
    "statement_read": perform_statement_read,
    "consent": perform_consent,
    "take_back": perform_take_back,
    "capture": lambda session, line: capture_line(session, line.text("text"), sharing_of(line)),
    "voice": perform_voice,
    "observe": perform_observe,
    "scale": perform_scale,
    "put_on_screen": perform_put_on_screen,
    "not_heard": perform_not_heard,
    "outcome": _perform_outcome,
    "move_outcome": perform_move_outcome,
    "prompt": perform_prompt,
    "idea": _perform_idea,
    "move": _perform_move,
    "vote": _perform_vote,
    **BOARD,
    "action": _perform_action,
    "review_action": _perform_review_action,
    "change": change,
    "remove": remove,
    "disagree": _perform_disagree,
    "note": perform_note,
    "concern": perform_concern,
    "concern_told": perform_concern_told,
    "concern_answer": perform_concern_answer,
    "notes_paused": perform_notes_paused,
    "plan_minutes": _perform_plan_minutes,
    "pause": lambda session, _line: pause_meeting(session),
    "resume": lambda session, _line: resume_meeting(session),
    **AGREED,
    **PICTURED,
    "feedback": _perform_feedback,
    "quiet_signal": lambda session, line: give_signal(
        session, signal=line.text("signal"), who=line.text("who")
    ),
    "screen_language": perform_screen_language,
    "new_words": _perform_new_words,
    "read_back": perform_read_back,
    "sign": perform_sign,
    "pass_gap": perform_pass_gap,
    "undo": undo_times,
    "redo": redo_times,
}
"""Verb -> what performs it; the player itself performs the verbs that are not about a session."""
