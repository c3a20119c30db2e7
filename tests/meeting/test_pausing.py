"""Notes paused: only the length is kept, no words are, and some things are never in the way."""

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.editing import change_entry, remove_entry, undo, undo_words
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.said import Concern, Note, NotesPause
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import go_to_step, pause_meeting
from mam_desktop.meeting.voicing import (
    pause_notes,
    resume_notes,
    write_note,
    write_voice,
)
from tests.meeting.builders import clock_of, meeting_session, recorder_of


@pytest.fixture
def session() -> MeetingSession:
    session = meeting_session()
    add_idea(session, words="A sleep diary", by="Mum")
    pause_notes(session, asked_by="Mum")
    return session


def test_what_is_said_is_written_by_nobody_and_nothing_of_it_is_kept(
    session: MeetingSession,
) -> None:
    idea = session.entries.all(Idea)[0]
    before = len(recorder_of(session).gestures)
    with pytest.raises(Refused, match="Notes are paused"):
        write_voice(session, who="Mum", words="Not for the paper")
    with pytest.raises(Refused, match="Notes are paused"):
        change_entry(session, idea, {"words": "Not for the paper"})
    assert len(recorder_of(session).gestures) == before
    resume_notes(session)
    write_voice(session, who="Mum", words="This you may write")


def test_words_that_mean_somebody_may_be_hurt_are_still_written_down(
    session: MeetingSession,
) -> None:
    write_concern(session, words="He locks us in", by="Robin")
    write_note(session, words="Ring the duty team")
    assert len(session.entries.all(Concern)) == len(session.entries.all(Note)) == 1


def test_people_steps_keeping_back_and_taking_away_are_free(session: MeetingSession) -> None:
    idea = session.entries.all(Idea)[0]
    attend(session, name="Sam", about={"role": "GP"})
    go_to_step(session, "board")
    change_entry(session, idea, {"share": "nobody"})
    remove_entry(session, session.entries.all(Idea)[0])
    undo(session)


def test_a_meeting_that_is_stopped_ends_the_pause_with_its_length(session: MeetingSession) -> None:
    clock_of(session).go_on(minutes=4)
    pause_meeting(session)
    assert session.entries.all(NotesPause)[0].minutes == 4
    assert session.notes_pause is None


def test_a_pause_is_kept_as_it_was_and_never_undone(session: MeetingSession) -> None:
    assert undo_words(session) is not None
    undo(session)
    assert session.notes_pause is not None


def test_a_clock_that_jumps_backwards_makes_a_pause_of_no_length(session: MeetingSession) -> None:
    clock_of(session).go_on(hours=-2)
    resume_notes(session)
    assert session.entries.all(NotesPause)[0].minutes == 0
