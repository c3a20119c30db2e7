"""The theme on the one application that the windows' tests share, and the walk in its looks."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.ui.theme.theme import apply_theme
from tests.ui.live.whole_window import HomeWithMeeting, shown_window
from tests.ui.walking import LOOKS, Walk


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    """Give each test the design's own look."""
    if qapp.property("mam_theme_name") != "light-100":
        apply_theme(qapp)
        qapp.setProperty("mam_theme_name", "light-100")


@pytest.fixture(scope="module", params=LOOKS, ids=lambda one: f"{one[0]}-{one[1]}")
def _look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Put one of the looks on the application, once for all tests of this file."""
    name, scale = request.param
    apply_theme(qapp, name, scale)
    yield
    apply_theme(qapp)


@pytest.fixture
def walk(_look: None, qtbot: QtBot) -> Iterator[Walk]:
    """Show the window at the size of a council laptop."""
    home = HomeWithMeeting("what_matters")
    window = shown_window(qtbot, home)
    yield Walk(window, home)
    window.close_now()
