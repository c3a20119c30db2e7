"""The open session: folds at once, hands over whole gestures, says what is saved."""

from datetime import UTC, datetime, timedelta

import pytest

from mam_desktop.changes.change import REMOVED
from mam_desktop.changes.clock import moment
from mam_desktop.errors import OurError, Refused
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.session import Receipt
from mam_desktop.meeting.starting import add_family, go_to_step, open_meeting
from tests.meeting.builders import (
    FixedClock,
    begin_meeting,
    clock_of,
    meeting_session,
    open_session,
    recorder_of,
    second_laptop,
    sync,
)


def test_a_gesture_shows_at_once_and_is_saved_when_the_record_says_so() -> None:
    session = meeting_session()
    recorder_of(session).broken = True
    gesture = add_idea(session, words="Swimming", by="Mum")
    assert [one.words for one in session.entries.all(Idea)] == ["Swimming"]
    saved_before = session.is_saved
    at = datetime(2026, 11, 24, 14, 49, tzinfo=UTC)
    session.saved(Receipt(gesture.id, at))
    assert (saved_before, session.is_saved, session.last_saved_at) == (False, True, at)


def test_a_gesture_is_numbered_whole() -> None:
    session = meeting_session()
    gesture = add_idea(session, words="Swimming", by="Somebody new")
    assert [one.gesture_no for one in gesture.changes] == list(range(len(gesture.changes)))
    assert {one.gesture_of for one in gesture.changes} == {len(gesture.changes)}
    assert {one.gesture_id for one in gesture.changes} == {gesture.id}
    assert recorder_of(session).gestures[-1] == gesture.changes


def test_times_of_one_laptop_only_go_forward_also_after_it_was_opened_again() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    early = FixedClock(clock_of(session).at - timedelta(days=3))
    again = open_session(recorder_of(session).changes, clock=early, meeting_id=session.meeting_id)
    last = max(one.at for one in again.everything.changes())
    assert again.next_at() > last


def test_a_laptop_years_ahead_does_not_drag_this_one_when_it_is_opened_again() -> None:
    session = meeting_session()
    ahead = FixedClock(datetime(2099, 1, 1, tzinfo=UTC))
    rogue = open_session(
        session.everything.changes(),
        device_id="laptop-9",
        clock=ahead,
        meeting_id=session.meeting_id,
    )
    add_idea(rogue, words="From the future", by="Mum")
    again = open_session(
        rogue.everything.changes(), clock=clock_of(session), meeting_id=session.meeting_id
    )
    limit = clock_of(session).at + timedelta(minutes=5)
    assert moment(again.next_at()) <= limit
    session.take_in(rogue.everything.changes())
    assert moment(session.next_at()) <= limit


def test_what_comes_from_elsewhere_is_told_and_not_handed_to_the_record() -> None:
    session = meeting_session()
    other = second_laptop(session)
    add_idea(other, words="Swimming", by="Mum")
    heard: list[frozenset[str]] = []
    session.listen(heard.append)
    before = len(recorder_of(session).gestures)
    sync(session, other)
    assert len(recorder_of(session).gestures) == before
    assert heard == [frozenset({session.entries.all(Idea)[0].id})]
    session.forget(heard.append)
    go_to_step(session, "board")
    assert len(heard) == 1


def test_the_same_from_elsewhere_twice_is_nothing() -> None:
    session = meeting_session()
    before = session.everything.state_hash()
    session.take_in(session.everything.changes())
    assert session.everything.state_hash() == before


def test_nothing_in_a_gesture_is_written_twice_over_itself() -> None:
    session = meeting_session()
    writer = session.begin()
    idea = writer.create(Idea, words="one")
    writer.put(Idea.KIND, idea, "words", "two")
    writer.put(Idea.KIND, idea, "words", "three")
    writer.commit()
    assert session.everything.conflicts() == ()
    assert session.entries.get(Idea, idea).words == "three"


def test_a_gesture_that_says_nothing_is_not_written() -> None:
    session = meeting_session()
    before = len(recorder_of(session).gestures)
    writer = session.begin()
    assert writer.is_empty
    assert writer.commit().changes == ()
    assert len(recorder_of(session).gestures) == before
    with pytest.raises(OurError):
        session.write([])


def test_without_an_open_meeting_there_is_none() -> None:
    session = open_session()
    add_family(session, preferred_name="Robin")
    with pytest.raises(Refused, match="No meeting"):
        _ = session.meeting


def test_a_meeting_can_be_opened_again() -> None:
    session = meeting_session()
    first = session.meeting.id
    second = begin_meeting(session)
    open_meeting(session, first)
    assert session.meeting.id == first != second
    assert {one.meeting_id for one in session.entries.all(Meeting)} == {first, second}


def test_a_change_names_its_author_its_laptop_and_its_meeting() -> None:
    session = meeting_session()
    gesture = add_idea(session, words="Swimming", by="Mum")
    for change in gesture.changes:
        assert (change.author_id, change.device_id) == ("lee@laptop-1", "laptop-1")
        assert (change.authority_id, change.family_id) == ("thornbury", session.family_id)
        assert change.meeting_id == session.meeting_id


def test_a_default_need_not_be_said() -> None:
    session = meeting_session()
    gesture = add_idea(session, words="Swimming", by=None)
    assert {one.field for one in gesture.changes} == {REMOVED, "words", "place"}


def test_taking_in_a_seal_elsewhere_leaves_what_was_there() -> None:
    session = meeting_session()
    other = second_laptop(session)
    add_idea(session, words="Swimming", by="Mum")
    sync(session, other)
    assert {one.id for one in session.entries} == {one.id for one in other.entries}
    assert session.everything.state_hash() == other.everything.state_hash()
