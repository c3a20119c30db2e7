"""Before everybody leaves: decisions, the next day, closing with a reason, who gets which copy."""

from datetime import date

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import (
    agree_action,
    close_with_reason,
    record_decision,
    refer,
    set_next_meeting,
)
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.consents import SHARE_MINUTES, note_consent
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.copy_list import CopyLine, copy_list, set_copy, without_a_copy
from mam_desktop.meeting.copy_to import CopyTo
from mam_desktop.meeting.editing import undo, undo_words
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import NextStepsScene, ScreenState
from mam_desktop.meeting.family_words import hard_words_for_the_family
from mam_desktop.meeting.next_hints import (
    day_hints,
    drift_words,
    ideas_for_the_panel,
    not_here_any_more,
    offered_day,
)
from mam_desktop.meeting.plan import Decision, NextMeeting, Referral
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import write_voice
from tests.meeting.builders import MEETING_ON, begin_meeting, meeting_session


def hints(session: MeetingSession, on: date) -> tuple[str, ...]:
    return day_hints(on, session.meeting, MEETING_ON)


def lines(session: MeetingSession) -> dict[str, CopyLine]:
    return {one.person.name: one for one in copy_list(session.entries, session.meeting)}


# --- the next meeting ---


def test_six_weeks_on_is_offered_and_nothing_is_said_about_it() -> None:
    session = meeting_session()
    assert offered_day(session.meeting, MEETING_ON, 6) == date(2027, 1, 5)
    assert hints(session, date(2027, 1, 5)) == ()


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 1), "That day has been."),
        (date(2027, 1, 9), "That is a Saturday."),
        (date(2027, 1, 10), "That is a Sunday."),
        (date(2027, 4, 6), "More than 12 weeks is long. 6 weeks is usual."),
        (date(2026, 12, 1), "Soon: workers often need 3 to 4 weeks to keep a day free."),
    ],
)
def test_a_day_that_may_be_a_slip_is_spoken_of(on: date, said: str) -> None:
    assert hints(meeting_session(), on) == (said,)


def test_a_day_that_has_been_is_refused_and_nothing_is_lost() -> None:
    session = meeting_session()
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="school")
    with pytest.raises(BadInput, match="Tuesday 5 January 2021 has been"):
        set_next_meeting(session, on=date(2021, 1, 5), starts_at="14:00", place="school")
    assert session.entries.all(NextMeeting)[0].on == date(2027, 1, 5)


def test_closing_takes_a_reason_from_the_list_or_in_words() -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match="Why do we stop"):
        close_with_reason(session, reason=" ")
    with pytest.raises(BadInput, match="Why do we stop"):
        close_with_reason(session, reason="", closing="other")
    close_with_reason(session, reason="", closing="needs_met")
    found = session.entries.all(NextMeeting)[0]
    assert (found.close, found.closing) == ("What was needed is there now", "needs_met")
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="school")
    found = session.entries.all(NextMeeting)[0]
    assert (found.close, found.closing) == ("", "")


def test_who_has_left_is_named_so_that_they_are_told() -> None:
    session = meeting_session()
    assert not_here_any_more(session.entries, session.meeting) == ()
    attend(session, name="Dana", state="left")
    attend(session, name="Sam", state="apologies")
    attend(session, name="Kim", state="absent")
    assert not_here_any_more(session.entries, session.meeting) == ("Dana", "Sam")


def test_drift_is_spoken_of_after_a_year_or_three_reviews() -> None:
    session = meeting_session()
    assert drift_words(session.entries, session.meeting) == ""
    begin_meeting(session, on=date(2027, 12, 1))
    assert "more than a year" in drift_words(session.entries, session.meeting)
    session = meeting_session()
    for month in (1, 2, 3):
        begin_meeting(session, on=date(2027, month, 5))
    assert "review number 3" in drift_words(session.entries, session.meeting)


# --- decisions and what is passed on ---


def test_a_decision_says_whether_it_means_more_or_less_help() -> None:
    session = meeting_session()
    record_decision(session, what="Less often", why="it works", by="us", help_level="less")
    assert session.entries.all(Decision)[0].help_level == "less"
    with pytest.raises(BadInput, match="is not one of"):
        record_decision(session, what="x", why="y", by="us", help_level="much more")


def test_the_family_sees_what_was_passed_on_but_not_what_went_to_social_care() -> None:
    session = meeting_session()
    asked = date(2026, 11, 24)
    refer(session, to="EHC_needs_assessment", question="A plan?", asked_on=asked)
    refer(session, to="social_care", question="Who visits?")
    shown = family_view(
        session.entries, session.meeting, FamilyScreen(ScreenState.ON, "next_steps"), asked
    ).body
    assert isinstance(shown, NextStepsScene)
    assert [(one.question, one.asked_on) for one in shown.passed] == [("A plan?", asked)]


