"""Time in the live frame: room made, the meeting stopped and gone on with, notes paused."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEP_MINUTES
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.said import NotesPause
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.frame import LiveFrame
from tests.ui.accessible import nameless, too_small
from tests.ui.drawn_meeting import DeskInMemory, StillClock, drawn_session
from tests.ui.keys import SHIFT, press
from tests.ui.live.live_frame import shown_frame


@pytest.fixture
def desk() -> DeskInMemory:
    session, record, _clock = drawn_session()
    return DeskInMemory(session, record)


@pytest.fixture
def clock(desk: DeskInMemory) -> StillClock:
    return desk.record.clock


@pytest.fixture
def frame(qtbot: QtBot, desk: DeskInMemory) -> Iterator[LiveFrame]:
    made = shown_frame(qtbot, desk)
    yield made
    made.controller.close()


def look(frame: LiveFrame) -> None:
    frame.steps.clock.refresh()


# --- the clock -----------------------------------------------------------------------------------


def test_a_step_over_its_time_says_so_with_words_and_a_mark(
    frame: LiveFrame, clock: StillClock
) -> None:
    clock.set(14, 59)
    look(frame)
    assert frame.steps.clock.step_over.isVisible()
    assert frame.steps.clock.step_over.label.text() == "This step is 2 min over."
    assert "2 too many" in frame.steps.buttons["board"].accessibleName()


def test_too_much_is_said_early_and_f3_makes_room_with_two_presses(
    frame: LiveFrame, clock: StillClock
) -> None:
    clock.set(15, 5)
    look(frame)
    assert frame.steps.clock.too_much.label.text() == "10 min too much planned."
    press(frame.capture.edit, Qt.Key.Key_F3)
    room = frame.over.room
    assert room is not None
    assert room.suggest.hasFocus()
    press(room.suggest, Qt.Key.Key_Space)
    assert "fits" in room.forecast.text() or "late" in room.forecast.text()
    assert room.keep.hasFocus()
    press(room.keep, Qt.Key.Key_Space)
    assert frame.over.room is None
    assert frame.controller.meeting.minutes_by_step != STEP_MINUTES
    assert frame.capture.edit.hasFocus()


def test_minutes_are_typed_counted_or_passed_over_and_the_end_follows(
    frame: LiveFrame, clock: StillClock
) -> None:
    clock.set(15, 5)
    frame.make_room()
    room = frame.over.room
    assert room is not None
    rows = {row.step: row for row in room.rows}
    assert not room.keep.isEnabled()
    rows["actions"].minutes.setText("6")
    press(rows["actions"].minutes, Qt.Key.Key_Down)
    rows["next_steps"].skip.click()
    assert room.minutes()["actions"] == 5
    assert "we end at 15:25" in room.forecast.text()
    room.keep.click()
    minutes = frame.controller.meeting.minutes_by_step
    assert (minutes["actions"], minutes["next_steps"]) == (5, 0)


@pytest.mark.parametrize("typed", ["", "999", "007"])
def test_odd_numbers_of_minutes_stay_within_the_hours(frame: LiveFrame, typed: str) -> None:
    frame.make_room()
    room = frame.over.room
    assert room is not None
    room.rows[0].minutes.setText(typed)
    assert 0 <= room.minutes()["board"] <= 600


def test_escape_leaves_the_minutes_as_they_were(frame: LiveFrame) -> None:
    frame.make_room()
    room = frame.over.room
    assert room is not None
    room.rows[0].minutes.setText("1")
    press(room.rows[0].minutes, Qt.Key.Key_Escape)
    assert frame.over.room is None
    assert frame.controller.meeting.minutes_by_step == STEP_MINUTES


def test_nothing_of_the_time_reaches_the_family_or_a_laptop_turned_round(
    frame: LiveFrame, clock: StillClock
) -> None:
    clock.set(15, 5)
    look(frame)
    frame.make_room()
    frame.set_sides(visible=False)
    assert frame.over.room is None
    assert not frame.steps.clock.isVisible()
    press(frame.page, Qt.Key.Key_F3)
    assert frame.over.room is None
    seen = " ".join(frame.controller.screen.view.texts())
    assert "too much" not in seen
    assert "min over" not in seen


# --- stopped -------------------------------------------------------------------------------------


def test_a_meeting_is_stopped_and_gone_on_with_by_one_key(
    frame: LiveFrame, clock: StillClock
) -> None:
    press(frame.capture.edit, Qt.Key.Key_F4, SHIFT)
    stopped = frame.over.stopped
    assert stopped is not None
    assert "Stopped at 14:49" in stopped.where.text()
    assert stopped.left.text().startswith("41 minutes of the planned time are left")
    assert frame.controller.screen.state is ScreenState.COVER
    clock.set(15, 30)
    press(stopped.go_on, Qt.Key.Key_F4, SHIFT)
    assert frame.over.stopped is None
    assert frame.controller.screen.state is ScreenState.COVER
    assert "still covered" in frame.strip.words()
    assert frame.controller.hour_plan.minutes_used("board") == 12


def test_while_it_is_stopped_no_step_is_gone_to_and_no_line_is_lost(frame: LiveFrame) -> None:
    frame.controller.stop_or_go_on()
    step = frame.controller.step
    frame.controller.go_on()
    assert frame.controller.step == step
    frame.capture.edit.setText("+ Swimming @Nan")
    before = len(frame.controller.entries.all(Idea))
    frame.capture.add()
    assert len(frame.controller.entries.all(Idea)) == before
    assert frame.capture.edit.text() == "+ Swimming @Nan"


def test_a_meeting_stopped_on_another_day_opens_where_it_stopped(
    frame: LiveFrame, desk: DeskInMemory, clock: StillClock, qtbot: QtBot
) -> None:
    frame.controller.stop_or_go_on()
    clock.at = clock.at.replace(day=26, hour=9)
    again = shown_frame(qtbot, desk)
    stopped = again.over.stopped
    assert stopped is not None
    assert "Stopped on Tuesday 24 November 2026" in stopped.where.text()
    stopped.go_on.click()
    assert again.controller.hour_plan.minutes_left == 41
    again.controller.close()


def test_home_is_one_press_away_from_a_stopped_meeting(frame: LiveFrame, qtbot: QtBot) -> None:
    frame.controller.stop_or_go_on()
    stopped = frame.over.stopped
    assert stopped is not None
    with qtbot.waitSignal(frame.home_wanted):
        stopped.home.click()


# --- notes paused --------------------------------------------------------------------------------


def test_paused_notes_are_said_on_a_strip_and_words_typed_stay_as_a_draft(
    frame: LiveFrame, clock: StillClock, desk: DeskInMemory
) -> None:
    press(frame.capture.edit, Qt.Key.Key_F4)
    clock.set(14, 52, 7)
    look(frame)
    assert frame.notes_strip.isVisible()
    assert frame.notes_strip.label.text() == (
        "Notes are paused · 3 min. Only the length is kept. "
        "What means somebody may be hurt is still written down."
    )
    assert frame.capture.edit.chip.text() == "Notes are paused"
    assert not frame.capture.add_button.isEnabled()
    frame.capture.edit.setText("+ Swimming @Nan")
    press(frame.capture.edit, Qt.Key.Key_Return)
    assert "Your words stay here" in frame.strip.words()
    assert desk.draft("capture") == "+ Swimming @Nan"
    frame.notes_strip.end.click()
    assert not frame.notes_strip.isVisible()
    press(frame.capture.edit, Qt.Key.Key_Return)
    assert [one.words for one in frame.controller.entries.all(Idea)][-1] == "Swimming"
    assert frame.controller.entries.all(NotesPause)[0].minutes == 3


def test_paused_notes_are_out_of_sight_while_others_hold_the_laptop(frame: LiveFrame) -> None:
    frame.controller.pause_or_take_notes()
    frame.page.wants_whole_screen = True
    look(frame)
    assert not frame.notes_strip.isVisible()
    frame.page.wants_whole_screen = False
    assert frame.notes_strip.isVisible()


# --- readers and room ----------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["room", "stopped", "notes"])
def test_everything_about_time_has_a_name_and_a_size(frame: LiveFrame, state: str) -> None:
    if state == "room":
        frame.make_room()
    elif state == "stopped":
        frame.controller.stop_or_go_on()
    else:
        frame.controller.pause_or_take_notes()
    assert nameless(frame) == []
    assert too_small(frame) == []


def test_the_menu_at_the_clock_says_what_each_line_does_now(frame: LiveFrame) -> None:
    menu = frame.steps.clock.menu
    assert menu.notes.text() == "Pause the notes\tF4"
    menu.notes.trigger()
    menu.refresh()
    assert menu.notes.text() == "Take notes again\tF4"
    menu.stop.trigger()
    menu.refresh()
    assert menu.stop.text() == "Go on with the meeting\tShift+F4"
    assert not menu.notes.isEnabled()


def test_a_clock_that_jumps_backwards_shows_nothing_odd(
    frame: LiveFrame, clock: StillClock, desk: DeskInMemory
) -> None:
    clock.set(13, 0)
    look(frame)
    assert "-" not in frame.steps.buttons["board"].accessibleName()
    assert LiveController(desk).hour_plan.minutes_used("board") == 0
