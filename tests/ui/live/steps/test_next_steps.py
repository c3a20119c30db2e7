"""Next steps, by hand: decisions with their reasons, questions passed on, the next meeting."""

from datetime import date

import pytest
from PySide6.QtCore import QTime

from mam_desktop.meeting.plan import Decision, NextMeeting, Referral
from mam_desktop.ui.live.steps.next_steps import NextStepsPage
from tests.ui.keys import type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("next_steps", until="actions")


@pytest.fixture
def page(opened: Opened) -> NextStepsPage:
    assert isinstance(opened.page, NextStepsPage)
    return opened.page


def test_a_decision_has_a_reason(page: NextStepsPage, opened: Opened) -> None:
    page.form.unfold()
    page.form.what.setPlainText("The plan stays with this team")
    page.form.save_button.click()
    assert opened.troubles == ["A decision needs what was decided, and why."]
    page.form.why.setPlainText("it is helping")
    page.form.save_button.click()
    decision = page.controller.entries.all(Decision, page.controller.meeting.id)[-1]
    assert (decision.what, decision.why, decision.by, decision.route) == (
        "The plan stays with this team",
        "it is helping",
        "everyone here",
        "here",
    )


def test_a_decision_is_changed(page: NextStepsPage) -> None:
    page.form.unfold()
    page.form.what.setPlainText("The plan stays")
    page.form.why.setPlainText("it is helping")
    page.form.save_button.click()
    page._on_card_change_wanted(page.decisions.rows[0].key)
    page.form.route.buttons["panel"].click()
    page.form.save_button.click()
    decisions = page.controller.entries.all(Decision, page.controller.meeting.id)
    assert [one.route for one in decisions] == ["panel"]


def test_a_question_is_passed_on_with_its_day(page: NextStepsPage) -> None:
    form = page.referral_form
    form.unfold()
    form.to.choose("MAP")
    form.question.setPlainText("Can support at home be funded jointly?")
    type_text(form.on.line, "9 Dec")
    form.save_button.click()
    passed = page.controller.entries.all(Referral, page.controller.meeting.id)[-1]
    assert (passed.to, passed.answer_on) == ("MAP", date(2026, 12, 9))
    assert page.referrals.rows[-1].mark == "Wednesday 9 December 2026"


def test_a_question_to_social_care_is_marked_as_kept_off_the_screen(page: NextStepsPage) -> None:
    form = page.referral_form
    form.unfold()
    form.to.choose("social_care")
    assert not form.open_to_all.isHidden()
    form.question.setPlainText("Who can visit?")
    form.save_button.click()
    assert page.referrals.rows[-1].is_restricted


def test_the_next_meeting_is_set_and_changed(page: NextStepsPage) -> None:
    card = page.next_meeting
    type_text(card.on.line, "5 January 2027")
    card.at.setTime(QTime(14, 30))
    card.place.say("Example Primary School")
    card.purpose.setText("review the plan")
    card.save.click()
    found = page.controller.entries.all(NextMeeting, page.controller.meeting.id)
    assert [(one.on, one.starts_at, one.place, one.purpose) for one in found] == [
        (date(2027, 1, 5), "14:30", "Example Primary School", "review the plan")
    ]
    assert card.save.isHidden()
    card.change.click()
    card.at.setTime(QTime(15, 0))
    card.save.click()
    found = page.controller.entries.all(NextMeeting, page.controller.meeting.id)
    assert [one.starts_at for one in found] == ["15:00"]


def test_without_a_day_there_is_no_next_meeting(page: NextStepsPage, opened: Opened) -> None:
    page.next_meeting.save.click()
    assert opened.troubles == ["Which day do we meet again?"]
    assert page.controller.entries.all(NextMeeting) == ()


def test_we_do_not_meet_again_and_say_why(page: NextStepsPage, opened: Opened) -> None:
    card = page.next_meeting
    card.way.buttons["close"].click()
    card.save.click()
    assert opened.troubles == ["Why do we stop meeting? There are no words yet."]
    card.reason.setPlainText("everything works now")
    card.save.click()
    found = page.controller.entries.all(NextMeeting, page.controller.meeting.id)
    assert [one.close for one in found] == ["everything works now"]
