"""What was seen, in three boxes, and the one-page profile; both by hand."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt

from mam_desktop.meeting.family_view import VoiceScene
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.said import Observation, ProfileEntry
from mam_desktop.meeting.starting import prepare_meeting
from mam_desktop.ui.live.steps.profile_card import AboutChild, ProfileLine
from mam_desktop.ui.live.steps.voice import VoicePage
from mam_desktop.ui.live.steps.voice_now import voice_now
from mam_desktop.ui.live.steps.voice_observations import ObservationCard
from tests.ui.keys import press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("voice")


@pytest.fixture
def page(opened: Opened) -> VoicePage:
    return cast("VoicePage", opened.page)


def _id(page: VoicePage, name: str) -> str:
    return get_person(page.controller.entries, name).id


def _scene(page: VoicePage) -> VoiceScene:
    body = page.controller.screen.view.body
    assert isinstance(body, VoiceScene)
    return body


def _seen(page: VoicePage) -> Observation:
    return page.controller.entries.all(Observation, page.controller.meeting.id)[-1]


# --- what was seen -------------------------------------------------------------------------------


def test_an_observation_has_three_boxes_a_day_and_who_it_is_about(page: VoicePage) -> None:
    form = page.observations.form
    form.unfold()
    type_text(form.by, "Kim")
    form.saw.setPlainText("She hums when she draws")
    form.might_mean.setPlainText("drawing may calm her")
    form.will_do.setPlainText("paper on every table")
    form.on.line.setText("20 Nov")
    form.about.choose(_id(page, "Jo"))
    form.save_button.click()
    seen = _seen(page)
    assert (seen.saw, seen.might_mean, seen.will_do) == (
        "She hums when she draws",
        "drawing may calm her",
        "paper on every table",
    )
    assert (seen.seen_on, seen.about_id) == (date(2026, 11, 20), _id(page, "Jo"))
    row = page.observations.seen.rows[-1]
    assert row.title == "What Kim saw · Jo · Friday 20 November"
    assert "“" not in row.spoken


def test_an_observation_is_changed_in_all_its_boxes(page: VoicePage) -> None:
    card = cast("ObservationCard", page.observations.list.cards[0])
    card.more.choose("Change it")
    form = page.observations.form
    assert form.might_mean.words() == "the bell may hurt his ears"
    form.might_mean.setPlainText("the bell might frighten him")
    form.save_button.click()
    assert _seen(page).might_mean == "the bell might frighten him"
    assert len(page.observations.seen.rows) == 1
    assert form.editing == ""


def test_what_was_seen_must_be_told(page: VoicePage, opened: Opened) -> None:
    card = cast("ObservationCard", page.observations.list.cards[0])
    card.more.choose("Change it")
    page.observations.form.saw.clear()
    page.observations.form.save_button.click()
    assert opened.troubles == ["What was seen is missing."]
    assert _seen(page).saw


def test_who_may_see_an_observation_changes_at_once(page: VoicePage) -> None:
    card = cast("ObservationCard", page.observations.list.cards[0])
    card.share.chosen.emit("nobody", "")
    assert _scene(page).observations == ()
    assert page.observations.seen.rows[0].share.words == "nobody"


def test_an_observation_is_taken_away_after_a_reason(page: VoicePage, opened: Opened) -> None:
    cast("ObservationCard", page.observations.list.cards[0]).more.choose("Take away")
    opened.questions[0].answered(0)
    assert not page.observations.isVisible()


# --- about the child -----------------------------------------------------------------------------


@pytest.fixture
def about(page: VoicePage) -> AboutChild:
    assert not page.about.isVisible()
    press(page.about_button, Qt.Key.Key_Space)
    assert page.about.isVisible()
    return page.about


def _words(about: AboutChild, heading: str) -> list[str]:
    return [row.words for row in about.models[heading].rows]


def test_the_profile_unfolds_on_the_page(page: VoicePage, about: AboutChild) -> None:
    assert page.about_button.words == "About Robin"
    assert _words(about, "appreciate") == ["He is funny and notices everything."]
    assert about.models["support"].rows[0].by == "Robin, Tuesday 13 October"
    assert about.count == 2


def test_a_line_is_added_with_keys_and_is_on_the_family_screen_at_once(
    page: VoicePage, about: AboutChild
) -> None:
    press(about.form.open_button, Qt.Key.Key_Space)
    about.form.heading.choose("communicate")
    assert "yes, no and stop" in about.form.words.placeholderText()
    type_text(about.form.by, "Nan")
    type_text(about.form.words, "Thumb up is yes")
    press(about.form.words, Qt.Key.Key_Return)
    line = page.controller.entries.all(ProfileEntry)[-1]
    assert (line.heading, line.words, line.meeting_id) == ("communicate", "Thumb up is yes", None)
    assert (line.by_id, line.said_on) == (_id(page, "Nan"), page.controller.today)
    assert "Thumb up is yes" in [one.words for one in _scene(page).profile]


def _line(about: AboutChild, words: str) -> ProfileLine:
    lines = about.findChildren(ProfileLine)
    return next(one for one in lines if one.row is not None and one.row.words == words)


def test_a_line_is_changed_and_taken_out(about: AboutChild, opened: Opened) -> None:
    _line(about, "He is funny and notices everything.").more.choose("Change it")
    about.form.words.setText("He is funny and kind.")
    about.form.heading.choose("important")
    about.form.save_button.click()
    assert _words(about, "appreciate") == []
    assert _words(about, "important") == ["He is funny and kind."]
    _line(about, "He is funny and kind.").more.choose("Take it out")
    opened.questions[0].answered(0)
    assert _words(about, "important") == []


def test_a_line_for_nobody_is_not_on_the_family_screen(page: VoicePage, about: AboutChild) -> None:
    words = "He is funny and notices everything."
    assert words in [one.words for one in _scene(page).profile]
    _line(about, words).share.chosen.emit("nobody", "")
    assert words not in [one.words for one in _scene(page).profile]


def test_an_empty_line_is_refused(about: AboutChild, opened: Opened) -> None:
    about.form.unfold()
    about.form.by.setEditText("Nan")
    about.form.save_button.click()
    assert opened.troubles == ["There are no words yet."]


def test_the_profile_comes_along_to_the_next_meeting(page: VoicePage, about: AboutChild) -> None:
    prepare_meeting(
        page.controller.session,
        type="review",
        on=date(2027, 1, 12),
        starts_at="14:00",
        ends_at="15:00",
    )
    about.show_now(voice_now(page.controller))
    assert about.count == 2
