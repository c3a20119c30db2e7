"""Agreed actions, by hand: what, who, by when; from the board; what is left."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.editing import change_entry, undo
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.live.steps.actions import ActionsPage
from mam_desktop.ui.live.steps.actions_rows import CHANGE, TAKE_AWAY, ActionCard
from mam_desktop.ui.live.steps.parts.row_list import RowList
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("actions")


@pytest.fixture
def page(opened: Opened) -> ActionsPage:
    assert isinstance(opened.page, ActionsPage)
    return opened.page


def _last(page: ActionsPage) -> Action:
    return actions_of(page.controller.entries, page.controller.meeting)[-1]


def _cards(page: ActionsPage) -> list[ActionCard]:
    lists = [one for one in page.findChildren(RowList) if one.accessibleName() == "Agreed actions"]
    return [cast("ActionCard", one) for one in lists[0].cards]


def test_rows_are_numbered_and_say_how_far_away_the_day_is(page: ActionsPage) -> None:
    first = page.model.rows[0]
    assert (first.no, first.owner, first.day, first.how_far) == (
        1,
        "Dana",
        "Fri 4 Dec",
        "in 10 days",
    )
    assert page.model.rows[-1].how_far == "tomorrow"


def test_tasks_the_services_keep_stand_apart(page: ActionsPage) -> None:
    assert [row.what for row in page.service_model.rows] == [
        "Update the chronology on the case system"
    ]
    assert len(page.model.rows) == 4


def test_an_action_is_agreed_with_keys_alone(page: ActionsPage) -> None:
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.what, "Ring the swimming club")
    type_text(page.form.owner, "Kim")
    type_text(page.form.due.line, "in 2 weeks")
    page.form.so_that.setFocus()
    type_text(page.form.so_that, "Robin swims on Saturdays")
    press(page.form.so_that, Qt.Key.Key_Return)
    action = _last(page)
    assert action.what == "Ring the swimming club"
    assert action.owner_id == get_person(page.controller.entries, "Kim").id
    assert action.due_on == date(2026, 12, 8)
    assert action.so_that == "Robin swims on Saturdays"


def test_a_day_that_can_mean_two_is_asked(page: ActionsPage, opened: Opened) -> None:
    page.form.unfold()
    type_text(page.form.what, "Ring the club")
    type_text(page.form.due.line, "Tuesday")
    assert page.form.due.on() is None
    page.form.save_button.click()
    assert opened.troubles == ["Which day is “Tuesday”?"]
    page.form.due.show_day(date(2026, 12, 1))
    press(page.form.what, Qt.Key.Key_Return, CTRL)
    assert _last(page).due_on == date(2026, 12, 1)


def test_what_is_no_day_is_said_and_nothing_is_written(page: ActionsPage, opened: Opened) -> None:
    count = len(actions_of(page.controller.entries, page.controller.meeting))
    page.form.unfold()
    type_text(page.form.what, "Ring the club")
    type_text(page.form.due.line, "end of term")
    page.form.save_button.click()
    assert opened.troubles[0].startswith("“end of term” is not a day.")
    assert len(actions_of(page.controller.entries, page.controller.meeting)) == count


def test_the_rest_of_an_action_is_behind_one_link(page: ActionsPage) -> None:
    form = page.form
    form.unfold()
    form.what.setPlainText("Ask about the bus")
    form.more.link.click()
    type_text(form.helper, "Nan")
    form.while_waiting.setText("Mum drives")
    form.how_we_know.setText("Robin rides the bus")
    form.kind.buttons["professional"].click()
    form.needed_for.choose(actions_of(page.controller.entries, page.controller.meeting)[0].id)
    form.owner.choose(get_person(page.controller.entries, "Sam").id)
    form.agreed.answer.choose("yes")
    form.save_button.click()
    action = _last(page)
    assert (action.while_waiting, action.how_we_know) == ("Mum drives", "Robin rides the bus")
    assert (action.kind, action.owner_agreed) == ("professional", True)
    assert action.helper_id == get_person(page.controller.entries, "Nan").id
    assert action.needed_for is not None
    assert "Ask about the bus" in [row.what for row in page.model.rows], "a promise depends on it"


def test_an_idea_becomes_an_action_at_once_and_who_and_when_are_asked(page: ActionsPage) -> None:
    waiting = [words for _id, words in page.bring._shown]
    assert waiting == ["Quiet-room pass, no questions asked"]
    assert page.bring.accessibleName() == "Bring from the board, 1 left"
    count = len(actions_of(page.controller.entries, page.controller.meeting))
    page.bring.menu().actions()[0].trigger()
    action = _last(page)
    assert (action.what, action.so_that) == (
        "Quiet-room pass, no questions asked",
        "School feels safe for Robin",
    )
    assert page.controller.entries.find(Idea, action.idea_id) is not None
    assert not page.bring.isEnabled()
    assert page.form.title.text() == "Who does it, and by when?"
    page.form.owner.choose(get_person(page.controller.entries, "Ms Ode").id)
    type_text(page.form.due.line, "Friday week")
    page.form.due.show_day(date(2026, 12, 4))
    page.form.save_button.click()
    action = _last(page)
    assert (action.due_on, page.model.rows[-1].owner) == (date(2026, 12, 4), "Ms Ode")
    assert len(actions_of(page.controller.entries, page.controller.meeting)) == count + 1


def test_where_an_action_comes_from_stays_visible(page: ActionsPage) -> None:
    assert page.model.rows[2].thread == "From Nan’s idea: “Sleep nurse visits at home”"
    session = page.controller.session
    write_voice(session, who="Robin", words="I wake up at night")
    voice = session.entries.all(Voice, session.meeting_id)[-1]
    idea = session.entries.get(Idea, actions_of(session.entries, session.meeting)[2].idea_id or "")
    change_entry(session, idea, {"voice_id": voice.id})
    assert page.model.rows[2].thread == (
        "From Robin: “I wake up at night” → Nan’s idea: “Sleep nurse visits at home”"
    )


def _agree(page: ActionsPage, **told: object) -> Action:
    said: dict[str, object] = {
        "what": "Ask the CCNT for a home visit",
        "owner": "Lee",
        "due_on": date(2026, 12, 4),
        **told,
    }
    agree_action(page.controller.session, **said)  # type: ignore[arg-type]
    return _last(page)


def test_a_hard_word_on_a_card_is_said_plainly_in_one_press(page: ActionsPage) -> None:
    _agree(page)
    strip = _cards(page)[-1].strip
    assert strip is not None
    assert strip.words == "Say it plainly: “children’s community nurses”?"
    strip.use.click()
    assert _last(page).what == "Ask the children’s community nurses for a home visit"
    assert strip.isHidden()
    undo(page.controller.session)
    assert _last(page).what == "Ask the CCNT for a home visit"


def test_a_hard_word_that_is_kept_is_offered_no_more(page: ActionsPage) -> None:
    _agree(page, so_that="Robin gets an EHCP")
    strip = _cards(page)[-1].strip
    assert strip is not None
    strip.keep.click()
    assert _last(page).what == "Ask the CCNT for a home visit"
    assert "legal plan for extra help" in strip.words
    strip.keep.click()
    assert strip.isHidden()


def test_whoever_is_not_here_is_asked_for_on_the_card(page: ActionsPage) -> None:
    _agree(page, owner="Sam")
    question = _cards(page)[-1].question
    assert question is not None
    assert page.model.rows[-1].asks == "Sam is not here. Did Sam agree?"
    assert question.yes.accessibleName() == "Sam is not here. Did Sam agree? Yes"
    question.yes.click()
    assert _last(page).owner_agreed is True
    assert question.isHidden()
    assert "Sam is not here, and said yes before" in page.model.rows[-1].under


def test_the_form_asks_too_and_asks_anew_for_another_person(page: ActionsPage) -> None:
    form, entries = page.form, page.controller.entries
    form.unfold()
    assert form.agreed.isHidden()
    form.owner.choose(get_person(entries, "Sam").id)
    assert form.agreed.isVisible()
    form.agreed.answer.buttons["no"].click()
    assert form.agreed.agreed() is False
    form.owner.choose(get_person(entries, "Dana").id)
    assert form.agreed.isHidden()
    assert form.agreed.agreed() is None


def test_a_check_leads_to_the_action_or_is_left(page: ActionsPage) -> None:
    _agree(page, what="Ring the club", due_on=None)
    page.checks.chip.click()
    card = next(one for one in page.checks.cards if "No day yet" in one.accessibleName())
    card.show_it.click()
    assert page.form.what.words() == "Ring the club"
    card.leave.click()
    assert not [one for one in page.checks.cards if "No day yet" in one.accessibleName()]


def test_a_day_that_has_been_is_kept_and_spoken_of(page: ActionsPage) -> None:
    _agree(page, what="Ring the club", due_on=date(2025, 12, 4))
    words = [one.check.words for one in page.checks.model.rows]
    assert "The day has been (action 5)" in words


def test_asking_for_an_assessment_shows_the_first_day_of_the_law(page: ActionsPage) -> None:
    _agree(page, what="Ask for an EHC needs assessment")
    assert any("Fri 15 Jan" in line and "England" in line for line in page.model.rows[-1].under)


@pytest.mark.parametrize(
    "hostile", ["x" * 100_000, "<b>bold</b> &amp;", "=1+1", "\u202eEHCP", "👩‍👧 EHCP\n\nEHCP"]
)
def test_hostile_words_stand_as_they_are(page: ActionsPage, opened: Opened, hostile: str) -> None:
    page.form.unfold()
    page.form.what.setPlainText(hostile)
    page.form.so_that.setText(hostile.replace("\n", " "))
    page.form.save_button.click()
    assert _last(page).what == hostile
    assert page.model.rows[-1].what == hostile
    assert opened.troubles == []


def test_somebody_with_nothing_to_do_is_named(page: ActionsPage) -> None:
    assert page.idle.text() == "Kim has nothing to do yet"
    page.form.unfold()
    page.form.what.setPlainText("Bring the blanket")
    page.form.owner.choose(get_person(page.controller.entries, "Kim").id)
    page.form.save_button.click()
    assert page.idle.isHidden()


def test_an_action_is_changed(page: ActionsPage) -> None:
    _cards(page)[2].more.choose(CHANGE)
    assert page.form.while_waiting.words() == "use the sleep diary"
    page.form.due.line.selectAll()
    type_text(page.form.due.line, "18 Dec")
    page.form.save_button.click()
    action = actions_of(page.controller.entries, page.controller.meeting)[2]
    assert action.due_on == date(2026, 12, 18)
    assert action.meaning is not None, "what was not touched stays"


def test_an_action_is_taken_away_after_a_reason(page: ActionsPage, opened: Opened) -> None:
    _cards(page)[0].more.choose(TAKE_AWAY)
    opened.questions[0].answered(0)
    assert [row.no for row in page.model.rows] == [1, 2, 3]
