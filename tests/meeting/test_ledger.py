"""The ledger as it is asked: cells, gaps, who can decide for a child, what a no does in words."""

from datetime import date

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.consents import (
    MINUTES,
    PERSONAL,
    PHOTO,
    SHARE_MINUTES,
    SHOW,
    TAKE_PART,
    THIS_MEETING,
    VIDEO_CALL,
    not_taking_part,
    note_consent,
    settle,
    standing_answers,
    subject_of,
    yes_of,
)
from mam_desktop.meeting.deciding import decides_alone, who_decides_words
from mam_desktop.meeting.ledger import (
    ABOUT_ONE,
    QUESTIONS,
    Cell,
    brief,
    cells_about,
    effect_words,
    people_to_ask,
    question_words,
    sharing_cells,
    short_words,
    who_can_answer,
)
from mam_desktop.meeting.ledger_looks import LookKind, look_again, not_taking_part_words
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Child, Consent
from mam_desktop.meeting.session import MeetingSession
from tests.meeting.builders import MEETING_ON, begin_meeting, meeting_session, second_laptop, sync


def answer(session: MeetingSession, by: str, purpose: str, said: str, **more: str) -> Consent:
    told = {"recipient": THIS_MEETING, "how": "said", **more}
    note_consent(session, by=by, purpose=purpose, answer=said, **told)
    return session.entries.all(Consent)[-1]


def born(session: MeetingSession, on: date) -> None:
    writer = session.begin()
    writer.set(session.entries.get(Child, session.family_id), born_on=on)
    writer.commit()


def person_id(session: MeetingSession, name: str) -> str:
    return get_person(session.entries, name).id


def cell(session: MeetingSession, name: str, purpose: str) -> Cell:
    cells = cells_about(session.entries, session.meeting_id, person_id(session, name))
    return next(one for one in cells if one.purpose == purpose)


def kinds(session: MeetingSession, on: date = MEETING_ON) -> list[LookKind]:
    return [one.kind for one in look_again(session.entries, session.meeting, on)]


# --- cells -------------------------------------------------------------------------------------


def test_what_nobody_was_asked_is_neither_yes_nor_no() -> None:
    session = meeting_session()
    assert {one.answer for one in cells_about(session.entries, session.meeting_id, "nobody")} == {
        ""
    }
    assert set(ABOUT_ONE) == PERSONAL


@pytest.mark.parametrize("order", [("yes", "no"), ("no", "yes")])
def test_where_two_answer_for_a_child_the_cell_holds_the_stricter(order: tuple[str, str]) -> None:
    session = meeting_session()
    for by, said in zip(("Mum", "Dad"), order, strict=True):
        answer(session, by, PHOTO, said, for_whom="Robin")
    assert cell(session, "Robin", PHOTO).answer == "no"
    assert cell(session, "Robin", PHOTO).differs
    assert cell(session, "Mum", PHOTO).answer == ""


def test_taking_part_is_asked_anew_at_each_meeting_and_the_rest_stands() -> None:
    session = meeting_session()
    answer(session, "Mum", TAKE_PART, "yes")
    answer(session, "Mum", SHOW, "no")
    begin_meeting(session)
    assert cell(session, "Mum", TAKE_PART).answer == ""
    assert cell(session, "Mum", SHOW).answer == "no"


def test_an_agencys_cell_holds_what_was_said_of_it_under_any_of_its_names() -> None:
    session = meeting_session()
    about: dict[str, object] = {"role": "GP", "service": "Health", "organisation": "The Surgery"}
    attend(session, name="Sam", state="apologies", about=about)
    answer(session, "Mum", SHARE_MINUTES, "no", recipient="gp")
    answer(session, "Mum", SHARE_MINUTES, "yes", recipient="Housing")
    cells = {
        one.recipient: one.answer for one in sharing_cells(session.entries, session.meeting_id)
    }
    assert cells == {"Social worker": "", "The Surgery": "no", "Housing": "yes"}


def test_the_family_is_asked_the_child_first_and_services_are_not() -> None:
    session = meeting_session()
    people = people_to_ask(session.entries, session.meeting_id)
    assert [one.name for one in people] == ["Robin", "Mum", "Dad"]
    answer(session, "Dana", SHOW, "no")
    assert people_to_ask(session.entries, session.meeting_id)[-1].name == "Dana"


