"""Welcome, by hand: who is here, what was read out, what people agree to."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.welcome import AGREED, HERE, READ, WelcomePage
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.keys import ALT, press
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("welcome")


@pytest.fixture
def page(opened: Opened) -> WelcomePage:
    assert isinstance(opened.page, WelcomePage)
    return opened.page


def test_the_statement_comes_first_until_it_was_read(qtbot: QtBot, page: WelcomePage) -> None:
    session, record, _clock = drawn_session()
    controller = LiveController(DeskInMemory(session, record))
    before = WelcomePage(controller)
    qtbot.addWidget(before)
    assert before.part == READ
    assert page.part == HERE
    controller.close()


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
