"""Who is here: states and times, details in one gesture, times put right, everybody at once."""

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.attending import (
    attend,
    attendance_of,
    correct_time,
    describe_attendance,
    everyone_invited_is_here,
    times_of,
)
from mam_desktop.meeting.editing import remove_entry, undo
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.session import MeetingSession
from tests.meeting.builders import clock_of, meeting_session, recorder_of


def _attendance(session: MeetingSession, name: str) -> Attendance:
    person = get_person(session.entries, name)
    found = attendance_of(session.entries, session.meeting_id, person.id)
    assert found is not None
    return found


def _times(session: MeetingSession, name: str) -> list[tuple[str, str]]:
    told = times_of(session.entries, _attendance(session, name))
    return [(one.state, one.told_at) for one in told]


def test_coming_and_going_is_noted_with_its_time() -> None:
    session = meeting_session()
    clock_of(session).go_on(minutes=20)
    attend(session, name="Dad", state="left")
    clock_of(session).go_on(minutes=20)
    attend(session, name="Dad", state="back")
    assert _times(session, "Dad") == [("present", "14:00"), ("left", "14:20"), ("back", "14:40")]


def test_the_same_state_again_notes_no_second_time() -> None:
    session = meeting_session()
    clock_of(session).go_on(minutes=20)
    attend(session, name="Dad", about={"organisation": "Home"})
    assert _times(session, "Dad") == [("present", "14:00")]


def test_a_meeting_that_goes_on_next_day_notes_who_is_there_again() -> None:
    session = meeting_session()
    clock_of(session).go_on(days=1)
    attend(session, name="Dad")
    assert len(_times(session, "Dad")) == 2


def test_late_said_after_here_keeps_the_time_they_came() -> None:
    session = meeting_session()
    clock_of(session).go_on(minutes=3)
    attend(session, name="Dad", state="late")
    assert _attendance(session, "Dad").state == "late"
    assert _times(session, "Dad") == [("late", "14:00")]


def test_everybody_invited_is_here_in_one_gesture_and_back_in_one() -> None:
    session = meeting_session()
    for name in ("Asha", "Bo"):
        attend(session, name=name, state="invited")
    attend(session, name="Sam", state="apologies")
    clock_of(session).go_on(minutes=1)
    before = len(recorder_of(session).gestures)
    everyone_invited_is_here(session)
    assert len(recorder_of(session).gestures) == before + 1
    assert [_attendance(session, one).state for one in ("Asha", "Bo", "Sam")] == [
        *("present", "present", "apologies"),
    ]
    assert _times(session, "Bo")[-1] == ("present", "14:01")
    undo(session)
    assert _attendance(session, "Asha").state == "invited"
    assert _times(session, "Bo") == [("invited", "14:00")]


def test_when_nobody_is_left_to_look_at_it_says_so() -> None:
    with pytest.raises(Refused, match="looked at"):
        everyone_invited_is_here(meeting_session())


def test_details_are_changed_in_one_gesture_and_can_be_emptied_again() -> None:
    session = meeting_session()
    attend(session, name="Noor", is_interpreter_for="Dad", can_decide=False)
    before = len(recorder_of(session).gestures)
    describe_attendance(
        session,
        _attendance(session, "Noor"),
        about={"name": "Noor A", "contact": "by post", "access_needs": ("large print",)},
        own={"joins": "phone", "can_decide": None, "interpreter_for": ""},
        times={times_of(session.entries, _attendance(session, "Noor"))[0].id: "13:55"},
    )
    assert len(recorder_of(session).gestures) == before + 1
    changed = _attendance(session, "Noor A")
    assert (changed.joins, changed.can_decide, changed.interpreter_for) == ("phone", None, None)
    person = get_person(session.entries, "Noor A")
    assert (person.contact, person.access_needs) == ("by post", ("large print",))
    assert _times(session, "Noor A") == [("present", "13:55")]


def test_a_name_is_never_emptied() -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match="name is missing"):
        describe_attendance(session, _attendance(session, "Dad"), about={"name": "  "})
    assert get_person(session.entries, "Dad").name == "Dad"


def test_a_time_is_put_right_by_what_was_noted() -> None:
    session = meeting_session()
    correct_time(session, name="Dad", was="14:00", now="14:12")
    assert _times(session, "Dad") == [("present", "14:12")]


@pytest.mark.parametrize("wrong", ["", "25:00", "14.12", "two", "14:12\n", "١٤:١٢"])
def test_what_is_no_time_is_refused(wrong: str) -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match="not a time"):
        correct_time(session, name="Dad", was="14:00", now=wrong)


def test_a_time_nobody_noted_cannot_be_put_right() -> None:
    with pytest.raises(BadInput, match="No time 13:00 is noted for Dad"):
        correct_time(meeting_session(), name="Dad", was="13:00", now="14:00")


def test_who_is_put_on_the_list_again_begins_anew() -> None:
    session = meeting_session()
    attend(session, name="Noor", joins="phone", can_decide=True)
    remove_entry(session, _attendance(session, "Noor"))
    attend(session, name="Noor", state="invited")
    again = _attendance(session, "Noor")
    assert (again.state, again.joins, again.can_decide) == ("invited", "room", None)


def test_two_people_can_have_one_name() -> None:
    session = meeting_session()
    attend(session, name="Dana", is_new=True, about={"full_name": "Dana Other"})
    assert len([one for one in session.entries.all(Person) if one.name == "Dana"]) == 2
