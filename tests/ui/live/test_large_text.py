"""Text twice as large on a council laptop: what stands round the people gives way to them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.steps.feedback import FeedbackPage
from mam_desktop.ui.live.steps.pages import make_page
from mam_desktop.ui.live.steps.welcome import HERE, WelcomePage
from mam_desktop.ui.theme.theme import apply_theme
from tests.ui.live.live_frame import shown_frame
from tests.ui.live.steps.meeting_so_far import robin_desk

TURNS = 4
"""So many turns the layouts take to pass on how high words are at their width."""


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot) -> Iterator[LiveFrame]:
    apply_theme(qapp, "light", 200)
    made = shown_frame(qtbot, robin_desk("welcome"), make_page)
    made.resize(1366, 768)
    yield made
    made.controller.close()
    apply_theme(qapp)


def test_four_people_are_seen_at_once(frame: LiveFrame) -> None:
    page = frame.page
    assert isinstance(page, WelcomePage)
    page.show_part(HERE)
    for _turn in range(TURNS):
        QCoreApplication.processEvents()
    people = page.people.people
    seen = people.viewport().rect()
    rows = [people.visualRect(people.model().index(no, 0)) for no in range(4)]
    assert [seen.contains(one) for one in rows] == [True] * 4


def test_who_is_handed_the_laptop_is_told_what_may_be_left_out(frame: LiveFrame) -> None:
    frame.controller.go_to("feedback")
    page = frame.page
    assert isinstance(page, FeedbackPage)
    for _turn in range(TURNS):
        QCoreApplication.processEvents()
    assert not page.header.sentence.isVisible()
    page.hand_round.click()
    page.hand.who.buttons["child"].click()
    for _turn in range(TURNS):
        QCoreApplication.processEvents()
    assert "leave some out" in page.header.sentence.text()
    assert page.header.sentence.isVisible()


def test_what_is_pressed_is_still_large_enough(frame: LiveFrame) -> None:
    buttons = frame.capture.add_button, frame.capture.next_button, frame.top.cover_button
    assert min(one.height() for one in buttons) >= 44
