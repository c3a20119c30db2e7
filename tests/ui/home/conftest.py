"""Home in sight, with made-up families."""

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.ui.home.home_view import HomeView
from tests.ui.drawn_home import HomeInMemory


@pytest.fixture
def desk() -> HomeInMemory:
    return HomeInMemory()


@pytest.fixture
def home(qtbot: QtBot, desk: HomeInMemory) -> HomeView:
    made = HomeView(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
