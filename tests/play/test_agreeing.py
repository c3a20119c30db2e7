"""Scripts agree, decide and pass on as the pages do."""

from datetime import date

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.action_checks import action_checks
from mam_desktop.meeting.copy_to import CopyTo
from mam_desktop.meeting.plan import Action, Decision, NextMeeting, Referral
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.performing import PERFORM
from tests.play.test_mattering import Told, line_of, played

IDEA: Told = {"do": "idea", "words": "Ask CAMHS", "by": "Lee", "column": "can"}
BRING: Told = {"do": "bring", "idea": "Ask CAMHS"}


def perform(session: MeetingSession, told: Told) -> None:
    PERFORM[str(told["do"])](session, line_of(told))


def today_of(session: MeetingSession) -> date:
    assert session.meeting.on is not None
    return session.meeting.on


def last_action(session: MeetingSession) -> Action:
    return session.entries.all(Action, session.meeting_id)[-1]


def test_a_card_is_brought_and_its_hard_word_said_plainly() -> None:
    session = played(IDEA, {**BRING, "owner": "Lee", "due_on": "2026-12-04"})
    assert last_action(session).due_on == date(2026, 12, 4)
    perform(session, {"do": "say_plainly", "action": "Ask CAMHS", "word": "CAMHS"})
    assert last_action(session).what == "Ask the young people’s mental health team"
    with pytest.raises(BadInput, match="no hard word"):
        perform(
            session,
            {
                "do": "say_plainly",
                "action": "Ask the young people’s mental health team",
                "word": "CAMHS",
            },
        )


def test_a_hard_word_stays_and_a_check_is_left() -> None:
    session = played(IDEA, BRING)
    perform(session, {"do": "keep_word", "action": "Ask CAMHS", "word": "CAMHS"})
    perform(session, {"do": "leave_check", "topic": "no_day"})
    left = action_checks(session.entries, session.meeting, today_of(session))
    assert "no_day" not in {one.topic for one in left}
    with pytest.raises(BadInput, match="nothing to think of"):
        perform(session, {"do": "leave_check", "topic": "no_day"})
    with pytest.raises(BadInput, match="no hard word"):
        perform(session, {"do": "keep_word", "action": "Ask CAMHS", "word": "EHCP"})


def test_more_help_an_assessment_and_an_end() -> None:
    session = played(
        {"do": "decision", "what": "More", "why": "worries", "by": "us", "help": "more"},
        {
            "do": "refer",
            "to": "EHC_needs_assessment",
            "question": "A plan?",
            "asked_on": "2026-11-24",
        },
        {
            "do": "refer",
            "to": "social_care",
            "question": "Who visits?",
            "open_to_all": True,
        },
        {"do": "next_meeting", "close": "all is well", "closing": "needs_met"},
        {"do": "copy_to", "who": "Lee", "copy": "case_file", "form": "word"},
    )
    entries = session.entries
    assert entries.all(Decision)[0].help_level == "more"
    assert [one.asked_on for one in entries.all(Referral)] == [date(2026, 11, 24), None]
    assert entries.all(Referral)[1].open_to_all
    assert entries.all(NextMeeting)[0].closing == "needs_met"
    assert entries.all(CopyTo)[0].form == "word"
