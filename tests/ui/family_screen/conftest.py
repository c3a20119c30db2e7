"""A family's window for each test."""

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.ui.family_screen.window import FamilyWindow


@pytest.fixture
def window(qtbot: QtBot) -> FamilyWindow:
    made = FamilyWindow()
    qtbot.addWidget(made)
    return made
