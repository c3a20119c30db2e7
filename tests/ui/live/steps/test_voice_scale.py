"""How things are, by hand: numbers and faces as they are given, last time's beside them."""

from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import Scale
from mam_desktop.meeting.starting import add_earlier_scale
from mam_desktop.meeting.voicing import give_score
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.voice_scale_card import TAKE_AWAY, ScaleCard
from mam_desktop.ui.widgets.button import Button
from tests.ui.keys import press
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("voice")


@pytest.fixture
def page(opened: Opened) -> VoicePage:
    return cast("VoicePage", opened.page)


@pytest.fixture
def card(page: VoicePage) -> ScaleCard:
    return page.scale


def _id(page: VoicePage, name: str) -> str:
    return get_person(page.controller.entries, name).id


def _choose(page: VoicePage, name: str) -> None:
    page.scale.who.choose(_id(page, name))
    page.scale.who.activated.emit(0)


def _given(page: VoicePage) -> list[Scale]:
    return list(page.controller.entries.all(Scale, page.controller.meeting.id))


def test_the_last_number_stands_beside_todays(card: ScaleCard) -> None:
    assert card.who.currentText() == "Mum"
    assert card.moved.text() == (
        "Last meeting: 3 → today 4 “mornings are a bit better” One higher: “more sleep”"
    )
    assert card.buttons[4].isChecked()


def test_pressing_another_number_changes_todays(page: VoicePage, card: ScaleCard) -> None:
    card.buttons[6].click()
    assert [one.score for one in _given(page)] == [6]
    assert card.moved.text().startswith("Last meeting: 3 → today 6")


def test_somebody_else_gives_their_first_number_and_their_reason(
    page: VoicePage, card: ScaleCard
) -> None:
    _choose(page, "Robin")
    assert not card.reason.isVisible()
    assert not card.share.isVisible()
    card.buttons[7].click()
    assert card.reason.isVisible(), "the reason is asked for at once"
    card.reason.setText("the bell is quiet")
    card.one_higher.setText("no bell")
    press(card.one_higher, Qt.Key.Key_Return)
    scale = _given(page)[-1]
    assert (scale.who_id, scale.score) == (_id(page, "Robin"), 7)
    assert (scale.reason, scale.one_higher) == ("the bell is quiet", "no bell")


def test_a_face_is_kept_as_a_face(page: VoicePage, card: ScaleCard) -> None:
    _choose(page, "Robin")
    card.way.buttons["faces"].click()
    assert not card.buttons[0].isVisible()
    card.faces.buttons[4].click()
    scale = _given(page)[-1]
    assert (scale.score, scale.face) == (None, 4)
    assert card.faces.buttons[4].isChecked()
    assert card.faces.buttons[4].accessibleName() == "Face 4 of 5: good"
    assert card.moved.text() == ""


def test_somebody_may_give_both_and_both_are_kept(page: VoicePage, card: ScaleCard) -> None:
    _choose(page, "Robin")
    card.way.buttons["faces"].click()
    card.faces.buttons[2].click()
    card.way.buttons["numbers"].click()
    card.buttons[5].click()
    scale = _given(page)[-1]
    assert (scale.score, scale.face) == (5, 2)


def test_who_answered_with_a_face_last_time_is_offered_faces(
    page: VoicePage, card: ScaleCard
) -> None:
    session = page.controller.session
    add_earlier_scale(session, who="Robin", score=3, on=page.controller.today.replace(month=10))
    _choose(page, "Robin")
    assert card.buttons[0].isVisible()
    assert card.moved.text() == "Last meeting: 3"
    card.way.buttons["faces"].click()
    card.faces.buttons[5].click()
    assert card.moved.text() == "Last meeting: 3 → today really good"
    _choose(page, "Mum")
    _choose(page, "Robin")
    assert card.faces.isVisible()


def test_what_the_others_gave_is_one_press_away(page: VoicePage, card: ScaleCard) -> None:
    give_score(page.controller.session, who="Nan", score=5, face=3)
    others = card.others.findChildren(Button)
    assert [one.words for one in others] == ["Nan: 5, so-so"]
    others[0].click()
    assert card.who.currentText() == "Nan"
    assert card.buttons[5].isChecked()
    assert [row.words for row in card._others] == ["Mum: 4"]
    assert card.who.hasFocus()


def test_who_may_see_a_number_is_chosen_too(page: VoicePage, card: ScaleCard) -> None:
    assert card.share.words == "on screen"
    card.share.chosen.emit("nobody", "")
    assert card.share.words == "nobody"
    assert _given(page)[0].share == "nobody"
    assert "mornings are a bit better" not in "\n".join(page.controller.screen.view.texts())


def test_a_number_is_taken_away_after_a_reason(
    page: VoicePage, card: ScaleCard, opened: Opened
) -> None:
    card.more.choose(TAKE_AWAY)
    opened.questions[0].answered(0)
    assert _given(page) == []
    assert not any(one.isChecked() for one in card.buttons)


def test_without_a_name_the_page_asks_for_one(
    page: VoicePage, card: ScaleCard, opened: Opened
) -> None:
    card.who.forget()
    card.buttons[3].click()
    assert opened.troubles == ["A name is missing."]
    assert not card.buttons[3].isChecked()
    assert len(_given(page)) == 1
