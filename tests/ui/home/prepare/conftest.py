"""The page that prepares a meeting, in sight, with made-up families."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.home.prepare.prepare_page import PreparePage
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.theme.theme import apply_theme
from tests.desks.desks_on_disk import Desks
from tests.example_families import robin

S = TypeVar("S", bound=Section)
AWFUL = "A" * 500 + "<b>x</b> 🎈 \u202eright to left\u202c & more"


class Prepared:
    """The page in sight, and what it said."""

    def __init__(self, page: PreparePage, holder: QScrollArea) -> None:
        self.page = page
        self._holder = holder
        self.troubles: list[str] = []
        self.said: list[str] = []
        page.trouble.connect(self.troubles.append)
        page.told.connect(self.said.append)

    def section(self, name: str, kind: type[S]) -> S:
        self.page.show_section(name)
        shown = self.page.section
        assert isinstance(shown, kind)
        return shown

    def as_on_a_laptop(self) -> QWidget:
        """Give the page what Home leaves of 1366 x 768 in large text; return the room it has."""
        self._holder.resize(1246, 698)
        return self._holder.viewport()

    @property
    def session(self) -> MeetingSession:
        assert self.page.preparing is not None
        return self.page.preparing.session


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, "light", 200)
    yield qapp
    apply_theme(qapp)


@pytest.fixture
def open_page(qtbot: QtBot, desks: Desks) -> Callable[[], Prepared]:
    def open_it() -> Prepared:
        page = PreparePage(desks.home)
        holder = QScrollArea()
        holder.setWidgetResizable(True)
        holder.setWidget(page)
        qtbot.addWidget(holder)
        holder.resize(1150, 720)
        with qtbot.waitActive(holder):
            holder.show()
            holder.activateWindow()
        return Prepared(page, holder)

    return open_it


@pytest.fixture
def robins(open_page: Callable[[], Prepared], desks: Desks) -> Prepared:
    """Return Robin's meeting, being prepared."""
    prepared = open_page()
    session = robin(desks.laptop)
    prepared.page.show_meeting(session.family_id, session.meeting_id)
    return prepared
