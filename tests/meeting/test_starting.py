"""Setting up: the family, its homes, what was agreed before, a meeting and its steps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.attending import attend, attendance_of, times_of
from mam_desktop.meeting.clocks import check_zone, time_of_day, today, zone_of
from mam_desktop.meeting.meetings import STEP_MINUTES, Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Child, Household, Person, StatementRead
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.promises import promises_before, scale_before
from mam_desktop.meeting.said import NotesPause, ProfileEntry, Scale
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import (
    FamilyMember,
    HouseholdTold,
    add_earlier_action,
    add_earlier_scale,
    add_family,
    add_profile_line,
    go_to_step,
    is_nhs_number,
    pause_meeting,
    prepare_meeting,
    resume_meeting,
)
from mam_desktop.meeting.statements import read_statement
from mam_desktop.meeting.voicing import Sharing, give_score, pause_notes, resume_notes
from tests.meeting.builders import (
    begin_meeting,
    clock_of,
    meeting_session,
    only,
    open_session,
    recorder_of,
    second_laptop,
    sync,
)

# --- NHS numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["9990000018", "999 000 0018", "9990000034", "4505577104"])
def test_a_number_whose_check_digit_fits_is_an_nhs_number(number: str) -> None:
    assert is_nhs_number(number)


@pytest.mark.parametrize(
    "number",
    [
        *("", "999000001", "99900000180", "9990000019", "999000001X", "９９９００００１８"),
        *("9990 00001", "-990000018", "٩٩٩٠٠٠٠٠١٨", "1234567890"),
    ],
)
def test_anything_else_is_not(number: str) -> None:
    assert not is_nhs_number(number)


@given(st.integers(999_000_000, 999_999_999))
def test_at_most_one_check_digit_fits_and_a_slip_of_one_digit_shows(nine: int) -> None:
    fits = [digit for digit in range(10) if is_nhs_number(f"{nine}{digit}")]
    assert len(fits) <= 1
    for digit in fits:
        number = f"{nine}{digit}"
        for place in range(10):
            other = str((int(number[place]) + 1) % 10)
            assert not is_nhs_number(number[:place] + other + number[place + 1 :])


def test_a_family_with_a_wrong_nhs_number_is_refused_before_anything_is_written() -> None:
    session = open_session()
    with pytest.raises(BadInput, match="NHS number"):
        add_family(session, preferred_name="Robin", nhs_number="9990000019")
    assert recorder_of(session).gestures == []


# --- families ------------------------------------------------------------------------------------


def test_a_family_is_set_up_once() -> None:
    session = open_session()
    add_family(session, preferred_name="Robin")
    with pytest.raises(Refused, match="there already"):
        add_family(session, preferred_name="Robin")
    with pytest.raises(BadInput):
        add_family(open_session(), preferred_name=" ")


def test_a_child_named_among_those_at_home_is_the_same_child() -> None:
    session = open_session()
    home = HouseholdTold(address="1 Example Street", people=[FamilyMember(name="robin ")])
    add_family(session, preferred_name="Robin", households=[home])
    (child,) = session.entries.all(Child)
    assert only(session.entries.all(Person)).id == child.person_id
    assert get_person(session.entries, "Robin").household_id is not None


def test_an_address_is_hidden_from_everybody_who_has_the_name() -> None:
    session = open_session()
    homes = [
        HouseholdTold(address="1", hidden_from=["Nan"], people=[FamilyMember(name="Mum")]),
        HouseholdTold(address="2", people=[FamilyMember(name="Nan")]),
        HouseholdTold(address="3", people=[FamilyMember(name="nan")]),
    ]
    add_family(session, preferred_name="Robin", households=homes)
    assert len(session.entries.all(Household)[0].hidden_from) == 2


def test_a_line_of_the_profile_can_be_kept_from_somebody() -> None:
    session = meeting_session()
    dad = get_person(session.entries, "Dad")
    add_profile_line(
        session, heading="support", words="Wait.", by="Nan", sharing=Sharing(not_for=["Dad"])
    )
    (line,) = session.entries.all(ProfileEntry)
    assert line.not_for == (dad.id,)
    with pytest.raises(BadInput):
        add_profile_line(session, heading="support", words=" ", by="Nan")
    with pytest.raises(BadInput):
        add_profile_line(session, heading="likes", words="x", by="Nan")


# --- meetings ------------------------------------------------------------------------------------


def prepared(**other: object) -> MeetingSession:
    session = open_session()
    add_family(session, preferred_name="Robin")
    told: dict[str, object] = {
        "type": "MAM",
        "on": date(2026, 11, 24),
        "starts_at": "14:00",
        "ends_at": "15:30",
    }
    prepare_meeting(session, **(told | other))  # type: ignore[arg-type]
    return session


def test_a_meeting_is_named_after_the_child_and_has_the_usual_agenda() -> None:
    meeting = prepared().meeting
    assert meeting.title == "Robin"
    assert meeting.minutes_by_step == STEP_MINUTES
    assert prepared(title="Robin's day").meeting.title == "Robin's day"


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "party"},
        {"starts_at": "2pm"},
        {"ends_at": "24:00"},
        {"zone": "Europe/Atlantis"},
        {"zone": "../etc/passwd"},
        {"agenda": [{"step": "voice"}]},
        {"agenda": [{"step": "lunch", "minutes": 5}]},
        {"agenda": [{"step": "voice", "minutes": -1}]},
        {"agenda": [{"step": "voice", "minutes": 5, "why": ""}]},
        {"place": "x" * 300_000},
    ],
)
def test_a_meeting_that_cannot_be_is_refused_and_the_open_one_stays(
    wrong: dict[str, object],
) -> None:
    session = prepared()
    before = session.meeting_id, len(recorder_of(session).gestures)
    told: dict[str, object] = {
        "type": "MAM",
        "on": date(2027, 1, 5),
        "starts_at": "14:00",
        "ends_at": "15:30",
    }
    with pytest.raises(BadInput):
        prepare_meeting(session, **(told | wrong))  # type: ignore[arg-type]
    assert (session.meeting_id, len(recorder_of(session).gestures)) == before


def test_a_meeting_is_at_home_in_itself() -> None:
    session = prepared()
    first = session.meeting
    prepare_meeting(session, type="TAF", on=date(2027, 1, 5), starts_at="10:00", ends_at="11:00")
    assert session.meeting.meeting_id == session.meeting_id != first.id
    assert session.entries.get(Meeting, first.id).meeting_id == first.id


def test_steps_pauses_and_unknown_steps() -> None:
    session = prepared()
    go_to_step(session, "board")
    assert session.meeting.step == "board"
    with pytest.raises(BadInput, match="not a step"):
        go_to_step(session, "lunch")
    clock_of(session).go_on(minutes=90)
    pause_meeting(session)
    assert session.meeting.paused == "15:30"
    resume_meeting(session)
    assert session.meeting.paused == ""


def test_times_are_those_of_the_meetings_zone() -> None:
    session = prepared(zone="Asia/Karachi")
    assert (time_of_day(session), today(session)) == ("19:00", date(2026, 11, 24))
    clock_of(session).go_on(hours=6)
    assert today(session) == date(2026, 11, 25)
    assert zone_of("").key == "Europe/London"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "a" * 500, "Europe", "../etc/passwd", "\x00"])
def test_a_zone_only_another_laptop_knows_is_refused_here_and_its_meeting_opens(zone: str) -> None:
    with pytest.raises(BadInput, match="There is no time zone"):
        check_zone(zone)
    assert zone_of(zone).key == "Europe/London"


# --- who is here ---------------------------------------------------------------------------------


def test_who_comes_and_goes_is_kept_in_order_also_from_several_laptops() -> None:
    session = meeting_session()
    other = second_laptop(session)
    clock_of(session).go_on(minutes=10)
    attend(session, name="Dad", state="left")
    clock_of(other).go_on(minutes=20)
    attend(other, name="Dad", state="back")
    sync(session, other)
    dad = get_person(session.entries, "Dad")
    for laptop in (session, other):
        there = attendance_of(laptop.entries, laptop.meeting_id, dad.id)
        assert there is not None
        assert [(one.state, one.told_at) for one in times_of(laptop.entries, there)] == [
            ("present", "14:00"),
            ("left", "14:10"),
            ("back", "14:20"),
        ]
        assert laptop.everything.conflicts() == ((there.id, "state"),)


def test_somebody_noted_on_two_laptops_is_there_once() -> None:
    session = meeting_session()
    attend(session, name="Kim", state="invited", about={"role": "OT"})
    kim = get_person(session.entries, "Kim")
    begin_meeting(session)
    other = second_laptop(session)
    attend(session, name="Kim")
    attend(other, name="Kim")
    sync(session, other)
    there = session.entries.all(Attendance, session.meeting_id)
    assert [one.person_id for one in there] == [kim.id]
    assert session.everything.conflicts() == ()


def test_what_is_told_of_somebody_new_or_known_is_written() -> None:
    session = meeting_session()
    attend(session, name="Noor", is_interpreter_for="Nan", about={"role": "Interpreter"})
    attend(session, name="Noor", state="left", about={"organisation": "Voices", "role": None})
    noor, nan = (get_person(session.entries, name) for name in ("Noor", "Nan"))
    assert (noor.role, noor.organisation) == ("Interpreter", "Voices")
    there = attendance_of(session.entries, session.meeting_id, noor.id)
    assert there is not None
    assert (there.interpreter_for, there.is_here) == (nan.id, False)
    with pytest.raises(BadInput, match="is not one of"):
        attend(session, name="Noor", state="asleep")


def test_the_statement_and_a_pause_in_the_notes() -> None:
    session = meeting_session()
    read_statement(session, by="Lee", language="pl")
    assert session.entries.all(StatementRead)[0].read_at == "14:00"
    pause_notes(session, asked_by="Mum")
    with pytest.raises(BadInput):
        pause_notes(session)
    clock_of(session).go_on(minutes=6, seconds=40)
    resume_notes(session)
    with pytest.raises(BadInput):
        resume_notes(session)
    assert session.entries.all(NotesPause)[0].minutes == 7


# --- promises across meetings --------------------------------------------------------------------


def test_promises_come_back_until_they_are_settled() -> None:
    session = meeting_session()
    for what, status, on in (
        ("open", "agreed", date(2026, 10, 1)),
        ("settled", "done", date(2026, 10, 1)),
        ("not agreed yet", "agreed", date(2026, 12, 1)),
    ):
        add_earlier_action(
            session,
            what=what,
            owner="Lee",
            due_on=date(2026, 11, 1),
            meeting_on=on,
            status=status,
        )
    assert [one.what for one in promises_before(session.entries, session.meeting)] == ["open"]
    assert len(session.entries.all(Action)) == 3


def test_a_number_is_compared_with_the_latest_before_it_whenever_it_was_written_down() -> None:
    session = meeting_session()
    add_earlier_scale(session, who="Mum", score=5, on=date(2026, 10, 13))
    add_earlier_scale(session, who="Mum", score=2, on=date(2026, 5, 1))
    add_earlier_scale(session, who="Mum", score=9, on=date(2026, 12, 24))
    add_earlier_scale(session, who="Dad", score=1, on=date(2026, 11, 1))
    give_score(session, who="Mum", score=4)
    (now,) = session.entries.all(Scale, session.meeting_id)
    before = scale_before(session.entries, now)
    assert before is not None
    assert before.score == 5
