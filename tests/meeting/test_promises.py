"""Promises over several meetings: which come back, in what order, how often they were carried."""

from datetime import date

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.editing import undo
from mam_desktop.meeting.plan import Action, ActionReview, Idea
from mam_desktop.meeting.promises import (
    by_meeting,
    ideas_not_used,
    meeting_before,
    promises_before,
    times_carried,
)
from mam_desktop.meeting.reviewing import CameOfIt, came_of, review_action, review_of
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import add_earlier_action
from mam_desktop.meeting.voicing import Sharing
from tests.meeting.builders import begin_meeting, meeting_session, only, second_laptop, sync

JANUARY, MARCH = date(2027, 1, 12), date(2027, 3, 9)


def promise(session: MeetingSession, what: str, due_on: date | None = None) -> Action:
    agree_action(session, what=what, owner="Lee", due_on=due_on)
    return session.entries.all(Action)[-1]


def again(session: MeetingSession, action: Action) -> Action:
    return session.entries.get(Action, action.id)


def say(session: MeetingSession, action: Action, came: CameOfIt) -> None:
    review_action(session, again(session, action), came)


def come_back(session: MeetingSession) -> list[str]:
    return [one.what for one in promises_before(session.entries, session.meeting)]


def test_open_promises_of_every_earlier_meeting_come_back_the_oldest_first() -> None:
    session = meeting_session()
    promise(session, "Late", date(2026, 12, 20))
    promise(session, "Soon", date(2026, 12, 1))
    promise(session, "Some day")
    begin_meeting(session, on=JANUARY)
    promise(session, "January", date(2026, 12, 2))
    add_earlier_action(
        session,
        what="On paper",
        owner="Lee",
        due_on=date(2026, 5, 1),
        meeting_on=date(2026, 4, 1),
    )
    begin_meeting(session, on=MARCH)
    assert come_back(session) == ["On paper", "Soon", "Late", "Some day", "January"]


def test_promises_stand_under_the_day_of_the_meeting_that_made_them() -> None:
    session = meeting_session()
    promise(session, "One")
    begin_meeting(session, on=JANUARY)
    promise(session, "Two")
    begin_meeting(session, on=MARCH)
    groups = by_meeting(session.entries, promises_before(session.entries, session.meeting))
    assert [(one.on, [x.what for x in one.actions]) for one in groups] == [
        (date(2026, 11, 24), ["One"]),
        (JANUARY, ["Two"]),
    ]


@pytest.mark.parametrize("status", ["partly", "not_yet"])
def test_what_goes_on_comes_back_and_is_counted_by_meeting(status: str) -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    for on in (JANUARY, MARCH):
        begin_meeting(session, on=on)
        say(session, action, CameOfIt(status="done"))
        say(session, action, CameOfIt(status=status))
    assert times_carried(session.entries, again(session, action)) == 2
    begin_meeting(session, on=date(2027, 5, 4))
    assert come_back(session) == ["Ring the clinic"]


def test_two_laptops_that_look_at_one_promise_carry_it_once() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    begin_meeting(session, on=JANUARY)
    other = second_laptop(session)
    say(session, action, CameOfIt(status="not_yet"))
    say(other, action, CameOfIt(status="partly"))
    sync(session, other)
    assert len(session.entries.all(ActionReview)) == 2
    assert times_carried(session.entries, again(session, action)) == 1


@pytest.mark.parametrize(
    "came",
    [
        CameOfIt(status="done"),
        CameOfIt(status="no_longer_wanted", by="Mum"),
        CameOfIt(status="partly", closed=True),
    ],
)
def test_what_is_settled_is_seen_in_its_own_meeting_and_comes_back_no_more(came: CameOfIt) -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    begin_meeting(session, on=JANUARY)
    say(session, action, came)
    assert come_back(session) == ["Ring the clinic"]
    begin_meeting(session, on=MARCH)
    assert come_back(session) == []


def test_a_closed_promise_keeps_what_came_of_it_and_opens_again_with_another_result() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    begin_meeting(session, on=JANUARY)
    say(session, action, CameOfIt(status="partly", closed=True))
    review = only(session.entries.all(ActionReview))
    assert isinstance(review, ActionReview)
    assert (review.status, again(session, action).status) == ("partly", "closed")
    assert times_carried(session.entries, action) == 0
    say(session, action, CameOfIt(status="partly"))
    assert again(session, action).status == "partly"