def test_a_grown_up_answers_for_themselves_and_for_a_child_all_can_be_heard() -> None:
    session = meeting_session()
    people = people_to_ask(session.entries, session.meeting_id)
    mum = who_can_answer(session.entries, people, person_id(session, "Mum"))
    assert [one.name for one in mum] == ["Mum"]
    assert len(who_can_answer(session.entries, people, person_id(session, "Robin"))) == 3
    assert len(who_can_answer(session.entries, people, None)) == 3


def test_a_yes_of_the_lead_for_the_child_leaves_the_parents_own_answers_alone() -> None:
    session = meeting_session()
    answer(session, "Dad", TAKE_PART, "no")
    answer(session, "Mum", TAKE_PART, "no", for_whom="Robin")
    answer(session, "Lee", TAKE_PART, "yes", for_whom="Robin", grounds="court order")
    refused = not_taking_part(session.entries, session.meeting_id)
    assert [subject_of(one) for one in refused] == [person_id(session, "Dad")]


def test_settling_needs_the_lead_and_grounds_and_replaces_what_was_said_before() -> None:
    session = meeting_session()
    answer(session, "Mum", SHOW, "yes", for_whom="Robin")
    line = answer(session, "Dad", SHOW, "no", for_whom="Robin")
    lee, dana = person_id(session, "Lee"), person_id(session, "Dana")
    with pytest.raises(BadInput, match="Only the family’s lead"):
        settle(session, line, answer="yes", by=dana, grounds="court order")
    with pytest.raises(BadInput, match="what grounds"):
        settle(session, line, answer="yes", by=lee, grounds=" ")
    settle(session, line, answer="yes", by=lee, grounds="court order")
    assert cell(session, "Robin", SHOW).answer == "yes"
    assert [one.by_id for one in standing_answers(session.entries)] == [lee]
    answer(session, "Dad", SHOW, "withdrawn", for_whom="Robin")
    assert cell(session, "Robin", SHOW).answer == "withdrawn"


def test_two_laptops_that_heard_different_answers_hold_the_stricter() -> None:
    session = meeting_session()
    other = second_laptop(session)
    answer(session, "Mum", SHOW, "yes", for_whom="Robin")
    answer(other, "Dad", SHOW, "no", for_whom="Robin")
    sync(session, other)
    for one in (session, other):
        assert cell(one, "Robin", SHOW).answer == "no"


def test_all_that_somebody_said_yes_to_can_be_found() -> None:
    session = meeting_session()
    answer(session, "Mum", SHOW, "yes", for_whom="Robin")
    answer(session, "Robin", PHOTO, "yes")
    answer(session, "Robin", MINUTES, "no")
    found = yes_of(session.entries, person_id(session, "Robin"))
    assert {one.purpose for one in found} == {SHOW, PHOTO}


# --- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", list(QUESTIONS))
def test_every_purpose_is_a_plain_question_and_a_no_says_what_it_does(purpose: str) -> None:
    session = meeting_session()
    for words in (
        question_words(purpose, recipient="the GP"),
        question_words(purpose, about="Robin", recipient="the GP"),
    ):
        assert words.endswith("?")
        assert not {"{", "}"} & set(words)
    one = answer(session, "Robin", purpose, "no", recipient="GP")
    words = effect_words(session.entries, one)
    assert words
    assert "{" not in words
    assert not effect_words(session.entries, answer(session, "Robin", purpose, "yes"))


def test_a_purpose_in_other_words_is_asked_as_it_was_written() -> None:
    assert question_words("tell the coach", recipient="Swimming") == "tell the coach: Swimming?"
    assert short_words("tell the coach") == "tell the coach"


def test_long_names_are_cut_in_sentences_and_whole_in_the_ledger() -> None:
    assert brief("x" * 500) == "x" * 59 + "…"
    assert brief("two\n words") == "two words"


@pytest.mark.parametrize(
    ("more", "because"),
    [({"purpose": " "}, "asked for"), ({"recipient": " "}, "with whom")],
)
def test_a_line_says_what_for_and_the_minutes_with_whom(more: dict[str, str], because: str) -> None:
    session = meeting_session()
    told = {"purpose": SHARE_MINUTES, "recipient": "GP", "answer": "yes", "how": "said", **more}
    with pytest.raises(BadInput, match=because):
        note_consent(session, by="Mum", **told)
    assert not session.entries.all(Consent)


