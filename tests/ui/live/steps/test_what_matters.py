"""What matters, by hand: outcomes in the family's words, and what services wrote."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_outcome, outcomes_of
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.prompted import PromptAnswer
from mam_desktop.meeting.said import ServiceUpdate, Voice
from mam_desktop.meeting.voicing import Sharing, write_voice
from mam_desktop.ui.live.steps.matters_outcomes import (
    CHANGE,
    MOVE_DOWN,
    MOVE_UP,
    TAKE_AWAY,
    OutcomeCard,
)
from mam_desktop.ui.live.steps.matters_updates import UpdateCard
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.what_matters import BY_AREA, IN_ORDER, WhatMattersPage
from mam_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.keys import ALT, CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

SLEEP = "Robin sleeps through the night, most nights, by Easter"
SCHOOL = "School feels safe for Robin"
REST = "The whole family gets some rest"
THERAPY = "Speech therapy every week"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("what_matters")


@pytest.fixture
def page(opened: Opened) -> WhatMattersPage:
    assert isinstance(opened.page, WhatMattersPage)
    return opened.page


def _outcomes(page: WhatMattersPage) -> list[Outcome]:
    return list(outcomes_of(page.controller.entries, page.controller.meeting.id))


def _words(page: WhatMattersPage) -> list[str]:
    return [one.words for one in _outcomes(page)]


def _card(page: WhatMattersPage, words: str) -> OutcomeCard:
    return next(one for one in page.cards if one.row is not None and one.row.words == words)


def _is_asked(page: WhatMattersPage, words: str) -> bool:
    return not _card(page, words).hint_line.isHidden()


def _add(page: WhatMattersPage, words: str) -> None:
    add_outcome(page.controller.session, words=words)


# --- writing it down ------------------------------------------------------------------------------


def test_what_matters_is_added_with_keys_alone(page: WhatMattersPage) -> None:
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.words, "Robin has a friend over on Saturdays")
    page.form.area.say("Family and community")
    page.form.whose.say("Robin")
    type_text(page.form.need, "he plays alone")
    press(page.form.words, Qt.Key.Key_Return, CTRL)
    outcome = _outcomes(page)[-1]
    assert (outcome.words, outcome.area, outcome.whose, outcome.need) == (
        "Robin has a friend over on Saturdays",
        "Family and community",
        "Robin",
        "he plays alone",
    )


def test_an_outcome_is_changed(page: WhatMattersPage) -> None:
    _card(page, SLEEP).more.choose(CHANGE)
    assert page.form.area.words() == "Health"
    page.form.words.setPlainText("Robin sleeps")
    page.form.save_button.click()
    assert (_outcomes(page)[0].words, _outcomes(page)[0].area) == ("Robin sleeps", "Health")


def test_an_outcome_is_taken_away_after_a_reason(page: WhatMattersPage, opened: Opened) -> None:
    count = len(_outcomes(page))
    _card(page, SLEEP).more.choose(TAKE_AWAY)
    assert len(_outcomes(page)) == count
    opened.questions[0].answered(0)
    assert len(_outcomes(page)) == count - 1


def test_the_child_the_others_and_the_whole_family_are_offered(page: WhatMattersPage) -> None:
    offered = [page.form.whose.itemText(no) for no in range(page.form.whose.count())]
    assert offered[0] == "Robin"
    assert "Jo" in offered
    assert offered[-1] == "the whole family"


def test_an_outcome_stands_under_the_words_it_comes_from(page: WhatMattersPage) -> None:
    quote = page.controller.entries.all(Voice, page.controller.meeting.id)[0]
    page.form.unfold()
    page.form.words.setPlainText("People ask Robin first")
    page.form.quote.choose(quote.id)
    page.form.save_button.click()
    assert _outcomes(page)[-1].voice_id == quote.id
    row = _card(page, "People ask Robin first").row
    assert row is not None
    assert row.quote == "“I like it when people ask me first.” – Robin"


def test_a_wish_is_offered_before_other_words(page: WhatMattersPage) -> None:
    assert "ہم چاہتے" in page.form.quote.itemText(1)
    assert page.form.quote.voice_id() is None


def test_an_outcome_from_a_private_quote_stays_as_private(page: WhatMattersPage) -> None:
    session = page.controller.session
    write_voice(session, who="Robin", words="No shouting", sharing=Sharing(share="nobody"))
    quote = session.entries.all(Voice)[-1]
    page.form.unfold()
    page.form.words.setPlainText("Calm voices")
    page.form.quote.choose(quote.id)
    page.form.quote.activated.emit(page.form.quote.currentIndex())
    assert page.form.sharing.sharing().share == "nobody"
    page.form.save_button.click()
    row = _card(page, "Calm voices").row
    assert row is not None
    assert row.kept_from == "nobody"
    assert "Calm voices" not in page.controller.screen.view.texts()


# --- the list -------------------------------------------------------------------------------------


def test_about_four_are_enough_and_a_fifth_asks_gently(page: WhatMattersPage) -> None:
    assert not page.enough.isVisible()
    for no in range(2):
        _add(page, f"One more thing {no}")
    assert page.enough.text().startswith("5 things are a lot at once.")
    assert page.enough.isVisible()


def test_alt_and_an_arrow_put_an_outcome_elsewhere(page: WhatMattersPage) -> None:
    card = _card(page, REST)
    card.setFocus()
    press(card, Qt.Key.Key_Up, ALT)
    assert _words(page) == [SLEEP, REST, SCHOOL]
    assert page.window().focusWidget() is _card(page, REST)
    press(_card(page, REST), Qt.Key.Key_Up, ALT)
    press(_card(page, REST), Qt.Key.Key_Up, ALT)
    assert _words(page) == [REST, SLEEP, SCHOOL]
    press(_card(page, REST), Qt.Key.Key_Down, ALT)
    assert _words(page) == [SLEEP, REST, SCHOOL]


def test_the_menu_moves_an_outcome_too(page: WhatMattersPage) -> None:
    _card(page, SLEEP).more.choose(MOVE_DOWN)
    assert _words(page) == [SCHOOL, SLEEP, REST]
    _card(page, SLEEP).more.choose(MOVE_UP)
    assert _words(page) == [SLEEP, SCHOOL, REST]


def test_the_family_sees_the_same_order(page: WhatMattersPage) -> None:
    _card(page, SLEEP).more.choose(MOVE_DOWN)
    seen = [one for one in page.controller.screen.view.texts() if one in {SLEEP, SCHOOL, REST}]
    assert seen == [SCHOOL, SLEEP, REST]


def test_arrows_and_enter_work_from_card_to_card(page: WhatMattersPage) -> None:
    first, second = page.cards[:2]
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    assert page.window().focusWidget() is second
    press(second, Qt.Key.Key_Return)
    assert page.form.is_open
    assert page.form.words.words() == SCHOOL


def test_parts_of_life_show_what_nobody_spoke_of(page: WhatMattersPage) -> None:
    assert page.gaps.text() == (
        "Nothing yet on: Behaviour and routines, Housing, Employment and finances, Being safe"
    )


def test_outcomes_can_stand_by_part_of_life(page: WhatMattersPage) -> None:
    add_outcome(page.controller.session, words="Lessons are calm", area="education")
    _add(page, "Friends")
    page.view.buttons[BY_AREA].click()
    lists = page.outcomes.findChildren(RowList)
    under = {one.accessibleName(): len(one.cards) for one in lists}
    assert under == {
        "Health": 1,
        "Education": 2,
        "Family and community": 1,
        "Not under a part of life yet": 1,
    }
    page.view.buttons[IN_ORDER].click()
    assert [row.words for row in page.outcomes.rows] == _words(page)


def test_nothing_yet_says_how_to_begin(page: WhatMattersPage, opened: Opened) -> None:
    for words in (SLEEP, SCHOOL, REST):
        _card(page, words).more.choose(TAKE_AWAY)
        opened.questions[-1].answered(0)
    assert page.nothing.isVisible()
    assert not page.gaps.isVisible()
    assert not page.view.isVisible()


# --- a service in disguise ------------------------------------------------------------------------


def test_a_service_is_asked_about_while_it_is_typed_and_never_blocked(
    page: WhatMattersPage,
) -> None:
    page.form.unfold()
    type_text(page.form.words, THERAPY)
    assert page.form.hint.isVisible()
    page.form.save_button.click()
    assert _words(page)[-1] == THERAPY
    assert _is_asked(page, THERAPY)
    assert not _is_asked(page, SLEEP)


def test_the_question_opens_the_words_to_change(page: WhatMattersPage) -> None:
    _add(page, THERAPY)
    _card(page, THERAPY).ask.click()
    page.form.words.setPlainText("Robin tells us what he needs")
    assert not page.form.hint.isVisible()
    page.form.save_button.click()
    assert not _is_asked(page, "Robin tells us what he needs")


def test_an_outcome_can_be_left_as_it_is(page: WhatMattersPage) -> None:
    _add(page, THERAPY)
    assert _is_asked(page, THERAPY)
    _card(page, THERAPY).leave.click()
    assert not _is_asked(page, THERAPY)


# --- prompts --------------------------------------------------------------------------------------


def test_prompts_are_folded_and_only_counted(page: WhatMattersPage) -> None:
    assert page.prompts.toggle.words == "To think of: 3"
    assert page.prompts.toggle.accessibleName() == "Only for you: 3 things to think of"
    assert not page.prompts.list.isVisible()
    page.prompts.toggle.click()
    assert page.prompts.list.isVisible()


def test_a_prompt_that_is_done_goes_and_is_kept(page: WhatMattersPage) -> None:
    page.prompts.toggle.click()
    page.prompts.cards[0].done.click()
    page.prompts.cards[0].not_now.click()
    answers = page.controller.entries.all(PromptAnswer)
    assert [one.is_done for one in answers] == [True, False]
    assert page.prompts.toggle.words == "To think of: 1"
    page.prompts.cards[0].done.click()
    assert not page.prompts.isVisible()


def test_prompts_reach_no_family_screen(page: WhatMattersPage) -> None:
    page.prompts.toggle.click()
    said = {card.row.prompt.words for card in page.prompts.cards if card.row is not None}
    assert said
    assert said.isdisjoint(page.controller.screen.view.texts())


# --- what services wrote --------------------------------------------------------------------------


def test_what_a_service_wrote_is_added(page: WhatMattersPage) -> None:
    form = page.written.form
    form.unfold()
    type_text(form.by, "Ms Ode")
    form.service.say("School")
    form.words.setPlainText("The quiet room is ready.")
    form.wait.setText("2 weeks")
    form.on.line.setText("3 Nov")
    form.save_button.click()
    updates = page.controller.entries.all(ServiceUpdate, page.controller.meeting.id)
    update = updates[-1]
    assert (update.service, update.words, update.waiting_time, update.sent_on) == (
        "School",
        "The quiet room is ready.",
        "2 weeks",
        date(2026, 11, 3),
    )
    assert update.by_id == get_person(page.controller.entries, "Ms Ode").id
    assert page.written.updates.rows[0].words == "The quiet room is ready."


def test_a_day_that_is_none_is_said_and_nothing_is_lost(
    page: WhatMattersPage, opened: Opened
) -> None:
    form = page.written.form
    form.unfold()
    type_text(form.by, "Ms Ode")
    form.words.setPlainText("The quiet room is ready.")
    form.on.line.setText("some day")
    form.save_button.click()
    assert opened.troubles
    assert form.is_open
    assert form.words.words() == "The quiet room is ready."


def test_what_a_service_wrote_is_changed(page: WhatMattersPage) -> None:
    (card,) = [one for one in page.findChildren(UpdateCard)]
    card.more.choose(CHANGE)
    form = page.written.form
    assert (form.service.words(), form.wait.words(), form.on.on()) == (
        "Health",
        "20 weeks",
        date(2026, 11, 20),
    )
    form.wait.setText("18 weeks")
    form.save_button.click()
    updates = page.controller.entries.all(ServiceUpdate, page.controller.meeting.id)
    (update,) = updates
    assert update.waiting_time == "18 weeks"
    assert update.by_id == get_person(page.controller.entries, "Sam").id


def test_what_a_service_wrote_is_taken_away_after_a_reason(
    page: WhatMattersPage, opened: Opened
) -> None:
    (card,) = page.findChildren(UpdateCard)
    card.more.choose(TAKE_AWAY)
    opened.questions[0].answered(0)
    assert page.written.updates.rows == ()


def test_who_was_asked_and_is_silent_is_one_press_from_writing(page: WhatMattersPage) -> None:
    assert not page.written.silent.names
    about: dict[str, object] = {"role": "Health visitor", "service": "Health"}
    attend(page.controller.session, name="Pat", state="apologies", about=about)
    assert page.written.silent.names == ("Pat (Health visitor)",)
    (button,) = page.written.silent.findChildren(type(page.form.open_button))
    button.click()
    form = page.written.form
    assert (form.by.currentText(), form.service.words()) == ("Pat", "Health")
    assert page.window().focusWidget() is form.words
    type_text(form.words, "We can visit in May.")
    form.save_button.click()
    assert not page.written.silent.isVisible()


@pytest.mark.parametrize(
    "words",
    [
        "Long" * 125,
        "word " * 100,
        "<b>bold</b> & <img src=x>",
        "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔ " * 10,
        "👩‍👩‍👧‍👦" * 100,
        "bell\x07 and \u202e turned",
    ],
)
def test_unusual_words_are_kept_and_stay_inside_the_page(page: WhatMattersPage, words: str) -> None:
    session = page.controller.session
    add_outcome(session, words=words, area=words, whose=words, need=words)
    attend(session, name=words, state="apologies", about={"role": words, "service": "Health"})
    page.view.buttons[BY_AREA].click()
    assert page.column.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= 560
    assert _words(page)[-1] == words
    labels = page.findChildren(PlainLabel)
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}


@pytest.fixture
def ten_million(qapp: QApplication) -> Iterator[None]:
    """Ten million letters on the clipboard."""
    qapp.clipboard().setText("therapy " * 1_250_000)
    yield
    qapp.clipboard().clear()


@pytest.mark.usefixtures("ten_million")
def test_ten_million_letters_are_refused_at_once_and_what_is_typed_stays(
    page: WhatMattersPage, opened: Opened
) -> None:
    page.form.unfold()
    for field in (page.form.words, page.form.need):
        type_text(field, "calm")
        press(field, Qt.Key.Key_V, CTRL)
        assert field.words() == "calm"
    assert [one.startswith("That is too long to paste") for one in opened.troubles] == [True, True]


def test_a_paste_that_fits_is_plain_words(page: WhatMattersPage, qapp: QApplication) -> None:
    qapp.clipboard().setText("Robin sleeps")
    page.form.unfold()
    for field in (page.form.words, page.form.need):
        press(field, Qt.Key.Key_V, CTRL)
        assert field.words() == "Robin sleeps"
    qapp.clipboard().clear()


def test_words_too_long_for_the_record_are_refused_and_stay_in_the_field(
    page: WhatMattersPage, opened: Opened
) -> None:
    page.form.unfold()
    page.form.words.setPlainText("therapy\n" * 26_000)
    page.form.save_button.click()
    assert "too long" in opened.troubles[0]
    assert page.form.is_open
    assert len(page.form.words.words()) > 200_000
    assert len(_outcomes(page)) == 3
