"""The board, by hand: ideas, moves by mouse, key and menu, the “if” line, hearts, the filter."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import cards_of, vote
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.hearts import Hearts
from mam_desktop.meeting.naming import find_by_words, get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import COLUMNS, Idea, Outcome, Vote
from mam_desktop.ui.live.steps.board import BoardPage
from mam_desktop.ui.live.steps.board_card_layout import measure_now
from mam_desktop.ui.live.steps.board_cards import BoardRows, CardRow
from mam_desktop.ui.live.steps.board_list import MIME, BoardList, mime_of
from tests.ui.keys import ALT, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

SHORT_BREAKS = "Short breaks: 2 nights a month, same carer each time"
ONE_PAGE = "One page about Robin goes to every new worker first"
QUIET_ROOM = "Quiet-room pass, no questions asked"
SWIMMING = "Swimming on Saturdays with the sibling group"
NURSE = "Sleep nurse visits at home"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("board")


@pytest.fixture
def page(opened: Opened) -> BoardPage:
    assert isinstance(opened.page, BoardPage)
    return opened.page


def _idea(page: BoardPage, words: str) -> Idea:
    entries = page.controller.entries
    return find_by_words(entries.all(Idea, page.controller.meeting.id), words)


def _words(page: BoardPage, column: str) -> list[str]:
    entries, meeting = page.controller.entries, page.controller.meeting
    stored = [one.words for one in cards_of(entries, meeting.id, column)]
    assert stored == [row.words for row in page.columns.columns[column].model.rows]
    return stored


def _go_to(page: BoardPage, words: str) -> BoardList:
    idea = _idea(page, words)
    cards = page.columns.list_of(idea.column)
    assert cards.go_to(idea.id)
    return cards


def _drop(page: BoardPage, words: str, column: str, at: QPoint) -> None:
    mime = mime_of(_idea(page, words).id)
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.columns.list_of(column).dropEvent(event)


def _rect_middle(page: BoardPage, words: str) -> QPoint:
    cards = page.columns.list_of(_idea(page, words).column)
    at = cards.cards.place_of(_idea(page, words).id)
    assert at is not None
    return cards.visualRect(cards.cards.index(at)).center()


def test_there_are_four_columns_and_none_says_cannot(page: BoardPage) -> None:
    assert tuple(page.columns.columns) == COLUMNS
    names = [one.list.accessibleName() for one in page.columns.columns.values()]
    assert names == ["New ideas", "Yes, we can", "We could, if…", "For the panel"]


def test_only_the_cards_that_changed_are_made_again(page: BoardPage) -> None:
    """Whatever a card shows: its own words, whose it is, its outcome, its hearts."""
    session, entries = page.controller.session, page.controller.entries
    made = BoardRows()

    def rows() -> dict[str, CardRow]:
        found = made.rows(page.controller.entries, page.controller.meeting.id)
        return {row.key: row for column in found.values() for row in column}

    before = rows()
    assert all(row is before[key] for key, row in rows().items())
    swimming = _idea(page, SWIMMING)
    vote(session, swimming, by="Nan")
    change_entry(session, entries.get(Person, str(swimming.by_id)), {"name": "Mummy"})
    after = rows()
    assert after[swimming.id].hearts != before[swimming.id].hearts
    assert after[swimming.id].by == "Mummy"
    others = {key for key, row in before.items() if row.by != before[swimming.id].by}
    assert others
    assert all(after[key] is before[key] for key in others)


# --- moving ------------------------------------------------------------------------------------


def test_alt_and_right_moves_a_card_to_the_next_column(page: BoardPage) -> None:
    cards = _go_to(page, SWIMMING)
    press(cards, Qt.Key.Key_Right, ALT)
    assert SWIMMING in _words(page, "can")
    assert _words(page, "new") == []
    current = page.columns.list_of("can").current_card()
    assert current is not None
    assert current.words == SWIMMING
    assert page.columns.list_of("can").hasFocus()


def test_alt_and_left_moves_it_back(page: BoardPage) -> None:
    press(_go_to(page, SHORT_BREAKS), Qt.Key.Key_Left, ALT)
    assert SHORT_BREAKS in _words(page, "new")


def test_there_is_nothing_beyond_the_last_column(page: BoardPage, opened: Opened) -> None:
    idea = "Joint-funded support at home after school"
    press(_go_to(page, idea), Qt.Key.Key_Right, ALT)
    assert idea in _words(page, "panel")
    assert opened.troubles == []


def test_alt_and_down_changes_the_order(page: BoardPage) -> None:
    assert _words(page, "can") == [SHORT_BREAKS, ONE_PAGE, QUIET_ROOM]
    press(_go_to(page, SHORT_BREAKS), Qt.Key.Key_Down, ALT)
    assert _words(page, "can") == [ONE_PAGE, SHORT_BREAKS, QUIET_ROOM]
    press(_go_to(page, SHORT_BREAKS), Qt.Key.Key_Down, ALT)
    assert _words(page, "can") == [ONE_PAGE, QUIET_ROOM, SHORT_BREAKS]
    press(_go_to(page, SHORT_BREAKS), Qt.Key.Key_Up, ALT)
    assert _words(page, "can") == [ONE_PAGE, SHORT_BREAKS, QUIET_ROOM]


def test_a_card_dropped_on_another_column_goes_there(page: BoardPage) -> None:
    _drop(page, SWIMMING, "can", _rect_middle(page, ONE_PAGE) - QPoint(0, 10))
    assert _words(page, "can") == [SHORT_BREAKS, SWIMMING, ONE_PAGE, QUIET_ROOM]


def test_a_card_dropped_below_the_last_one_goes_to_the_end(page: BoardPage) -> None:
    _drop(page, SHORT_BREAKS, "can", QPoint(20, 5000))
    assert _words(page, "can") == [ONE_PAGE, QUIET_ROOM, SHORT_BREAKS]


def test_a_card_dropped_on_itself_stays(page: BoardPage, opened: Opened) -> None:
    _drop(page, ONE_PAGE, "can", _rect_middle(page, ONE_PAGE) - QPoint(0, 10))
    assert _words(page, "can") == [SHORT_BREAKS, ONE_PAGE, QUIET_ROOM]
    assert opened.troubles == []


def test_a_dragged_card_carries_its_id_and_no_words(page: BoardPage) -> None:
    mime = mime_of(_idea(page, SWIMMING).id)
    assert not mime.hasText()
    assert mime.formats() == ["application/x-mam-idea"]


def test_the_menu_moves_a_card_to_a_column(page: BoardPage) -> None:
    _line(page, SWIMMING, "Move to “For the panel”").trigger()
    assert SWIMMING in _words(page, "panel")


def _line(page: BoardPage, words: str, line: str) -> QAction:
    menu = page.card_menu(_idea(page, words))
    return next(one for one in menu.actions() if one.text() == line)


def test_arrows_go_from_card_to_card_over_empty_columns(page: BoardPage) -> None:
    press(_go_to(page, SWIMMING), Qt.Key.Key_Right)
    assert page.columns.list_of("can").hasFocus()
    press(page.columns.list_of("can"), Qt.Key.Key_Right)
    press(page.columns.list_of("could_if"), Qt.Key.Key_Right)
    assert page.columns.list_of("panel").hasFocus()


# --- the “if” line -----------------------------------------------------------------------------


def test_a_card_that_could_be_asks_for_its_if_at_once(page: BoardPage, qtbot: QtBot) -> None:
    press(_go_to(page, SHORT_BREAKS), Qt.Key.Key_Right, ALT)
    cards = page.columns.list_of("could_if")
    line = cards.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    type_text(line, "the carer is free")
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _idea(page, SHORT_BREAKS).if_words == "the carer is free")


def test_an_if_being_typed_is_not_lost_when_somebody_else_writes(page: BoardPage) -> None:
    cards = _go_to(page, NURSE)
    cards.write_if(_idea(page, NURSE).id)
    line = cards.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, "the team comes")
    page.give_or_take(_idea(page, NURSE).id, get_person(page.controller.entries, "Mum"))
    assert line.text() == "the team comes"


# --- hearts ------------------------------------------------------------------------------------


def _hearts(page: BoardPage, words: str) -> list[str | None]:
    idea = _idea(page, words)
    return [one.by_id for one in page.controller.entries.all(Vote) if one.idea_id == idea.id]


def _open_menu(page: BoardPage) -> QMenu:
    assert page.menus.opened is not None
    return page.menus.opened


def test_pressing_the_heart_asks_whose_and_gives_it(page: BoardPage, qtbot: QtBot) -> None:
    cards = page.columns.list_of("new")
    row = cards.cards.row_at(0)
    layout = measure_now().layout(row, cards.visualRect(cards.cards.index(0)))
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=layout.hearts.center())
    qtbot.waitUntil(lambda: _open_menu(page).isVisible())
    line = next(one for one in _open_menu(page).actions() if one.text() == "Kim")
    assert not line.isChecked()
    line.trigger()
    _open_menu(page).close()
    assert _hearts(page, SWIMMING) == [get_person(page.controller.entries, "Kim").id]
    assert cards.cards.row_at(0).hearts == Hearts(family=0, others=1)


def test_the_same_person_takes_the_heart_back(page: BoardPage) -> None:
    cards = _go_to(page, SHORT_BREAKS)
    press(cards, Qt.Key.Key_H)
    line = next(one for one in _open_menu(page).actions() if one.text() == "Mum")
    assert line.isChecked()
    line.trigger()
    _open_menu(page).close()
    assert len(_hearts(page, SHORT_BREAKS)) == 1


def test_only_people_who_are_here_give_hearts(page: BoardPage) -> None:
    press(_go_to(page, SHORT_BREAKS), Qt.Key.Key_H)
    names = [one.text() for one in _open_menu(page).actions()]
    _open_menu(page).close()
    assert "Mum" in names
    assert "Sam" not in names


# --- ideas -------------------------------------------------------------------------------------


def test_an_idea_is_added_for_an_outcome(page: BoardPage) -> None:
    outcome = page.controller.entries.all(Outcome, page.controller.meeting.id)[0]
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.words, "Weighted blanket to try at home")
    type_text(page.form.by, "Kim")
    page.form.outcome.choose(outcome.id)
    page.form.save_button.click()
    idea = _idea(page, "Weighted blanket to try at home")
    assert (idea.column, idea.outcome_id) == ("new", outcome.id)
    assert idea.by_id == get_person(page.controller.entries, "Kim").id
    assert page.columns.columns["new"].model.rows[-1].about == "Health"


def test_an_idea_is_changed_where_it_stands(page: BoardPage) -> None:
    press(_go_to(page, QUIET_ROOM), Qt.Key.Key_Return)
    page.form.words.setPlainText("Quiet-room pass")
    page.form.save_button.click()
    assert _words(page, "can") == [SHORT_BREAKS, ONE_PAGE, "Quiet-room pass"]


def test_a_held_back_card_is_carried_without_its_words_over_any_screen(page: BoardPage) -> None:
    cards = _go_to(page, SWIMMING)
    at = cards.currentIndex()
    open_picture = cards.picture_of(at).toImage()
    assert cards.picture_for_all(at).toImage() == open_picture
    change_entry(page.controller.session, _idea(page, SWIMMING), {"held_back": True})
    _go_to(page, SWIMMING)
    carried = cards.picture_for_all(cards.currentIndex()).toImage()
    below = range(carried.height() // 2, carried.height())
    seen = {carried.pixel(x, y) for y in below for x in range(carried.width())}
    assert len(seen) == 1, "nothing but the ground where the words stand"


@pytest.mark.parametrize("carried", [b"\xff\xfe no id", b"", b"../../etc", b"0" * 100_000])
def test_what_another_program_drops_moves_nothing(page: BoardPage, carried: bytes) -> None:
    before = [_words(page, column) for column in COLUMNS]
    mime = QMimeData()
    mime.setData(MIME, carried)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.columns.list_of("can").dropEvent(event)
    assert [_words(page, column) for column in COLUMNS] == before


def test_a_held_back_card_is_seen_by_the_lead_alone(page: BoardPage, opened: Opened) -> None:
    _line(page, SWIMMING, "Hold it back").trigger()
    assert _idea(page, SWIMMING).held_back
    assert SWIMMING in _words(page, "new")
    seen = str(opened.controller.screen.view)
    assert SWIMMING not in seen
    _line(page, SWIMMING, "Show it now").trigger()
    assert SWIMMING in str(opened.controller.screen.view)


def test_a_card_is_taken_away_after_a_reason(page: BoardPage, opened: Opened) -> None:
    _line(page, SWIMMING, "Take away").trigger()
    opened.questions[0].answered(0)
    assert _words(page, "new") == []


def test_the_filter_shows_one_outcomes_cards(page: BoardPage) -> None:
    outcome = find_by_words(
        page.controller.entries.all(Outcome, page.controller.meeting.id),
        "School feels safe for Robin",
    )
    page.filter.choose(outcome.id)
    rows = page.columns.columns["can"].model.rows
    assert [row.words for row in rows] == [ONE_PAGE, QUIET_ROOM]
    page.filter.one.click()
    assert len(page.columns.columns["can"].model.rows) == 3
