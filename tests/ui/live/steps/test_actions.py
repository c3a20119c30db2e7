"""Agreed actions, by hand: what, who, by when; from the board; what is left."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.promises import actions_of
from mam_desktop.ui.live.steps.actions import ActionsPage
from mam_desktop.ui.live.steps.actions_rows import CHANGE, TAKE_AWAY, ActionCard
from mam_desktop.ui.live.steps.parts.row_list import RowList
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("actions")


@pytest.fixture
def page(opened: Opened) -> ActionsPage:
    assert isinstance(opened.page, ActionsPage)
    return opened.page


def _last(page: ActionsPage) -> Action:
    return actions_of(page.controller.entries, page.controller.meeting)[-1]


def _cards(page: ActionsPage) -> list[ActionCard]:
    lists = [one for one in page.findChildren(RowList) if one.accessibleName() == "Agreed actions"]
    return [cast("ActionCard", one) for one in lists[0].cards]


def test_rows_are_numbered_and_say_how_far_away_the_day_is(page: ActionsPage) -> None:
    first = page.model.rows[0]
    assert (first.no, first.owner, first.day, first.how_far) == (
        1,
        "Dana",
        "Fri 4 Dec",
        "in 10 days",
    )
    assert page.model.rows[-1].how_far == "tomorrow"


def test_tasks_the_services_keep_stand_apart(page: ActionsPage) -> None:
    assert [row.what for row in page.service_model.rows] == [
        "Update the chronology on the case system"
    ]
    assert len(page.model.rows) == 4


def test_an_action_is_agreed_with_keys_alone(page: ActionsPage) -> None:
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.what, "Ring the swimming club")
    type_text(page.form.owner, "Kim")
    type_text(page.form.due.line, "in 2 weeks")
    page.form.so_that.setFocus()
    type_text(page.form.so_that, "Robin swims on Saturdays")
    press(page.form.so_that, Qt.Key.Key_Return)
    action = _last(page)
    assert action.what == "Ring the swimming club"
    assert action.owner_id == get_person(page.controller.entries, "Kim").id
    assert action.due_on == date(2026, 12, 8)
    assert action.so_that == "Robin swims on Saturdays"


def test_a_day_that_can_mean_two_is_asked(page: ActionsPage, opened: Opened) -> None:
    page.form.unfold()
    type_text(page.form.what, "Ring the club")
    type_text(page.form.due.line, "Tuesday")
    assert page.form.due.on() is None
    page.form.save_button.click()
    assert opened.troubles == ["Which day is “Tuesday”?"]
    page.form.due.show_day(date(2026, 12, 1))
    press(page.form.what, Qt.Key.Key_Return, CTRL)
    assert _last(page).due_on == date(2026, 12, 1)


def test_what_is_no_day_is_said_and_nothing_is_written(page: ActionsPage, opened: Opened) -> None:
    count = len(actions_of(page.controller.entries, page.controller.meeting))
    page.form.unfold()
    type_text(page.form.what, "Ring the club")
    type_text(page.form.due.line, "end of term")
    page.form.save_button.click()
    assert opened.troubles[0].startswith("“end of term” is not a day.")
    assert len(actions_of(page.controller.entries, page.controller.meeting)) == count


def test_the_rest_of_an_action_is_behind_one_link(page: ActionsPage) -> None:
    form = page.form
    form.unfold()
    form.what.setPlainText("Ask about the bus")
    form.more.link.click()
    type_text(form.helper, "Nan")
    form.while_waiting.setText("Mum drives")
    form.how_we_know.setText("Robin rides the bus")
    form.kind.buttons["professional"].click()
    form.needed_for.choose(actions_of(page.controller.entries, page.controller.meeting)[0].id)
    form.owner.choose(get_person(page.controller.entries, "Sam").id)
    form.agreed.answer.choose("yes")
    form.save_button.click()
    action = _last(page)
    assert (action.while_waiting, action.how_we_know) == ("Mum drives", "Robin rides the bus")
    assert (action.kind, action.owner_agreed) == ("professional", True)
    assert action.helper_id == get_person(page.controller.entries, "Nan").id
    assert action.needed_for is not None
    assert "Ask about the bus" in [row.what for row in page.model.rows], "a promise depends on it"


def test_an_idea_comes_from_the_board_with_its_words(page: ActionsPage) -> None:
    waiting = [words for _id, words in page.bring._shown]
    assert waiting == ["Quiet-room pass, no questions asked"]
    assert page.bring.accessibleName() == "Bring from the board, 1 left"
    page.bring.menu().actions()[0].trigger()
    assert page.form.what.words() == "Quiet-room pass, no questions asked"
    assert page.form.so_that.words() == "School feels safe for Robin"
    page.form.save_button.click()
    action = _last(page)
    idea = page.controller.entries.find(Idea, action.idea_id)
    assert idea is not None
    assert idea.words == action.what
    assert not page.bring.isEnabled()


def test_somebody_with_nothing_to_do_is_named(page: ActionsPage) -> None:
    assert page.idle.text() == "Kim has nothing to do yet"
    page.form.unfold()
    page.form.what.setPlainText("Bring the blanket")
    page.form.owner.choose(get_person(page.controller.entries, "Kim").id)
    page.form.save_button.click()
    assert page.idle.isHidden()


def test_an_action_is_changed(page: ActionsPage) -> None:
    _cards(page)[2].more.choose(CHANGE)
    assert page.form.while_waiting.words() == "use the sleep diary"
    page.form.due.line.selectAll()
    type_text(page.form.due.line, "18 Dec")
    page.form.save_button.click()
    action = actions_of(page.controller.entries, page.controller.meeting)[2]
    assert action.due_on == date(2026, 12, 18)
    assert action.meaning is not None, "what was not touched stays"


def test_an_action_is_taken_away_after_a_reason(page: ActionsPage, opened: Opened) -> None:
    _cards(page)[0].more.choose(TAKE_AWAY)
    opened.questions[0].answered(0)
    assert [row.no for row in page.model.rows] == [1, 2, 3]
