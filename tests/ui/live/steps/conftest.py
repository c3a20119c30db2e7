"""Opens a step's page on Robin's meeting, as the frame does."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.pages import make_page
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.live.steps.meeting_so_far import WorkingDesk, robin_desk


class Opened:
    """A page in sight, and what it told the frame."""

    def __init__(
        self, holder: QWidget, page: StepPage, controller: LiveController, desk: WorkingDesk
    ) -> None:
        self.holder, self.page = holder, page
        self.controller, self.desk = controller, desk
        self.troubles: list[str] = []
        self.told: list[str] = []
        self.questions: list[Question] = []
        controller.trouble.connect(self.troubles.append)
        controller.told.connect(self.told.append)
        controller.question.connect(self.questions.append)


OpenPage = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[OpenPage]:
    """Return what opens the page of a step, the meeting played up to the end of `until`."""
    opened: list[Opened] = []

    def open_it(step: str, *, until: str | None = None, width: int = 858) -> Opened:
        desk = robin_desk(step if until is None else until)
        controller = LiveController(desk)
        page = make_page(step, controller)
        holder = QScrollArea()
        qtbot.addWidget(holder)
        holder.setFrameShape(QScrollArea.Shape.NoFrame)
        holder.setWidgetResizable(True)
        holder.setWidget(page)
        holder.resize(width, 660)
        with qtbot.waitActive(holder):
            holder.show()
            holder.activateWindow()
        made = Opened(holder, page, controller, desk)
        opened.append(made)
        return made

    yield open_it
    for one in opened:
        one.controller.close()