def test_a_promise_carried_on_has_a_new_day_and_keeps_the_old_one() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic", date(2026, 12, 1))
    begin_meeting(session, on=JANUARY)
    say(session, action, CameOfIt(status="not_yet", new_due_on=date(2027, 2, 1)))
    now = again(session, action)
    assert (now.due_on, now.due_now) == (date(2026, 12, 1), date(2027, 2, 1))


def test_a_new_day_goes_when_the_promise_turns_out_to_be_done() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic", date(2026, 12, 1))
    begin_meeting(session, on=JANUARY)
    say(session, action, CameOfIt(status="not_yet", new_due_on=date(2027, 2, 1)))
    begin_meeting(session, on=MARCH)
    say(session, action, CameOfIt(status="partly", new_due_on=date(2027, 4, 1)))
    say(session, action, CameOfIt(status="done", new_due_on=date(2027, 4, 1)))
    review = review_of(session.entries, session.meeting_id, action)
    assert review is not None
    assert review.new_due_on is None
    assert again(session, action).due_now == date(2027, 2, 1)


def test_no_longer_wanted_needs_who_says_so() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    begin_meeting(session, on=JANUARY)
    with pytest.raises(BadInput, match="Who says that"):
        say(session, action, CameOfIt(status="no_longer_wanted"))
    assert session.entries.all(ActionReview) == ()


def test_a_review_is_read_back_as_it_was_said() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    begin_meeting(session, on=JANUARY)
    mum = next(one.by_id for one in [only_review(session, action, by="Mum")])
    said = CameOfIt(
        status="partly",
        what_changed="they rang back",
        difference="less worry",
        by=mum,
        new_due_on=date(2027, 2, 1),
    )
    say(session, action, said)
    review = review_of(session.entries, session.meeting_id, action)
    assert review is not None
    assert came_of(review) == said


def only_review(session: MeetingSession, action: Action, *, by: str) -> ActionReview:
    say(session, action, CameOfIt(status="partly", by=by))
    review = review_of(session.entries, session.meeting_id, action)
    assert review is not None
    return review


def test_a_review_is_as_narrow_as_its_promise() -> None:
    session = meeting_session()
    agree_action(session, what="Ring", owner="Lee", due_on=None, sharing=Sharing(share="some"))
    action = session.entries.all(Action)[-1]
    begin_meeting(session, on=JANUARY)
    say(session, action, CameOfIt(status="done"))
    review = review_of(session.entries, session.meeting_id, action)
    assert review is not None
    assert review.share == "some"


def test_undo_takes_a_result_back_whole() -> None:
    session = meeting_session()
    action = promise(session, "Ring the clinic")
    begin_meeting(session, on=JANUARY)
    say(session, action, CameOfIt(status="not_yet", new_due_on=date(2027, 2, 1)))
    undo(session)
    assert session.entries.all(ActionReview) == ()
    now = again(session, action)
    assert (now.status, now.new_due_on) == ("agreed", None)


def test_ideas_of_the_meeting_before_that_became_no_promise_are_counted() -> None:
    session = meeting_session()
    for words in ("Swim", "Sleep nurse", "Surprise"):
        add_idea(session, words=words, by="Mum", held_back=words == "Surprise")
    swim = session.entries.all(Idea)[0]
    agree_action(session, what="Swim", owner="Mum", due_on=None, idea_id=swim.id)
    assert ideas_not_used(session.entries, session.meeting) == ()
    begin_meeting(session, on=JANUARY)
    assert [one.words for one in ideas_not_used(session.entries, session.meeting)] == [
        "Sleep nurse"
    ]


def test_the_first_meeting_has_none_before_it() -> None:
    session = meeting_session()
    assert meeting_before(session.entries, session.meeting) is None


def test_of_two_meetings_on_one_day_the_later_one_follows_the_first() -> None:
    session = meeting_session()
    first = session.meeting
    assert first.on is not None
    begin_meeting(session, on=first.on)
    assert meeting_before(session.entries, session.meeting) == first
    assert meeting_before(session.entries, first) is None
