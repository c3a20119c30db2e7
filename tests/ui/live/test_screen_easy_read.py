"""Easy read, by hand: the lead's switches in the screen's menu, and what only the lead is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.easy_read import EasyHint
from mam_desktop.meeting.voicing import write_update
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.screen_easy_read import EasyHints, EasyReading, hint_words
from tests.ui.live.steps.meeting_so_far import robin_desk


@pytest.fixture
def controller() -> Iterator[LiveController]:
    made = LiveController(robin_desk("what_matters"))
    yield made
    made.close()


def lines(menu: QMenu) -> dict[str, QAction]:
    inside = [one for action in menu.actions() if isinstance(one := action.menu(), QMenu)]
    return {action.text(): action for one in (menu, *inside) for action in one.actions()}


def test_the_menu_turns_easy_read_on_and_off(controller: LiveController, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    part = EasyReading(controller)
    part.add_to(menu)
    lines(menu)["Easy read: one sentence at a time"].trigger()
    assert controller.screen.view.is_easy_read
    part.refresh()
    assert lines(menu)["Easy read: one sentence at a time"].isChecked()
    lines(menu)["Easy read: one sentence at a time"].trigger()
    assert not controller.screen.view.is_easy_read


def test_the_menu_says_which_pictures_are_shown(controller: LiveController, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    part = EasyReading(controller)
    part.add_to(menu)
    lines(menu)["no pictures"].trigger()
    part.refresh()
    assert controller.meeting.pictures == "none"
    assert "Pictures beside words: no pictures" in lines(menu)
    assert lines(menu)["no pictures"].isChecked()


def test_the_lead_alone_is_told_what_is_long_or_hard(
    controller: LiveController, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    note = EasyHints(controller, holder)
    assert note.isHidden()
    controller.screen.change(show="what_matters")
    menu = QMenu()
    qtbot.addWidget(menu)
    part = EasyReading(controller)
    part.add_to(menu)
    lines(menu)["Easy read: one sentence at a time"].trigger()
    assert not note.isHidden()
    assert "short and plain" in note.words.text()
    write_update(controller.session, service="Health", by="Sam", words="The EHCP is late.")
    told = "– hard words (EHCP): “The EHCP is late.”"
    assert told in note.words.text()
    assert told not in "\n".join(controller.screen.view.texts())


def test_hints_are_few_short_and_leave_peoples_own_words() -> None:
    long = EasyHint("word " * 40, 40, ("EHCP",), is_quote=True)
    words = hint_words((long,) * 5)
    assert "long, 40 words, and hard (EHCP)" in words
    assert "Their own words stay." in words
    assert words.endswith("and 2 more sentences")
    assert max(len(one) for one in words.splitlines()) < 140
