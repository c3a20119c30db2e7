"""The consent ledger, by hand: asked, answered, taken back, settled, and never lying open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.consents import (
    PHOTO,
    SHARE_MINUTES,
    SHOW,
    TAKE_PART,
    THIS_MEETING,
    VIDEO_CALL,
    may_have_a_copy,
    note_consent,
)
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Consent
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.live.steps.welcome import AGREED, WelcomePage
from mam_desktop.ui.live.steps.welcome_agreement import AgreementPanel
from mam_desktop.ui.live.steps.welcome_consent_looks import LookCard
from mam_desktop.ui.live.steps.welcome_consent_rows import TAKE_ALL_BACK, WHAT_THEY_GET
from mam_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.keys import ALT, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

OWL = "I like the owl"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("welcome")


@pytest.fixture
def page(opened: Opened) -> WelcomePage:
    assert isinstance(opened.page, WelcomePage)
    opened.page.show_part(AGREED)
    return opened.page


@pytest.fixture
def ledger(page: WelcomePage) -> AgreementPanel:
    page.agreement.show_answers()
    return page.agreement


def lines(ledger: AgreementPanel) -> tuple[Consent, ...]:
    return ledger._controller.entries.all(Consent)


def looks(ledger: AgreementPanel) -> list[str]:
    return [row.look.words for row in ledger.looks.rows]


def seen_words(ledger: AgreementPanel) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in ledger.findChildren(PlainLabel) if one.isVisible())


def note(ledger: AgreementPanel, by: str, purpose: str, answer: str, **more: str) -> None:
    told = {"recipient": THIS_MEETING, "how": "said", **more}
    note_consent(ledger._controller.session, by=by, purpose=purpose, answer=answer, **told)


# --- folded away -------------------------------------------------------------------------------


def test_answers_are_folded_away_until_they_are_wanted(page: WelcomePage) -> None:
    folded = [page.agreement.is_covered]
    assert "Housing" not in seen_words(page.agreement)
    press(page, Qt.Key.Key_A, ALT)
    folded.append(page.agreement.is_covered)
    assert page.agreement.card("Robin").isVisible()
    press(page, Qt.Key.Key_A, ALT)
    assert [*folded, page.agreement.is_covered] == [True, False, True]


def test_answers_fold_themselves_away_when_the_part_is_left(
    page: WelcomePage, ledger: AgreementPanel
) -> None:
    page.show_part("here")
    page.show_part(AGREED)
    assert ledger.is_covered


def test_folded_away_the_picture_tells_no_refusal(page: WelcomePage) -> None:
    ledger = page.agreement
    ledger.see.click()
    assert "The council’s case file" in seen_words(ledger)
    assert "Housing" not in seen_words(ledger)
    ledger.show_answers()
    assert "No copy: the family said no." in seen_words(ledger)
    ledger.cover_answers()
    assert "said no" not in seen_words(ledger)


def test_what_the_council_relies_on_is_told_and_not_asked(
    page: WelcomePage, ledger: AgreementPanel
) -> None:
    assert "public task" in seen_words(ledger)
    assert not any("public task" in one.words for one in ledger.card("Mum").chips)
    assert page.controller.desk.council_words.basis in seen_words(ledger)


# --- asking and answering ------------------------------------------------------------------------


def test_a_chip_asks_in_plain_words_and_one_more_press_answers(
    ledger: AgreementPanel, opened: Opened
) -> None:
    chip = ledger.card("Nan").chip(SHOW)
    assert chip.accessibleName() == "Nan, On the screen: not asked yet"
    assert chip.lines()[0] == "May we show what you say on the screen here?"
    chip.choose("Yes")
    one = lines(ledger)[-1]
    assert (one.by_id, one.for_id, one.purpose, one.answer, one.how) == (
        get_person(opened.controller.entries, "Nan").id,
        None,
        SHOW,
        "yes",
        "said",
    )
    assert chip.accessibleName() == "Nan, On the screen: Nan: yes"
    assert opened.told == ["Written down: Nan, On the screen: yes."]


def test_arrows_go_from_question_to_question(ledger: AgreementPanel) -> None:
    card = ledger.card("Nan")
    card.chips[0].setFocus()
    press(card.chips[0], Qt.Key.Key_Left)
    press(card.chips[0], Qt.Key.Key_Right)
    assert card.chips[1].hasFocus()
    press(card.chips[1], Qt.Key.Key_Left)
    assert card.chips[0].hasFocus()


def test_for_the_child_it_is_told_who_says_it(ledger: AgreementPanel, opened: Opened) -> None:
    chip = ledger.card("Robin").chip(PHOTO)
    assert "Mum says, for Robin" in chip.lines()
    chip.choose("No", by="Mum")
    one, entries = lines(ledger)[-1], opened.controller.entries
    assert (one.by_id, one.for_id) == (
        get_person(entries, "Mum").id,
        get_person(entries, "Robin").id,
    )
    assert opened.told == ["No photo of Robin is kept, shown or handed out."]
    chip.choose("Yes", by="Robin says")
    assert lines(ledger)[-1].for_id is None


def test_a_yes_is_taken_back_with_one_press_and_holds_at_once(
    ledger: AgreementPanel, opened: Opened
) -> None:
    controller = opened.controller
    go_to_step(controller.session, "voice")
    write_voice(controller.session, who="Nan", words=OWL)
    note(ledger, "Nan", SHOW, "yes")
    controller.screen.change(ScreenState.ON)
    assert OWL in controller.screen.view.texts()
    controller.screen.change(ScreenState.FREEZE)
    assert OWL in controller.screen.view.texts()
    ledger.card("Nan").chip(SHOW).choose("Takes it back")
    assert OWL not in controller.screen.view.texts()
    assert controller.screen.view.state is ScreenState.COVER
    assert opened.told[-1] == "Nan’s own words and pictures are off the screen now."


def test_an_agency_is_named_by_its_chip_and_a_no_keeps_the_copy_back(
    ledger: AgreementPanel, opened: Opened
) -> None:
    card = ledger.card("Share the minutes with")
    chip = card.chip(SHARE_MINUTES, "Example Primary School")
    chip.choose("No", by="Mum")
    assert not may_have_a_copy(opened.controller.entries, "Example Primary School")
    assert chip.words == "Example Primary School: no"
    assert opened.told[0].startswith("No copy goes to Example Primary School.")


def test_every_yes_of_somebody_is_taken_back_in_one_gesture(
    ledger: AgreementPanel, opened: Opened
) -> None:
    ledger.card("Mum").more.choose(TAKE_ALL_BACK)
    taken = [one for one in lines(ledger) if one.answer == "withdrawn"]
    assert {one.purpose for one in taken} == {TAKE_PART, SHARE_MINUTES}
    assert not may_have_a_copy(opened.controller.entries, "GP")
    assert looks(ledger)[0].startswith("Not taking part: Mum.")
    ledger.card("Mum").more.choose(TAKE_ALL_BACK)
    assert opened.troubles == ["There is no yes to take back."]


def test_undo_never_reaches_an_answer(ledger: AgreementPanel, opened: Opened) -> None:
    ledger.card("Nan").chip(SHOW).choose("No")
    before = lines(ledger)
    opened.controller.undo()
    assert lines(ledger) == before
    assert "Undo does not reach an answer" in seen_words(ledger)


def test_every_line_stays_and_says_what_replaced_it(ledger: AgreementPanel) -> None:
    ledger.card("Nan").chip(SHOW).choose("Yes")
    ledger.card("Nan").chip(SHOW).choose("Takes it back")
    assert not ledger.line_list.isVisible()
    ledger.all_lines.click()
    newest, before = ledger.lines.rows[:2]
    assert (newest.answer, newest.stands) == ("withdrawn", True)
    assert (before.answer, before.stands) == ("yes", False)
    assert "replaced by a newer answer" in seen_words(ledger)


def test_what_was_answered_at_an_earlier_meeting_stands_and_says_so(
    ledger: AgreementPanel, opened: Opened
) -> None:
    session = opened.controller.session
    writer = session.begin()
    mum = get_person(session.entries, "Mum").id
    writer.create_between(Consent, by_id=mum, purpose=PHOTO, answer="yes", how="said")
    writer.commit()
    chip = ledger.card("Mum").chip(PHOTO)
    assert chip.words == "Keep a photo: yes, last time"
    assert chip.accessibleName() == "Mum, Keep a photo, last time: Mum: yes"
    chip.choose("Yes, still")
    assert chip.words == "Keep a photo"


def test_a_line_that_was_begun_waits_while_another_part_is_looked_at(
    page: WelcomePage, ledger: AgreementPanel
) -> None:
    ledger.form.unfold()
    type_text(ledger.form.note, "only the drawing")
    page.show_part("here")
    page.show_part(AGREED)
    ledger.show_answers()
    assert ledger.form.is_open
    assert ledger.form.note.words() == "only the drawing"


# --- the form ------------------------------------------------------------------------------------


def test_an_answer_with_all_that_belongs_to_it_goes_into_the_ledger(
    page: WelcomePage, ledger: AgreementPanel
) -> None:
    form = ledger.form
    ledger.card("Robin").chip(SHOW).more_wanted.emit(ledger.card("Robin").chip(SHOW).shown)
    assert form.purpose.choice() == SHOW
    form.who.choose(get_person(page.controller.entries, "Robin").id)
    form.for_whom.forget()
    form.answer.buttons["yes"].click()
    form.how.say("pointed at pictures")
    form.judged_by.choose(get_person(page.controller.entries, "Lee").id)
    form.grounds.setCurrentIndex(0)
    form.save_button.click()
    one = lines(ledger)[-1]
    assert one.how == "pointed at pictures"
    assert one.judged_by == get_person(page.controller.entries, "Lee").id
    assert one.grounds.startswith("Understands what is asked")
    assert not form.is_open


def test_a_recipient_nobody_thought_of_is_typed(ledger: AgreementPanel) -> None:
    form = ledger.form
    form.unfold()
    type_text(form.who, "Nan")
    form.purpose.buttons[SHARE_MINUTES].click()
    form.recipient.say("Swimming club")
    form.answer.buttons["no"].click()
    form.save_button.click()
    assert ledger.card("Share the minutes with").chip(SHARE_MINUTES, "Swimming club")


def test_something_else_is_asked_in_its_own_words(ledger: AgreementPanel) -> None:
    form = ledger.form
    form.unfold()
    type_text(form.who, "Mum")
    form.purpose.buttons["other"].click()
    type_text(form.other, "tell the swimming club")
    form.answer.buttons["yes"].click()
    form.save_button.click()
    assert lines(ledger)[-1].purpose == "tell the swimming club"


def test_an_answer_is_never_guessed(ledger: AgreementPanel, opened: Opened) -> None:
    before = len(lines(ledger))
    ledger.form.unfold()
    type_text(ledger.form.who, "Mum")
    ledger.form.save_button.click()
    ledger.form.answer.buttons["yes"].click()
    ledger.form.purpose.buttons[SHARE_MINUTES].click()
    ledger.form.save_button.click()
    ledger.form.purpose.buttons["other"].click()
    ledger.form.save_button.click()
    assert opened.troubles == [
        "Which answer? Yes, no or taken back.",
        "Share the minutes with whom?",
        "What is it asked for?",
    ]
    assert len(lines(ledger)) == before


@pytest.mark.parametrize("words", ["<b>bold</b> \u202eabc\u0000", "🦉" * 300, "x" * 10_000])
def test_odd_words_are_kept_and_shown_as_they_are(ledger: AgreementPanel, words: str) -> None:
    note(ledger, "Mum", SHARE_MINUTES, "no", recipient=words)
    ledger._controller.state_changed.emit(frozenset())
    ledger.see.click()
    QApplication.processEvents()
    assert ledger.card("Share the minutes with").chip(SHARE_MINUTES, words).isVisible()
    assert ledger.minimumSizeHint().width() < 700


# --- what wants eyes -----------------------------------------------------------------------------


def test_two_who_differ_are_named_and_the_lead_settles_it(
    ledger: AgreementPanel, opened: Opened
) -> None:
    note(ledger, "Mum", SHOW, "yes", for_whom="Robin")
    note(ledger, "Nan", SHOW, "no", for_whom="Robin")
    assert "Mum said yes, Nan said no: On the screen (Robin). The stricter answer holds." in looks(
        ledger
    )
    assert ledger.card("Robin").chip(SHOW).words == "On the screen: no"
    card = ledger._look_list.cards[0]
    assert isinstance(card, LookCard)
    card.button.click()
    ledger.form.answer.buttons["yes"].click()
    ledger.form.save_button.click()
    assert opened.troubles == ["On what grounds? Please write them down."]
    ledger.form.grounds.say("court order of 3 November")
    ledger.form.save_button.click()
    assert not [one for one in looks(ledger) if "stricter" in one]
    assert ledger.card("Robin").chip(SHOW).words == "On the screen"


def test_a_childs_yes_asks_who_judged_that_they_understand(
    ledger: AgreementPanel, opened: Opened
) -> None:
    ledger.card("Robin").chip(PHOTO).choose("Yes", by="Robin says")
    (words,) = [one for one in looks(ledger) if "understands it" in one]
    assert words == "Robin said yes: Keep a photo. Who judged that Robin understands it?"
    (card,) = [one for one in ledger._look_list.cards if isinstance(one, LookCard)]
    card.button.click()
    assert ledger.form.judged_by.currentText() == "Lee"
    ledger.form.grounds.setCurrentIndex(0)
    ledger.form.save_button.click()
    assert not looks(ledger)
    assert lines(ledger)[-1].judged_by == get_person(opened.controller.entries, "Lee").id


def test_who_joins_by_video_is_named_when_somebody_said_no_to_it(ledger: AgreementPanel) -> None:
    attend(ledger._controller.session, name="Dana", state="present", joins="video")
    note(ledger, "Mum", VIDEO_CALL, "no")
    assert "Dana joins by video, and Mum said no to that." in looks(ledger)


def test_what_one_person_gets_is_shown_on_demand(ledger: AgreementPanel) -> None:
    ledger.card("Mum").more.choose(WHAT_THEY_GET)
    assert "What Mum gets" in seen_words(ledger)
    assert "A copy of their own" in seen_words(ledger)
    ledger.see.click()
    assert "Who will see this" in seen_words(ledger)
