"""The family screen follows what the lead reads aloud."""

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.family_view import ReadBackScene, ScreenState
from mam_desktop.ui.live.steps.sign import SignPage
from tests.ui.keys import press
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("sign", until="next_steps")


@pytest.fixture
def page(opened: Opened) -> SignPage:
    assert isinstance(opened.page, SignPage)
    opened.page.controller.screen.change(ScreenState.ON, show="sign")
    return opened.page


def seen(page: SignPage) -> ReadBackScene:
    body = page.controller.screen.view.body
    assert isinstance(body, ReadBackScene)
    return body


def test_the_action_in_front_of_the_lead_stands_on_the_family_screen(page: SignPage) -> None:
    assert seen(page).reading == 0
    page.read_aloud()
    assert seen(page).reading == 1
    press(page.read_back, Qt.Key.Key_Right)
    assert seen(page).reading == 2
    assert seen(page).actions[1].what == page.read_back.rows[1].what
    press(page.read_back, Qt.Key.Key_Left)
    assert seen(page).reading == 1


def test_an_answer_leaves_the_same_action_on_the_family_screen(page: SignPage) -> None:
    page.read_aloud()
    press(page.read_back, Qt.Key.Key_Right)
    press(page.read_back, Qt.Key.Key_Y)
    assert seen(page).reading == 2


def test_nothing_is_read_any_more_once_the_panel_is_closed_or_out_of_sight(page: SignPage) -> None:
    page.read_aloud()
    page.read_back.leave()
    assert seen(page).reading == 0
    page.read_aloud()
    assert seen(page).reading == 1
    page.hide()
    assert seen(page).reading == 0
    page.show()
    assert seen(page).reading == 1
