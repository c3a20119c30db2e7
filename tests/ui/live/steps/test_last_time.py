"""Last time, by hand: what came of each promise, and what changed."""

from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.plan import Action, ActionReview
from mam_desktop.ui.live.steps.last_time import LastTimePage, PromiseCard
from tests.ui.keys import press
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("last_time", until="voice")


@pytest.fixture
def page(opened: Opened) -> LastTimePage:
    assert isinstance(opened.page, LastTimePage)
    return opened.page


def _card(page: LastTimePage, words: str) -> PromiseCard:
    cards = [cast("PromiseCard", one) for one in page.promises.cards]
    return next(one for one in cards if one.row is not None and words in one.row.what)


def test_every_open_promise_from_before_comes_back(page: LastTimePage) -> None:
    assert len(page.model.rows) == 3
    assert {row.status for row in page.model.rows} == {""}


def test_a_result_with_what_changed_is_one_gesture(page: LastTimePage) -> None:
    card = _card(page, "classroom")
    card.changed.setText("Robin chose his peg")
    card.results.buttons["done"].click()
    entries = page.controller.entries
    review = entries.all(ActionReview, page.controller.meeting.id)[-1]
    assert (review.status, review.what_changed) == ("done", "Robin chose his peg")
    assert entries.get(Action, review.action_id or "").status == "done"


def test_what_changed_can_come_after_the_result(page: LastTimePage) -> None:
    card = _card(page, "timetable")
    card.results.buttons["partly"].click()
    card.changed.setText("works on school days")
    press(card.changed, Qt.Key.Key_Return)
    review = page.controller.entries.all(ActionReview, page.controller.meeting.id)[-1]
    assert (review.status, review.what_changed) == ("partly", "works on school days")
    assert len(page.controller.entries.all(ActionReview)) == 1


def test_another_result_stands_instead(page: LastTimePage) -> None:
    card = _card(page, "sleep clinic")
    card.results.buttons["done"].click()
    card.results.buttons["not_yet"].click()
    reviews = page.controller.entries.all(ActionReview, page.controller.meeting.id)
    assert [one.status for one in reviews] == ["not_yet"]
    assert card.results.choice() == "not_yet"


def test_the_page_begins_with_the_first_promise_not_talked_about(page: LastTimePage) -> None:
    _card(page, "classroom").results.buttons["done"].click()
    page.start()
    waiting = [cast("PromiseCard", one) for one in page.promises.cards]
    first = next(one for one in waiting if not one.results.choice())
    assert first.isAncestorOf(page.window().focusWidget())
