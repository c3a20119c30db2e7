"""Family’s voice, by hand: exact words, who may see them, said anew, the keyboard."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from mam_desktop.changes.change import Change
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.family_view import VoiceScene
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.meeting.voicing import give_score, write_voice
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.voice_quote_card import BEFORE, OTHER_WORDS, QuoteCard
from mam_desktop.ui.live.steps.voice_quotes import CHANGE, TAKE_AWAY
from tests.ui.drawn_meeting import CountedIds, KeptRecord, StillClock
from tests.ui.keys import CTRL, SHIFT, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

URDU = "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔"
KEYS = Qt.Key


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("voice")


@pytest.fixture
def page(opened: Opened) -> VoicePage:
    assert isinstance(opened.page, VoicePage)
    return opened.page


def _card(page: VoicePage, words: str) -> QuoteCard:
    cards = [cast("QuoteCard", one) for one in page.words.quote_list.cards]
    return next(one for one in cards if one.row is not None and one.row.words.startswith(words))


def _voices(page: VoicePage) -> tuple[Voice, ...]:
    return page.controller.entries.all(Voice, page.controller.meeting.id)


def _id(page: VoicePage, name: str) -> str:
    return get_person(page.controller.entries, name).id


def _on_screen(page: VoicePage) -> list[str]:
    body = page.controller.screen.view.body
    assert isinstance(body, VoiceScene)
    return [one.words for one in body.quotes]


# --- writing down --------------------------------------------------------------------------------


def test_words_are_written_down_with_keys_alone(page: VoicePage) -> None:
    press(page.words.open_button, KEYS.Key_Space)
    type_text(page.words.form.who, "Robin")
    page.words.form.words.setFocus()
    type_text(page.words.form.words, "Ask me first.")
    press(page.words.form.words, KEYS.Key_Return, SHIFT)
    type_text(page.words.form.words, "Then wait.")
    press(page.words.form.words, KEYS.Key_Return)
    voice = _voices(page)[-1]
    assert voice.words == "Ask me first.\nThen wait."
    assert (voice.who_id, voice.how, voice.share) == (_id(page, "Robin"), "said", "everyone")
    assert page.words.quotes.rows[-1].share.words == "on screen"
    assert not page.words.form.is_open


def test_ctrl_enter_writes_them_down_too(page: VoicePage) -> None:
    page.words.form.unfold()
    type_text(page.words.form.who, "Robin")
    page.words.form.words.setPlainText("Ask me.")
    press(page.words.form.words, KEYS.Key_Return, CTRL)
    assert _voices(page)[-1].words == "Ask me."


def test_a_new_name_brings_a_new_person(page: VoicePage) -> None:
    page.words.form.unfold()
    type_text(page.words.form.who, "Auntie Bea")
    page.words.form.words.setPlainText("He laughs with me.")
    page.words.form.save_button.click()
    assert _voices(page)[-1].who_id == _id(page, "Auntie Bea")


def test_everything_about_how_it_was_said_is_kept(page: VoicePage) -> None:
    form = page.words.form
    form.unfold()
    form.who.choose(_id(page, "Nan"))
    form.through.choose(_id(page, "Noor"))
    form.words.setPlainText(URDU)
    form.prompted.buttons["asked"].click()
    form.more.link.click()
    form.meaning.open_button.click()
    form.meaning.language.choose("en")
    form.meaning.words.setText("We want Robin to sleep.")
    form.meaning.by.setText("Noor")
    form.gathered.on.line.setText("20 Nov")
    form.gathered.at.setText("at Nan's")
    form.gathered.by.choose(_id(page, "Lee"))
    form.gathered.present.buttons[_id(page, "Mum")].click()
    form.save_button.click()
    voice = _voices(page)[-1]
    assert (voice.through_id, voice.prompted) == (_id(page, "Noor"), True)
    assert voice.meaning is not None
    assert voice.meaning.words == "We want Robin to sleep."
    assert (str(voice.gathered_on), voice.gathered_at) == ("2026-11-20", "at Nan's")
    assert (voice.captured_by, voice.present) == (_id(page, "Lee"), (_id(page, "Mum"),))
    row = page.words.quotes.rows[-1]
    assert row.how == "said, through Noor · when asked · Fri 20 Nov"
    assert row.meaning == "English: “We want Robin to sleep.” · Noor"


def test_a_day_that_is_no_day_is_asked_for_and_nothing_is_lost(
    page: VoicePage, opened: Opened
) -> None:
    form = page.words.form
    form.unfold()
    form.who.choose(_id(page, "Robin"))
    form.words.setPlainText("Ask me.")
    form.gathered.on.line.setText("when it rained")
    form.save_button.click()
    assert len(opened.troubles) == 1
    assert form.words.words() == "Ask me."


def test_who_chose_not_to_speak_needs_no_words(page: VoicePage) -> None:
    form = page.words.form
    form.unfold()
    form.who.choose(_id(page, "Robin"))
    form.words.setPlainText("half a th")
    form.how.choose("silent")
    assert not form.words.isVisible()
    form.save_button.click()
    assert (_voices(page)[-1].how, _voices(page)[-1].words) == ("silent", "")
    row = page.words.quotes.rows[-1]
    assert row.spoken == "Robin chose not to speak (on screen)"


def test_what_was_shown_is_not_in_quotation_marks(page: VoicePage) -> None:
    session = page.controller.session
    write_voice(session, who="Robin", words="hides under the table", how="behaviour")
    assert page.words.quotes.rows[-1].shown_as == "hides under the table"


def test_empty_words_are_refused_and_the_form_keeps_what_is_there(
    page: VoicePage, opened: Opened
) -> None:
    page.words.form.unfold()
    type_text(page.words.form.who, "Robin")
    page.words.form.save_button.click()
    assert opened.troubles == ["There are no words yet."]
    assert page.words.form.who.currentText() == "Robin"


def test_unfinished_words_are_kept_and_come_back(page: VoicePage, opened: Opened) -> None:
    page.words.form.unfold()
    page.words.form.words.setPlainText("I like")
    page.words.draft._timer.timeout.emit()
    assert opened.desk.drafts["voice.words"] == "I like"
    again = VoicePage(opened.controller)
    assert again.words.form.words.words() == "I like"
    again.deleteLater()
    page.words.form.cancel_button.click()
    assert opened.desk.drafts["voice.words"] == ""


@pytest.mark.parametrize(
    "words",
    ["W" * 5000, "<b>x</b> {name} %s &amp;", "\u202eאבג 👩‍👩‍👧 \u0007", "name " * 100],
    ids=["long", "markup", "controls", "many words"],
)
def test_odd_words_stay_as_they_are(page: VoicePage, words: str) -> None:
    page.words.form.unfold()
    page.words.form.who.setEditText("N" * 500)
    page.words.form.words.setPlainText(words)
    page.words.form.save_button.click()
    assert _voices(page)[-1].words == words.strip()
    assert page.words.quotes.rows[-1].words == words.strip()
    assert page.minimumSizeHint().width() <= 560


def test_a_paste_that_is_far_too_long_is_refused_in_words(page: VoicePage, opened: Opened) -> None:
    count = len(_voices(page))
    page.words.form.unfold()
    page.words.form.who.choose(_id(page, "Robin"))
    page.words.form.words.setPlainText("ten letters" * 20_000)
    page.words.form.save_button.click()
    assert "too long" in opened.troubles[0]
    assert len(_voices(page)) == count
    assert page.words.form.is_open


# --- headings ------------------------------------------------------------------------------------


def test_a_heading_shows_its_words_and_takes_new_ones(page: VoicePage) -> None:
    page.words.headings.buttons["hard"].click()
    shown = [row.words for row in page.words.quotes.rows]
    assert "Dinosaur = calm. Bell = too loud." in shown
    assert "I like it when people ask me first." not in shown
    assert "He's a different boy when he has slept" in shown, "words without a heading stay"
    page.words.form.unfold()
    page.words.form.who.choose(_id(page, "Robin"))
    page.words.form.words.setPlainText("Assembly is long.")
    page.words.form.save_button.click()
    assert _voices(page)[-1].heading == "hard"


def test_pressing_a_heading_again_shows_everything(page: VoicePage) -> None:
    count = len(page.words.quotes.rows)
    page.words.headings.buttons["hard"].click()
    page.words.headings.buttons["hard"].click()
    assert len(page.words.quotes.rows) == count


def test_without_a_heading_words_are_about_nothing_in_particular(page: VoicePage) -> None:
    page.words.form.unfold()
    page.words.form.who.choose(_id(page, "Robin"))
    page.words.form.words.setPlainText("Assembly is long.")
    page.words.form.save_button.click()
    assert _voices(page)[-1].heading == ""


# --- who may see it ------------------------------------------------------------------------------


def test_the_choice_is_put_to_whoever_said_it_in_shapes_and_words(page: VoicePage) -> None:
    sharing = page.words.form.sharing
    page.words.form.unfold()
    page.words.form.who.choose(_id(page, "Robin"))
    assert sharing.asks.text() == "Robin chooses who may see it"
    sharing.share.buttons["nobody"].click()
    assert sharing.means.text() == "On no screen and in no copy."


def test_words_for_some_people_only_are_not_on_the_screen(page: VoicePage) -> None:
    form = page.words.form
    form.unfold()
    form.who.choose(_id(page, "Robin"))
    form.words.setPlainText("I miss my dad.")
    form.sharing.share.buttons["some"].click()
    form.sharing.some.buttons[_id(page, "Mum")].click()
    form.save_button.click()
    voice = _voices(page)[-1]
    assert (voice.share, voice.shared_with) == ("some", (_id(page, "Mum"),))
    assert page.words.quotes.rows[-1].share.words == "only for Mum"
    assert "I miss my dad." not in _on_screen(page)


def test_words_kept_from_somebody_here_are_in_the_minutes_only(page: VoicePage) -> None:
    form = page.words.form
    form.unfold()
    form.who.choose(_id(page, "Robin"))
    form.words.setPlainText("The club is too far.")
    form.sharing.keep_from.click()
    form.sharing.not_for.buttons[_id(page, "Dana")].click()
    form.save_button.click()
    assert _voices(page)[-1].not_for == (_id(page, "Dana"),)
    assert page.words.quotes.rows[-1].share.words == "not for Dana"


def test_whom_words_are_kept_from_is_said_above_the_names(page: VoicePage) -> None:
    sharing = page.words.form.sharing
    page.words.form.unfold()
    assert sharing._not_for_label.isHidden()
    sharing.keep_from.click()
    assert not sharing._not_for_label.isHidden()
    assert "everybody’s copies" in sharing.means.text()
    sharing.not_for.buttons[_id(page, "Dana")].click()
    assert sharing.means.text() == (
        "Not on the screen while they are here, and not in their copies."
    )
    sharing.not_for.buttons[_id(page, "Dana")].click()
    assert "everybody’s copies" in sharing.means.text()


def test_the_chip_changes_the_family_screen_in_the_same_moment(page: VoicePage) -> None:
    words = "I like it when people ask me first."
    seen: list[bool] = []
    page.controller.screen.changed.connect(lambda _view: seen.append(words in _on_screen(page)))
    card = _card(page, "I like it")
    card.share.chosen.emit("nobody", "")
    assert (seen, card.share.words) == ([False], "nobody")
    card.share.chosen.emit("everyone", "")
    assert (seen, card.share.words) == ([False, True], "on screen")


def test_the_chips_menu_names_the_people(page: VoicePage) -> None:
    card = _card(page, "I like it")
    menu = card.share.menu()
    menu.aboutToShow.emit()
    only = cast("QMenu", menu.actions()[1].menu())
    assert "Mum" in [one.text() for one in only.actions()]
    next(one for one in only.actions() if one.text() == "Mum").trigger()
    voice = next(one for one in _voices(page) if one.words.startswith("I like it"))
    assert voice.shared_with == (_id(page, "Mum"),)


# --- said anew -----------------------------------------------------------------------------------


def test_words_are_changed_and_what_stood_there_can_be_read(page: VoicePage) -> None:
    _card(page, "I like it").more.choose(CHANGE)
    assert page.words.form.words.words() == "I like it when people ask me first."
    page.words.form.words.setPlainText("I like it when people ask me.")
    page.words.form.save_button.click()
    assert len(_voices(page)) == len(page.words.quotes.rows)
    card = _card(page, "I like it when people ask me.")
    card.more.choose(BEFORE)
    assert "“I like it when people ask me first.”" in card._before.text()
    assert card._before.isVisible()


def test_words_that_never_changed_offer_no_past(page: VoicePage) -> None:
    card = _card(page, "I like it")
    offered = [one.text() for one in card.more.menu().actions() if one.isVisible()]
    assert BEFORE not in offered


def test_words_are_taken_away_after_a_reason(page: VoicePage, opened: Opened) -> None:
    _card(page, "I like it").more.choose(TAKE_AWAY)
    opened.questions[0].answered(1)
    assert "I like it when people ask me first." not in [one.words for one in _voices(page)]


def test_the_same_in_another_language_is_written_on_the_card(page: VoicePage) -> None:
    session = page.controller.session
    write_voice(session, who="Nan", words="ٹھیک ہے")
    card = _card(page, "ٹھیک")
    card.more.choose(OTHER_WORDS)
    editor = card.editor
    assert editor is not None
    assert editor.by.text() == "Noor", "who interprets for Nan today"
    type_text(editor.words, "It is all right")
    press(editor.words, KEYS.Key_Return)
    meaning = _voices(page)[-1].meaning
    assert meaning is not None
    assert (meaning.language, meaning.words, meaning.by) == ("en", "It is all right", "Noor")
    assert not editor.isVisible()
    card.more.choose(OTHER_WORDS)
    editor.words.clear()
    press(editor.words, KEYS.Key_Return)
    assert _voices(page)[-1].meaning is None


# --- the keyboard --------------------------------------------------------------------------------


def test_the_arrows_walk_through_the_quotes(page: VoicePage) -> None:
    cards = page.words.quote_list.cards
    stops = [one for one in cards if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [cards[-1]], "the list is one stop for Tab"
    cards[-1].setFocus()
    press(cards[-1], KEYS.Key_Up)
    assert cards[-2].hasFocus()
    press(cards[-2], KEYS.Key_Home)
    assert cards[0].hasFocus()
    press(cards[0], KEYS.Key_Up)
    assert cards[0].hasFocus()
    press(cards[0], KEYS.Key_PageDown)
    assert cards[min(5, len(cards) - 1)].hasFocus()


def test_enter_on_a_quote_changes_it_and_comes_back(page: VoicePage) -> None:
    card = _card(page, "I like it")
    card.setFocus()
    press(card, KEYS.Key_Return)
    assert page.words.form.words.hasFocus()
    press(page.words.form.words, KEYS.Key_Return)
    assert card.hasFocus()


def test_after_a_quote_is_gone_the_keyboard_stays_near(page: VoicePage, opened: Opened) -> None:
    card = _card(page, "Dinosaur")
    card.setFocus()
    press(card, KEYS.Key_Delete)
    opened.questions[0].answered(0)
    assert page.words.quote_list.isAncestorOf(opened.holder.focusWidget())


# --- many, and from elsewhere --------------------------------------------------------------------


def test_with_sixty_quotes_a_new_one_touches_only_its_own_card(page: VoicePage) -> None:
    session = page.controller.session
    for no in range(60):
        write_voice(session, who="Robin", words=f"Word number {no}")
    cards = page.words.quote_list.cards
    shown: list[str] = []
    for card in cards:
        one = cast("QuoteCard", card)
        one.take = lambda row: shown.append(row.words)  # type: ignore[method-assign]
    change_entry(session, _voices(page)[-1], {"words": "Another word"})
    assert shown == ["Another word"]
    write_voice(session, who="Mum", words="One more")
    assert shown == ["Another word"]
    assert page.words.quote_list.cards[: len(cards)] == cards


def test_what_does_not_concern_the_page_is_passed_over(page: VoicePage) -> None:
    meeting = page.controller.meeting
    assert not page.concerns(frozenset({meeting.id}))
    assert page.concerns(frozenset({_voices(page)[0].id}))
    assert page.concerns(frozenset({"something nobody knows"}))


def test_what_two_people_changed_carries_a_mark(page: VoicePage, opened: Opened) -> None:
    session = opened.controller.session
    voice = _voices(page)[0]
    theirs = _elsewhere(session)
    change_entry(session, voice, {"words": "I like it when they ask."})
    session.take_in(theirs)
    assert page.words.quotes.rows[0].torn


def _elsewhere(session: MeetingSession) -> list[Change]:
    """Return the changes of a laptop that changed the first quote at the same time."""
    record = KeptRecord(StillClock(session.clock.now()))
    other = MeetingSession(
        family_id=session.family_id,
        changes=session.everything.changes(),
        clock=session.clock,
        ids=CountedIds("other"),
        author=Author(authority_id="council", author_id="dana", device_id="another-laptop"),
        recorder=record,
        meeting_id=session.meeting_id,
    )
    voice = other.entries.all(Voice, session.meeting_id)[0]
    change_entry(other, voice, {"words": "I like being asked."})
    return [change for gesture in record.waiting for change in gesture]


def test_low_windows_let_the_head_scroll_with_the_words(open_page: OpenPage) -> None:
    opened = open_page("voice")
    page = cast("VoicePage", opened.page)
    assert not page.column.isAncestorOf(page.words.headings)
    opened.holder.resize(860, 400)
    assert page.column.isAncestorOf(page.words.headings)
    opened.holder.resize(860, 700)
    assert not page.column.isAncestorOf(page.words.headings)


def test_a_number_somebody_gives_elsewhere_is_there_at_once(page: VoicePage) -> None:
    give_score(page.controller.session, who="Robin", face=5)
    assert [row.words for row in page.scale._others] == ["Robin: really good"]
