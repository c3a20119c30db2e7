"""What the lead may want to think of: the facts behind each prompt, and that it does not nag."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import add_outcome
from mam_desktop.meeting.editing import undo
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.prompted import PromptAnswer
from mam_desktop.meeting.prompts import (
    Prompt,
    answer_prompt,
    may_be_services,
    prompts,
    service_prompt,
)
from mam_desktop.meeting.school_years import age, end_of_school_age, school_year
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import FamilyMember, HouseholdTold, add_family
from mam_desktop.meeting.voicing import write_voice
from tests.meeting.builders import FixedClock, begin_meeting, open_session

TODAY = date(2026, 11, 24)
MUM = FamilyMember(name="Mum", relation="mother", parental_responsibility=True)
DAD = FamilyMember(name="Dad", relation="father", parental_responsibility=True)
JO = FamilyMember(name="Jo", relation="sister", born_on=date(2013, 6, 11))


def family(
    *people: FamilyMember,
    hidden_from: tuple[str, ...] = (),
    born_on: date | None = None,
    needs: Sequence[str] = (),
) -> MeetingSession:
    session = open_session(clock=FixedClock(datetime(2026, 11, 24, 14, 0, tzinfo=UTC)))
    add_family(
        session,
        preferred_name="Robin",
        households=[HouseholdTold(people=people, hidden_from=hidden_from)],
        born_on=born_on,
        needs=tuple(needs),
    )
    begin_meeting(session, on=TODAY)
    return session


def asked(session: MeetingSession, on: date = TODAY) -> list[Prompt]:
    return list(prompts(session.entries, session.meeting, on))


def topics(session: MeetingSession, on: date = TODAY) -> list[str]:
    return [one.topic for one in asked(session, on)]


def the(session: MeetingSession, topic: str, on: date = TODAY) -> Prompt:
    return next(one for one in asked(session, on) if one.topic == topic)


# --- ages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born_on", "on", "year"),
    [
        (date(2020, 8, 31), date(2024, 8, 31), None),
        (date(2020, 8, 31), date(2024, 9, 1), 0),
        (date(2020, 9, 1), date(2024, 9, 1), None),
        (date(2020, 9, 1), date(2025, 9, 1), 0),
        (date(2013, 3, 2), date(2026, 11, 24), 9),
        (date(2013, 3, 2), date(2026, 8, 31), 8),
        (date(2008, 9, 1), date(2027, 8, 31), 13),
        (date(2008, 8, 31), date(2026, 9, 1), None),
        (date(2012, 2, 29), date(2026, 9, 1), 10),
    ],
)
def test_a_school_year_begins_on_the_first_of_september(
    born_on: date, on: date, year: int | None
) -> None:
    assert school_year(born_on, on) == year


@pytest.mark.parametrize(
    ("born_on", "last_day"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 8, 31), date(2027, 6, 25)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2007, 1, 1), date(2023, 6, 30)),
        (date(2008, 2, 29), date(2024, 6, 28)),
    ],
)
def test_school_age_ends_on_the_last_friday_in_june(born_on: date, last_day: date) -> None:
    assert end_of_school_age(born_on) == last_day


def test_an_age_counts_birthdays() -> None:
    assert age(date(2012, 2, 29), date(2013, 2, 28)) == 0
    assert age(date(2012, 2, 29), date(2013, 3, 1)) == 1
    assert age(date(2009, 11, 24), TODAY) == 17


@pytest.mark.parametrize(
    ("born_on", "expected"),
    [
        (date(2023, 11, 25), ["health_visitor"]),
        (date(2023, 11, 24), []),
        (date(2017, 3, 2), []),
        (date(2013, 9, 1), []),
        (date(2013, 8, 31), ["adult_life"]),
        (date(2010, 10, 1), ["adult_life", "decides"]),
        (date(2010, 8, 31), ["adult_life", "decides"]),
        (date(2009, 11, 24), ["adult_life", "decides", "turning_18"]),
        (date(2008, 11, 24), ["adult_life", "decides"]),
        (date(2002, 11, 24), ["adult_life", "decides", "turning_25"]),
        (date(2001, 11, 24), []),
        (date(2027, 1, 1), []),
    ],
)
def test_an_age_brings_its_own_prompts(born_on: date, expected: list[str]) -> None:
    assert topics(family(MUM, DAD, born_on=born_on))[2:] == expected
    assert topics(family(born_on=born_on)) == expected


def test_the_young_person_decides_from_the_day_after_school_age_ends() -> None:
    session = family(born_on=date(2010, 8, 31))
    assert the(session, "decides", date(2026, 6, 26)).stage == "soon"
    assert "Friday 26 June 2026" in the(session, "decides", date(2026, 6, 26)).why
    assert the(session, "decides", date(2026, 6, 27)).stage == "now"


def test_looking_ahead_says_the_year_and_leaves_out_adult_services_that_were_asked() -> None:
    session = family(born_on=date(2013, 3, 2))
    assert "Year 9" in the(session, "adult_life").why
    assert "adult services" in the(session, "adult_life").words
    attend(session, name="Pat", state="invited", about={"service": "Adult services"})
    assert "adult services" not in the(session, "adult_life").words


def test_a_health_visitor_on_the_list_is_not_asked_for() -> None:
    session = family(born_on=date(2025, 3, 2))
    attend(session, name="Pat", state="apologies", about={"role": "Health visitor"})
    assert topics(session) == []


# --- people ---------------------------------------------------------------------------------------


def test_a_sister_nobody_has_spoken_of_is_asked_after() -> None:
    session = family(MUM, DAD, JO)
    assert the(session, "brothers_and_sisters").words == "How are things for Jo?"


@pytest.mark.parametrize(
    "mention",
    [
        lambda session: add_outcome(session, words="Jo’s room is her own"),
        lambda session: attend(session, name="Jo", state="apologies"),
        lambda session: write_voice(session, who="Jo", words="I like drawing"),
    ],
)
def test_a_sister_is_mentioned_by_name_on_the_list_or_as_who_said_it(
    mention: Callable[[MeetingSession], object],
) -> None:
    session = family(MUM, DAD, JO)
    mention(session)
    assert "brothers_and_sisters" not in topics(session)


def test_a_name_inside_another_word_is_no_mention() -> None:
    session = family(MUM, DAD, JO)
    add_outcome(session, words="Robin enjoys football")
    assert "brothers_and_sisters" in topics(session)


def test_a_parent_with_responsibility_who_was_not_asked_is_asked_after() -> None:
    session = family(MUM, DAD)
    attend(session, name="Mum")
    prompt = the(session, "second_parent")
    assert "Dad" in prompt.words
    assert "if that is safe" in prompt.words
    attend(session, name="Dad", state="invited")
    assert "second_parent" not in topics(session)
    attend(session, name="Dad", state="absent")
    assert "second_parent" in topics(session)


def test_where_an_address_is_kept_from_a_parent_safety_comes_first() -> None:
    session = family(MUM, DAD, hidden_from=("Dad",))
    attend(session, name="Mum")
    prompt = the(session, "second_parent")
    assert prompt.words.startswith("Think first what is safe.")
    assert "asked" not in prompt.words


def test_one_parent_alone_brings_the_question_after_another_one() -> None:
    session = family(MUM)
    assert "Robin" in the(session, "other_parent").words
    assert "other_parent" not in topics(family(MUM, DAD))


def test_a_grandmother_is_no_second_parent() -> None:
    nan = FamilyMember(name="Nan", relation="grandmother")
    assert "other_parent" in topics(family(MUM, nan))


def test_a_child_beside_somebody_who_needs_care_may_be_a_young_carer() -> None:
    session = family(MUM, DAD, JO, needs=["ASD"], born_on=date(2017, 3, 2))
    prompt = the(session, "young_carer")
    assert "Jo" in prompt.words
    assert "Robin" in prompt.why


def test_the_child_may_be_the_carer_of_a_parent() -> None:
    session = family(MUM, DAD, born_on=date(2015, 3, 2))
    attend(session, name="Mum", about={"access_needs": ("wheelchair",)})
    assert "Robin" in the(session, "young_carer").words


@pytest.mark.parametrize("need", ["Urdu interpreter", "large print", "BSL"])
def test_a_need_of_language_or_reading_is_no_need_of_care(need: str) -> None:
    session = family(MUM, DAD, born_on=date(2015, 3, 2))
    attend(session, name="Mum", about={"access_needs": (need,)})
    assert "young_carer" not in topics(session)


def test_grown_up_brothers_and_babies_are_no_young_carers() -> None:
    grown = FamilyMember(name="Al", relation="brother", born_on=date(2000, 1, 1))
    baby = FamilyMember(name="Bo", relation="sister", born_on=date(2025, 1, 1))
    assert "young_carer" not in topics(family(MUM, DAD, grown, baby, needs=["ASD"]))


# --- not nagging ----------------------------------------------------------------------------------


def test_what_is_done_does_not_come_again() -> None:
    session = family(MUM, DAD, JO)
    answer_prompt(session, the(session, "brothers_and_sisters"), "done")
    assert "brothers_and_sisters" not in topics(session)
    begin_meeting(session, on=date(2027, 1, 12))
    assert "brothers_and_sisters" not in topics(session)


def test_what_is_put_off_comes_again_in_the_next_meeting() -> None:
    session = family(MUM, DAD, JO)
    answer_prompt(session, the(session, "brothers_and_sisters"), "not_now")
    assert "brothers_and_sisters" not in topics(session)
    begin_meeting(session, on=date(2027, 1, 12))
    assert "brothers_and_sisters" in topics(session)


def test_an_answer_for_one_sister_leaves_her_brother_open() -> None:
    session = family(MUM, DAD, JO, FamilyMember(name="Kit", relation="half-brother"))
    both = the(session, "brothers_and_sisters")
    answer_prompt(session, replace(both, about=both.about[:1]), "done")
    assert the(session, "brothers_and_sisters").words == "How are things for Kit?"


def test_looking_ahead_comes_again_each_school_year() -> None:
    session = family(born_on=date(2013, 3, 2))
    answer_prompt(session, the(session, "adult_life"), "done")
    assert "adult_life" not in topics(session)
    assert "adult_life" in topics(session, date(2027, 9, 1))


def test_an_answer_is_for_the_lead_alone_and_can_be_undone() -> None:
    session = family(MUM, DAD, JO)
    answer_prompt(session, the(session, "brothers_and_sisters"), "done")
    for copy in Copy:
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert seen.all(PromptAnswer) == ()
    undo(session)
    assert "brothers_and_sisters" in topics(session)


def test_an_answer_nobody_knows_is_refused() -> None:
    session = family(MUM, DAD, JO)
    with pytest.raises(BadInput):
        answer_prompt(session, the(session, "brothers_and_sisters"), "maybe")


def test_an_outcome_that_sounds_like_a_service_can_be_left_as_it_is() -> None:
    session = family(MUM)
    add_outcome(session, words="Speech therapy every week")
    add_outcome(session, words="Robin tells us what he needs")
    outcome = session.entries.all(Outcome)[0]
    assert may_be_services(session.entries, session.meeting) == (outcome,)
    answer_prompt(session, service_prompt(outcome), "done")
    assert may_be_services(session.entries, session.meeting) == ()
