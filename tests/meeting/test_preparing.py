"""Before a meeting: day and place, who is asked and what they answer, what people need, ticks."""

from collections.abc import Mapping
from datetime import date

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agendas import (
    SHIPPED,
    agendas,
    fitted,
    length_of,
    minutes_over,
    usual_agenda,
)
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.before import BEFORE_ITEMS, Arrangement, Interpreting, Invitation
from mam_desktop.meeting.before_words import (
    AGENDAS,
    ARRANGEMENT_HINTS,
    ARRANGEMENTS,
    INVITE_ANSWERS,
)
from mam_desktop.meeting.before_words import BEFORE_ITEMS as BEFORE_WORDS
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.inviting import (
    invite,
    invite_again,
    invited_to,
    invited_words,
    people_to_ask_again,
    withdraw,
)
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.preparing import (
    arrange,
    arrangements,
    before_list,
    book_interpreter,
    change_meeting,
    interpreter_warnings,
    set_agenda,
    set_needs,
    tick_before,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting, signed_hash
from mam_desktop.meeting.starting import (
    FamilyMember,
    HouseholdTold,
    add_family,
    prepare_meeting,
)
from mam_desktop.meeting.voicing import write_update
from tests.meeting.builders import (
    FakeSigner,
    begin_meeting,
    open_session,
    second_laptop,
    sync,
)


def robin_session() -> MeetingSession:
    """Return Robin's family, a meeting set up and nobody invited."""
    session = open_session()
    people = [
        FamilyMember(name="Mum", relation="mother", parental_responsibility=True),
        FamilyMember(name="Nan", relation="grandmother"),
        FamilyMember(name="Jo", relation="sister", born_on=date(2013, 6, 11)),
    ]
    home = HouseholdTold(address="1 Example Street", people=people)
    add_family(session, preferred_name="Robin", households=[home])
    begin_meeting(session)
    return session


def answers(session: MeetingSession) -> Mapping[str, str]:
    meeting_id = session.meeting.id
    return {one.person.name: one.answer for one in invited_to(session.entries, meeting_id)}


# --- when and where ------------------------------------------------------------------------------


def test_day_place_and_kind_can_change_until_the_minutes_are_sealed() -> None:
    session = robin_session()
    change_meeting(session, on=date(2026, 12, 1), place="at school", type="TAF", starts_at="09:00")
    meeting = session.meeting
    assert (meeting.on, meeting.place, meeting.type) == (date(2026, 12, 1), "at school", "TAF")
    seal_meeting(session, FakeSigner())
    with pytest.raises(Refused, match="sealed"):
        change_meeting(session, place="by video")
    assert session.meeting.place == "at school"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"starts_at": "25:00"}, "not a time"),
        ({"starts_at": "1٤:00"}, "not a time"),
        ({"starts_at": "16:00", "ends_at": "15:00"}, "end before it begins"),
        ({"type": "party"}, "not a kind of meeting"),
        ({"on": None}, "day is missing"),
        ({"step": "sign"}, "cannot be changed"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    told: Mapping[str, object], words: str
) -> None:
    session = robin_session()
    before = session.meeting
    with pytest.raises(BadInput, match=words):
        change_meeting(session, **told)
    assert session.meeting == before


def test_a_meeting_that_would_end_before_it_begins_is_not_set_up() -> None:
    session = robin_session()
    with pytest.raises(BadInput, match="end before it begins"):
        prepare_meeting(
            session, type="MAM", on=date(2026, 12, 1), starts_at="15:00", ends_at="15:00"
        )


# --- agenda --------------------------------------------------------------------------------------


def test_minutes_hold_for_every_step_and_the_order_never_changes() -> None:
    session = robin_session()
    set_agenda(session, {"board": 30, "welcome": 5})
    assert tuple(session.meeting.minutes_by_step) == STEPS
    assert session.meeting.minutes_by_step["board"] == 30
    assert session.meeting.minutes_by_step["voice"] == 0


