"""Home: today and one big Start, only today's family on a visit, what two people changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from mam_desktop.ui.home.families_page import FamiliesPage
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.minutes_page import MinutesPage
from mam_desktop.ui.home.prepare.prepare_page import PreparePage
from mam_desktop.ui.home.settings_page import SettingsPage
from mam_desktop.ui.home.today_page import TodayPage, today_words
from mam_desktop.ui.home.words_page import WordsPage
from mam_desktop.ui.ports import SyncState
from mam_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.accessible import nameless, too_small
from tests.ui.drawn_home import CONFLICT, FAMILIES, MEETING, HomeInMemory
from tests.ui.keys import CTRL, press, type_text

PLACES = ("today", "families", "actions", "minutes", "words", "settings")
UNMARKED = ("prepare", "new_family", "check")
TICK = Qt.ItemDataRole.CheckStateRole


def today(home: HomeView) -> TodayPage:
    page = home.page
    assert isinstance(page, TodayPage)
    return page


def minutes(home: HomeView) -> MinutesPage:
    home.show_place("minutes")
    page = home.page
    assert isinstance(page, MinutesPage)
    return page


# --- today ---------------------------------------------------------------------------------------


def test_start_opens_the_next_meeting(home: HomeView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(home.start_wanted) as wanted:
        today(home).cards[0].start.click()
    assert wanted.args == ["family-robin", "meeting-robin"]


def test_a_meeting_that_is_running_is_gone_on_with(home: HomeView, desk: HomeInMemory) -> None:
    desk.meeting_rows = (replace(MEETING, is_running=True),)
    home.refresh()
    assert today(home).cards[0].start.words == "Go on with the meeting"


@pytest.mark.parametrize(
    ("meetings", "late", "words"),
    [
        (0, 0, "No meeting today."),
        (1, 0, "One meeting today."),
        (2, 1, "2 meetings today. 1 action is late."),
        (1, 3, "One meeting today. 3 actions are late."),
    ],
)
def test_the_day_is_said_in_one_sentence(meetings: int, late: int, words: str) -> None:
    assert today_words(meetings, late) == words


def test_nobody_is_said_to_be_here_only_when_all_is_written(
    home: HomeView, desk: HomeInMemory
) -> None:
    words = "No family is on this laptop yet."
    desk.family_rows, desk.is_saved = (), False
    home.refresh()
    (label,) = (one for one in today(home).findChildren(PlainLabel) if one.text() == words)
    assert label.isHidden()
    desk.is_saved = True
    home.record_saved()
    assert label.isVisible()


def test_a_family_is_opened_by_enter(home: HomeView, qtbot: QtBot) -> None:
    families = today(home).list
    families.setFocus()
    with qtbot.waitSignal(home.start_wanted) as wanted:
        press(families, Qt.Key.Key_Return)
    assert wanted.args == ["family-robin", "meeting-robin"]


def test_a_family_without_a_meeting_gets_one_prepared(home: HomeView) -> None:
    today(home).list.family_chosen.emit(FAMILIES[2])
    assert isinstance(home.page, PreparePage)
    assert home.nav.buttons["today"].isChecked()


def test_the_screen_can_be_tested_before_the_meeting(home: HomeView) -> None:
    today(home).cards[0].test.click()
    assert home.strip.words() == "The family screen is there: 1920 × 1080."


# --- on a visit ----------------------------------------------------------------------------------


def test_on_a_visit_other_families_lists_and_find_are_out_of_reach(
    home: HomeView, desk: HomeInMemory
) -> None:
    desk.conflict_rows = (CONFLICT,)
    home.show_place("actions")
    home.nav.visit.click()
    assert desk.on_visit
    seen = {name for name, button in home.nav.buttons.items() if button.isVisible()}
    assert seen == {"today", "words"}
    assert not today(home).list.isVisible()
    assert not home.bar.find_button.isVisible()
    assert not home.bar.conflict_chip.isVisible()
    press(home, Qt.Key.Key_F, CTRL)
    home.show_place("families")
    assert isinstance(home.page, TodayPage)
    assert today(home).list.families.rows == ()


def test_back_in_the_office_everything_is_there_again(home: HomeView, desk: HomeInMemory) -> None:
    desk.set_on_visit(True)
    home.refresh()
    assert today(home).visit.isVisible()
    today(home).visit.office.click()
    today(home).visit.show_all.click()
    assert not desk.is_on_visit
    assert today(home).list.families.rows == FAMILIES


# --- lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [*PLACES, *UNMARKED])
def test_every_place_can_be_read_out_and_hit(home: HomeView, place: str) -> None:
    home.show_place(place)
    assert nameless(home) == []
    assert too_small(home) == []
    assert place in UNMARKED or home.nav.buttons[place].isChecked()


def test_find_looks_for_a_family_by_any_part_of_a_name(home: HomeView) -> None:
    press(home, Qt.Key.Key_F, CTRL)
    page = home.page
    assert isinstance(page, FamiliesPage)
    assert page.find_line.hasFocus()
    type_text(page.find_line, "CARING")
    assert [one.name for one in page.list.families.rows] == ["Kit"]
    page.find_line.setText("nobody")
    assert page._none.isVisible()


def test_words_are_found_and_explained(home: HomeView) -> None:
    home.show_place("words")
    page = home.page
    assert isinstance(page, WordsPage)
    type_text(page.search, "cc")
    assert [one.term for one in page.model.rows] == ["CCNT"]
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page._meaning.text() == "Nurses who visit."


# --- settings ------------------------------------------------------------------------------------


def test_a_setting_holds_at_once_and_a_fixed_one_cannot_be_changed(
    home: HomeView, desk: HomeInMemory, qtbot: QtBot
) -> None:
    home.show_place("settings")
    page = home.page
    assert isinstance(page, SettingsPage)
    theme = page.fields["theme"]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(1)
    with qtbot.waitSignal(home.setting_changed) as changed:
        theme.activated.emit(1)
    assert changed.args == ["theme"]
    assert desk.changed == [("theme", "dark")]
    assert not page.fields["central_url"].isEnabled()


def test_a_value_that_does_not_fit_is_said_and_taken_back(
    home: HomeView, desk: HomeInMemory
) -> None:
    home.show_place("settings")
    page = home.page
    assert isinstance(page, SettingsPage)
    desk.refusal = "A name is one line of words."
    name = page.fields["person_name"]
    assert isinstance(name, QLineEdit)
    name.setText("x" * 500)
    name.editingFinished.emit()
    assert home.strip.words() == "A name is one line of words."
    shown = page.fields["person_name"]
    assert isinstance(shown, QLineEdit)
    assert shown.text() == "Lee Sample"


# --- two people changed this ---------------------------------------------------------------------


def open_conflict(home: HomeView, desk: HomeInMemory) -> None:
    desk.conflict_rows = (CONFLICT,)
    home.refresh()
    home.bar.conflict_chip.click()


def test_a_conflict_shows_both_versions_and_chooses_none(
    home: HomeView, desk: HomeInMemory
) -> None:
    open_conflict(home, desk)
    assert home.bar.conflict_chip.words == "1 thing was changed by two people"
    cards = home.conflict.version_cards()
    assert [card.version.words for card in cards] == ["Done", "Not yet"]
    assert not any(card.choice.isChecked() for card in cards)
    assert not home.conflict.keep.isEnabled()
    assert nameless(home.conflict) == []
    assert too_small(home.conflict) == []


def test_one_version_is_kept_by_a_person(home: HomeView, desk: HomeInMemory) -> None:
    open_conflict(home, desk)
    press(home.conflict.version_cards()[1].choice, Qt.Key.Key_Space)
    assert home.conflict.keep.words == "Keep “Not yet”"
    home.conflict.keep.click()
    assert desk.settled == [(CONFLICT, None, "c2")]
    assert not home.conflict.isVisible()
    assert not home.bar.conflict_chip.isVisible()


def test_it_can_be_written_again_from_both_texts(home: HomeView, desk: HomeInMemory) -> None:
    open_conflict(home, desk)
    home.conflict.again.click()
    assert home.conflict.words.toPlainText() == "Done\nNot yet"
    home.conflict.words.setPlainText("Partly: the visit is booked")
    home.conflict.keep.click()
    assert desk.settled == [(CONFLICT, "Partly: the visit is booked", None)]


def test_deciding_later_changes_nothing(home: HomeView, desk: HomeInMemory) -> None:
    open_conflict(home, desk)
    press(home.conflict, Qt.Key.Key_Escape)
    assert not home.conflict.isVisible()
    assert desk.settled == []
    assert home.bar.conflict_chip.isVisible()


def test_the_whole_history_can_be_seen(home: HomeView, desk: HomeInMemory) -> None:
    open_conflict(home, desk)
    home.conflict.history.click()
    assert home.conflict._history.isVisible()
    assert "Lee: not yet, 11 December" in home.conflict._history.text()


def test_the_keyboard_stays_in_an_open_conflict(home: HomeView, desk: HomeInMemory) -> None:
    open_conflict(home, desk)
    for _press in range(12):
        press(home.focusWidget(), Qt.Key.Key_Tab)
        focused = home.focusWidget()
        assert focused is not None
        assert home.conflict.isAncestorOf(focused)


# --- the bar -------------------------------------------------------------------------------------


def test_sync_can_be_asked_for_and_says_how_it_went(home: HomeView, desk: HomeInMemory) -> None:
    assert home.bar.sync_chip.words == "Offline · everything you need is on this laptop"
    home.bar.sync_chip.click()
    assert home.bar.sync_chip.words == "Up to date with the central record · 13:35"
    desk.refusal = "The central record is not there."
    home.bar.sync_chip.click()
    assert home.strip.words() == "The central record is not there."


def test_a_narrow_window_says_less_but_a_reader_hears_it_all(
    home: HomeView, desk: HomeInMemory
) -> None:
    desk.sync = SyncState(is_online=False, pending=63)
    home.refresh()
    home.resize(760, 600)
    assert home.bar.sync_chip.words == "63"
    assert "63 changes to send" in home.bar.sync_chip.accessibleName()
    assert home.nav.width() < 100
