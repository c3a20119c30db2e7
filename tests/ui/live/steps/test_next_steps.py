"""Next steps, by hand: decisions with their reasons, questions passed on, the next meeting."""

from datetime import date

import pytest

from mam_desktop.meeting.consents import SHARE_MINUTES, note_consent
from mam_desktop.meeting.copy_to import CopyTo
from mam_desktop.meeting.plan import Decision, NextMeeting, Referral
from mam_desktop.ui.live.steps.next_steps import NextStepsPage
from mam_desktop.ui.widgets.button import Button
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
    card.at.setText("2.30 pm")
    card.place.say("Example Primary School")
    card.purpose.setText("review the plan")
    card.save.click()
    found = page.controller.entries.all(NextMeeting, page.controller.meeting.id)
    assert [(one.on, one.starts_at, one.place, one.purpose) for one in found] == [
        (date(2027, 1, 5), "14:30", "Example Primary School", "review the plan")
    ]
    assert card.save.isHidden()
    card.change.click()
    card.at.setText("15:00")
    card.save.click()
    found = page.controller.entries.all(NextMeeting, page.controller.meeting.id)
    assert [one.starts_at for one in found] == ["15:00"]


def test_what_is_no_time_is_said_and_nothing_is_written(
    page: NextStepsPage, opened: Opened
) -> None:
    page.next_meeting.weeks[6].click()
    page.next_meeting.at.setText("tea time")
    page.next_meeting.save.click()
    assert opened.troubles == ["“tea time” is not a time. Try 14:00 or 2pm."]
    assert page.controller.entries.all(NextMeeting) == ()


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


def test_a_decision_says_more_or_less_help(page: NextStepsPage) -> None:
    page.form.unfold()
    page.form.what.setPlainText("Fewer visits")
    page.form.why.setPlainText("it goes well")
    page.form.help_level.buttons["less"].click()
    page.form.save_button.click()
    row = page.decisions.rows[-1]
    assert (row.level, row.level_icon) == ("less help (step down)", "arrow-down")


def test_an_assessment_is_asked_for_with_the_days_of_the_law_as_information(
    page: NextStepsPage,
) -> None:
    form = page.referral_form
    form.assessment_button.click()
    assert form.question.words() == "Does Robin need a legal plan for extra help?"
    assert "by Tuesday 5 January 2027 (week 6)" in form.legal.words
    form.asked_on.line.setText("1 Dec")
    assert "by Tuesday 12 January 2027 (week 6)" in form.legal.words
    form.save_button.click()
    passed = page.controller.entries.all(Referral, page.controller.meeting.id)[-1]
    assert (passed.to, passed.asked_on) == ("EHC_needs_assessment", date(2026, 12, 1))
    assert any("week 20" in line for line in page.referrals.rows[-1].legal)


def test_the_panel_is_asked_with_the_words_of_a_card(page: NextStepsPage) -> None:
    form = page.referral_form
    form.panel_button.click()
    (button,) = form._ideas.findChildren(Button)
    button.click()
    form.save_button.click()
    passed = page.controller.entries.all(Referral, page.controller.meeting.id)[-1]
    assert (passed.to, passed.question) == ("MAP", "Joint-funded support at home after school")
    form.panel_button.click()
    assert form._ideas.isHidden()


def test_a_day_in_six_weeks_is_one_press_and_a_long_wait_is_spoken_of(page: NextStepsPage) -> None:
    card = page.next_meeting
    card.weeks[6].click()
    assert (card.on.on(), card.hints) == (date(2027, 1, 5), "")
    card.on.show_day(date(2027, 6, 1))
    assert card.hints == "More than 12 weeks is long. 6 weeks is usual."


def test_a_day_that_has_been_is_refused_in_words(page: NextStepsPage, opened: Opened) -> None:
    card = page.next_meeting
    card.on.show_day(date(2026, 11, 3))
    assert card.hints == "That day has been."
    card.save.click()
    assert opened.troubles == [
        "Tuesday 3 November 2026 has been. Which day do we meet again?",
    ]
    assert card.on.on() == date(2026, 11, 3), "what was typed stays"


def test_we_stop_for_a_reason_of_the_list(page: NextStepsPage) -> None:
    card = page.next_meeting
    card.way.buttons["close"].click()
    card.closing.choose("social_care")
    card.save.click()
    found = page.controller.entries.all(NextMeeting, page.controller.meeting.id)[-1]
    assert (found.closing, found.close) == (
        "social_care",
        "Social care leads now, and has said yes",
    )


def test_who_gets_which_copy_is_changed_in_one_press(page: NextStepsPage) -> None:
    copies = page.copies
    assert copies.summary.text() == "8 people get a copy, 1 gets none"
    assert copies.model.rowCount() == 0
    copies.toggle.click()
    assert copies.hard.text() == "No hard words are left in the family’s copy."
    card = next(one for one in copies.cards if one.accessibleName().startswith("Dana"))
    card.gets.choose("everyone")
    card.gets.activated.emit(card.gets.currentIndex())
    (chosen,) = page.controller.entries.all(CopyTo, page.controller.meeting.id)
    assert (chosen.gets, chosen.form) == ("everyone", "pdf")


def test_who_the_family_said_no_to_cannot_be_chosen(page: NextStepsPage) -> None:
    told = {"purpose": SHARE_MINUTES, "recipient": "Social care", "answer": "no", "how": "said"}
    note_consent(page.controller.session, by="Mum", **told)
    page.copies.toggle.click()
    card = next(one for one in page.copies.cards if one.accessibleName().startswith("Dana"))
    assert card._fields.isHidden()
    assert not card._refused.isHidden()


def test_somebody_else_is_put_on_the_list(page: NextStepsPage, opened: Opened) -> None:
    page.copies.toggle.click()
    page.copies.add.click()
    assert opened.troubles == ["A name is missing."]
    type_text(page.copies.who, "Aunt Jo")
    page.copies.add.click()
    assert page.copies.cards[-1].accessibleName().startswith("Aunt Jo")


@pytest.mark.parametrize("hostile", ["x" * 100_000, "<b>x</b>", "=1+1", "\u202eabc", "👩‍👧"])
def test_hostile_words_stand_as_they_are(page: NextStepsPage, hostile: str) -> None:
    page.form.unfold()
    page.form.what.setPlainText(hostile)
    page.form.why.setPlainText(hostile)
    page.form.save_button.click()
    assert page.decisions.rows[-1].words == hostile
