"""What every step's page does, whatever stands on it."""

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.step_page import StepPage
from tests.ui.live.steps.meeting_so_far import robin_desk


class Forgetful(StepPage):
    """A page with a bug: it looks for what is not there."""

    STEP = "voice"

    def refresh(self) -> None:
        """Look for what is not there."""
        nothing: dict[str, str] = {}
        self.header.title.setText(nothing["title"])


def test_a_bug_on_a_page_is_told_and_does_not_end_the_program(qtbot: QtBot) -> None:
    controller = LiveController(robin_desk())
    page = Forgetful(controller)
    qtbot.addWidget(page)
    with pytest.raises(KeyError, match="title"):
        page.show()
    controller.close()
