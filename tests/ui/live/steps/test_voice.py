"""Family's voice, by hand: exact words, a number, what was seen, a drawing."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenu

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import Attachment, Observation, Scale, Voice
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.voice_quotes import CHANGE, TAKE_AWAY, QuoteCard
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

URDU = "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("voice")


@pytest.fixture
def page(opened: Opened) -> VoicePage:
    assert isinstance(opened.page, VoicePage)
    return opened.page


def _card(page: VoicePage, words: str) -> QuoteCard:
    cards = [cast("QuoteCard", one) for one in page.quote_list.cards]
    return next(one for one in cards if one.row is not None and one.row.words.startswith(words))


def _voices(page: VoicePage) -> tuple[Voice, ...]:
    return page.controller.entries.all(Voice, page.controller.meeting.id)


def _id(page: VoicePage, name: str) -> str:
    return get_person(page.controller.entries, name).id


def test_words_are_written_down_with_keys_alone(page: VoicePage) -> None:
    press(page.form.open_button, Qt.Key.Key_Space)
    type_text(page.form.who, "Robin")
    page.form.words.setFocus()
    type_text(page.form.words, "Ask me first. Then wait.")
    press(page.form.words, Qt.Key.Key_Return, CTRL)
    voice = _voices(page)[-1]
    assert voice.words == "Ask me first. Then wait."
    assert voice.who_id == _id(page, "Robin")
    assert (voice.how, voice.share) == ("said", "everyone")
    assert page.quotes.rows[-1].share.words == "on screen"


def test_a_new_name_brings_a_new_person(page: VoicePage) -> None:
    page.form.unfold()
    type_text(page.form.who, "Auntie Bea")
    page.form.words.setPlainText("He laughs with me.")
    page.form.save_button.click()
    assert _voices(page)[-1].who_id == _id(page, "Auntie Bea")


def test_how_through_whom_and_the_meaning_are_kept(page: VoicePage) -> None:
    form = page.form
    form.unfold()
    form.who.choose(_id(page, "Nan"))
    form.how.choose("said")
    form.through.choose(_id(page, "Noor"))
    form.words.setPlainText(URDU)
    form.meaning.open_button.click()
    form.meaning.language.choose("en")
    form.meaning.words.setText("We want Robin to sleep.")
    form.meaning.by.setText("Noor")
    form.save_button.click()
    voice = _voices(page)[-1]
    assert voice.through_id == _id(page, "Noor")
    assert voice.meaning is not None
    assert voice.meaning.words == "We want Robin to sleep."
    assert page.quotes.rows[-1].how == "said, through Noor"


def test_words_for_some_people_only_are_not_on_the_screen(page: VoicePage) -> None:
    form = page.form
    form.unfold()
    form.who.choose(_id(page, "Robin"))
    form.words.setPlainText("I miss my dad.")
    form.sharing.share.buttons["some"].click()
    form.sharing.some.buttons[_id(page, "Mum")].click()
    form.save_button.click()
    voice = _voices(page)[-1]
    assert (voice.share, voice.shared_with) == ("some", (_id(page, "Mum"),))
    assert page.quotes.rows[-1].share.words == "only for Mum"


def test_words_kept_from_somebody_here_are_in_the_minutes_only(page: VoicePage) -> None:
    form = page.form
    form.unfold()
    form.who.choose(_id(page, "Robin"))
    form.words.setPlainText("The club is too far.")
    form.sharing.keep_from.click()
    form.sharing.not_for.buttons[_id(page, "Dana")].click()
    form.save_button.click()
    assert _voices(page)[-1].not_for == (_id(page, "Dana"),)
    assert page.quotes.rows[-1].share.words == "minutes only"


def test_the_chip_changes_who_may_see_words(page: VoicePage) -> None:
    card = _card(page, "I like it")
    card.share.chosen.emit("nobody", "")
    voice = next(one for one in _voices(page) if one.words.startswith("I like it"))
    assert voice.share == "nobody"
    assert card.share.words == "nobody"


def test_the_chips_menu_names_the_people(page: VoicePage) -> None:
    card = _card(page, "I like it")
    menu = card.share.menu()
    menu.aboutToShow.emit()
    only = cast("QMenu", menu.actions()[1].menu())
    assert "Mum" in [one.text() for one in only.actions()]
    next(one for one in only.actions() if one.text() == "Mum").trigger()
    voice = next(one for one in _voices(page) if one.words.startswith("I like it"))
    assert voice.shared_with == (_id(page, "Mum"),)


def test_a_heading_shows_its_words_and_takes_new_ones(page: VoicePage) -> None:
    page.headings.buttons["hard"].click()
    shown = [row.words for row in page.quotes.rows]
    assert "Dinosaur = calm. Bell = too loud." in shown
    assert "I like it when people ask me first." not in shown
    assert "He's a different boy when he has slept" in shown, "words without a heading stay"
    page.form.unfold()
    page.form.who.choose(_id(page, "Robin"))
    page.form.words.setPlainText("Assembly is long.")
    page.form.save_button.click()
    assert _voices(page)[-1].heading == "hard"


def test_pressing_a_heading_again_shows_everything(page: VoicePage) -> None:
    count = len(page.quotes.rows)
    page.headings.buttons["hard"].click()
    page.headings.buttons["hard"].click()
    assert len(page.quotes.rows) == count


def test_words_are_changed(page: VoicePage) -> None:
    _card(page, "I like it").more.choose(CHANGE)
    assert page.form.words.words() == "I like it when people ask me first."
    page.form.words.setPlainText("I like it when people ask me.")
    page.form.save_button.click()
    assert "I like it when people ask me." in [one.words for one in _voices(page)]
    assert len(_voices(page)) == len(page.quotes.rows)


def test_words_are_taken_away_after_a_reason(page: VoicePage, opened: Opened) -> None:
    _card(page, "I like it").more.choose(TAKE_AWAY)
    opened.questions[0].answered(1)
    assert "I like it when people ask me first." not in [one.words for one in _voices(page)]


def test_empty_words_are_refused_and_the_form_keeps_what_is_there(
    page: VoicePage, opened: Opened
) -> None:
    page.form.unfold()
    type_text(page.form.who, "Robin")
    page.form.save_button.click()
    assert opened.troubles == ["There are no words yet."]
    assert page.form.who.currentText() == "Robin"


def test_unfinished_words_are_kept_and_come_back(page: VoicePage, opened: Opened) -> None:
    page.form.unfold()
    page.form.words.setPlainText("I like")
    page.draft._timer.timeout.emit()
    assert opened.desk.drafts["voice.words"] == "I like"
    again = VoicePage(opened.controller)
    assert again.form.words.words() == "I like"
    again.deleteLater()
    page.form.cancel_button.click()
    assert opened.desk.drafts["voice.words"] == ""


# --- the number ------------------------------------------------------------------------------


def test_the_last_number_stands_beside_todays(page: VoicePage) -> None:
    assert page.scale.who.currentText() == "Mum"
    assert page.scale.moved.text() == "Last meeting: 3 → today 4"
    assert page.scale.buttons[4].isChecked()


def test_pressing_another_number_changes_todays(page: VoicePage) -> None:
    page.scale.buttons[6].click()
    scales = page.controller.entries.all(Scale, page.controller.meeting.id)
    assert [one.score for one in scales] == [6]
    assert page.scale.moved.text() == "Last meeting: 3 → today 6"


def test_somebody_else_gives_their_first_number_and_their_reason(page: VoicePage) -> None:
    page.scale.who.choose(_id(page, "Robin"))
    page.scale.who_picked.emit()
    assert page.scale.reason.isHidden() or not page.scale.reason.isVisible()
    page.scale.buttons[7].click()
    page.scale.reason.setText("the bell is quiet")
    page.scale.one_higher.setText("no bell")
    press(page.scale.one_higher, Qt.Key.Key_Return)
    scale = page.controller.entries.all(Scale, page.controller.meeting.id)[-1]
    assert (scale.who_id, scale.score) == (_id(page, "Robin"), 7)
    assert (scale.reason, scale.one_higher) == ("the bell is quiet", "no bell")


# --- what was seen, what was drawn -------------------------------------------------------------


def test_an_observation_has_three_boxes(page: VoicePage) -> None:
    form = page.observe
    form.unfold()
    type_text(form.by, "Kim")
    form.saw.setPlainText("He hums when he draws")
    form.might_mean.setPlainText("drawing may calm him")
    form.will_do.setPlainText("paper on every table")
    form.save_button.click()
    seen = page.controller.entries.all(Observation, page.controller.meeting.id)[-1]
    assert (seen.saw, seen.might_mean, seen.will_do) == (
        "He hums when he draws",
        "drawing may calm him",
        "paper on every table",
    )
    assert page.seen.rows[-1].by == "Kim"


def _png() -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_drawing_is_kept_and_shown(page: VoicePage, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "robin.png"
    path.write_bytes(_png())
    page.attach.unfold()
    page.attach.take_file(path)
    type_text(page.attach.who, "Robin")
    page.attach.save_button.click()
    kept = page.controller.entries.all(Attachment, page.controller.meeting.id)[-1]
    assert (kept.type, kept.file_name) == ("drawing", "robin.png")
    assert opened.desk.files[kept.sha256] == path.read_bytes()
    assert page.kept.rows[-1].title == "Robin’s drawing"
    assert any(not one.pixmap().isNull() for one in page.findChildren(QLabel))


def test_a_recording_is_kept_as_one(page: VoicePage, tmp_path: Path) -> None:
    path = tmp_path / "robin.m4a"
    path.write_bytes(b"sound")
    page.attach.unfold()
    page.attach.take_file(path)
    type_text(page.attach.who, "Robin")
    type_text(page.attach.agreed_by, "Robin")
    page.attach.save_button.click()
    kept = page.controller.entries.all(Attachment, page.controller.meeting.id)[-1]
    assert kept.type == "audio"


def test_without_a_file_nothing_is_kept(page: VoicePage, opened: Opened) -> None:
    page.attach.unfold()
    page.attach.save_button.click()
    assert opened.troubles == ["Choose the file first."]


def test_what_two_people_changed_carries_a_mark(page: VoicePage, opened: Opened) -> None:
    session = opened.controller.session
    voice = _voices(page)[0]
    theirs = _elsewhere(opened)
    change_entry(session, voice, {"words": "I like it when they ask."})
    session.take_in(theirs)
    assert page.quotes.rows[0].torn


def _elsewhere(opened: Opened):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """Return the changes of a laptop that changed the first quote at the same time."""
    from mam_desktop.meeting.session import Author, MeetingSession
    from tests.ui.drawn_meeting import CountedIds, KeptRecord, StillClock

    session = opened.controller.session
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