@pytest.mark.parametrize(
    "minutes", [{"lunch": 5}, {"welcome": -1}, {"welcome": 999}, {"welcome": True}, {"welcome": 0}]
)
def test_minutes_that_cannot_be_are_refused(minutes: dict[str, int]) -> None:
    session = robin_session()
    with pytest.raises(BadInput):
        set_agenda(session, minutes)
    assert session.meeting.agenda is None


@pytest.mark.parametrize("length", [9, 10, 29, 45, 60, 90, 120, 240])
@pytest.mark.parametrize("name", list(SHIPPED))
def test_an_agenda_is_made_to_fit_and_no_step_loses_all_its_time(name: str, length: int) -> None:
    minutes = SHIPPED[name]
    fits = fitted(minutes, length)
    assert sum(fits.values()) == length
    assert {step for step, one in fits.items() if one} == {s for s, one in minutes.items() if one}


def test_an_agenda_that_cannot_fit_stays_as_it_is() -> None:
    assert fitted(SHIPPED["usual"], 5) == dict(SHIPPED["usual"])


def test_a_councils_own_agendas_stand_beside_those_that_ship() -> None:
    found = agendas({"voice": 25}, {"Our way": {"welcome": 9}, "short": {"welcome": 1}})
    by_name = {one.name: one for one in found}
    assert by_name["Usual"].minutes["voice"] == 25
    assert by_name["Usual"].minutes["welcome"] == 5
    assert by_name["Our way"].total == 9
    assert by_name["Short, at a child’s pace"].total == 1
    assert set(AGENDAS) == set(SHIPPED)


def test_each_kind_of_meeting_has_its_usual_agenda() -> None:
    assert (usual_agenda("MAM"), usual_agenda("review")) == ("usual", "review")


def test_the_agenda_is_held_against_the_time_there_is() -> None:
    session = robin_session()
    assert (length_of(session.meeting), minutes_over(session.meeting)) == (90, 5)
    set_agenda(session, fitted(session.meeting.minutes_by_step, 90))
    assert minutes_over(session.meeting) == 0


# --- who is invited ------------------------------------------------------------------------------


def test_an_answer_moves_who_was_invited_and_nobody_who_is_here() -> None:
    session = robin_session()
    invite(session, name="Sam", answer="none", about={"role": "GP", "service": "Health"})
    invite(session, name="Mum", answer="yes")
    assert (answers(session)["Sam"], answers(session)["Mum"]) == ("none", "yes")
    invite(session, name="Sam", answer="apologies", told={"update_wanted": True})
    sam = get_person(session.entries, "Sam")
    states = {one.person_id: one.state for one in session.entries.all(Attendance)}
    assert states[sam.id] == "apologies"
    attend(session, name="Mum", state="present")
    invite(session, name="Mum", answer="apologies")
    mum = get_person(session.entries, "Mum")
    here = {one.person_id: one.state for one in session.entries.all(Attendance)}
    assert here[mum.id] == "present"
    assert sam.role == "GP"


def test_a_change_of_mind_takes_the_apologies_back() -> None:
    session = robin_session()
    invite(session, name="Sam", answer="apologies")
    invite(session, name="Sam", answer="yes")
    (sam,) = (one for one in invited_to(session.entries, session.meeting.id) if one.answer == "yes")
    assert sam.attendance.state == "invited"
    assert sam.invitation is not None
    assert sam.invitation.told_on == date(2026, 11, 24)


def test_who_sends_somebody_else_puts_them_on_the_list() -> None:
    session = robin_session()
    invite(session, name="Sam", instead="Kim")
    assert answers(session) == {"Sam": "substitute", "Kim": "yes"}
    found = invited_to(session.entries, session.meeting.id)
    sam = next(one for one in found if one.person.name == "Sam")
    assert sam.invitation is not None
    assert sam.invitation.substitute_id == get_person(session.entries, "Kim").id
    with pytest.raises(BadInput, match="Somebody else"):
        invite(session, name="Sam", instead="Sam")


def test_a_written_update_that_was_asked_for_is_waited_for_until_it_is_there() -> None:
    session = robin_session()
    invite(session, name="Sam", answer="apologies", told={"update_wanted": True})

    def waits() -> bool:
        found = invited_to(session.entries, session.meeting.id)
        return next(one.update_wanted for one in found if one.person.name == "Sam")

    assert waits()
    write_update(session, service="Health", by="Sam", words="The list is open.")
    assert not waits()


