"""Ideas that nobody used last time come onto the board in one gesture, in their own words."""

from datetime import date

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.boarding import add_idea, add_outcome, bring_ideas, vote
from mam_desktop.meeting.editing import undo, undo_words
from mam_desktop.meeting.plan import Idea, Outcome, Vote
from mam_desktop.meeting.promises import ideas_not_used
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing
from tests.meeting.builders import begin_meeting, meeting_session

JANUARY = date(2027, 1, 12)


def last_time(session: MeetingSession) -> None:
    """Leave two unused ideas behind, and one that became an action."""
    add_outcome(session, words="Robin has friends")
    outcome = session.entries.all(Outcome)[0]
    add_idea(session, words="Swimming", by="Mum", column="can", outcome_id=outcome.id)
    add_idea(session, words="Only for Mum", by="Mum", sharing=Sharing(not_for=("Dad",)))
    add_idea(session, words="Used", by="Dana")
    used = session.entries.all(Idea)[-1]
    agree_action(session, what="Do it", owner="Dana", due_on=None, idea_id=used.id)
    vote(session, session.entries.all(Idea)[0], by="Mum")
    begin_meeting(session, on=JANUARY)


def test_all_of_them_come_at_once_as_they_were_said() -> None:
    session = meeting_session()
    last_time(session)
    bring_ideas(session)
    here = session.entries.all(Idea, session.meeting_id)
    assert [(one.words, one.column) for one in here] == [
        ("Swimming", "new"),
        ("Only for Mum", "new"),
    ]
    assert here[1].not_for
    assert ideas_not_used(session.entries, session.meeting) == ()
    assert undo_words(session) == "ideas from last time, brought onto the board"
    undo(session)
    assert len(ideas_not_used(session.entries, session.meeting)) == 2


def test_hearts_are_given_anew_and_the_old_board_stays() -> None:
    session = meeting_session()
    last_time(session)
    bring_ideas(session)
    assert session.entries.all(Vote, session.meeting_id) == ()
    assert len(session.entries.all(Idea)) == 5


def test_one_alone_can_come_and_finds_its_outcome() -> None:
    session = meeting_session()
    last_time(session)
    add_outcome(session, words="robin has  friends")
    (mine,) = session.entries.all(Outcome, session.meeting_id)
    swimming = ideas_not_used(session.entries, session.meeting)[0]
    bring_ideas(session, [swimming])
    (here,) = session.entries.all(Idea, session.meeting_id)
    assert (here.from_idea_id, here.outcome_id) == (swimming.id, mine.id)


def test_there_must_be_something_to_bring() -> None:
    with pytest.raises(Refused):
        bring_ideas(meeting_session())
