"""Search by hand: found as it is typed, shown on its page, and never while others look on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.voicing import write_note, write_voice
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.revealing import Mark
from mam_desktop.ui.live.search_panel import MOST_SHOWN, SearchPanel
from mam_desktop.ui.live.steps.board_list import BoardList
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.windows import MainWindow
from tests.ui.accessible import nameless, too_small
from tests.ui.keys import CTRL, press
from tests.ui.layout_faults import settle
from tests.ui.live.whole_window import HomeWithMeeting, opened_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeWithMeeting("voice"))
    yield made
    made.close_now()


@pytest.fixture
def live(window: MainWindow) -> LiveFrame:
    assert window.live is not None
    return window.live


def _open(live: LiveFrame) -> SearchPanel:
    press(live.focusWidget(), Qt.Key.Key_F, CTRL)
    panel = live.over.search
    assert panel is not None
    return panel


def _shown(root: QWidget) -> str:
    settle()
    return " ".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def test_ctrl_f_searches_as_letters_are_typed_and_escape_goes_back(live: LiveFrame) -> None:
    panel = _open(live)
    assert panel.edit.hasFocus()
    panel.edit.setText("sleep")
    assert panel.rows.rowCount() > 1
    assert panel.count.text() == f"{panel.rows.rowCount()} found"
    settle()
    assert nameless(panel) == []
    assert too_small(panel) == []
    press(panel.edit, Qt.Key.Key_Escape)
    assert live.over.search is None
    assert live.capture.edit.hasFocus()
    assert _open(live).edit.text() == ""


def test_enter_goes_to_the_step_and_marks_what_was_found(live: LiveFrame) -> None:
    write_voice(live.controller.session, who="Mum", words="Xylophones help")
    live.controller.go_to("last_time")
    panel = _open(live)
    panel.edit.setText("xylo")
    press(panel.edit, Qt.Key.Key_Return)
    settle()
    assert live.page.STEP == "voice"
    (mark,) = live.page.findChildren(Mark)
    card = mark.parentWidget()
    assert isinstance(card, RowCard)
    assert "Xylophones" in card.accessibleName()
    assert card.isAncestorOf(live.focusWidget() or live) or card.hasFocus()


def test_arrows_choose_from_the_line_and_the_board_shows_its_card(live: LiveFrame) -> None:
    session = live.controller.session
    write_voice(session, who="Mum", words="Xylophones help")
    add_idea(session, words="Xylophone lessons", by="Kim")
    panel = _open(live)
    panel.edit.setText("xylophone")
    press(panel.edit, Qt.Key.Key_Down)
    press(panel.edit, Qt.Key.Key_Return)
    settle()
    assert live.page.STEP == "board"
    chosen = [one.current_card() for one in live.page.findChildren(BoardList) if one.hasFocus()]
    assert [one.words for one in chosen if one is not None] == ["Xylophone lessons"]


def test_a_filter_is_taken_away_for_what_was_found(live: LiveFrame) -> None:
    live.controller.go_to("voice")
    write_voice(live.controller.session, who="Mum", words="Xylophones help", heading="hard")
    live.page.findChildren(QWidget)
    headings = live.page.words.headings  # type: ignore[attr-defined]
    headings.buttons["going_well"].click()
    panel = _open(live)
    panel.edit.setText("xylo")
    press(panel.edit, Qt.Key.Key_Return)
    settle()
    assert len(live.page.findChildren(Mark)) == 1


def test_what_no_page_shows_is_read_in_the_panel(live: LiveFrame) -> None:
    panel = _open(live)
    panel.edit.setText("nothing has this word")
    assert panel.count.text() == "Nothing has all of these words."
    assert not panel.go.isEnabled()
    press(panel.edit, Qt.Key.Key_Return)
    assert live.over.search is panel


def test_private_words_are_not_found(live: LiveFrame) -> None:
    write_concern(live.controller.session, words="secretword", by="Robin")
    write_note(live.controller.session, words="secretword", for_whom="lead")
    panel = _open(live)
    panel.edit.setText("secretword")
    assert panel.rows.rowCount() == 0
    assert "secretword" not in _shown(live)


def test_many_are_found_and_hostile_words_are_shown_as_they_are(live: LiveFrame) -> None:
    session = live.controller.session
    for no in range(MOST_SHOWN + 5):
        add_idea(session, words=f"<b>idea</b> {no} \u202e {'long ' * 40}", by="Mum")
    panel = _open(live)
    panel.edit.setText("<b>idea</b>")
    assert panel.rows.rowCount() == MOST_SHOWN
    assert str(MOST_SHOWN + 5) in panel.count.text()
    assert "<b>idea</b>" in _shown(panel)
    panel.edit.setText("A" * 10_000)
    assert panel.rows.rowCount() == 0


def test_nobody_else_can_search(window: MainWindow, live: LiveFrame) -> None:
    _open(live).edit.setText("sleep")
    window.turn_round()
    assert window.shared is not None
    press(window.shared, Qt.Key.Key_F, CTRL)
    assert live.over.search is None
    assert "found" not in _shown(window.shared)
    window.turn_back()
    assert live.over.search is None
    live.controller.go_to("feedback")
    live.page.pass_round()  # type: ignore[attr-defined]
    press(live.page, Qt.Key.Key_F, CTRL)
    assert live.over.search is None


def test_what_comes_while_searching_is_found(live: LiveFrame) -> None:
    panel = _open(live)
    panel.edit.setText("xylo")
    assert panel.rows.rowCount() == 0
    write_voice(live.controller.session, who="Mum", words="Xylophones help")
    assert panel.rows.rowCount() == 1


def test_the_button_in_the_top_bar_searches_too(live: LiveFrame) -> None:
    live.top.search_button.click()
    assert live.over.search is not None
