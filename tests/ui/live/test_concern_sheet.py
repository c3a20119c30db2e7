"""The private sheet: one key covers and opens it, nothing is lost, and nothing of it shows."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.concerns import (
    Answers,
    answers_to,
    concerns_of,
    tellings_of,
    write_concern,
)
from mam_desktop.meeting.council_help import council_help
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.said import Concern
from mam_desktop.meeting.statements import CouncilWords, shipped_statements
from mam_desktop.meeting.voicing import pause_notes
from mam_desktop.settings import Settings
from mam_desktop.ui.live.concern_draft import SLOTS, ConcernDraft, draft_from
from mam_desktop.ui.live.concern_sheet import ConcernSheet
from mam_desktop.ui.live.frame import LiveFrame
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import HomeInMemory
from tests.ui.drawn_meeting import DeskInMemory
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.live_frame import LinePage, shown_frame
from tests.ui.live.test_shared_laptop import in_sight
from tests.ui.live.whole_window import opened_window

WORDS = "He locks the door"
MARK = "Xyzzy"


def opened(frame: LiveFrame) -> ConcernSheet:
    press(frame.focusWidget(), Qt.Key.Key_F12)
    assert frame.over.apart.is_open
    return frame.over.apart


def kept(frame: LiveFrame) -> tuple[Concern, ...]:
    return concerns_of(frame.controller.entries, frame.controller.meeting.id)


def is_open(frame: LiveFrame | None) -> bool:
    return frame is not None and frame.over.apart.is_open


def write(sheet: ConcernSheet, words: str = WORDS) -> None:
    type_text(sheet.form.words, words)
    sheet.form.by.setEditText("Robin")


# --- opening and putting away --------------------------------------------------------------------


def test_one_key_covers_the_family_screen_and_opens_the_sheet_at_the_words(
    frame: LiveFrame,
) -> None:
    sheet = opened(frame)
    assert frame.controller.screen.state is ScreenState.COVER
    assert sheet.form.words.hasFocus()
    assert sheet.form.at.words() == "14:49"
    assert sheet.form.place.words() == "at home"
    assert len(sheet.form.present.chosen()) == 8


@pytest.mark.parametrize("state", [ScreenState.ON, ScreenState.FREEZE, ScreenState.COVER])
def test_putting_it_away_never_uncovers(frame: LiveFrame, state: ScreenState) -> None:
    frame.controller.screen.change(state)
    sheet = opened(frame)
    press(sheet.form.words, Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert frame.controller.screen.state is ScreenState.COVER
    assert frame.capture.edit.hasFocus()
    assert "F8 shows it again" in frame.strip.words()


def test_a_family_screen_that_is_off_stays_off(frame: LiveFrame) -> None:
    frame.controller.screen.change(ScreenState.OFF)
    press(opened(frame).form.words, Qt.Key.Key_F12)
    assert frame.controller.screen.state is ScreenState.OFF
    assert not frame.over.apart.is_open


def test_it_opens_while_notes_are_paused_and_while_the_meeting_is_stopped(
    frame: LiveFrame,
) -> None:
    pause_notes(frame.controller.session)
    frame.controller.stop_or_go_on()
    sheet = opened(frame)
    write(sheet)
    press(sheet.form.words, Qt.Key.Key_Return, CTRL)
    assert [one.words for one in kept(frame)] == [WORDS]


def test_a_break_that_begins_leaves_the_sheet_in_front(frame: LiveFrame) -> None:
    sheet = opened(frame)
    write(sheet)
    frame.controller.stop_or_go_on()
    assert sheet.is_open
    assert sheet.form.words.hasFocus()
    assert sheet.form.words.words() == WORDS


def test_from_across_the_room_no_word_says_what_it_is_for(frame: LiveFrame) -> None:
    opened(frame)
    told = in_sight().casefold()
    for word in ("concern", "safeguard", "abuse"):
        assert word not in told
    frame.show_keys()
    words = " ".join(frame.sheet.words()).casefold()
    assert "write a private note" in words
    assert "concern" not in words
    assert "safeguard" not in words


def test_what_was_written_is_out_of_sight_at_once_when_it_is_put_away(frame: LiveFrame) -> None:
    sheet = opened(frame)
    write(sheet, MARK)
    press(sheet.form.words, Qt.Key.Key_Escape)
    assert MARK not in in_sight()
    assert sheet.form.words.toPlainText() == ""
    press(frame.capture.edit, Qt.Key.Key_F12)
    press(sheet.form.words, Qt.Key.Key_Return, CTRL)
    assert sheet.earlier.words.text() == f"“{MARK}”"
    press(frame.focusWidget(), Qt.Key.Key_Escape)
    assert MARK not in in_sight()
    assert sheet.earlier.words.text() == ""


# --- the draft -----------------------------------------------------------------------------------


def test_what_was_begun_is_there_again_after_a_kill(
    frame: LiveFrame, desk: DeskInMemory, qtbot: QtBot
) -> None:
    sheet = opened(frame)
    write(sheet)
    sheet.form.danger.rang.click()
    sheet.form.answers.family.buttons["no"].click()
    type_text(sheet.form.answers.why, "not safe yet")
    type_text(sheet.form.told.advice, "half a sen")
    qtbot.waitUntil(lambda: "half a sen" in desk.draft(SLOTS[0]))
    again = shown_frame(qtbot, desk)
    assert again.top.apart_button.accessibleName() == "Private note, begun: F12"
    form = opened(again).form
    assert form.words.words() == WORDS
    assert [one.role for one in form.told.lines] == ["999"]
    assert form.answers.why.words() == "not safe yet"
    assert form.told.advice.words() == "half a sen"
    again.controller.close()


def test_a_draft_is_never_among_the_capture_bars_or_the_notes(
    frame: LiveFrame, desk: DeskInMemory
) -> None:
    sheet = opened(frame)
    write(sheet, MARK)
    press(sheet.form.words, Qt.Key.Key_Escape)
    places = {place for place, words in desk.drafts.items() if MARK in words}
    assert places == {SLOTS[0]}
    assert frame.capture.edit.text() == ""


def test_an_untouched_sheet_leaves_no_draft(frame: LiveFrame, desk: DeskInMemory) -> None:
    press(opened(frame).form.words, Qt.Key.Key_Escape)
    assert not any(desk.drafts.values())
    assert frame.top.apart_button.accessibleName() == "Private note: F12"


def test_a_kept_one_leaves_no_draft(frame: LiveFrame, desk: DeskInMemory) -> None:
    sheet = opened(frame)
    write(sheet)
    sheet.keep_draft()
    assert desk.drafts[SLOTS[0]]
    sheet.keep.click()
    assert not any(desk.drafts.values())


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '{"told": 3, "answers": []}', '{"x": 1}'])
def test_a_draft_of_another_version_never_breaks_the_sheet(text: str) -> None:
    assert isinstance(draft_from(text), ConcernDraft)


def test_a_draft_comes_back_as_it_was() -> None:
    draft = ConcernDraft(
        words="“He”\n\u202eabc", by="Robin", present=("a",), answers=Answers(family_told="yes")
    )
    assert draft_from(draft.to_text()) == draft
    assert json.loads(draft.to_text())["words"] == draft.words


# --- keeping -------------------------------------------------------------------------------------


def test_it_is_kept_with_everything_that_was_written(frame: LiveFrame) -> None:
    sheet = opened(frame)
    write(sheet)
    form = sheet.form
    form.others.setText("Uncle Bob, , the neighbour")
    form.told.role.buttons["mash"].click()
    type_text(form.told.who, "Duty")
    press(form.told.who, Qt.Key.Key_Return)
    type_text(form.told.who, "Sam")
    form.answers.shared.buttons["yes"].click()
    type_text(form.answers.reason, "It would warn him")
    form.answers.more.link.click()
    form.answers.closed_with.buttons[form.present.chosen()[3]].click()
    sheet.keep.click()
    (one,) = kept(frame)
    assert one.present[-2:] == ("Uncle Bob", "the neighbour")
    told = tellings_of(frame.controller.entries, one)
    assert [(line.role, line.who, line.at) for line in told] == [
        ("mash", "Duty", "14:49"),
        ("", "Sam", "14:49"),
    ]
    known = answers_to(frame.controller.entries, one)
    assert known.shared_without_agreement
    assert known.reason == "It would warn him"
    assert len(known.closed_part_with) == 1


def test_what_is_owed_is_asked_for_and_nothing_typed_is_lost(frame: LiveFrame) -> None:
    sheet = opened(frame)
    sheet.keep.click()
    assert frame.strip.words() == "There are no words yet."
    write(sheet)
    sheet.form.answers.family.buttons["no"].click()
    sheet.keep.click()
    assert "why the family was not told" in frame.strip.words()
    assert sheet.form.words.words() == WORDS
    assert kept(frame) == ()


def test_who_is_told_has_the_time_at_which_they_were_told(
    frame: LiveFrame, desk: DeskInMemory
) -> None:
    sheet = opened(frame)
    write(sheet)
    clock = desk.record.clock
    clock.set(14, 55)
    sheet.form.danger.rang.click()
    clock.set(14, 58)
    type_text(sheet.form.told.who, "Sam")
    press(sheet.form.told.who, Qt.Key.Key_Return)
    type_text(sheet.form.told.who, "Dana")
    type_text(sheet.form.told.at, "2.50 pm")
    clock.set(15, 0)
    sheet.keep.click()
    (one,) = kept(frame)
    told = tellings_of(frame.controller.entries, one)
    assert [line.at for line in told] == ["14:55", "14:58", "14:50"]
    assert one.said_at == "14:49"


def test_later_lines_and_answers_are_added_and_the_words_stay(frame: LiveFrame) -> None:
    sheet = opened(frame)
    write(sheet)
    sheet.keep.click()
    earlier = sheet.earlier
    earlier.told.role.buttons["lado"].click()
    type_text(earlier.told.advice, "Ring back at four")
    press(earlier.told.advice, Qt.Key.Key_Return)
    earlier.answers.family.buttons["yes"].click()
    earlier.keep.click()
    (one,) = kept(frame)
    assert [line.role for line in tellings_of(frame.controller.entries, one)] == ["lado"]
    assert answers_to(frame.controller.entries, one).family_told == "yes"
    assert earlier.told.advice.words() == ""


def test_a_line_from_another_laptop_shows_while_answers_are_typed(frame: LiveFrame) -> None:
    sheet = opened(frame)
    write(sheet)
    sheet.keep.click()
    type_text(sheet.earlier.told.who, "half")
    sheet.earlier.answers.family.buttons["no"].click()
    type_text(sheet.earlier.answers.why, "not yet")
    write_concern(frame.controller.session, words="Another", by="Mum")
    assert sheet.earlier.told.who.words() == "half"
    assert sheet.earlier.answers.why.words() == "not yet"
    assert len(sheet._tabs) == 3


def test_earlier_ones_are_chosen_by_their_time_alone(frame: LiveFrame) -> None:
    session = frame.controller.session
    write_concern(session, words="First", by="Robin", at="14:10")
    write_concern(session, words="Second", by="Mum", at="14:20")
    sheet = opened(frame)
    assert [one.words for one in sheet._tabs.values()] == ["New", "14:10", "14:20"]
    list(sheet._tabs.values())[1].click()
    assert sheet.earlier.words.text() == "“First”"
    next(iter(sheet._tabs.values())).click()
    assert sheet.form.isVisible()


# --- words nobody should type --------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "<b>He</b> & <script>",
        "=HYPERLINK(1)",
        "\u202egnp.exe 🙂 \u0627\u0644",
        "x" * 100_000,
        "word " * 20_000,
    ],
)
def test_hostile_words_are_kept_exactly_and_shown_plainly(frame: LiveFrame, words: str) -> None:
    sheet = opened(frame)
    sheet.form.words.setPlainText(words)
    sheet.form.by.setEditText("<i>x</i>")
    sheet.form.others.setText("x" * 500)
    sheet.keep.click()
    (one,) = kept(frame)
    assert one.words == words.strip()
    assert one.by_id == "<i>x</i>"
    assert sheet.earlier.words.textFormat() is Qt.TextFormat.PlainText


def test_a_paste_that_nothing_keeps_is_refused_in_words(frame: LiveFrame) -> None:
    sheet = opened(frame)
    much = QMimeData()
    much.setText("x" * 10_000_000)
    sheet.form.words.insertFromMimeData(much)
    assert "too long to paste" in frame.strip.words()
    assert sheet.form.words.words() == ""


# --- the council's own ---------------------------------------------------------------------------


def test_the_councils_numbers_and_steps_stand_beside_the_fields(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    settings = Settings(
        private_note_contacts=(
            {"role": "mash", "name": "The <b>Bridge", "number": "0161 496 0000", "when": "9 to 5"},
        ),
        private_note_steps=("Ring the Bridge",),
    )
    desk.words_of_council = CouncilWords(
        statements=shipped_statements(), help=council_help(settings)
    )
    frame = shown_frame(qtbot, desk)
    opened(frame)
    told = in_sight()
    assert "The <b>Bridge: 0161 496 0000 · 9 to 5" in told
    assert "1. Ring the Bridge" in told
    assert "Is anyone in danger now? Ring 999 first." in told
    frame.controller.close()


def test_numbers_of_the_council_that_cannot_be_read_are_said_to_be_missing(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    lost = Settings(unreadable=frozenset({"private_note_contacts", "private_note_steps"}))
    desk.words_of_council = CouncilWords(statements=shipped_statements(), help=council_help(lost))
    frame = shown_frame(qtbot, desk)
    opened(frame)
    told = in_sight()
    assert "own numbers cannot be read" in told
    assert "own steps cannot be read" in told
    frame.controller.close()


# --- in other hands ------------------------------------------------------------------------------


def test_in_other_hands_the_sheet_is_empty_and_shows_nothing_earlier(
    frame: LiveFrame, desk: DeskInMemory
) -> None:
    write_concern(frame.controller.session, words=MARK, by="Robin")
    sheet = opened(frame)
    write(sheet, f"{MARK} begun")
    press(sheet.form.words, Qt.Key.Key_Escape)
    frame.page.wants_whole_screen = True
    press(frame, Qt.Key.Key_F12)
    assert is_open(frame)
    assert MARK not in in_sight()
    assert sheet.form.words.words() == ""
    write(sheet, "by the child")
    sheet.keep.click()
    assert not is_open(frame)
    assert kept(frame)[-1].words == "by the child"
    frame.page.wants_whole_screen = False
    assert f"{MARK} begun" in desk.drafts[SLOTS[0]]
    assert opened(frame).form.words.words() == f"{MARK} begun"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeInMemory(), "meeting-robin")
    yield made
    made.close_now()


def test_on_a_turned_laptop_it_covers_at_once_and_waits_for_the_leads_side(
    window: MainWindow,
) -> None:
    assert window.live is not None
    window.turn_round()
    shared = window.shared
    assert shared is not None
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F12)
    assert window.controller is not None
    assert window.controller.screen.state is ScreenState.COVER
    assert not is_open(window.live)
    assert "Private note" not in in_sight()
    shared.ask_to_turn_back()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
    assert is_open(window.live)
    assert window.live.over.apart.form.words.hasFocus()


def test_locking_and_leaving_put_it_away_and_keep_the_draft(window: MainWindow) -> None:
    live = window.live
    assert live is not None
    press(live.capture.edit, Qt.Key.Key_F12)
    write(live.over.apart, MARK)
    window.lock()
    assert not is_open(live)
    assert MARK not in in_sight()
    assert window.windowTitle() == "MAM Desktop"
    desk = live.controller.desk
    assert MARK in desk.draft(SLOTS[0])
    window.leave_meeting()
    assert MARK not in in_sight()
    assert MARK in desk.draft(SLOTS[0])


class HeldPage(LinePage):
    """A page that somebody else holds until the lead takes it back."""

    def _build(self) -> None:
        super()._build()
        self.asked = 0
        self.is_held = True

    @property
    def is_handed_over(self) -> bool:
        return self.is_held

    def ask_for_lead(self) -> None:
        self.asked += 1


def test_while_somebody_else_holds_the_laptop_it_covers_and_waits_for_the_lead(
    frame: LiveFrame,
) -> None:
    held = type("Held", (HeldPage,), {"STEP": "sign"})(frame.controller)
    frame.stack.addWidget(held)
    frame._page = held
    held.whole_screen_changed.connect(frame._on_page_whole_screen_changed)
    held.wants_whole_screen = True
    frame.toggle_apart()
    assert frame.controller.screen.state is ScreenState.COVER
    assert held.asked == 1
    assert not is_open(frame)
    held.is_held = False
    frame._pages[frame.controller.step] = held
    held.wants_whole_screen = False
    assert is_open(frame)
