"""How was it?, by hand: faces, given once, not shown again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mam_desktop.meeting.feedback import FEEDBACK_QUESTIONS
from mam_desktop.meeting.plan import Feedback
from mam_desktop.ui.live.steps.feedback import FeedbackPage
from mam_desktop.ui.live.steps.feedback_faces import FaceButton
from tests.ui.keys import press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("feedback", until="sign")


@pytest.fixture
def page(opened: Opened) -> FeedbackPage:
    assert isinstance(opened.page, FeedbackPage)
    return opened.page


def _given(page: FeedbackPage) -> list[tuple[str, str, int | None, str]]:
    found = page.controller.entries.all(Feedback, page.controller.meeting.id)
    return [(one.given_by, one.question, one.score, one.words) for one in found]


@pytest.mark.parametrize("giver", FEEDBACK_QUESTIONS)
def test_each_giver_gets_their_own_questions(page: FeedbackPage, giver: str) -> None:
    page.givers[giver].click()
    assert tuple(row.question for row in page.rows) == FEEDBACK_QUESTIONS[giver]


def test_answers_are_given_with_faces_and_words(page: FeedbackPage) -> None:
    page.givers["parent"].click()
    page.rows[0].faces[4].click()
    page.rows[2].faces[3].click()
    type_text(page.words, "Nobody talked over us.")
    page.give.click()
    assert _given(page) == [
        ("parent", "listened_to", 5, ""),
        ("parent", "understood", 4, ""),
        ("parent", "words", None, "Nobody talked over us."),
    ]


def test_answers_are_not_shown_again(page: FeedbackPage) -> None:
    page.givers["parent"].click()
    page.rows[0].faces[4].click()
    type_text(page.words, "Nobody talked over us.")
    page.give.click()
    assert page.findChildren(FaceButton) == []
    page.again.click()
    page.givers["parent"].click()
    assert [row.score() for row in page.rows] == [None] * 4
    shown = " ".join(one.text() for one in page.findChildren(QLabel))
    assert "Nobody talked over us." not in shown


def test_leaving_without_giving_keeps_nothing(page: FeedbackPage) -> None:
    page.givers["child"].click()
    page.rows[0].faces[0].click()
    page.not_now.click()
    assert _given(page) == []
    page.givers["child"].click()
    assert page.rows[0].score() is None


def test_giving_nothing_asks_for_a_face(page: FeedbackPage, opened: Opened) -> None:
    page.givers["lead"].click()
    page.give.click()
    assert opened.troubles == ["Choose a face first, or press Not now."]
    assert _given(page) == []


def test_a_face_is_chosen_by_key_and_taken_back(page: FeedbackPage) -> None:
    page.givers["child"].click()
    face = page.rows[0].faces[1]
    press(face, Qt.Key.Key_Space)
    assert page.rows[0].score() == 2
    press(face, Qt.Key.Key_Space)
    assert page.rows[0].score() is None


def test_a_face_says_its_question_number_and_word(page: FeedbackPage) -> None:
    page.givers["child"].click()
    name = page.rows[0].faces[4].accessibleName()
    assert name == "People listened to me 5 of 5: yes, really"
