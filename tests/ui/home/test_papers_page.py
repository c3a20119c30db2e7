"""Papers from Home: the minutes' copies, the running sheet of a meeting being prepared."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.minutes_page import MinutesPage
from mam_desktop.ui.home.papers_page import PapersPage
from mam_desktop.ui.home.prepare.prepare_page import PreparePage
from mam_desktop.ui.home.today_page import TodayPage
from tests.ui.drawn_home import HomeInMemory
from tests.ui.keys import press


@pytest.fixture
def desk() -> HomeInMemory:
    return HomeInMemory()


@pytest.fixture
def home(desk: HomeInMemory, qtbot: QtBot) -> HomeView:
    made = HomeView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


def papers(home: HomeView) -> PapersPage:
    page = home.page
    assert isinstance(page, PapersPage)
    return page


def test_the_running_sheet_is_a_press_away_while_preparing(home: HomeView) -> None:
    home.prepare("family-robin", "meeting-robin")
    page = home.page
    assert isinstance(page, PreparePage)
    page.sheet.click()
    assert "Running sheet · Multi-agency meeting" in papers(home).view.words.toPlainText()
    assert papers(home).view.reader.hasFocus()


def test_a_meeting_that_is_not_set_up_has_no_running_sheet(home: HomeView) -> None:
    home.prepare("family-robin", "")
    page = home.page
    assert isinstance(page, PreparePage)
    assert page.sheet.isHidden()


def test_the_minutes_page_opens_the_papers_of_the_meeting_chosen(home: HomeView) -> None:
    home.show_place("minutes")
    page = home.page
    assert isinstance(page, MinutesPage)
    page.papers.click()
    assert "this copy" in papers(home).view.left_out.text()
    press(papers(home), Qt.Key.Key_Escape)
    assert isinstance(home.page, MinutesPage)


def test_a_family_that_is_out_of_reach_is_told_in_words(home: HomeView, desk: HomeInMemory) -> None:
    desk.refusal = "This family is not on this laptop."
    home.show_papers("family-robin", "meeting-robin", "")
    assert "not on this laptop" in home.strip.words()


def test_a_meeting_of_today_shows_its_running_sheet(home: HomeView) -> None:
    page = home.page
    assert isinstance(page, TodayPage)
    page.cards[0].sheet.click()
    assert "Running sheet · Multi-agency meeting" in papers(home).view.words.toPlainText()
