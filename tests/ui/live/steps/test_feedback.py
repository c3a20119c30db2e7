"""How was it?, by hand: the laptop goes round, given once, not shown again, totals of many."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mam_desktop.meeting.feedback import FEEDBACK_QUESTIONS, give_feedback
from mam_desktop.meeting.plan import Feedback
from mam_desktop.ui.live.steps.feedback import FeedbackPage
from mam_desktop.ui.live.steps.feedback_faces import ScoreButton
from mam_desktop.ui.live.steps.feedback_hand import Turn
from mam_desktop.ui.live.steps.parts.fields import MOST_LETTERS
from tests.ui.accessible import too_small
from tests.ui.keys import press, type_text
from tests.ui.layout_faults import settle
from tests.ui.live.steps.conftest import Opened, OpenPage

AWFUL = "<b>=1+1</b> \u202e\u0007 @Mum & 😀 שלום\n- [ ] x" + "A" * 500


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("feedback", until="voice", width=1366)


@pytest.fixture
def page(opened: Opened) -> FeedbackPage:
    assert isinstance(opened.page, FeedbackPage)
    return opened.page


def _turn(page: FeedbackPage, giver: str) -> Turn:
    if not page.is_handed_over:
        page.hand_round.click()
    page.hand.who.buttons[giver].click()
    assert page.hand.turn is not None
    return page.hand.turn


def _given(page: FeedbackPage) -> list[tuple[str, str, int | None, str]]:
    found = page.controller.entries.all(Feedback, page.controller.meeting.id)
    return [(one.given_by, one.question, one.score, one.words) for one in found]


def _read(page: FeedbackPage) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("giver", FEEDBACK_QUESTIONS)
def test_each_giver_gets_their_own_questions(page: FeedbackPage, giver: str) -> None:
    turn = _turn(page, giver)
    assert tuple(row.question for row in turn.rows) == FEEDBACK_QUESTIONS[giver]


def test_answers_are_given_with_faces_and_words(page: FeedbackPage) -> None:
    turn = _turn(page, "parent")
    turn.rows[0].buttons[4].click()
    turn.rows[2].buttons[3].click()
    type_text(turn.fields["words"], "Nobody talked over us.")
    type_text(turn.fields["better"], "A break.")
    turn.give.click()
    assert _given(page) == [
        ("parent", "listened_to", 5, ""),
        ("parent", "understood", 4, ""),
        ("parent", "words", None, "Nobody talked over us."),
        ("parent", "better", None, "A break."),
    ]


def test_the_next_person_begins_with_an_empty_page(page: FeedbackPage) -> None:
    turn = _turn(page, "parent")
    turn.rows[0].buttons[4].click()
    type_text(turn.fields["words"], "Nobody talked over us.")
    turn.give.click()
    assert page.hand.turn is None
    assert not any(one.isVisible() for one in page.findChildren(ScoreButton))
    page.hand.thanks.on.click()
    again = _turn(page, "parent")
    assert [row.score() for row in again.rows] == [None] * 4
    assert not again.is_begun
    assert "Nobody talked over us." not in _read(page)


def test_leaving_without_giving_keeps_nothing(page: FeedbackPage) -> None:
    turn = _turn(page, "child")
    turn.rows[0].buttons[0].click()
    type_text(turn.fields["words"], "Too loud")
    turn.not_now.click()
    assert _given(page) == []
    assert page.controller.desk.draft("feedback") == ""
    assert not _turn(page, "child").is_begun


def test_what_is_wrong_is_said_to_who_answers_and_not_to_the_lead(
    page: FeedbackPage, opened: Opened
) -> None:
    turn = _turn(page, "lead")
    turn.give.click()
    assert turn.strip.words() == "Choose an answer first, or press Not now."
    turn.rows[0].buttons[0].click()
    turn.fields["words"].setPlainText("A long line.\n" * (MOST_LETTERS // 13 + 1))
    turn.give.click()
    assert "long" in turn.strip.words()
    assert opened.troubles == []
    assert _given(page) == []
    assert turn.rows[0].score() == 0


def test_awful_words_are_taken_as_they_are(page: FeedbackPage) -> None:
    turn = _turn(page, "child")
    turn.fields["words"].setPlainText(AWFUL)
    turn.give.click()
    assert len(_given(page)) == 1
    assert "A" * 20 not in _read(page)


def test_everything_is_done_by_keys(page: FeedbackPage) -> None:
    press(page.hand_round, Qt.Key.Key_Space)
    press(page.hand.who.buttons["child"], Qt.Key.Key_Space)
    turn = page.hand.turn
    assert turn is not None
    first, second = turn.rows[0], turn.rows[1]
    assert first.buttons[0].hasFocus()
    press(first.buttons[0], Qt.Key.Key_Right)
    press(first.buttons[1], Qt.Key.Key_Return)
    assert first.score() == 2
    press(first.buttons[1], Qt.Key.Key_Down)
    assert second.buttons[0].hasFocus()
    press(second.buttons[0], Qt.Key.Key_5)
    assert second.score() == 5
    assert second.buttons[4].hasFocus()
    press(second.buttons[4], Qt.Key.Key_5)
    assert second.score() is None
    press(second.buttons[4], Qt.Key.Key_Up)
    assert first.buttons[1].hasFocus()
    press(turn.fields["words"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one[:3] for one in _given(page)] == [("child", "listened_to", 2)]
    assert page.hand.thanks.on.hasFocus()


def test_an_answer_says_its_question_number_and_word(page: FeedbackPage) -> None:
    face = _turn(page, "child").rows[0].buttons[4]
    assert face.accessibleName() == "People listened to me: 5 of 5, yes, really"
    page.hand.begin()
    number = _turn(page, "professional").rows[0].buttons[0]
    assert number.accessibleName() == "We shared information well: 0 of 5, not at all"


def test_every_target_is_large_enough_for_a_finger(page: FeedbackPage) -> None:
    for giver in FEEDBACK_QUESTIONS:
        turn = _turn(page, giver)
        buttons = [*turn.findChildren(ScoreButton), turn.give, turn.not_now, turn.to_lead]
        assert all(one.width() >= 44 and one.height() >= 44 for one in buttons)
        page.hand.begin()
    assert all(one.height() >= 44 for one in page.hand.who.buttons.values())
    assert too_small(page) == []


def test_how_many_answered_is_a_count_and_nothing_else(page: FeedbackPage) -> None:
    assert page.count.text() == "Nobody has answered yet."
    _turn(page, "child").rows[0].buttons[0].click()
    turn = page.hand.turn
    assert turn is not None
    turn.give.click()
    page.hand.ask_for_lead()
    page.hand.bridge.cross.click()
    assert page.count.text() == "1 person has answered at this meeting."
    assert "of 5 ·" not in _read(page)


def test_totals_come_when_there_are_enough(page: FeedbackPage) -> None:
    session = page.controller.session
    for score in (5, 4, 4, 4):
        give_feedback(session, given_by="parent", scores={"listened_to": score})
        settle()
        assert "of 5 ·" not in _read(page)
    give_feedback(session, given_by="parent", scores={"listened_to": 3})
    settle()
    assert "4.0 of 5 · 5 answers" in _read(page)


def test_the_lead_comes_back_only_by_the_bridge(page: FeedbackPage) -> None:
    turn = _turn(page, "parent")
    assert (page.is_handed_over, page.wants_whole_screen) == (True, True)
    turn.rows[0].buttons[0].click()
    turn.to_lead.click()
    assert page.hand.is_on_bridge
    assert not any(one.isVisible() for one in turn.findChildren(ScoreButton))
    press(page.hand.bridge, Qt.Key.Key_Escape)
    assert page.hand.turn is turn
    assert turn.rows[0].score() == 1
    page.ask_for_lead()
    press(page.hand.bridge, Qt.Key.Key_Return)
    assert (page.is_handed_over, page.wants_whole_screen) == (False, False)
    assert _given(page) == []
    assert not any(one.isVisible() for one in page.findChildren(ScoreButton))
