"""What matters, by hand: outcomes in the family's words, and what services wrote."""

from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.said import ServiceUpdate
from mam_desktop.ui.live.steps.matters_outcomes import CHANGE, TAKE_AWAY, OutcomeCard
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.what_matters import WhatMattersPage
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("what_matters")


@pytest.fixture
def page(opened: Opened) -> WhatMattersPage:
    assert isinstance(opened.page, WhatMattersPage)
    return opened.page


def _outcomes(page: WhatMattersPage) -> list[Outcome]:
    return list(page.controller.entries.all(Outcome, page.controller.meeting.id))


def _cards(page: WhatMattersPage) -> list[OutcomeCard]:
    lists = [one for one in page.findChildren(RowList) if one.accessibleName() == "What we want"]
    return [cast("OutcomeCard", one) for one in lists[0].cards]


def test_what_matters_is_added_with_keys_alone(page: WhatMattersPage) -> None:
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.words, "Robin has a friend over on Saturdays")
    page.form.area.say("Friends and relationships")
    page.form.whose.say("Robin")
    press(page.form.words, Qt.Key.Key_Return, CTRL)
    outcome = _outcomes(page)[-1]
    assert (outcome.words, outcome.area, outcome.whose) == (
        "Robin has a friend over on Saturdays",
        "Friends and relationships",
        "Robin",
    )


def test_about_four_are_enough_and_a_fifth_asks_gently(page: WhatMattersPage) -> None:
    assert page.enough.isHidden()
    for no in range(2):
        page.form.unfold()
        page.form.words.setPlainText(f"One more thing {no}")
        page.form.save_button.click()
    assert len(_outcomes(page)) == 5
    assert page.enough.text() == "5: could two of them be one?"
    assert not page.enough.isHidden()


def test_an_outcome_is_changed(page: WhatMattersPage) -> None:
    _cards(page)[0].more.choose(CHANGE)
    assert page.form.area.words() == "Health"
    page.form.words.setPlainText("Robin sleeps")
    page.form.save_button.click()
    assert _outcomes(page)[0].words == "Robin sleeps"
    assert _outcomes(page)[0].area == "Health"


def test_an_outcome_is_taken_away_after_a_reason(page: WhatMattersPage, opened: Opened) -> None:
    count = len(_outcomes(page))
    _cards(page)[0].more.choose(TAKE_AWAY)
    assert len(_outcomes(page)) == count
    opened.questions[0].answered(0)
    assert len(_outcomes(page)) == count - 1


def test_what_a_service_wrote_is_added(page: WhatMattersPage) -> None:
    form = page.update_form
    form.unfold()
    form.service.say("School")
    type_text(form.by, "Ms Ode")
    form.words.setPlainText("The quiet room is ready.")
    form.wait.setText("2 weeks")
    form.save_button.click()
    update = page.controller.entries.all(ServiceUpdate, page.controller.meeting.id)[-1]
    assert (update.service, update.words, update.waiting_time) == (
        "School",
        "The quiet room is ready.",
        "2 weeks",
    )
    assert update.by_id == get_person(page.controller.entries, "Ms Ode").id