def test_an_answer_that_is_none_of_the_answers_is_refused() -> None:
    session = robin_session()
    with pytest.raises(BadInput):
        invite(session, name="Sam", answer="maybe")
    with pytest.raises(BadInput, match="name is missing"):
        invite(session, name="   ")
    assert answers(session) == {}


def test_who_is_taken_off_the_list_is_gone_with_what_they_answered() -> None:
    session = robin_session()
    invite(session, name="Sam", answer="yes")
    (sam,) = session.entries.all(Attendance)
    withdraw(session, sam.id)
    assert session.entries.all(Attendance) == ()
    assert session.entries.all(Invitation) == ()
    invite(session, name="Sam", answer="none")
    attend(session, name="Sam", state="present")
    with pytest.raises(Refused, match="is here"):
        withdraw(session, session.entries.all(Attendance)[0].id)


def test_the_family_and_who_came_last_time_are_asked_again_at_once() -> None:
    session = robin_session()
    invite(session, name="Ms Ode", answer="yes", own={"can_decide": True, "joins": "phone"})
    prepare_meeting(session, type="review", on=date(2027, 1, 5), starts_at="14:00", ends_at="15:00")
    asked = {one.name for one in people_to_ask_again(session.entries, session.meeting)}
    assert {"Robin", "Mum", "Ms Ode"} <= asked
    invite_again(session)
    ode = next(
        one
        for one in invited_to(session.entries, session.meeting.id)
        if one.person.name == "Ms Ode"
    )
    assert (ode.answer, ode.attendance.can_decide, ode.attendance.joins) == ("none", True, "phone")
    with pytest.raises(Refused, match="already"):
        invite_again(session)


def test_two_laptops_that_invite_the_same_person_make_one_place_on_the_list() -> None:
    one = robin_session()
    other = second_laptop(one)
    invite(one, name="Mum", answer="yes")
    invite(other, name="Mum", answer="apologies")
    sync(one, other)
    (invited,) = one.entries.all(Invitation)
    assert "answer" in invited.torn
    assert len(one.entries.all(Attendance)) == 1


# --- what people need ----------------------------------------------------------------------------


def test_what_is_needed_is_noted_once_for_each_thing() -> None:
    session = robin_session()
    arrange(session, topic="room", words="the quiet room")
    arrange(session, topic="room", words="the quiet room", is_arranged=True)
    noted = arrangements(session.entries, session.meeting.id)
    assert noted["room"].is_arranged
    assert len(session.entries.all(Arrangement)) == 1
    with pytest.raises(BadInput):
        arrange(session, topic="moon", words="far")


def test_needs_are_told_apart_by_commas() -> None:
    session = robin_session()
    mum = get_person(session.entries, "Mum")
    set_needs(session, mum.id, " large print, , step-free way in,large print ")
    assert session.entries.get(Person, mum.id).access_needs == ("large print", "step-free way in")
    set_needs(session, mum.id, "")
    assert session.entries.get(Person, mum.id).access_needs == ()


def test_an_interpreter_who_is_named_is_on_the_list_and_interprets_for_somebody() -> None:
    session = robin_session()
    book_interpreter(session, language="Urdu", for_whom="Nan")
    (wanted,) = session.entries.all(Interpreting)
    assert not wanted.is_booked
    book_interpreter(
        session,
        language="Urdu",
        for_whom="Nan",
        interpreter="Noor",
        booking_id=wanted.id,
        is_booked=True,
        reference="B-17",
    )
    (booked,) = session.entries.all(Interpreting)
    assert booked.is_booked
    assert interpreter_warnings(session.entries, booked, session.meeting.on) == ()
    (listed,) = session.entries.all(Attendance)
    assert listed.interpreter_for == get_person(session.entries, "Nan").id
    noor = get_person(session.entries, "Noor")
    assert noor.role == "Interpreter (spoken language)"
    with pytest.raises(BadInput, match="language is missing"):
        book_interpreter(session, language=" ")