def test_cards_for_the_panel_wait_until_they_are_passed_on() -> None:
    session = meeting_session()
    add_idea(session, words="Support at home", by="Lee", column="panel")
    add_idea(session, words="Swimming", by="Lee", column="can")
    assert [one.words for one in ideas_for_the_panel(session.entries, session.meeting)] == [
        "Support at home"
    ]
    refer(session, to="MAP", question="Support  at home")
    assert ideas_for_the_panel(session.entries, session.meeting) == ()
    assert session.entries.all(Referral)[0].asked_on is None


# --- copies ---


def test_what_is_usual_stands_there_before_anybody_chooses() -> None:
    session = meeting_session()
    attend(session, name="Nan", about={"service": "Child and family"})
    attend(session, name="Noor", is_interpreter_for="Nan")
    attend(session, name="Sam", state="apologies", about={"service": "Health"})
    attend(session, name="Kim", state="absent", about={"service": "Health"})
    found = lines(session)
    assert {name: (one.gets, one.form) for name, one in found.items()} == {
        "Robin": ("family", "paper"),
        "Mum": ("family", "paper"),
        "Dad": ("family", "paper"),
        "Lee": ("case_file", "pdf"),
        "Dana": ("agency", "pdf"),
        "Nan": ("family", "paper"),
        "Noor": ("none", "pdf"),
        "Sam": ("agency", "pdf"),
        "Kim": ("none", "pdf"),
    }
    assert [one.person.name for one in without_a_copy(tuple(found.values()))] == ["Noor", "Kim"]


@pytest.mark.parametrize(
    ("need", "form"),
    [
        ("large print", "large_print"),
        ("Easy Read", "easy_read"),
        ("Urdu interpreter", "own_language"),
    ],
)
def test_the_form_follows_what_somebody_needs(need: str, form: str) -> None:
    session = meeting_session()
    attend(session, name="Mum", about={"access_needs": [need]})
    assert lines(session)["Mum"].form == form


def test_the_lead_chooses_and_undo_takes_it_back() -> None:
    session = meeting_session()
    set_copy(session, "Dana", gets="everyone", form="word")
    set_copy(session, "Dana", gets="everyone", form="pdf")
    assert len(session.entries.all(CopyTo)) == 1
    assert (lines(session)["Dana"].gets, lines(session)["Dana"].form) == ("everyone", "pdf")
    assert undo_words(session) == "change to who gets a copy: In which form"
    undo(session)
    assert lines(session)["Dana"].form == "word"


def test_the_ledger_says_no_and_nobody_chooses_otherwise() -> None:
    session = meeting_session()
    set_copy(session, "Dana", gets="everyone")
    note_consent(
        session, by="Mum", purpose=SHARE_MINUTES, recipient="Social care", answer="no", how="said"
    )
    found = lines(session)["Dana"]
    assert (found.gets, found.is_refused, found.why) == ("none", True, "The family said no.")
    with pytest.raises(Refused, match="The family said no"):
        set_copy(session, "Dana", gets="agency")
    set_copy(session, "Dana", gets="none")


def test_somebody_who_was_not_asked_can_be_put_on_the_list() -> None:
    session = meeting_session()
    set_copy(session, "Aunt Jo", gets="family", form="audio")
    assert lines(session)["Aunt Jo"].gets == "family"


def test_who_gets_a_copy_is_for_the_case_file_alone() -> None:
    session = meeting_session()
    set_copy(session, "Dana", gets="agency")
    for copy in (Copy.FAMILY_SCREEN, Copy.SIGNED, Copy.FAMILY, Copy.EVERYONE, Copy.AGENCY):
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert seen.all(CopyTo) == ()
    seen = visible_to(session.entries, Recipient(Copy.CASE_FILE), session.meeting_id).entries
    assert len(seen.all(CopyTo)) == 1


def test_hard_words_of_the_family_copy_are_counted_and_peoples_own_words_are_not() -> None:
    session = meeting_session()
    write_voice(session, who="Mum", words="I do not understand this EHCP")
    agree_action(session, what="Ask CAMHS", owner="Lee", due_on=None)
    agree_action(session, what="Ask the LADO", owner="Lee", due_on=None, kind="professional")
    record_decision(session, what="CAMHS first", why="SEMH", by="us")
    found = hard_words_for_the_family(session.entries, session.meeting)
    assert [one.said for one in found] == ["CAMHS", "SEMH"]


def test_papers_show_the_days_of_the_law_and_the_case_file_who_gets_a_copy() -> None:
    session = meeting_session()
    refer(session, to="EHC_needs_assessment", question="A plan?", asked_on=date(2026, 11, 24))
    record_decision(session, what="Less often", why="it works", by="us", help_level="less")
    set_copy(session, "Dana", gets="everyone", form="word")
    family, case_file = (
        "\n".join(
            every_text(
                copy_content_for(
                    session.entries,
                    session.meeting,
                    CopyOrder(recipient=Recipient(copy), made_at=session.clock.now()),
                ).blocks
            )
        )
        for copy in (Copy.FAMILY, Copy.CASE_FILE)
    )
    assert "by Tuesday 13 April 2027 (week 20): The final plan, if there is one" in family
    assert "England: SEND Regulations 2014" in family
    assert "less help (step down)" in family
    assert "Who gets a copy" not in family
    assert "Who gets a copy" in case_file
