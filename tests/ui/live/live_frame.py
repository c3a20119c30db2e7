"""The live frame on the drawn meeting, with plain pages: what the frame's own tests share."""

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.step_page import StepPage
from tests.ui.drawn_meeting import DeskInMemory


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


def shown_frame(qtbot: QtBot, desk: DeskInMemory) -> LiveFrame:
    """Return the frame, shown at the size of a council laptop."""
    made = LiveFrame(LiveController(desk), make_line_page, QLabel("the family's picture"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