@pytest.mark.parametrize("who", ["Jo", "Mum"])
def test_a_relative_or_a_child_who_interprets_is_warned_of(who: str) -> None:
    session = robin_session()
    book_interpreter(session, language="Urdu", interpreter=who)
    (one,) = session.entries.all(Interpreting)
    (words,) = interpreter_warnings(session.entries, one, session.meeting.on)
    assert words.startswith(f"{who} belongs to the family")


def test_a_child_from_outside_who_interprets_is_warned_of() -> None:
    session = robin_session()
    invite(session, name="Li", about={"born_on": date(2012, 1, 1), "service": "School"})
    book_interpreter(session, language="Cantonese", interpreter="Li")
    (one,) = session.entries.all(Interpreting)
    (words,) = interpreter_warnings(session.entries, one, session.meeting.on)
    assert "never interpret" in words


# --- the chair's list ----------------------------------------------------------------------------


def test_a_tick_says_who_and_when_and_can_be_taken_back() -> None:
    session = robin_session()
    tick_before(session, item="hopes", by="Lee")
    line = next(one for one in before_list(session.entries, session.meeting.id) if one.is_done)
    assert line.tick is not None
    assert (line.item, line.tick.by_id, line.tick.done_on) == ("hopes", "Lee", date(2026, 11, 24))
    tick_before(session, item="hopes", is_done=False)
    assert not any(one.is_done for one in before_list(session.entries, session.meeting.id))
    with pytest.raises(BadInput, match="not on the list"):
        tick_before(session, item="cake")


def test_going_ahead_without_the_child_needs_a_reason() -> None:
    session = robin_session()
    with pytest.raises(BadInput, match="why"):
        tick_before(session, item="without", note="  ")
    tick_before(session, item="without", note="Robin is in hospital", by="Lee")
    line = before_list(session.entries, session.meeting.id)[-1]
    assert line.is_done


def test_every_choice_has_plain_words() -> None:
    assert set(BEFORE_WORDS) == set(BEFORE_ITEMS)
    assert set(INVITE_ANSWERS) == {"yes", "none", "apologies", "substitute"}
    assert set(ARRANGEMENTS) == set(ARRANGEMENT_HINTS)


# --- who sees it ---------------------------------------------------------------------------------


def test_nothing_of_the_preparation_is_on_the_family_screen_or_in_what_is_signed() -> None:
    session = robin_session()
    invite(session, name="Sam", answer="none")
    signed = signed_hash(session.entries, session.meeting)
    people = session.entries.all(Person)
    invite(session, name="Sam", answer="yes", told={"note": "SECRETNOTE", "how": "SECRETHOW"})
    arrange(session, topic="room", words="SECRETROOM")
    tick_before(session, item="without", note="SECRETWHY", by="SECRETBY")
    book_interpreter(session, language="SECRETTONGUE", agency="SECRETAGENCY")
    assert signed_hash(session.entries, session.meeting) == signed
    screen = FamilyScreen(ScreenState.ON, "follow")
    view = family_view(session.entries, session.meeting, screen, date(2026, 11, 24))
    assert "SECRET" not in repr(view)
    assert session.entries.all(Person) == people


# --- a family ------------------------------------------------------------------------------------


def test_a_new_family_knows_its_lead() -> None:
    session = open_session()
    add_family(session, preferred_name="Kit", lead="Lee")
    lead = get_person(session.entries, "Lee")
    assert lead.is_lead
    assert session.entries.all(Meeting) == ()


def test_who_is_here_has_said_yes_by_coming_and_is_counted_once() -> None:
    session = robin_session()
    invite(session, name="Sam", answer="yes")
    attend(session, name="Kim")
    invite(session, name="Kim", answer="none")
    found = invited_to(session.entries, session.meeting.id)
    answers = {one.person.name: one.answer for one in found}
    assert (answers["Sam"], answers["Kim"]) == ("yes", "yes")
    here = sum(one.attendance.is_here for one in found)
    assert invited_words(found).endswith(f"{here + 1} said yes")
