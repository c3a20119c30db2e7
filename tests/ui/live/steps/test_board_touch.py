"""A finger on the board: it carries cards, scrolls, and presses what stands under it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea, cards_of
from mam_desktop.meeting.naming import find_by_words
from mam_desktop.meeting.plan import Idea
from mam_desktop.ui.live.steps.board import BoardPage
from mam_desktop.ui.live.steps.board_card_layout import measure_now
from mam_desktop.ui.live.steps.board_list import BoardList
from mam_desktop.ui.live.steps.board_touch import HOLD_MS
from tests.ui.live.steps.conftest import OpenPage

SHORT_BREAKS = "Short breaks: 2 nights a month, same carer each time"
SWIMMING = "Swimming on Saturdays with the sibling group"


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    return device


@pytest.fixture
def page(open_page: OpenPage) -> BoardPage:
    page = open_page("board").page
    assert isinstance(page, BoardPage)
    return page


def _card(page: BoardPage, words: str) -> tuple[BoardList, QPoint]:
    """Return a card's list, and its middle."""
    idea = find_by_words(page.controller.entries.all(Idea), words)
    cards = page.columns.list_of(idea.column)
    at = cards.cards.place_of(idea.id)
    assert at is not None
    return cards, cards.visualRect(cards.cards.index(at)).center()


def _words(page: BoardPage, column: str) -> list[str]:
    found = cards_of(page.controller.entries, page.controller.meeting.id, column)
    return [one.words for one in found]


def _go(cards: BoardList, finger: QPointingDevice, *places: QPoint) -> None:
    """Put a finger down at the first place, draw it over the others, and lift it at the last."""
    viewport = cards.viewport()
    QTest.touchEvent(viewport, finger).press(0, places[0], viewport).commit()
    for place in places[1:]:
        QTest.touchEvent(viewport, finger).move(0, place, viewport).commit()
    QTest.touchEvent(viewport, finger).release(0, places[-1], viewport).commit()


def _in(cards: BoardList, other: BoardList, place: QPoint) -> QPoint:
    """Return a place of another list as a touch that began in this one tells it."""
    return cards.viewport().mapFromGlobal(other.viewport().mapToGlobal(place))


def test_a_finger_carries_a_card_into_another_column(
    page: BoardPage, finger: QPointingDevice
) -> None:
    cards, middle = _card(page, SWIMMING)
    target = page.columns.list_of("can")
    above = _in(cards, target, QPoint(40, 5))
    _go(cards, finger, middle, middle + QPoint(60, 4), above)
    assert _words(page, "can")[0] == SWIMMING
    assert _words(page, "new") == []
    assert not page.finger.is_carrying


def test_a_card_held_for_a_moment_can_be_carried_up_and_down(
    page: BoardPage, finger: QPointingDevice, qtbot: QtBot
) -> None:
    cards, middle = _card(page, SHORT_BREAKS)
    viewport = cards.viewport()
    QTest.touchEvent(viewport, finger).press(0, middle, viewport).commit()
    qtbot.waitUntil(lambda: page.finger.is_carrying, timeout=HOLD_MS * 10)
    below = QPoint(middle.x(), viewport.height() - 2)
    QTest.touchEvent(viewport, finger).move(0, below, viewport).commit()
    QTest.touchEvent(viewport, finger).release(0, below, viewport).commit()
    assert _words(page, "can")[-1] == SHORT_BREAKS


def test_a_finger_that_goes_up_scrolls_and_moves_no_card(
    page: BoardPage, finger: QPointingDevice
) -> None:
    for no in range(12):
        add_idea(page.controller.session, words=f"Idea {no}", by="Mum", column="can")
    cards = page.columns.list_of("can")
    before = _words(page, "can")
    QTest.qWait(0)
    _go(cards, finger, QPoint(40, 200), QPoint(41, 150), QPoint(41, 80))
    assert cards.verticalScrollBar().value() > 0
    assert _words(page, "can") == before


def test_a_card_let_go_outside_the_columns_stays(page: BoardPage, finger: QPointingDevice) -> None:
    cards, middle = _card(page, SWIMMING)
    _go(cards, finger, middle, middle + QPoint(60, 0), QPoint(-400, -400))
    assert _words(page, "new") == [SWIMMING]


def test_a_tap_on_the_heart_asks_whose_it_is(
    page: BoardPage, finger: QPointingDevice, qtbot: QtBot
) -> None:
    cards, _middle = _card(page, SWIMMING)
    box = measure_now().layout(cards.cards.row_at(0), cards.visualRect(cards.cards.index(0))).hearts
    _go(cards, finger, box.center())
    qtbot.waitUntil(lambda: page.menus.opened is not None and page.menus.opened.isVisible())
    assert page.menus.opened is not None
    page.menus.opened.close()


def test_two_fingers_carry_nothing(page: BoardPage, finger: QPointingDevice) -> None:
    cards, middle = _card(page, SWIMMING)
    viewport = cards.viewport()
    QTest.touchEvent(viewport, finger).press(0, middle, viewport).commit()
    QTest.touchEvent(viewport, finger).move(0, middle + QPoint(60, 0), viewport).press(
        1, middle + QPoint(0, 30), viewport
    ).commit()
    assert not page.finger.is_carrying
    QTest.touchEvent(viewport, finger).release(0, middle, viewport).release(
        1, middle, viewport
    ).commit()
    assert _words(page, "new") == [SWIMMING]


def test_every_target_on_a_card_is_large_enough_for_a_finger(page: BoardPage) -> None:
    for column in page.columns.columns.values():
        for no, row in enumerate(column.model.rows):
            rect = column.list.visualRect(column.list.cards.index(no))
            layout = measure_now().layout(row, rect)
            for box in (layout.hearts, layout.menu):
                assert box.width() >= 24
                assert box.height() >= 24
