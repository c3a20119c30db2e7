"""The live frame on the drawn meeting, with plain pages: what the frame's own tests share."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.step_page import StepPage
from tests.ui.drawn_meeting import DeskInMemory
from tests.ui.shown import bring_up


class LinePage(StepPage):
    """A page with one line."""

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setAccessibleName("a line of the page")
        self.body.addWidget(self.line)


def make_line_page(step: str, controller: LiveController) -> StepPage:
    """Return a page with one line for any step."""
    kind = type("Page", (LinePage,), {"STEP": step, "SENTENCE": "Every idea counts."})
    page = kind(controller)
    assert isinstance(page, LinePage)
    return page


def shown_frame(
    qtbot: QtBot,
    desk: DeskInMemory,
    page: Callable[[str, LiveController], StepPage] = make_line_page,
) -> LiveFrame:
    """Return the frame, shown at the size of a council laptop."""
    made = LiveFrame(LiveController(desk), page, QLabel("the family's picture"))
    bring_up(qtbot, made)
    return made
