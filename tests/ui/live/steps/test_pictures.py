"""Pictures beside words, by hand: suggested, changed or taken away on every page that has words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mam_desktop.meeting.editing import undo
from mam_desktop.meeting.family_view import BoardScene
from mam_desktop.meeting.naming import find_by_words
from mam_desktop.meeting.pictograms import pictograms
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing, write_voice
from mam_desktop.ui.live.steps.actions import ActionsPage
from mam_desktop.ui.live.steps.actions_rows import PICTURE, ActionCard
from mam_desktop.ui.live.steps.board import BoardPage
from mam_desktop.ui.live.steps.board_card_layout import measure_now
from mam_desktop.ui.live.steps.last_time import LastTimePage
from mam_desktop.ui.live.steps.parts.picture_panel import PicturePanel
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.what_matters import WhatMattersPage
from tests.ui.keys import press, type_text
from tests.ui.live.steps.conftest import OpenPage

SWIMMING = "Swimming on Saturdays with the sibling group"


@pytest.fixture
def board(open_page: OpenPage) -> BoardPage:
    page = open_page("board").page
    assert isinstance(page, BoardPage)
    return page


def swimming(page: BoardPage) -> Idea:
    session: MeetingSession = page.controller.session
    return find_by_words(session.entries.all(Idea, session.meeting_id), SWIMMING)


def on_screen(page: BoardPage) -> dict[str, str]:
    page.controller.screen.change(show="board")
    body = page.controller.screen.view.body
    assert isinstance(body, BoardScene)
    return {one.words: one.pictogram for column in body.columns for one in column.ideas}


def found(panel: PicturePanel) -> tuple[str, ...]:
    return panel.list.names()


def test_a_card_says_its_picture_and_p_asks_for_another(board: BoardPage) -> None:
    cards = board.columns.list_of("new")
    cards.go_to(swimming(board).id)
    row = cards.current_card()
    assert row is not None
    assert row.picture == "swimming"
    assert "picture: a person swimming" in row.spoken
    press(cards, Qt.Key.Key_P)
    assert board.pictures.is_open
    assert found(board.pictures)[:1] == ("swimming",)
    assert len(found(board.pictures)) == len(pictograms())
    assert not board.columns.isVisible()


def test_a_picture_is_found_by_a_word_and_chosen_with_the_keyboard(board: BoardPage) -> None:
    cards = board.columns.list_of("new")
    cards.go_to(swimming(board).id)
    press(cards, Qt.Key.Key_P)
    panel = board.pictures
    assert panel.search.hasFocus()
    type_text(panel.search, "bath")
    assert found(panel)[0] == "bath"
    press(panel.search, Qt.Key.Key_Return)
    press(panel.list, Qt.Key.Key_Return)
    assert not panel.is_open
    assert on_screen(board)[SWIMMING] == "bath"
    assert board.columns.isVisible()
    assert cards.hasFocus()


def test_one_press_takes_a_picture_away_one_leaves_it_to_the_words(board: BoardPage) -> None:
    panel = board.pictures
    panel.ask(swimming(board).id)
    panel.none.click()
    assert on_screen(board)[SWIMMING] == ""
    panel.ask(swimming(board).id)
    assert not panel.none.isVisible()
    panel.by_words.click()
    assert on_screen(board)[SWIMMING] == "swimming"
    undo(board.controller.session)
    assert on_screen(board)[SWIMMING] == ""


def test_a_press_on_the_picture_of_a_card_asks_for_another(board: BoardPage) -> None:
    cards = board.columns.list_of("new")
    cards.go_to(swimming(board).id)
    row = cards.current_card()
    assert row is not None
    layout = measure_now().layout(row, cards.visualRect(cards.currentIndex()))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(cards.viewport(), left, pos=layout.picture.center())
    assert board.pictures.is_open


def test_escape_leaves_everything_as_it_was(board: BoardPage) -> None:
    board.pictures.ask(swimming(board).id)
    press(board.pictures.search, Qt.Key.Key_Escape)
    assert not board.pictures.is_open
    assert swimming(board).pictogram is None


@pytest.mark.parametrize("typed", ["zzz", "🙂" * 500, "<b>x</b>", "a\u0000b\u202ec", "w" * 100_000])
def test_odd_words_in_the_search_find_nothing_and_harm_nothing(
    board: BoardPage, typed: str
) -> None:
    board.pictures.ask(swimming(board).id)
    board.pictures.search.setText(typed)
    assert found(board.pictures) == ()
    assert "No picture is called that" in board.pictures.hint.text()
    press(board.pictures.search, Qt.Key.Key_Return)
    assert board.pictures.is_open


def test_the_board_stays_away_while_the_picture_is_chosen(board: BoardPage) -> None:
    board.pictures.ask(swimming(board).id)
    write_voice(board.controller.session, who="Mum", words="And a ball")
    assert not board.columns.isVisible()


def test_an_action_has_a_button_and_a_line_in_its_menu(open_page: OpenPage) -> None:
    page = open_page("actions").page
    assert isinstance(page, ActionsPage)
    card = next(one for one in page.findChildren(ActionCard) if one.row and one.row.no == 1)
    assert card.picture.accessibleName() == "Picture: the moon. Change or remove"
    card.picture.click()
    page.pictures.list.pick("suitcase")
    assert actions_of(page.controller.entries, page.controller.meeting)[0].pictogram == "suitcase"
    assert card.picture.picture == "suitcase"
    card.more.choose(PICTURE)
    assert page.pictures.is_open


def test_an_outcome_without_a_picture_says_so_and_gets_one(open_page: OpenPage) -> None:
    page = open_page("what_matters").page
    assert isinstance(page, WhatMattersPage)
    card = next(one for one in page.cards if one.row and one.row.picture == "")
    assert card.picture.accessibleName() == "Picture: none. Choose one"
    card.picture.click()
    page.pictures.list.pick("rest")
    chosen = [one.pictogram for one in page.controller.entries.all(Outcome)]
    assert chosen.count("rest") == 1


def test_a_quote_has_a_picture_and_private_words_suggest_none(open_page: OpenPage) -> None:
    opened = open_page("voice")
    page = opened.page
    assert isinstance(page, VoicePage)
    session = opened.controller.session
    write_voice(session, who="Robin", words="I like the bus.")
    write_voice(session, who="Robin", words="My dog.", sharing=Sharing(share="nobody"))
    voices = session.entries.all(Voice, session.meeting_id)
    shown = [page.words.card_of(one.id) for one in voices[-2:]]
    assert [one.picture.picture if one else None for one in shown] == ["bus", ""]
    assert shown[0] is not None
    shown[0].picture.click()
    page.pictures.none.click()
    assert session.entries.get(Voice, voices[-2].id).pictogram == ""
    assert session.entries.all(Action, session.meeting_id) == ()


def test_a_promise_of_last_time_has_its_picture_and_gets_another(open_page: OpenPage) -> None:
    page = open_page("last_time").page
    assert isinstance(page, LastTimePage)
    card = next(one for one in page.cards if one.row and not one.row.folded)
    assert card.row is not None
    key = card.row.key
    card.picture.click()
    page.pictures.list.pick("tree")
    assert page.controller.entries.get(Action, key).pictogram == "tree"
    assert card.picture.picture == "tree"
