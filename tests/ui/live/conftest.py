"""The drawn meeting in the live frame, whose pages have one line."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.frame import LiveFrame
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.live.live_frame import shown_frame


@pytest.fixture
def desk() -> DeskInMemory:
    session, record, _clock = drawn_session()
    return DeskInMemory(session, record)


@pytest.fixture
def frame(qtbot: QtBot, desk: DeskInMemory) -> Iterator[LiveFrame]:
    made = shown_frame(qtbot, desk)
    yield made
    made.controller.close()
