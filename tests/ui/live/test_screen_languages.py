"""The family screen's menu chooses its languages; the panel tells the lead which are drafts."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.screen_languages import languages_of
from mam_desktop.texts import screen_checked
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.screen_languages import LanguageNote
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.live.live_frame import shown_frame


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[LiveFrame]:
    session, record, _clock = drawn_session()
    made = shown_frame(qtbot, DeskInMemory(session, record))
    yield made
    made.controller.close()


def lines(frame: LiveFrame, which: str) -> dict[str, QAction]:
    """Return the languages of a line of the menu, each with its action, as when it is opened."""
    menu = frame.top.screen_button.menu()
    menu.aboutToShow.emit()
    inside = next(one.menu() for one in menu.actions() if one.text().startswith(which))
    assert isinstance(inside, QMenu)
    inside.aboutToShow.emit()
    return {one.text(): one for one in inside.actions() if one.isVisible()}


def note(frame: LiveFrame) -> LanguageNote:
    found = frame.panel.findChild(LanguageNote)
    assert isinstance(found, LanguageNote)
    return found


def test_the_menu_chooses_a_language_and_one_under_it(frame: LiveFrame) -> None:
    lines(frame, "Language")["Polish · Polski – draft"].trigger()
    assert languages_of(frame.controller.meeting) == ("pl", "")
    lines(frame, "A second")["English"].trigger()
    assert languages_of(frame.controller.meeting) == ("pl", "en")
    assert (frame.controller.screen.view.language, frame.controller.screen.view.second) == (
        "pl",
        "en",
    )
    assert lines(frame, "Language: Polish")["Polish · Polski – draft"].isChecked()
    assert "Polish · Polski – draft" not in lines(frame, "A second language under it: English")
    lines(frame, "A second")["None"].trigger()
    assert languages_of(frame.controller.meeting) == ("pl", "")


def test_every_language_says_plainly_whether_it_is_a_draft(frame: LiveFrame) -> None:
    told = lines(frame, "Language")
    assert len(told) == 10
    assert [one for one in told if not one.endswith("– draft")] == ["English"]


def test_the_lead_reads_of_drafts_beside_the_thumbnail_and_the_room_does_not(
    frame: LiveFrame,
) -> None:
    assert not note(frame).isVisible()
    lines(frame, "Language")["Urdu · اردو – draft"].trigger()
    assert note(frame).isVisible()
    count = screen_checked("ur").drafts
    assert f"no translator has checked these words ({count} sentences)" in note(frame).words.text()
    assert not any("draft" in one for one in frame.controller.screen.view.texts())
    lines(frame, "Language")["English"].trigger()
    assert not note(frame).isVisible()
