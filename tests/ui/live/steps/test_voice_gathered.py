"""Family’s voice: what was gathered before waits, and nothing from the child counts too."""

from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.family_view import VoiceScene
from mam_desktop.meeting.said import Voice, VoiceAbsence
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.live.steps.voice import VoicePage
from tests.ui.keys import CTRL, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

KEYS = Qt.Key


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("voice")


@pytest.fixture
def page(opened: Opened) -> VoicePage:
    assert isinstance(opened.page, VoicePage)
    return opened.page


def _on_screen(page: VoicePage) -> list[str]:
    body = page.controller.screen.view.body
    assert isinstance(body, VoiceScene)
    return [one.words for one in body.quotes]


# --- gathered before -----------------------------------------------------------------------------


def _gather(page: VoicePage, *words: str) -> None:
    for one in words:
        write_voice(
            page.controller.session,
            who="Robin",
            words=one,
            gathered_on=page.controller.today.replace(day=20),
            gathered_at="in the quiet room",
            captured_by="Ms Ode",
            waits=True,
        )


def test_what_was_gathered_before_waits_at_the_top(page: VoicePage) -> None:
    assert not page.gathered.isVisible()
    _gather(page, "The bus is loud.")
    assert page.gathered.isVisible()
    (row,) = page.gathered.rows.rows
    assert row.about == "Robin · said · Fri 20 Nov · in the quiet room · written down by Ms Ode"
    assert "The bus is loud." not in [one.words for one in page.words.quotes.rows]
    assert "The bus is loud." not in _on_screen(page)


def test_one_press_puts_it_on_the_screen(page: VoicePage) -> None:
    _gather(page, "The bus is loud.", "I like Jo.")
    card = page.gathered.list.cards[0]
    card.show_button.click()  # type: ignore[attr-defined]
    assert "The bus is loud." in _on_screen(page)
    assert "I like Jo." not in _on_screen(page)
    assert page.words.quotes.rows[0].words != "I like Jo."


def test_one_key_puts_all_of_it_on_the_screen_as_one_gesture(
    page: VoicePage, opened: Opened
) -> None:
    _gather(page, "The bus is loud.", "I like Jo.")
    press(opened.holder, KEYS.Key_G, CTRL)
    assert {"The bus is loud.", "I like Jo."} <= set(_on_screen(page))
    assert not page.gathered.isVisible()
    page.controller.undo()
    assert page.gathered.isVisible()


# --- nothing from the child ----------------------------------------------------------------------


@pytest.fixture
def quiet(open_page: OpenPage) -> VoicePage:
    """Return the page before anybody has said anything."""
    made = open_page("voice", until="welcome").page
    assert isinstance(made, VoicePage)
    return made


def test_while_nothing_is_there_from_the_child_the_page_says_that_silence_counts(
    quiet: VoicePage,
) -> None:
    assert quiet.absence.title.text() == "Nothing from Robin yet"
    assert quiet.absence.silent_button.words == "Robin chose not to speak"
    quiet.absence.silent_button.click()
    assert quiet.controller.entries.all(Voice, quiet.controller.meeting.id)[-1].how == "silent"
    assert not quiet.absence.isVisible()


def test_a_child_who_is_not_here_is_asked_about(quiet: VoicePage) -> None:
    session = quiet.controller.session
    attend(session, name="Robin", state="absent")
    absence = quiet.absence
    assert absence.title.text() == "Robin is not here. Why, and how do we hear Robin?"
    assert not absence.silent_button.isVisible()
    press(absence.form.open_button, KEYS.Key_Space)
    type_text(absence.form.reason, "Too loud")
    absence.form.how_heard.setText("Lee reads his words")
    press(absence.form.how_heard, KEYS.Key_Return)
    (one,) = session.entries.all(VoiceAbsence)
    assert (one.reason, one.open_reason, one.how_heard) == ("Too loud", "", "Lee reads his words")
    assert absence.title.text() == "How we hear Robin"
    assert "only for the professionals" in absence.told.text()
    assert "Too loud" not in "\n".join(quiet.controller.screen.view.texts())


def test_the_reason_can_be_changed_and_opened_to_everyone(quiet: VoicePage) -> None:
    session = quiet.controller.session
    attend(session, name="Robin", state="apologies")
    absence = quiet.absence
    absence.form.open_button.click()
    absence.form.reason.setText("Too loud")
    absence.form.save_button.click()
    absence.more.choose("Change it")
    assert absence.form.reason.text() == "Too loud"
    absence.form.everyone.setChecked(True)
    absence.form.save_button.click()
    (one,) = session.entries.all(VoiceAbsence)
    assert (one.reason, one.open_reason) == ("", "Too loud")


def test_without_a_reason_nothing_is_written(open_page: OpenPage) -> None:
    opened = open_page("voice", until="welcome")
    page = cast("VoicePage", opened.page)
    page.absence.form.unfold()
    page.absence.form.save_button.click()
    assert opened.troubles == ["Please write down the reason."]
