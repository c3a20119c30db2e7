"""Last time, by hand: what came of each promise, and what changed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.editing import remove_entry, undo
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action, ActionReview
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.meeting.starting import add_earlier_action
from mam_desktop.ui.live.steps.last_time import LastTimePage
from mam_desktop.ui.live.steps.last_time_card import PromiseCard
from mam_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("last_time", until="voice")


@pytest.fixture
def page(opened: Opened) -> LastTimePage:
    assert isinstance(opened.page, LastTimePage)
    return opened.page


def _card(page: LastTimePage, words: str) -> PromiseCard:
    return next(one for one in page.cards if one.row is not None and words in one.row.what)


def _reviews(page: LastTimePage) -> tuple[ActionReview, ...]:
    return page.controller.entries.all(ActionReview, page.controller.meeting.id)


def _action(page: LastTimePage, review: ActionReview) -> Action:
    return page.controller.entries.get(Action, review.action_id or "")


def test_every_open_promise_comes_back_the_first_due_first(page: LastTimePage) -> None:
    rows = page.promises.rows
    assert [row.due for row in rows] == [
        "by Tuesday 20 October",
        "by Friday 30 October",
        "by Friday 6 November",
    ]
    assert {row.status for row in rows} == {""}


def test_promises_of_several_meetings_stand_under_each(page: LastTimePage) -> None:
    add_earlier_action(
        page.controller.session,
        what="Find a swimming group",
        owner="Dana",
        due_on=date(2025, 12, 3),
        meeting_on=date(2025, 11, 20),
    )
    page.refresh()
    labels = page.promises.findChildren(PlainLabel)
    headings = {one.text() for one in labels if one.text().startswith("From the meeting")}
    assert headings == {
        "From the meeting of Thursday 20 November 2025",
        "From the meeting of Tuesday 13 October",
    }
    assert page.promises.rows[0].what == "Find a swimming group"


def test_a_result_with_what_changed_is_one_gesture(page: LastTimePage) -> None:
    card = _card(page, "classroom")
    card.changed.setText("Robin chose his peg")
    card.results.buttons["done"].click()
    (review,) = _reviews(page)
    assert (review.status, review.what_changed) == ("done", "Robin chose his peg")
    assert _action(page, review).status == "done"
    undo(page.controller.session)
    assert _reviews(page) == ()
    assert _card(page, "classroom").results.choice() == ""


def test_what_changed_can_come_after_the_result(page: LastTimePage) -> None:
    card = _card(page, "timetable")
    card.results.buttons["partly"].click()
    card.changed.setText("works on school days")
    press(card.changed, Qt.Key.Key_Return)
    (review,) = _reviews(page)
    assert (review.status, review.what_changed) == ("partly", "works on school days")


def test_another_result_stands_instead(page: LastTimePage) -> None:
    card = _card(page, "sleep clinic")
    card.results.buttons["done"].click()
    card.results.buttons["not_yet"].click()
    assert [one.status for one in _reviews(page)] == ["not_yet"]
    assert card.results.choice() == "not_yet"


@pytest.mark.parametrize(("key", "status"), [("d", "done"), ("P", "partly"), ("n", "not_yet")])
def test_a_letter_on_a_promise_says_what_came_of_it(
    page: LastTimePage, key: str, status: str
) -> None:
    card = _card(page, "timetable")
    card.setFocus()
    type_text(card, key)
    assert [one.status for one in _reviews(page)] == [status]


def test_a_letter_with_control_is_no_result(page: LastTimePage) -> None:
    press(_card(page, "timetable"), Qt.Key.Key_D, CTRL)
    assert _reviews(page) == ()


def test_letters_typed_as_what_changed_are_words(page: LastTimePage) -> None:
    card = _card(page, "timetable")
    press(card, Qt.Key.Key_C)
    assert page.window().focusWidget() is card.changed
    type_text(card.changed, "done and dusted")
    assert card.changed.words() == "done and dusted"
    assert _reviews(page) == ()


def test_arrows_go_from_promise_to_promise(page: LastTimePage) -> None:
    page.start()
    first, second = page.cards[:2]
    press(first, Qt.Key.Key_Down)
    assert page.window().focusWidget() is second
    press(second, Qt.Key.Key_Up)
    assert page.window().focusWidget() is first
    press(first, Qt.Key.Key_Up)
    assert page.window().focusWidget() is first


def test_who_said_so_and_the_difference_are_kept(page: LastTimePage) -> None:
    card = _card(page, "timetable")
    assert not card.said_by.isVisible()
    card.results.buttons["partly"].click()
    mum = get_person(page.controller.entries, "Mum")
    card.said_by.choose(mum.id)
    card.said_by.activated.emit(card.said_by.currentIndex())
    type_text(card.difference, "calmer mornings")
    press(card.difference, Qt.Key.Key_Return)
    (review,) = _reviews(page)
    assert (review.by_id, review.difference) == (mum.id, "calmer mornings")


def test_no_longer_wanted_asks_who_says_so_before_it_is_written(
    page: LastTimePage, opened: Opened
) -> None:
    card = _card(page, "sleep clinic")
    card.setFocus()
    type_text(card, "w")
    assert _reviews(page) == ()
    assert opened.troubles == []
    line = card.said_by.lineEdit()
    assert line is not None
    assert page.window().focusWidget() in (card.said_by, line)
    assert any("no longer wanted?" in one.text() for one in card.findChildren(PlainLabel))
    type_text(card.said_by, "Mum")
    press(line, Qt.Key.Key_Return)
    (review,) = _reviews(page)
    assert review.status == "no_longer_wanted"
    assert review.by_id == get_person(page.controller.entries, "Mum").id


def test_a_settled_promise_folds_once_another_is_talked_about(page: LastTimePage) -> None:
    first, other = _card(page, "classroom"), _card(page, "sleep clinic")
    first.results.buttons["done"].click()
    assert first.results.isVisible()
    other.results.buttons["not_yet"].click()
    assert not first.results.isVisible()
    first.unfold.click()
    assert first.results.isVisible()


def test_what_is_not_done_is_carried_on_to_a_usual_day(page: LastTimePage) -> None:
    card = _card(page, "sleep clinic")
    assert not card.carry.isVisible()
    card.results.buttons["not_yet"].click()
    card.carry.weeks[2].click()
    (review,) = _reviews(page)
    assert review.new_due_on == date(2026, 12, 8)
    assert _action(page, review).due_now == date(2026, 12, 8)
    assert card.row is not None
    assert (card.row.due, card.row.carried) == ("by Friday 6 November", 1)


def test_what_is_not_done_is_carried_on_to_another_day(page: LastTimePage) -> None:
    card = _card(page, "sleep clinic")
    card.results.buttons["partly"].click()
    card.carry.another.click()
    day = card.carry.day
    assert day is not None
    day.line.setText("4 Dec")
    press(day.line, Qt.Key.Key_Return)
    (review,) = _reviews(page)
    assert review.new_due_on == date(2026, 12, 4)


def test_what_is_not_done_can_be_closed_and_opened_again(page: LastTimePage) -> None:
    card = _card(page, "sleep clinic")
    card.results.buttons["partly"].click()
    card.carry.close_it.click()
    (review,) = _reviews(page)
    assert (review.closed, _action(page, review).status) == (True, "closed")
    card.carry.change.click()
    card.carry.weeks[6].click()
    (review,) = _reviews(page)
    assert (review.closed, _action(page, review).status) == (None, "partly")


def test_words_that_wait_for_a_result_survive_a_crash(
    page: LastTimePage, opened: Opened, qtbot: QtBot
) -> None:
    card = _card(page, "timetable")
    assert card.row is not None
    place = f"last_time.{card.row.key}"
    type_text(card.changed, "works on school days")
    qtbot.waitUntil(lambda: opened.desk.draft(place) == "works on school days")
    card.results.buttons["done"].click()
    assert opened.desk.draft(place) == ""


def test_words_being_typed_stay_when_a_result_comes_from_elsewhere(page: LastTimePage) -> None:
    card = _card(page, "timetable")
    type_text(card.changed, "works on")
    session = page.controller.session
    assert card.row is not None
    action = session.entries.get(Action, card.row.key)
    review_action(session, action, CameOfIt(status="partly", what_changed="so-so"))
    assert card.changed.words() == "works on"


def test_the_page_begins_with_the_first_promise_not_talked_about(page: LastTimePage) -> None:
    _card(page, "timetable").results.buttons["done"].click()
    page.start()
    assert page.window().focusWidget() is _card(page, "classroom")


def test_a_first_meeting_says_so_kindly(page: LastTimePage) -> None:
    session = page.controller.session
    for action in session.entries.all(Action):
        remove_entry(session, action)
    assert page.nothing.text().startswith("This is the first meeting")
    assert page.nothing.isVisible()
    assert page.cards == ()


@pytest.mark.parametrize(
    "words",
    [
        "Long" * 125,
        "word " * 100,
        "<b>bold</b> & <img src=x>",
        "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔ " * 10,
        "👩‍👩‍👧‍👦" * 100,
        "bell\x07 and \u202e turned",
    ],
)
def test_unusual_words_are_kept_and_stay_inside_the_page(page: LastTimePage, words: str) -> None:
    add_earlier_action(
        page.controller.session,
        what=words,
        owner=words[:500],
        due_on=date(2026, 10, 20),
        meeting_on=date(2026, 10, 13),
        so_that=words,
    )
    page.refresh()
    card = next(one for one in page.cards if one.row is not None and one.row.what == words)
    card.changed.setText(words)
    card.results.buttons["done"].click()
    assert page.column.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= 560
    assert _reviews(page)[-1].what_changed == words.strip()
