"""The live frame, by keyboard: what is typed is understood, asked about, added, covered, undone."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.said import Note
from mam_desktop.ui.home.conflict_panel import ConflictPanel
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.ports import SyncState
from tests.ui.accessible import nameless, too_small
from tests.ui.drawn_home import CONFLICT
from tests.ui.drawn_meeting import DeskInMemory
from tests.ui.keys import ALT, CTRL, SHIFT, press, type_text
from tests.ui.live.live_frame import shown_frame


class PlainPage(StepPage):
    """A page that counts how often it was shown anew."""

    def _build(self) -> None:
        self.refreshed = 0
        self.line = QLineEdit()
        self.line.setAccessibleName("a line of the page")
        self.body.addWidget(self.line)

    def refresh(self) -> None:
        self.refreshed += 1


def make_page(step: str, controller: LiveController) -> StepPage:
    kind = type("Page", (PlainPage,), {"STEP": step, "SENTENCE": "Every idea counts."})
    page = kind(controller)
    assert isinstance(page, PlainPage)
    return page


@pytest.fixture
def frame(qtbot: QtBot, desk: DeskInMemory) -> Iterator[LiveFrame]:
    made = shown_frame(qtbot, desk, make_page)
    yield made
    made.controller.close()


@pytest.fixture
def typed(frame: LiveFrame) -> Callable[[str], None]:
    def type_and_enter(text: str) -> None:
        frame.capture.edit.setText(text)
        press(frame.capture.edit, Qt.Key.Key_Return)

    return type_and_enter


# --- the capture bar -----------------------------------------------------------------------------


def test_the_meeting_begins_in_the_capture_bar_and_ctrl_k_comes_back(frame: LiveFrame) -> None:
    assert frame.capture.edit.hasFocus()
    page = frame.page
    assert isinstance(page, PlainPage)
    page.line.setFocus()
    press(page.line, Qt.Key.Key_K, CTRL)
    assert frame.capture.edit.hasFocus()


def test_the_chip_says_while_typing_what_will_be_added(frame: LiveFrame) -> None:
    type_text(frame.capture.edit, "+ Sleep diary app @Nan for sleeps")
    chip = frame.capture.edit.chip
    assert chip.isVisible()
    assert chip.text().startswith("New idea · from Nan")
    frame.capture.edit.clear()
    assert not chip.isVisible()


def test_enter_adds_the_line_and_clears_it(frame: LiveFrame, typed: Callable[[str], None]) -> None:
    typed("! Quiet-room pass ready @Ode by tomorrow")
    action = frame.controller.entries.all(Action)[-1]
    assert action.what == "Quiet-room pass ready"
    assert str(action.due_on) == "2026-11-25"
    assert frame.capture.edit.text() == ""
    assert frame.capture.edit.hasFocus()


def test_several_people_that_fit_are_asked_above_the_bar_never_guessed(
    frame: LiveFrame, typed: Callable[[str], None], qtbot: QtBot
) -> None:
    typed("! Ring the clinic @N")
    assert frame.controller.entries.all(Action) == ()
    question = frame.strip.question
    assert question is not None
    assert question.choices == ("Nan", "Noor")
    assert frame.capture.edit.text() == "! Ring the clinic @N"
    qtbot.wait(10)
    press(frame.capture.edit, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: bool(frame.controller.entries.all(Action)))
    owner = frame.controller.entries.find(Person, frame.controller.entries.all(Action)[-1].owner_id)
    assert owner is not None
    assert owner.name == "Noor"
    assert frame.strip.question is None
    assert frame.capture.edit.text() == ""


def test_typing_on_takes_an_open_question_away(
    frame: LiveFrame, typed: Callable[[str], None]
) -> None:
    typed("! Ring the clinic @N")
    type_text(frame.capture.edit, "an")
    assert frame.strip.question is None


def test_what_cannot_be_added_is_said_and_stays_in_the_line(
    frame: LiveFrame, typed: Callable[[str], None]
) -> None:
    typed('" He sleeps better now')
    assert "Whose words" in frame.strip.words()
    assert frame.capture.edit.text() == '" He sleeps better now'


def test_half_a_line_is_kept_as_a_draft_and_comes_back(
    frame: LiveFrame, desk: DeskInMemory, qtbot: QtBot
) -> None:
    type_text(frame.capture.edit, "+ Half an idea")
    qtbot.waitUntil(lambda: desk.draft("capture") == "+ Half an idea")
    again = LiveFrame(LiveController(desk), make_page, QWidget())
    qtbot.addWidget(again)
    assert again.capture.edit.text() == "+ Half an idea"
    again.controller.close()


def test_ctrl_z_undoes_the_last_gesture_when_the_line_is_empty(
    frame: LiveFrame, typed: Callable[[str], None]
) -> None:
    before = len(frame.controller.entries.all(Idea))
    typed("+ A sleep diary @Nan")
    press(frame.capture.edit, Qt.Key.Key_Z, CTRL)
    assert len(frame.controller.entries.all(Idea)) == before
    assert "A sleep diary" in frame.strip.words()
    press(frame.capture.edit, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(frame.controller.entries.all(Idea)) == before + 1


def test_ctrl_z_in_a_half_written_line_undoes_only_the_typing(
    frame: LiveFrame, typed: Callable[[str], None]
) -> None:
    typed("+ A sleep diary @Nan")
    count = len(frame.controller.entries.all(Idea))
    type_text(frame.capture.edit, "half")
    press(frame.capture.edit, Qt.Key.Key_Z, CTRL)
    assert frame.capture.edit.text() == ""
    assert len(frame.controller.entries.all(Idea)) == count


# --- steps and pages -----------------------------------------------------------------------------


def test_the_steps_show_where_the_meeting_is(frame: LiveFrame) -> None:
    buttons = frame.steps.buttons
    assert buttons["board"].is_now
    assert buttons["welcome"].is_done
    assert not buttons["sign"].is_done
    said = buttons["board"].accessibleName()
    assert said == "Step 5: What CAN we do?, 12 of 20 minutes used, now"
    assert "done" in buttons["voice"].accessibleName()


def test_a_step_can_be_gone_to_by_click_key_and_next(frame: LiveFrame) -> None:
    frame.steps.buttons["voice"].click()
    assert frame.controller.step == "voice"
    press(frame.capture.edit, Qt.Key.Key_6, CTRL)
    assert frame.controller.step == "actions"
    frame.capture.next_button.click()
    assert frame.controller.step == "next_steps"
    press(frame.capture.edit, Qt.Key.Key_PageUp, CTRL)
    assert frame.controller.step == "actions"
    assert frame.page.STEP == "actions"


def test_the_last_step_has_no_next_one(frame: LiveFrame) -> None:
    frame.controller.go_to("feedback")
    assert not frame.capture.next_button.isVisible()


def test_a_page_is_made_when_it_is_first_seen_and_drawn_only_in_sight(
    frame: LiveFrame, typed: Callable[[str], None]
) -> None:
    board = frame.page
    assert isinstance(board, PlainPage)
    assert board.refreshed == 1
    typed("+ One more @Nan")
    assert board.refreshed == 2
    frame.controller.go_to("actions")
    seen = board.refreshed
    typed("+ Another @Nan")
    typed("+ And another @Nan")
    assert board.refreshed == seen
    frame.controller.go_to("board")
    assert board.refreshed == seen + 1


def test_f6_moves_the_keyboard_into_the_page(frame: LiveFrame) -> None:
    press(frame.capture.edit, Qt.Key.Key_F6)
    page = frame.page
    assert isinstance(page, PlainPage)
    assert page.line.hasFocus()


# --- the top bar ---------------------------------------------------------------------------------


def test_saved_is_said_with_the_time_of_the_receipt(
    frame: LiveFrame, desk: DeskInMemory, typed: Callable[[str], None]
) -> None:
    assert frame.top.saved_chip.text() == "Saved 14:49:07"
    typed("+ One more @Nan")
    clock = desk.record.clock
    clock.set(14, 50, 1)
    for receipt in desk.record.receipts():
        frame.controller.record_saved(receipt)
    assert frame.top.saved_chip.text() == "Saved 14:50:01"


def test_a_receipt_that_does_not_come_is_not_called_saved(
    frame: LiveFrame, typed: Callable[[str], None], qtbot: QtBot
) -> None:
    typed("+ One more @Nan")
    qtbot.waitUntil(lambda: frame.top.saved_chip.text() == "Saving…")


def test_a_failed_append_says_so_until_it_is_on_disk(
    frame: LiveFrame, desk: DeskInMemory, typed: Callable[[str], None]
) -> None:
    typed("+ One more @Nan")
    frame.controller.record_failed("The disk is full.")
    chip = frame.top.saved_chip
    assert (chip.text(), chip.tone) == ("Not saved yet", "attention")
    assert chip.accessibleName() == "Not saved yet: The disk is full."
    for receipt in desk.record.receipts():
        frame.controller.record_saved(receipt)
    assert chip.tone == "can"


@pytest.mark.parametrize(
    ("state", "words", "tone"),
    [
        (SyncState(is_online=False, pending=63), "Offline · 63 changes to send", "could_if"),
        (SyncState(is_online=False, pending=1), "Offline · 1 change to send", "could_if"),
        (SyncState(is_online=False, pending=0), "Offline · everything was sent", "could_if"),
        (SyncState(is_online=True, pending=2), "2 changes to send", "could_if"),
        (SyncState(is_online=True, pending=2, is_running=True), "Sending…", "could_if"),
        (SyncState(is_online=True, pending=0), "Up to date with the central record", "can"),
        (
            SyncState(is_online=True, pending=3, trouble="refused"),
            "Not sent · 3 changes to send",
            "attention",
        ),
    ],
)
def test_the_sync_chip_tells_the_truth(
    frame: LiveFrame, state: SyncState, words: str, tone: str
) -> None:
    frame.controller.sync_told(state)
    assert (frame.top.sync_chip.words, frame.top.sync_chip.tone) == (words, tone)


def test_f8_covers_the_family_screen_and_f8_shows_it_again(frame: LiveFrame) -> None:
    press(frame.capture.edit, Qt.Key.Key_F8)
    assert frame.controller.screen.chosen == FamilyScreen(ScreenState.COVER)
    assert frame.top.screen_button.words == "Family screen: covered"
    assert frame.top.cover_button.words == "Show again"
    press(frame.capture.edit, Qt.Key.Key_F8)
    assert frame.controller.screen.chosen == FamilyScreen(ScreenState.ON)


def test_f9_freezes_the_family_screen(frame: LiveFrame) -> None:
    press(frame.capture.edit, Qt.Key.Key_F9)
    assert frame.controller.screen.state is ScreenState.FREEZE


def test_the_screen_menu_ticks_what_holds_and_changes_it(frame: LiveFrame) -> None:
    menu = frame.top.screen_button.menu()
    inside = [one for action in menu.actions() if isinstance(one := action.menu(), QMenu)]
    by_words = {action.text(): action for one in (menu, *inside) for action in one.actions()}
    by_words["Family’s voice"].trigger()
    assert frame.controller.screen.chosen.show == "voice"
    by_words["Off: close the screen"].trigger()
    assert frame.controller.screen.state is ScreenState.OFF
    menu.aboutToShow.emit()
    assert by_words["Off: close the screen"].isChecked()
    assert not by_words["Follow the step"].isChecked()
    assert not frame.top.cover_button.isEnabled()


# --- panel and notes -----------------------------------------------------------------------------


def test_notes_are_folded_until_f7_and_kept_with_ctrl_enter(frame: LiveFrame) -> None:
    notes = frame.panel.notes
    assert not notes.is_open
    press(frame.capture.edit, Qt.Key.Key_F7)
    editor = notes._editor
    assert editor.hasFocus()
    type_text(editor, "Ask about the letter")
    press(editor, Qt.Key.Key_Return, CTRL)
    kept = frame.controller.entries.all(Note)
    assert [one.words for one in kept] == ["Ask about the letter"]
    assert "Ask about the letter" not in frame.controller.screen.view.texts()


def test_folding_the_notes_keeps_what_was_half_written(frame: LiveFrame) -> None:
    press(frame.capture.edit, Qt.Key.Key_F7)
    type_text(frame.panel.notes._editor, "Half")
    press(frame.panel.notes._editor, Qt.Key.Key_Escape)
    assert not frame.panel.notes.is_open
    assert [one.words for one in frame.controller.entries.all(Note)] == ["Half"]


def test_the_keys_are_shown_by_f1_and_question_mark_and_closed_by_escape(frame: LiveFrame) -> None:
    press(frame.capture.edit, Qt.Key.Key_F1)
    assert frame.sheet.isVisible()
    press(frame.sheet, Qt.Key.Key_Escape)
    assert not frame.sheet.isVisible()
    assert frame.capture.edit.hasFocus()
    frame.steps.buttons["board"].setFocus()
    press(frame.steps.buttons["board"], Qt.Key.Key_Question)
    assert frame.sheet.isVisible()


def test_a_question_mark_in_the_line_is_only_a_letter(frame: LiveFrame) -> None:
    type_text(frame.capture.edit, "? Transport")
    assert not frame.sheet.isVisible()
    assert frame.capture.edit.text() == "? Transport"


# --- what two people changed ---------------------------------------------------------------------


def test_what_two_people_changed_is_shown_over_the_page_and_settled(
    frame: LiveFrame, desk: DeskInMemory
) -> None:
    assert not frame.top.conflict_chip.isVisible()
    desk.conflict_rows = (CONFLICT,)
    frame.show_conflicts()
    panel = frame.findChild(ConflictPanel)
    assert isinstance(panel, ConflictPanel)
    assert panel.isVisible()
    panel.version_cards()[0].choice.setChecked(True)
    panel.keep.click()
    assert desk.settled == [(CONFLICT, None, "c1")]
    assert not panel.isVisible()


def test_a_torn_field_shows_on_the_bar_after_a_sync(frame: LiveFrame) -> None:
    session = frame.controller.session
    idea = session.entries.all(Idea)[0]
    other = session.fold.change(session.fold.head_ids(idea.id, "words")[0])
    assert other is not None
    add = replace(other, id="other-words", value="Another wording", gesture_of=1, gesture_no=0)
    session.take_in([add])
    frame.controller.sync_told(SyncState(is_online=True, pending=0))
    assert frame.top.conflict_chip.isVisible()
    said = frame.top.conflict_chip.accessibleName()
    assert said == "1 thing was changed by two people"


# --- room and readers ----------------------------------------------------------------------------


def test_everything_the_keyboard_reaches_has_a_name_and_a_size(frame: LiveFrame) -> None:
    frame.toggle_notes()
    assert nameless(frame) == []
    assert too_small(frame) == []


def test_tab_goes_through_the_frame_as_it_is_read(frame: LiveFrame) -> None:
    page = frame.page
    assert isinstance(page, PlainPage)
    frame.top.sync_chip.setFocus()
    reached: list[QWidget | None] = []
    for _press in range(22):
        reached.append(frame.focusWidget())
        press(frame.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [
        frame.top.sync_chip,
        frame.top.screen_button,
        frame.top.cover_button,
        frame.top.apart_button,
        *frame.steps.buttons.values(),
        frame.steps.clock.more,
        page.line,
        frame.panel.signals.open_button,
        frame.panel.notes._toggle,
        frame.capture.edit,
        frame.capture.add_button,
        frame.capture.undo_buttons.undo,
        frame.capture.next_button,
        frame.top._home,
    ]
    press(frame.focusWidget(), Qt.Key.Key_Tab, SHIFT)
    assert frame.top._home.hasFocus()


def test_the_window_asks_for_no_more_than_a_small_laptop_has(frame: LiveFrame) -> None:
    assert frame.minimumSizeHint().width() <= 1366
    assert frame.minimumSizeHint().height() <= 768
    assert frame.size().width() == 1366


def test_a_narrow_window_folds_the_panel_to_a_rail_that_opens_it(frame: LiveFrame) -> None:
    frame.resize(1030, 700)
    assert not frame.panel.isVisible()
    frame.rail.button.click()
    assert frame.panel.isVisible()
    frame.rail.button.click()
    assert not frame.panel.isVisible()
    frame.resize(1366, 768)
    assert frame.panel.isVisible()
    assert not frame.rail.isVisible()


# --- others look on ------------------------------------------------------------------------------


def lead_only(frame: LiveFrame) -> list[QWidget]:
    """Return what nobody but the lead may see."""
    return [frame.steps, frame.panel, frame.rail, frame.capture, frame.top.saved_chip]


@pytest.mark.parametrize("width", [1366, 1100])
def test_sides_put_away_leave_nothing_of_the_leads_at_any_width(
    frame: LiveFrame, width: int
) -> None:
    frame.toggle_notes()
    frame.set_sides(visible=False)
    frame.resize(width, 768)
    frame.controller.go_on()
    press(frame.page, Qt.Key.Key_F7)
    assert not any(one.isVisible() for one in lead_only(frame))
    assert not frame.panel.notes.is_open
    assert frame.page.isVisible()
    frame.set_sides(visible=True)
    assert frame.steps.isVisible()
    assert frame.capture.isVisible()
    assert frame.panel.isVisible() or frame.rail.isVisible()


def test_a_page_that_is_handed_over_has_the_window_and_the_leads_keys_sleep(
    frame: LiveFrame,
) -> None:
    page, step = frame.page, frame.controller.step
    ideas = len(frame.controller.entries.all(Idea))
    page.wants_whole_screen = True
    assert not any(one.isVisible() for one in lead_only(frame))
    for key in (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_PageDown, Qt.Key.Key_1):
        press(page, key, CTRL)
    assert len(frame.controller.entries.all(Idea)) == ideas
    assert frame.controller.step == step
    page.wants_whole_screen = False
    assert frame.steps.isVisible()


def test_who_draws_on_the_whole_screen_can_cover_the_familys_screen_and_not_uncover_it(
    frame: LiveFrame,
) -> None:
    screen = frame.controller.screen
    screen.change(ScreenState.ON)
    frame.page.wants_whole_screen = True
    for _press in range(2):
        press(frame.page, Qt.Key.Key_F8)
        assert screen.state is ScreenState.COVER
    frame.page.wants_whole_screen = False
    press(frame.page, Qt.Key.Key_F8)
    assert frame.controller.screen.view.state is ScreenState.ON


def test_a_page_that_is_handed_over_stays_though_another_laptop_goes_on(frame: LiveFrame) -> None:
    page = frame.page
    page.wants_whole_screen = True
    frame.controller.go_on()
    assert frame.page is page
    assert not frame.steps.isVisible()
    page.wants_whole_screen = False
    assert frame.page is not page
    assert frame.steps.isVisible()
