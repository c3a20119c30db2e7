"""Welcome, by hand: who is here, what was read out, what people agree to."""

from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.attending import attendance_of, times_of
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance, Consent, Person, StatementRead
from mam_desktop.ui.live.steps.welcome import WelcomePage
from mam_desktop.ui.live.steps.welcome_people import EDIT, TAKE_OFF, PersonCard
from tests.ui.keys import press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("welcome")


@pytest.fixture
def page(opened: Opened) -> WelcomePage:
    assert isinstance(opened.page, WelcomePage)
    return opened.page


def _card(page: WelcomePage, name: str) -> PersonCard:
    cards = [cast("PersonCard", one) for one in page.people.cards]
    return next(one for one in cards if one.row is not None and one.row.name == name)


def _attendance(page: WelcomePage, name: str) -> Attendance:
    session = page.controller.session
    person = get_person(session.entries, name)
    found = attendance_of(session.entries, session.meeting_id, person.id)
    assert found is not None
    return found


def test_the_family_comes_first_on_the_list(page: WelcomePage) -> None:
    names = [row.name for row in page.model.rows]
    assert names[:3] == ["Robin", "Mum", "Nan"]
    assert "Sam" in names


def test_one_press_says_how_somebody_is_here(page: WelcomePage) -> None:
    _card(page, "Sam").states.buttons["late"].click()
    assert _attendance(page, "Sam").state == "late"
    assert _card(page, "Sam").states.choice() == "late"


def test_somebody_who_left_comes_back_when_they_are_here_again(page: WelcomePage) -> None:
    _card(page, "Mum").states.buttons["left"].click()
    _card(page, "Mum").states.buttons["present"].click()
    attendance = _attendance(page, "Mum")
    assert attendance.state == "back"
    assert _card(page, "Mum").states.choice() == "present"
    told = times_of(page.controller.entries, attendance)
    assert [one.state for one in told][-2:] == ["left", "back"]


def test_a_new_person_is_added_with_keys_alone(page: WelcomePage) -> None:
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.who, "Asha")
    page.form.role.say("Health visitor")
    page.form.can_decide.setChecked(True)
    page.form.joins.choose("phone")
    press(page.form.role.lineEdit(), Qt.Key.Key_Return)
    person = get_person(page.controller.entries, "Asha")
    assert (person.role, person.service) == ("Health visitor", "Community health")
    attendance = _attendance(page, "Asha")
    assert (attendance.state, attendance.joins, attendance.can_decide) == ("present", "phone", True)
    assert not page.form.is_open


def test_a_role_that_is_on_no_list_is_taken_as_typed(page: WelcomePage) -> None:
    page.form.unfold()
    type_text(page.form.who, "Bo")
    page.form.service.say("Swimming club")
    page.form.role.say("Swimming teacher")
    page.form.save_button.click()
    person = get_person(page.controller.entries, "Bo")
    assert (person.role, person.service) == ("Swimming teacher", "Swimming club")


def test_without_a_name_nothing_is_written_and_the_form_stays(
    page: WelcomePage, opened: Opened
) -> None:
    page.form.unfold()
    page.form.save_button.click()
    assert opened.troubles == ["A name is missing."]
    assert page.form.is_open


def test_details_of_somebody_are_changed(page: WelcomePage) -> None:
    _card(page, "Ms Ode").more.choose(EDIT)
    assert page.form.own_words.words() == "the quiet-room lady"
    page.form.own_words.say("the calm lady")
    page.form.save_button.click()
    assert get_person(page.controller.entries, "Ms Ode").own_words == "the calm lady"
    assert _attendance(page, "Ms Ode").state == "present"


def test_somebody_is_taken_off_the_list_after_a_reason(page: WelcomePage, opened: Opened) -> None:
    _card(page, "Sam").more.choose(TAKE_OFF)
    assert "Sam" in [row.name for row in page.model.rows]
    opened.questions[0].answered(0)
    assert "Sam" not in [row.name for row in page.model.rows]
    assert page.controller.entries.all(Person)


def test_keeping_them_changes_nothing(page: WelcomePage, opened: Opened) -> None:
    _card(page, "Sam").more.choose(TAKE_OFF)
    opened.questions[0].answered(2)
    assert "Sam" in [row.name for row in page.model.rows]


def test_reading_the_statement_out_is_noted_with_who_and_when(page: WelcomePage) -> None:
    before = len(page.controller.entries.all(StatementRead))
    assert page.statement.who.currentText() == "Lee"
    page.statement.read.click()
    read = page.controller.entries.all(StatementRead)
    assert len(read) == before + 1
    assert read[-1].by_id == get_person(page.controller.entries, "Lee").id


def test_the_statement_names_the_child_and_who_gets_a_copy(page: WelcomePage) -> None:
    page.statement.longer.click()
    words = page.statement.words.text()
    assert "This meeting is to help Robin." in words
    assert "Dana" in words
    page.statement.for_child.click()
    assert "somebody is hurting you" in page.statement.words.text()


def test_an_answer_goes_into_the_ledger(page: WelcomePage) -> None:
    form = page.agreement.form
    form.unfold()
    form.who.choose(get_person(page.controller.entries, "Nan").id)
    form.purpose.buttons["share minutes"].click()
    form.recipient.say("Housing")
    form.answer.buttons["no"].click()
    form.note.setText("not yet")
    form.save_button.click()
    consent = page.controller.entries.all(Consent)[-1]
    assert (consent.purpose, consent.recipient, consent.answer, consent.note) == (
        "share minutes",
        "Housing",
        "no",
        "not yet",
    )
    assert page.agreement.model.rows[-1].what == "share minutes with Housing"


def test_an_answer_is_never_guessed(page: WelcomePage, opened: Opened) -> None:
    before = len(page.controller.entries.all(Consent))
    page.agreement.form.unfold()
    type_text(page.agreement.form.who, "Mum")
    page.agreement.form.save_button.click()
    assert opened.troubles == ["Which answer? Yes, no or taken back."]
    assert len(page.controller.entries.all(Consent)) == before
