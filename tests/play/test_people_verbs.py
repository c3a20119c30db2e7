"""A script says who is here as a page does: everybody at once, times put right, two names one."""

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting.attending import attendance_of, times_of
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.session import MeetingSession
from tests.play.playing import Told, played


def _comes(name: str, state: str, **more: JsonValue) -> Told:
    return {
        "do": "attend",
        "name": name,
        "role": "Nurse",
        "service": "Health",
        "state": state,
        **more,
    }


def _attendance(session: MeetingSession, name: str) -> Attendance:
    person = get_person(session.entries, name)
    found = attendance_of(session.entries, session.meeting_id, person.id)
    assert found is not None
    return found


def test_everybody_who_was_invited_is_here_at_a_time() -> None:
    session = played(_comes("Kim", "invited"), {"do": "everyone_here", "at": "14:02"}).session
    attendance = _attendance(session, "Kim")
    assert attendance.state == "present"
    assert times_of(session.entries, attendance)[-1].told_at == "14:02"


def test_a_time_is_put_right() -> None:
    session = played(
        _comes("Kim", "late", at="14:20"),
        {"do": "correct_time", "name": "Kim", "was": "14:20", "now": "14:12"},
    ).session
    (told,) = times_of(session.entries, _attendance(session, "Kim"))
    assert told.told_at == "14:12"


def test_two_names_of_one_person_become_one() -> None:
    session = played(
        _comes("Kim", "present"),
        _comes("Kimberley", "invited", contact="by post"),
        {"do": "same_person", "stays": "Kim", "goes": "Kimberley"},
    ).session
    assert "Kimberley" not in [one.name for one in session.entries.all(Person)]
    assert get_person(session.entries, "Kim").contact == "by post"


def test_relation_responsibility_and_a_second_of_the_same_name() -> None:
    session = played(
        _comes("Pat", "present", relation="aunt", parental_responsibility=False),
        _comes("Pat", "present", is_new=True),
    ).session
    first, second = (one for one in session.entries.all(Person) if one.name == "Pat")
    assert (first.relation, first.parental_responsibility) == ("aunt", False)
    assert second.relation == ""
