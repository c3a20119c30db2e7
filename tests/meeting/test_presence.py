"""When the meeting was in which step, who was there then, and what who comes late is told."""

import pytest

from mam_desktop.meeting.attending import attend, attendance_of, correct_time, times_of
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.labels import COPIES
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.presence import SoFar, so_far, spells_of, spells_until, steps_with
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import Sharing, write_voice
from tests.meeting.builders import clock_of, meeting_session


def _run(session: MeetingSession, *steps: str) -> None:
    for step in steps:
        go_to_step(session, step)
        clock_of(session).go_on(minutes=10)


def _steps_of(session: MeetingSession, name: str) -> tuple[str, ...]:
    person = get_person(session.entries, name)
    attendance = attendance_of(session.entries, session.meeting_id, person.id)
    assert attendance is not None
    spells = spells_of(session.everything.changes(), session.meeting.id)
    return steps_with(spells, times_of(session.entries, attendance), session.meeting)


def _so_far(session: MeetingSession) -> SoFar | None:
    spells = spells_of(session.everything.changes(), session.meeting.id)
    return so_far(session.entries, session.meeting, spells)


def test_who_comes_late_and_goes_early_was_there_in_between() -> None:
    session = meeting_session()
    _run(session, "welcome", "voice")
    attend(session, name="Kim", state="late")
    _run(session, "last_time", "what_matters")
    attend(session, name="Kim", state="left")
    _run(session, "board")
    assert _steps_of(session, "Kim") == ("last_time", "what_matters")
    assert _steps_of(session, "Mum") == (
        *("welcome", "voice", "last_time", "what_matters", "board"),
    )


def test_a_time_put_right_changes_the_steps() -> None:
    session = meeting_session()
    _run(session, "welcome", "voice")
    attend(session, name="Kim", state="late")
    _run(session, "last_time")
    correct_time(session, name="Kim", was="14:20", now="14:15")
    assert _steps_of(session, "Kim") == ("voice", "last_time")


def test_who_never_came_was_in_no_step() -> None:
    session = meeting_session()
    attend(session, name="Sam", state="apologies")
    _run(session, "welcome")
    assert _steps_of(session, "Sam") == ()


def test_a_step_the_meeting_came_back_to_counts_once() -> None:
    session = meeting_session()
    _run(session, "welcome", "voice", "welcome", "board")
    assert _steps_of(session, "Mum") == ("welcome", "voice", "board")


def test_before_the_meeting_begins_nobody_was_in_a_step() -> None:
    session = meeting_session()
    assert _steps_of(session, "Mum") == ()
    assert _so_far(session) is None


def test_nothing_is_told_while_the_meeting_has_only_begun() -> None:
    session = meeting_session()
    _run(session, "welcome")
    assert _so_far(session) is None


def test_who_comes_late_hears_counts_the_step_and_the_last_words() -> None:
    session = meeting_session()
    _run(session, "welcome", "voice")
    write_voice(session, words="I like the bus.", who="Robin")
    write_voice(session, words="He sleeps badly.", who="Mum")
    add_idea(session, words="Swimming", by="Mum")
    _run(session, "board", "welcome")
    found = _so_far(session)
    assert found is not None
    assert (found.quotes, found.ideas, found.actions, found.step) == (2, 1, 0, "board")
    assert (found.words, found.who) == ("He sleeps badly.", "Mum")


def test_what_is_not_for_everyone_is_neither_counted_nor_quoted() -> None:
    session = meeting_session()
    _run(session, "welcome", "voice")
    write_voice(session, words="I like the bus.", who="Robin")
    write_voice(session, words="Only for Lee.", who="Robin", sharing=Sharing(share="nobody"))
    write_voice(session, words="Not for Dana.", who="Robin", sharing=Sharing(not_for=["Dana"]))
    found = _so_far(session)
    assert found is not None
    assert (found.quotes, found.words) == (1, "I like the bus.")


@pytest.mark.parametrize("copy", [one for one in Copy if one.value in COPIES])
def test_only_the_case_file_tells_times_and_steps(copy: Copy) -> None:
    session = meeting_session()
    _run(session, "welcome", "voice")
    attend(session, name="Kim", state="late")
    _run(session, "last_time")
    order = CopyOrder(
        recipient=Recipient(copy),
        made_at=session.clock.now(),
        spells=spells_until(session.everything.changes(), session.meeting.id, session.clock.now()),
    )
    said = repr(copy_content_for(session.entries, session.meeting, order))
    is_case_file = copy is Copy.CASE_FILE
    assert ("there for: Last time" in said) is is_case_file
    assert ("14:20" in said) is is_case_file
