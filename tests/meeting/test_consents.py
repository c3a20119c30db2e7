"""The consent ledger: whose answer stands, and who gets no copy."""

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.consents import (
    check_may_have_a_copy,
    may_have_a_copy,
    not_taking_part,
    note_consent,
    refused_recipients,
    standing_answers,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import holds_exports
from tests.meeting.builders import begin_meeting, meeting_session


def answer(session: MeetingSession, by: str, said: str, **more: str) -> None:
    told = {"purpose": "share minutes", "recipient": "GP", "how": "said", **more}
    note_consent(session, by=by, answer=said, **told)


def test_the_newest_answer_of_a_person_stands() -> None:
    session = meeting_session()
    for said in ("yes", "no", "withdrawn", "yes"):
        answer(session, "Mum", said)
    assert [one.answer for one in standing_answers(session.entries)] == ["yes"]
    assert may_have_a_copy(session.entries, "GP")


def test_capitals_and_spaces_make_no_other_question() -> None:
    session = meeting_session()
    answer(session, "Mum", "yes", recipient=" gp", purpose="Share Minutes")
    answer(session, "Mum", "no")
    assert len(standing_answers(session.entries)) == 1
    assert refused_recipients(session.entries) == {"gp"}


@pytest.mark.parametrize("order", [("Mum", "Dad"), ("Dad", "Mum")])
def test_where_two_with_parental_responsibility_differ_the_stricter_answer_holds(
    order: tuple[str, str],
) -> None:
    session = meeting_session()
    for by in order:
        answer(session, by, "yes" if by == "Mum" else "no")
    assert not may_have_a_copy(session.entries, "GP")


def test_the_lead_settles_it_for_the_child_and_says_on_what_grounds() -> None:
    session = meeting_session()
    answer(session, "Mum", "yes")
    answer(session, "Dad", "no")
    answer(session, "Lee", "yes", for_whom="Robin")
    assert not may_have_a_copy(session.entries, "GP")
    answer(session, "Lee", "yes", for_whom="Robin", grounds="court order of 3 November")
    assert may_have_a_copy(session.entries, "GP")
    answer(session, "Dad", "no", recipient="Housing")
    assert may_have_a_copy(session.entries, "GP")
    answer(session, "Dad", "withdrawn")
    assert not may_have_a_copy(session.entries, "GP")


def test_the_leads_own_answer_settles_nothing() -> None:
    session = meeting_session()
    answer(session, "Dad", "no")
    answer(session, "Lee", "yes", grounds="I think so")
    answer(session, "Dana", "yes", for_whom="Robin", grounds="I think so")
    assert not may_have_a_copy(session.entries, "GP")


def test_a_no_to_a_role_a_service_or_a_name_is_a_no_to_their_organisation() -> None:
    for recipient in ("GP", "Health", "Sam", "Example Surgery", "example surgery"):
        session = meeting_session()
        about: dict[str, object] = {
            "role": "GP",
            "service": "Health",
            "organisation": "Example Surgery",
        }
        attend(session, name="Sam", state="apologies", about=about)
        answer(session, "Mum", "no", recipient=recipient)
        for agency in ("Example Surgery", "Health", "GP"):
            with pytest.raises(Refused, match="said no"):
                check_may_have_a_copy(session.entries, agency)
        check_may_have_a_copy(session.entries, "Social care")


def test_who_was_never_heard_of_gets_no_copy_and_one_yes_is_enough() -> None:
    session = meeting_session()
    with pytest.raises(Refused, match="not on this meeting’s list"):
        check_may_have_a_copy(session.entries, "Housing")
    answer(session, "Mum", "yes", recipient="Housing")
    check_may_have_a_copy(session.entries, "Housing")


@pytest.mark.parametrize("said", ["no", "withdrawn"])
def test_who_does_not_take_part_makes_a_person_look_before_anything_leaves(said: str) -> None:
    session = meeting_session()
    told = {"purpose": "take part", "recipient": "this meeting"}
    answer(session, "Mum", "yes", **told)
    assert not holds_exports(session)
    answer(session, "Robin", said, **told)
    (refused,) = not_taking_part(session.entries, session.meeting_id)
    assert refused.answer == said
    assert holds_exports(session)
    answer(session, "Robin", "yes", **told)
    assert not holds_exports(session)


def test_who_did_not_take_part_in_one_meeting_may_in_the_next() -> None:
    session = meeting_session()
    answer(session, "Robin", "no", purpose="take part", recipient="this meeting")
    begin_meeting(session)
    assert not holds_exports(session)
