"""The lead's control: the frame of words, pages and size, one thing, words that wait, screens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import BoardScene, OneThingScene, ScreenState
from mam_desktop.meeting.picturing import read_easily
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.screen_languages import choose_screen_languages
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.family_screen.displays import Displays
from mam_desktop.ui.family_screen.screens import FamilyScreens
from mam_desktop.ui.family_screen.thumbnail import FamilyThumbnail
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.one_thing_panel import OneThingPanel
from mam_desktop.ui.live.revealing import reveal_entry
from mam_desktop.ui.live.room_sees import LOOKS
from mam_desktop.ui.live.screen_chooser import ScreenChooser
from mam_desktop.ui.live.steps.pages import make_page
from mam_desktop.ui.this_computer import UnseenComputer
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.keys import press
from tests.ui.shown import bring_up

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def family(qtbot: QtBot) -> FamilyWindow:
    made = FamilyWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def frame(qtbot: QtBot, family: FamilyWindow) -> Iterator[LiveFrame]:
    session, record, _clock = drawn_session()
    controller = LiveController(DeskInMemory(session, record))
    family.show_view(controller.screen.view)
    controller.screen.changed.connect(family.show_view)
    made = LiveFrame(controller, make_page, FamilyThumbnail(family))
    bring_up(qtbot, made)
    yield made
    made.close_meeting()


@pytest.fixture
def screens(frame: LiveFrame, family: FamilyWindow) -> FamilyScreens:
    """Return the screens of a laptop with no other; the lead is told that none is there."""
    only = QGuiApplication.primaryScreen()
    made = FamilyScreens(family, Displays([only]), lambda: only, computer=UnseenComputer())
    frame.controller.screen.use_screens(made)
    return made


def says(frame: LiveFrame) -> str:
    return frame.panel.room_sees.frame.words


def body_of(frame: LiveFrame) -> object:
    return frame.controller.screen.view.body


def idea(frame: LiveFrame, words: str) -> Idea:
    found = frame.controller.entries.all(Idea)
    return next(one for one in found if words in one.words)


# --- the frame -----------------------------------------------------------------------------------


def test_the_frame_says_what_the_room_sees_in_words_a_shape_and_a_line(frame: LiveFrame) -> None:
    said = {}
    for state in ScreenState:
        frame.controller.screen.change(state)
        said[state] = says(frame)
    assert said == {
        ScreenState.ON: "The room sees this",
        ScreenState.FREEZE: "Frozen: the room sees this",
        ScreenState.COVER: "Covered: the room sees this",
        ScreenState.OFF: "Off: the room sees nothing",
    }
    assert len({(look.icon, look.line, look.wide) for look in LOOKS.values()}) >= 5
    assert len({look.words for look in LOOKS.values()}) == len(LOOKS)


def test_without_a_screen_for_the_family_the_frame_says_so(
    frame: LiveFrame, screens: FamilyScreens
) -> None:
    assert says(frame) == "No screen: nobody sees this"
    screens.tells_missing = False
    screens.changed.emit()
    assert says(frame) == "The room sees this"


def test_while_one_thing_shows_the_panel_names_no_scene(frame: LiveFrame) -> None:
    frame.controller.screen.show_one(frame.controller.entries.all(Idea)[0].id)
    assert not frame.panel._scene.isVisible()
    frame.controller.screen.show_one("")
    assert frame.panel._scene.isVisible()


def test_a_key_goes_to_what_the_room_sees_and_back_also_where_the_panel_is_folded(
    frame: LiveFrame,
) -> None:
    for wide in (1366, 1024):
        frame.resize(wide, 768)
        press(frame.capture.edit, Qt.Key.Key_F6, SHIFT)
        assert frame.panel.room_sees.isVisible()
        assert frame.panel.room_sees.has_keyboard
        press(frame.focusWidget(), Qt.Key.Key_F6, SHIFT)
        assert frame.capture.edit.hasFocus()
        assert frame.panel.isVisible() is not frame.rail.isVisible()
    assert frame.rail.isVisible()


def test_escape_folds_the_panel_before_it_ends_the_one_thing(frame: LiveFrame) -> None:
    frame.resize(1024, 768)
    frame.controller.screen.show_one(frame.controller.entries.all(Idea)[0].id)
    press(frame.capture.edit, Qt.Key.Key_F6, SHIFT)
    press(frame.focusWidget(), Qt.Key.Key_Escape)
    assert not frame.panel.isVisible()
    assert frame.controller.screen.one
    press(frame.focusWidget(), Qt.Key.Key_Escape)
    assert not frame.controller.screen.one


# --- pages and size ------------------------------------------------------------------------------


def test_keys_turn_the_pages_of_the_room_s_picture_and_change_its_size(
    frame: LiveFrame, family: FamilyWindow
) -> None:
    assert family.picture.page_count > 1
    press(frame.capture.edit, Qt.Key.Key_PageDown, ALT)
    assert family.page_no == 1
    press(frame.capture.edit, Qt.Key.Key_PageUp, ALT)
    assert family.page_no == 0
    for _time in range(5):
        press(frame.capture.edit, Qt.Key.Key_Plus, CTRL)
    assert family.zoom == 2.0
    press(frame.capture.edit, Qt.Key.Key_Minus, CTRL)
    assert family.zoom == 1.75
    press(frame.capture.edit, Qt.Key.Key_0, CTRL)
    assert family.zoom == 1.0


def test_buttons_do_the_same_and_say_where_the_picture_stands(
    frame: LiveFrame, family: FamilyWindow
) -> None:
    controls = frame.panel.room_sees.controls
    assert controls is not None
    count = family.picture.page_count
    controls.after.click()
    assert controls._page.text() == f"2 of {count}"
    assert not controls.smaller.isEnabled()
    controls.larger.click()
    assert controls._zoom.text() == "125 %"
    assert family.zoom == 1.25


def test_the_size_that_is_said_is_the_one_that_has_room(frame: LiveFrame) -> None:
    session, controls = frame.controller.session, frame.panel.room_sees.controls
    assert controls is not None
    for _time in range(4):
        controls.zoom_by(1)
    choose_screen_languages(session, "pl", "en")
    assert controls._zoom.text() == "125 %"
    assert not controls.larger.isEnabled()
    press(frame.capture.edit, Qt.Key.Key_Minus, CTRL)
    assert controls._zoom.text() == "100 %"
    read_easily(session, on=True)
    press(frame.capture.edit, Qt.Key.Key_Plus, CTRL)
    assert controls._zoom.text() == "100 %"
    assert not controls.smaller.isEnabled()


def test_a_frozen_picture_turns_only_when_the_lead_turns_it(
    frame: LiveFrame, family: FamilyWindow
) -> None:
    frame.controller.screen.change(ScreenState.FREEZE)
    assert not family.is_turning
    press(frame.capture.edit, Qt.Key.Key_PageDown, ALT)
    assert family.page_no == 1


def test_the_thumbnail_is_the_room_s_page_at_its_size(
    frame: LiveFrame, family: FamilyWindow, qtbot: QtBot
) -> None:
    thumbnail = frame.findChild(FamilyThumbnail)
    assert thumbnail is not None
    qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
    seen = [thumbnail.grab().toImage()]
    for zoom in (1.0, 1.5):
        family.turn_page()
        family.set_zoom(zoom)
        qtbot.waitUntil(lambda: thumbnail.is_up_to_date, timeout=2000)
        seen.append(thumbnail.grab().toImage())
    assert seen[0] != seen[1] != seen[2] != seen[0]


# --- one thing -----------------------------------------------------------------------------------


def test_f5_on_a_card_shows_it_alone_and_esc_ends_it(
    frame: LiveFrame, family: FamilyWindow
) -> None:
    wanted = idea(frame, "Sleep nurse")
    frame.start_page()
    assert reveal_entry(frame.page, wanted.id)
    focus = QApplication.focusWidget()
    assert focus is not None
    press(focus, Qt.Key.Key_F5)
    assert isinstance(body_of(frame), OneThingScene)
    assert "Sleep nurse visits at home" in family.drawn_texts()
    assert frame.panel.room_sees.one.isVisible()
    press(focus, Qt.Key.Key_Escape)
    assert isinstance(body_of(frame), BoardScene)
    assert not frame.panel.room_sees.one.isVisible()


def test_f5_elsewhere_asks_which_and_f5_again_ends_it(frame: LiveFrame) -> None:
    press(frame.capture.edit, Qt.Key.Key_F5)
    panel = frame.over.named("one_thing")
    assert isinstance(panel, OneThingPanel)
    said = [panel.rows.row_at(no).first_line for no in range(panel.rows.rowCount())]
    assert "Sleep nurse visits at home" in said
    press(panel.list, Qt.Key.Key_Down)
    press(panel.list, Qt.Key.Key_Return)
    assert frame.over.named("one_thing") is None
    assert isinstance(body_of(frame), OneThingScene)
    press(frame.capture.edit, Qt.Key.Key_F5)
    assert isinstance(body_of(frame), BoardScene)


def test_what_is_shown_alone_ends_with_its_step_and_stays_covered_under_a_cover(
    frame: LiveFrame,
) -> None:
    controller = frame.controller
    controller.screen.change(ScreenState.COVER)
    controller.screen.show_one(idea(frame, "Sleep nurse").id)
    assert controller.screen.view.body is None
    assert "as soon as" in frame.strip.words()
    controller.screen.change(ScreenState.ON)
    assert isinstance(body_of(frame), OneThingScene)
    go_to_step(controller.session, "actions")
    assert not isinstance(body_of(frame), OneThingScene)
    assert controller.screen.one == ""


def test_what_the_room_may_not_see_cannot_be_shown_alone(frame: LiveFrame) -> None:
    add_idea(frame.controller.session, words="Not yet", by="Mum", held_back=True)
    frame.controller.screen.show_one(idea(frame, "Not yet").id)
    assert isinstance(body_of(frame), BoardScene)
    assert "cannot be shown alone" in frame.strip.words()


# --- new words that wait -------------------------------------------------------------------------


def test_new_words_wait_when_the_lead_says_so_and_show_with_one_key(
    frame: LiveFrame, family: FamilyWindow
) -> None:
    menu = frame.top.screen_button.menu()
    by_words = {action.text().split("\t")[0]: action for action in menu.actions()}
    by_words["New words wait for me"].trigger()
    chip = frame.panel.room_sees.waiting
    assert (chip.words, chip.isEnabled()) == ("New words wait for you", False)
    add_idea(frame.controller.session, words="Riding", by="Mum", column="can")
    assert "Riding" not in family.all_texts()
    assert (chip.words, chip.isEnabled()) == ("Show 1 new thing", True)
    press(frame.capture.edit, Qt.Key.Key_F8, SHIFT)
    assert "Riding" in family.all_texts()
    add_idea(frame.controller.session, words="Drawing", by="Mum", column="can")
    menu.aboutToShow.emit()
    assert by_words["New words wait for me"].isChecked()
    by_words["Show new words at once"].trigger()
    assert "Drawing" in family.all_texts()
    assert not chip.isVisible()


# --- which screen --------------------------------------------------------------------------------


def test_which_screen_says_what_there_is_and_closes_with_its_numbers(
    frame: LiveFrame, screens: FamilyScreens
) -> None:
    frame.controller.screen.panel_wanted.emit("screens")
    panel = frame.over.named("screens")
    assert isinstance(panel, ScreenChooser)
    assert panel.choices == {}
    assert len(screens.numbers.windows) == 1
    assert "No screen is there for the family alone" in panel._head.sentence.text()
    press(panel, Qt.Key.Key_2)
    assert frame.over.named("screens") is panel
    press(panel, Qt.Key.Key_Escape)
    assert frame.over.named("screens") is None
    assert not screens.numbers.windows


def test_a_number_chooses_and_the_room_waits_for_the_lead_to_show(
    frame: LiveFrame, family: FamilyWindow
) -> None:
    only = QGuiApplication.primaryScreen()
    displays = Displays()
    made = FamilyScreens(family, displays, lambda: None, computer=UnseenComputer())
    made.covered.connect(lambda: frame.controller.screen.change(ScreenState.COVER))
    frame.controller.screen.use_screens(made)
    displays.plug_in(only)
    made.place._lose()
    made.place._remembered = None
    frame.controller.screen.panel_wanted.emit("screens")
    panel = frame.over.named("screens")
    assert isinstance(panel, ScreenChooser)
    press(panel.choices[1], Qt.Key.Key_1)
    assert made.place.screen is only
    assert family.is_covered
    assert says(frame) == "Covered: the room sees this"
    assert frame.strip.words() == "Screen 1 is the family’s. It is covered; F8 shows it."
    family.hide()


def test_a_video_call_gets_a_window_and_the_lead_is_told_what_not_to_share(
    frame: LiveFrame, screens: FamilyScreens
) -> None:
    frame.controller.screen.open_call()
    assert screens.call is not None
    assert "cannot hide your own window from captures" in frame.strip.words()
    screens.hide_lead(4711)
    frame.controller.screen.open_call()
    assert "Yours is kept out of captures" in frame.strip.words()
    screens.close()
