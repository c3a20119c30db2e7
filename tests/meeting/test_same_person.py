"""The same person written down twice: asked kindly, made one, nothing lost, nothing uncovered."""

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend, attendance_of, times_of
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import add_idea, vote
from mam_desktop.meeting.consents import note_consent
from mam_desktop.meeting.editing import undo
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Child, Person
from mam_desktop.meeting.plan import Action, Idea, Vote
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.same_person import look_alikes, make_one
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing, write_voice
from tests.meeting.builders import begin_meeting, meeting_session


def _with_kims() -> tuple[MeetingSession, Person, Person]:
    session = meeting_session()
    attend(session, name="Kim", state="invited", about={"role": "Nurse"})
    attend(session, name="Kim Sample", about={"service": "Health", "access_needs": ("breaks",)})
    found = {one.name: one for one in session.entries.all(Person)}
    return session, found["Kim"], found["Kim Sample"]


def _names(session: MeetingSession) -> list[str]:
    return [one.name for one in session.entries.all(Person)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kim", ["Kim", "Kim Sample"]),
        ("kim other", ["Kim", "Kim Sample"]),
        ("Ms Sample", ["Kim Sample"]),
        ("Ms", []),
        ("", []),
        ("Bo", []),
        ("Pat Sample", []),
    ],
)
def test_who_shares_the_first_or_every_word_of_a_name_may_be_meant(
    typed: str, found: list[str]
) -> None:
    session, _kim, _other = _with_kims()
    assert [one.name for one in look_alikes(session.entries, typed)] == found


def test_two_become_one_and_nothing_that_was_told_is_lost() -> None:
    session, kim, other = _with_kims()
    agree_action(session, what="Ring the nurse", owner="Kim Sample", due_on=None)
    make_one(session, stays=kim, goes=other)
    assert "Kim Sample" not in _names(session)
    one = get_person(session.entries, "Kim")
    assert (one.role, one.service, one.full_name) == ("Nurse", "Health", "Kim Sample")
    assert one.access_needs == ("breaks",)
    assert session.entries.all(Action)[-1].owner_id == kim.id
    attendance = attendance_of(session.entries, session.meeting_id, kim.id)
    assert attendance is not None
    assert attendance.state == "present"
    assert len(times_of(session.entries, attendance)) == 2
    assert len([one for one in session.entries.all(Attendance) if one.person_id == kim.id]) == 1


def test_one_gesture_takes_it_back() -> None:
    session, kim, other = _with_kims()
    make_one(session, stays=kim, goes=other)
    undo(session)
    assert _names(session)[-2:] == ["Kim", "Kim Sample"]
    again = attendance_of(session.entries, session.meeting_id, other.id)
    assert again is not None
    assert len(times_of(session.entries, again)) == 1


def test_two_hearts_of_one_person_become_one() -> None:
    session, kim, other = _with_kims()
    add_idea(session, words="Swimming", by="Mum")
    (idea,) = session.entries.all(Idea)
    vote(session, idea, by=kim.id)
    vote(session, idea, by=other.id)
    make_one(session, stays=kim, goes=other)
    assert [one.by_id for one in session.entries.all(Vote)] == [kim.id]


def test_who_has_given_their_word_stays() -> None:
    session, kim, other = _with_kims()
    note_consent(
        session, by=other.id, purpose="take part", recipient="us", answer="yes", how="said"
    )
    with pytest.raises(Refused, match="both names stay"):
        make_one(session, stays=kim, goes=other)
    assert _names(session)[-2:] == ["Kim", "Kim Sample"]


def test_what_was_kept_from_one_name_is_kept_from_the_one_they_become() -> None:
    session = meeting_session()
    attend(session, name="Kim", about={"role": "Nurse"})
    sharing = Sharing(not_for=["Pat"])
    write_voice(session, words="I do not like Pat.", who="Robin", sharing=sharing)
    attend(session, name="Pat", state="invited")
    (quote,) = session.entries.all(Voice)
    kim, pat = get_person(session.entries, "Kim"), get_person(session.entries, "Pat")
    make_one(session, stays=kim, goes=pat)
    seen = visible_to(session.entries, Recipient(Copy.FAMILY_SCREEN), session.meeting_id).entries
    assert seen.find(Voice, quote.id) is None


def test_the_child_stays_the_child_whichever_was_pointed_at() -> None:
    session = meeting_session()
    attend(session, name="Robbie", state="invited")
    robin, robbie = get_person(session.entries, "Robin"), get_person(session.entries, "Robbie")
    make_one(session, stays=robbie, goes=robin)
    (child,) = session.entries.all(Child)
    assert child.person_id == robin.id
    assert "Robbie" not in _names(session)


def test_attendance_at_another_meeting_goes_with_them() -> None:
    session, kim, other = _with_kims()
    first = session.meeting_id
    begin_meeting(session)
    attend(session, name=other.id)
    make_one(session, stays=kim, goes=other)
    found = {one.meeting_id for one in session.entries.all(Attendance) if one.person_id == kim.id}
    assert found == {first, session.meeting_id}


def test_nobody_is_made_one_with_themselves() -> None:
    session, kim, _other = _with_kims()
    with pytest.raises(BadInput, match="same person already"):
        make_one(session, stays=kim, goes=kim)