# --- what wants eyes -----------------------------------------------------------------------------


def test_nothing_wants_eyes_while_all_is_said_plainly() -> None:
    session = meeting_session()
    answer(session, "Mum", TAKE_PART, "yes")
    answer(session, "Mum", SHOW, "yes", for_whom="Robin")
    answer(session, "Robin", TAKE_PART, "yes", judged_by="Lee", grounds="cards")
    answer(session, "Robin", PHOTO, "no")
    assert kinds(session) == []


def test_two_parents_who_differ_are_named_with_the_question() -> None:
    session = meeting_session()
    answer(session, "Mum", SHARE_MINUTES, "yes", recipient="GP")
    answer(session, "Dad", SHARE_MINUTES, "no", recipient="GP")
    (look,) = look_again(session.entries, session.meeting, MEETING_ON)
    assert look.words == (
        "Mum said yes, Dad said no: Share the minutes with GP. The stricter answer holds."
    )
    assert len(look.lines) == 2


def test_a_childs_yes_wants_a_judge_until_they_are_past_school_age() -> None:
    session = meeting_session()
    answer(session, "Robin", SHOW, "yes")
    assert kinds(session) == [LookKind.NOT_JUDGED]
    born(session, date(2017, 3, 1))
    assert kinds(session) == [LookKind.NOT_JUDGED]
    born(session, date(2010, 3, 1))
    assert kinds(session) == []


def test_for_a_young_person_past_school_age_nobody_decides_without_a_judge() -> None:
    session = meeting_session()
    born(session, date(2010, 3, 1))
    answer(session, "Mum", SHOW, "yes", for_whom="Robin")
    (look,) = look_again(session.entries, session.meeting, MEETING_ON)
    assert look.words.startswith("Mum answered for Robin, who decides alone: On the screen")


def test_a_yes_for_the_child_from_somebody_not_known_to_be_responsible_wants_eyes() -> None:
    session = meeting_session()
    attend(session, name="Nan", about={"service": "Child and family"})
    answer(session, "Nan", SHOW, "yes", for_whom="Robin")
    assert kinds(session) == [LookKind.MAY_NOT]
    answer(session, "Nan", SHOW, "yes", for_whom="Robin", grounds="special guardian")
    assert kinds(session) == []


def test_who_does_not_take_part_is_named_before_anything_leaves() -> None:
    session = meeting_session()
    assert not not_taking_part_words(session.entries, session.meeting_id)
    answer(session, "Dad", TAKE_PART, "withdrawn")
    assert kinds(session) == [LookKind.LEFT]
    assert not_taking_part_words(session.entries, session.meeting_id) == (
        "Not taking part: Dad. Look at what they said before anything leaves."
    )


def test_somebody_on_video_against_a_no_is_named() -> None:
    session = meeting_session()
    attend(session, name="Dana", joins="video")
    answer(session, "Mum", VIDEO_CALL, "yes")
    assert kinds(session) == []
    answer(session, "Mum", VIDEO_CALL, "withdrawn")
    (look,) = look_again(session.entries, session.meeting, MEETING_ON)
    assert look.words == "Dana joins by video, and Mum said no to that."


# --- who can decide ------------------------------------------------------------------------------


def test_who_decides_goes_by_the_last_friday_in_june_and_never_by_a_guess() -> None:
    session = meeting_session()
    robin, mum = person_id(session, "Robin"), person_id(session, "Mum")
    assert decides_alone(session.entries, robin, MEETING_ON) is None
    assert "do not know how old Robin is" in who_decides_words(session.entries, MEETING_ON)
    born(session, date(2010, 9, 1))
    assert decides_alone(session.entries, robin, date(2027, 6, 25)) is False
    assert decides_alone(session.entries, robin, date(2027, 6, 26)) is True
    assert "Mum, Dad" in who_decides_words(session.entries, date(2027, 6, 25))
    assert "Nobody decides instead" in who_decides_words(session.entries, date(2027, 6, 26))
    assert decides_alone(session.entries, mum, MEETING_ON) is True
