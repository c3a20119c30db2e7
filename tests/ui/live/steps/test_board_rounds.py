"""Rounds on the board by hand: quiet ideas, showing together, the circle, from last time."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.naming import find_by_words, get_person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.rounds import begin_round, go_to_stage, open_round, quiet_ideas
from mam_desktop.meeting.starting import prepare_meeting
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.board import BoardPage
from mam_desktop.ui.live.steps.pages import make_page
from tests.ui.keys import ALT, CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage
from tests.ui.live.steps.meeting_so_far import robin_desk

SECRET = "xylophone lessons"
SHORT_BREAKS = "Short breaks: 2 nights a month, same carer each time"
SWIMMING = "Swimming on Saturdays with the sibling group"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("board")


@pytest.fixture
def page(opened: Opened) -> BoardPage:
    assert isinstance(opened.page, BoardPage)
    return opened.page


@pytest.fixture
def said(page: BoardPage) -> list[str]:
    """Return what a screen reader is told about cards and rounds."""
    told: list[str] = []
    page.hand.said.connect(told.append)
    page.rounds.said.connect(told.append)
    return told


def _begin_quiet(page: BoardPage) -> None:
    press(page.rounds.form.open_button, Qt.Key.Key_Space)
    press(page.rounds.form.save_button, Qt.Key.Key_Space)


def _is_handed_over(page: BoardPage) -> bool:
    return page.wants_whole_screen


def _give_back(page: BoardPage) -> None:
    """Press the button of whoever wrote, and Enter once the laptop faces the lead."""
    press(page.rounds.writer.back_button, Qt.Key.Key_Space)
    assert _is_handed_over(page), "one key must not bring up the lead's side"
    press(page.rounds.writer.bridge.leave, Qt.Key.Key_Return)


def _stage(page: BoardPage) -> str:
    running = open_round(page.controller.entries, page.controller.meeting.id)
    return running.stage if running else ""


def _shown(page: BoardPage) -> list[str]:
    columns = page.columns.columns.values()
    return [row.words for column in columns for row in column.model.rows]


def _waiting(page: BoardPage) -> list[str]:
    found = quiet_ideas(page.controller.entries, page.controller.meeting.id)
    return [one.words for one in found]


# --- quiet ideas -------------------------------------------------------------------------------


def test_ideas_are_written_in_turn_and_shown_together(page: BoardPage, opened: Opened) -> None:
    _begin_quiet(page)
    assert page.rounds.panel.isVisible()
    press(page.rounds.panel.write_button, Qt.Key.Key_Space)
    assert _is_handed_over(page)
    assert not page.columns.isVisible()
    writer = page.rounds.writer
    type_text(writer.words, SECRET)
    press(writer.words, Qt.Key.Key_Return, CTRL)
    assert writer.words.words() == ""
    type_text(writer.words, "A quiet corner")
    type_text(writer.by, "Kim")
    press(writer.keep_button, Qt.Key.Key_Space)
    _give_back(page)
    assert not _is_handed_over(page)
    assert _waiting(page) == [SECRET, "A quiet corner"]
    assert SECRET not in _shown(page)
    assert SECRET not in str(opened.controller.screen.view)
    assert page.rounds.panel.show_button.words == "Show 2 ideas together"
    press(page.rounds.panel.show_button, Qt.Key.Key_Space)
    assert {SECRET, "A quiet corner"} <= set(_shown(page))
    assert SECRET in str(opened.controller.screen.view)
    assert not page.rounds.panel.isVisible()


def test_words_that_are_not_kept_stay_in_front_of_whoever_wrote_them(page: BoardPage) -> None:
    _begin_quiet(page)
    press(page.rounds.panel.write_button, Qt.Key.Key_Space)
    writer = page.rounds.writer
    type_text(writer.words, SECRET)
    press(writer.back_button, Qt.Key.Key_Space)
    assert _is_handed_over(page)
    assert "not kept yet" in writer.told.text()
    press(writer.clear_button, Qt.Key.Key_Space)
    _give_back(page)
    assert not _is_handed_over(page)
    assert _waiting(page) == []


def test_an_empty_idea_is_refused_in_words(page: BoardPage, opened: Opened) -> None:
    _begin_quiet(page)
    press(page.rounds.panel.write_button, Qt.Key.Key_Space)
    press(page.rounds.writer.keep_button, Qt.Key.Key_Space)
    assert page.rounds.writer.told.text() == "There are no words yet."
    assert opened.troubles == [], "it is not the lead who writes"


def test_what_was_begun_goes_to_the_lead_alone_when_they_take_the_laptop(page: BoardPage) -> None:
    """The next person who writes must not find it."""
    _begin_quiet(page)
    press(page.rounds.panel.write_button, Qt.Key.Key_Space)
    type_text(page.rounds.writer.words, SECRET)
    page.ask_for_lead()
    assert not page.rounds.writer.words.isVisible()
    press(page.rounds.writer.bridge.leave, Qt.Key.Key_Return)
    assert _waiting(page) == [SECRET]
    press(page.rounds.panel.write_button, Qt.Key.Key_Space)
    assert page.rounds.writer.words.words() == ""


def test_the_lead_looks_first_and_holds_one_back(page: BoardPage, opened: Opened) -> None:
    _begin_quiet(page)
    add_idea(opened.controller.session, words=SECRET, by="Mum")
    add_idea(opened.controller.session, words="A quiet corner", by=None)
    panel = page.rounds.panel
    press(panel.look_button, Qt.Key.Key_Space)
    assert panel.look.isVisible()
    first = next(iter(panel.look._lines.values())).hold
    assert first.hasFocus()
    assert SECRET in first.accessibleName()
    press(first, Qt.Key.Key_Space)
    assert panel.show_button.words == "Show 1 idea"
    press(panel.show_button, Qt.Key.Key_Space)
    assert SECRET not in str(opened.controller.screen.view)
    held = find_by_words(opened.controller.entries.all(Idea), SECRET)
    assert held.held_back
    assert SECRET in _shown(page)


def test_what_waits_is_offered_still_when_the_round_has_ended(page: BoardPage) -> None:
    _begin_quiet(page)
    add_idea(page.controller.session, words=SECRET, by="Mum")
    press(page.rounds.panel.end_button, Qt.Key.Key_Space)
    assert page.rounds.panel.isVisible()
    assert page.rounds.panel.show_button.isVisible()
    assert not page.rounds.panel.time.isVisible()
    assert SECRET not in _shown(page)


def test_a_begun_idea_is_there_again_after_a_stop(
    opened: Opened, page: BoardPage, qtbot: QtBot
) -> None:
    _begin_quiet(page)
    opened.desk.keep_draft("board.quiet", SECRET)
    again = make_page("board", LiveController(opened.desk))
    assert isinstance(again, BoardPage)
    qtbot.addWidget(again)
    assert again.rounds.writer.words.words() == SECRET


# --- the circle --------------------------------------------------------------------------------


def _begin_circle(page: BoardPage) -> None:
    form = page.rounds.form
    press(form.open_button, Qt.Key.Key_Space)
    press(form.method.buttons["circle"], Qt.Key.Key_Space)
    type_text(form.presenter, "Mum")
    press(form.save_button, Qt.Key.Key_Space)


def test_a_circle_goes_from_stage_to_stage(page: BoardPage, said: list[str]) -> None:
    _begin_circle(page)
    panel = page.rounds.panel
    assert _stage(page) == "present"
    assert "Mum tells what it is about" in panel.rule.text()
    assert panel.next_button.words == "Next: Asking"
    press(panel.next_button, Qt.Key.Key_Space)
    press(panel.next_button, Qt.Key.Key_Space)
    assert _stage(page) == "ideas"
    assert panel.stages.choice() == "ideas"
    assert said[-1].startswith("Ideas. Everybody writes for themselves.")
    press(panel.stages.buttons["choose"], Qt.Key.Key_Space)
    assert _stage(page) == "choose"
    assert "The family picks first" in panel.rule.text()


def test_only_the_lead_sees_the_time(page: BoardPage, opened: Opened) -> None:
    _begin_circle(page)
    assert page.rounds.panel.time.text() == "6 min left"
    assert page.rounds.panel.time.accessibleName() == "6 min left. Only you see this."
    press(page.rounds.panel.more_button, Qt.Key.Key_Space)
    assert page.rounds.panel.time.text() == "8 min left"
    assert "min left" not in str(opened.controller.screen.view)


def test_a_first_step_is_agreed_from_a_card(page: BoardPage) -> None:
    _begin_circle(page)
    go_to_stage(page.controller.session, "first_steps")
    assert "No first step yet" in page.rounds.panel.state.text()
    idea = find_by_words(page.controller.entries.all(Idea), SHORT_BREAKS)
    menu = page.card_menu(idea)
    next(one for one in menu.actions() if one.text() == "A first step from this…").trigger()
    form = page.rounds.step_form
    assert form.what.words() == SHORT_BREAKS
    form.what.setPlainText("Ring the short-breaks team")
    press(form.within.buttons["3_days"], Qt.Key.Key_Space)
    press(form.save_button, Qt.Key.Key_Space)
    action = page.controller.entries.all(Action)[-1]
    assert (action.what, action.idea_id) == ("Ring the short-breaks team", idea.id)
    assert action.due_on == date(2026, 11, 27)
    assert "Within 3 days: 1" in page.rounds.panel.state.text()


def test_a_round_is_begun_once(page: BoardPage) -> None:
    _begin_circle(page)
    assert not page.rounds.form.open_button.isEnabled()
    press(page.rounds.panel.end_button, Qt.Key.Key_Space)
    assert page.rounds.form.open_button.isEnabled()


def test_a_round_that_ends_elsewhere_leaves_the_laptop_in_the_hands_it_is_in(
    page: BoardPage,
) -> None:
    _begin_quiet(page)
    press(page.rounds.panel.write_button, Qt.Key.Key_Space)
    writer = page.rounds.writer
    type_text(writer.words, SECRET)
    page.controller.undo()
    assert _is_handed_over(page)
    assert not page.columns.isVisible()
    assert "have finished" in writer.told.text()
    press(writer.keep_button, Qt.Key.Key_Space)
    assert find_by_words(page.controller.entries.all(Idea), SECRET).held_back
    assert SECRET not in str(page.controller.screen.view)
    _give_back(page)
    assert page.columns.isVisible()


# --- what a screen reader hears ------------------------------------------------------------------


def test_moves_hearts_and_showing_are_said(page: BoardPage, said: list[str]) -> None:
    idea = find_by_words(page.controller.entries.all(Idea), SWIMMING)
    cards = page.columns.list_of("new")
    cards.go_to(idea.id)
    press(cards, Qt.Key.Key_Right, ALT)
    assert said[-1] == f"{SWIMMING}: now in Yes, we can, 4 of 4"
    press(page.columns.list_of("can"), Qt.Key.Key_Down, ALT)
    assert said[-1] == "There is nothing further that way."
    press(page.columns.list_of("can"), Qt.Key.Key_4)
    assert said[-1] == f"{SWIMMING}: now in For the panel, 2 of 2"
    mum = get_person(page.controller.entries, "Mum")
    page.give_or_take(idea.id, mum)
    assert said[-1] == f"A heart from Mum. {SWIMMING}: 1 heart from the family"
    page.give_or_take(idea.id, mum)
    assert said[-1] == f"Mum took the heart back. {SWIMMING}: no hearts"
    page.hand.hold_or_show(idea.id)
    assert said[-1] == f"{SWIMMING}: only you see it now"
    begin_round(page.controller.session, method="quiet")
    for no in range(3):
        add_idea(page.controller.session, words=f"Idea {no}", by=None)
    page.rounds.panel.show_button.click()
    assert said[-1] == "3 ideas show now"


# --- from last time ----------------------------------------------------------------------------


def test_ideas_from_last_time_come_with_one_press(qtbot: QtBot) -> None:
    desk = robin_desk("board")
    prepare_meeting(
        desk.session, type="MAM", on=date(2027, 1, 12), starts_at="14:00", ends_at="15:30", place=""
    )
    page = make_page("board", LiveController(desk))
    assert isinstance(page, BoardPage)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    strip = page.last_time
    assert strip.isVisible()
    assert strip.words.text() == "6 ideas from last time wait"
    strip.all_button.click()
    rows = page.columns.columns["new"].model.rows
    assert len(rows) == 6
    assert all("from last time" in row.spoken for row in rows)
    assert not strip.isVisible()
    page.controller.close()


# --- money -------------------------------------------------------------------------------------


def test_a_card_that_names_money_says_so_to_the_lead_alone(page: BoardPage, opened: Opened) -> None:
    add_idea(opened.controller.session, words="A taxi for 40 pounds a week", by="Mum")
    row = page.columns.columns["new"].model.rows[-1]
    assert "names money" in row.spoken
    assert "names money" not in str(opened.controller.screen.view)


# --- hostile words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["<b>bold</b>", "=SUM(A1)", "\u202egnp.exe", "a\u0000b\u0007c", "🧸" * 50, "x" * 100_000],
)
def test_hostile_words_stand_on_a_card_as_they_are(
    page: BoardPage, opened: Opened, words: str
) -> None:
    begin_round(opened.controller.session, method="quiet")
    page.rounds.writer.words.setPlainText(words)
    kept = page.rounds.writer.words.words()
    page.rounds.panel.write_button.click()
    page.rounds.writer.keep_button.click()
    page.rounds.panel.show_button.click()
    assert page.columns.columns["new"].model.rows[-1].words == kept
    opened.holder.grab()


def test_the_clock_of_a_round_goes_with_its_page(page: BoardPage) -> None:
    _begin_circle(page)
    rounds = page.rounds
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(rounds)
