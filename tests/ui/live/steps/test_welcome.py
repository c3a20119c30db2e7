"""Welcome, by hand: who is here, what was read out, what people agree to."""

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Consent, StatementRead
from mam_desktop.ui.live.steps.welcome import AGREED, HERE, READ, WelcomePage
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.keys import ALT, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("welcome")


@pytest.fixture
def page(opened: Opened) -> WelcomePage:
    assert isinstance(opened.page, WelcomePage)
    return opened.page


def test_the_statement_comes_first_and_afterwards_who_is_here(open_page: OpenPage) -> None:
    before = open_page("welcome", until="no step")
    assert isinstance(before.page, WelcomePage)
    if not before.controller.entries.all(StatementRead, before.controller.meeting.id):
        assert before.page.part == READ
    after = open_page("welcome")
    assert isinstance(after.page, WelcomePage)
    assert after.page.part == HERE


def test_each_part_is_one_key_away_and_shows_alone(page: WelcomePage) -> None:
    for key, part in ((Qt.Key.Key_3, AGREED), (Qt.Key.Key_1, READ), (Qt.Key.Key_2, HERE)):
        press(page, key, ALT)
        assert page.part == part
        assert [
            page.people.isVisible(),
            page.statement.isVisible(),
            page.agreement.isVisible(),
        ] == [
            part == HERE,
            part == READ,
            part == AGREED,
        ]


def test_the_parts_say_how_they_stand(page: WelcomePage) -> None:
    names = [button.accessibleName() for button in page.tabs.buttons.values()]
    assert names == [
        "Read this out: read out at 14:03",
        "Who is here: 7 of 8 are here",
        "Who agreed: 4 answers",
    ]


def test_arrows_go_from_part_to_part(page: WelcomePage) -> None:
    buttons = page.tabs.buttons
    buttons[READ].setFocus()
    press(buttons[READ], Qt.Key.Key_Right)
    assert buttons[HERE].hasFocus()
    press(buttons[HERE], Qt.Key.Key_Space)
    assert page.part == HERE


def test_a_question_gets_alt_and_its_number_until_it_goes(page: WelcomePage) -> None:
    page.controller.ask(Question("Which one?", ("A", "B"), lambda _no: None))
    press(page, Qt.Key.Key_1, ALT)
    assert page.part == HERE
    page.controller.question_went.emit()
    press(page, Qt.Key.Key_1, ALT)
    assert page.part == READ


def test_reading_the_statement_out_is_noted_with_who_and_when(page: WelcomePage) -> None:
    before = len(page.controller.entries.all(StatementRead))
    assert page.statement.who.currentText() == "Lee"
    page.statement.read.click()
    read = page.controller.entries.all(StatementRead)
    assert len(read) == before + 1
    assert read[-1].by_id == get_person(page.controller.entries, "Lee").id


def test_the_statement_names_the_child_and_who_gets_a_copy(page: WelcomePage) -> None:
    page.statement.longer.click()
    words = "\n".join(page.statement.lines)
    assert "This meeting is to help Robin." in words
    assert "Dana" in words
    page.statement.edition.buttons["child"].click()
    assert "somebody is hurting you" in "\n".join(page.statement.lines)


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
