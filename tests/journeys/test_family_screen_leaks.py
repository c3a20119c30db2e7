"""The family's window through a whole meeting: no private word in it, to ear, to eye or to pixel.

Every step, on, frozen, covered and off, in other languages, easy read, one thing alone, larger;
after a start anew and after a kill; and what a machine can read off the pictures themselves.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.screen_languages import SCREEN_LANGUAGES, choose_screen_languages
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import check_line
from tests.journeys.private_words import LINES, OPEN, P, heard, private_words, say_privately
from tests.journeys.test_killed import killed_in
from tests.seated import Person

NEEDS_OCR = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is missing")
LANGUAGES = (("en", ""), ("ur", ""), ("en", "pl"))
KILLED = """
from mam_desktop.meeting.family_view import ScreenState
from tests.journeys.private_words import say_privately
say_privately(person.session)
person.controller.screen.change(ScreenState.ON)
person.controller.screen.change(ScreenState.FREEZE)
person.ctrl(Qt.Key.Key_2)
"""


@pytest.fixture
def spoken(person: Person) -> Person:
    """Return somebody in a meeting in which private things were said and written."""
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    say_privately(person.session)
    person.controller.screen.change(ScreenState.ON)
    return person


def leaks(person: Person) -> list[str]:
    """Return every private word that anybody but the lead could come by now."""
    said = [*person.family_screen.all_texts(), QGuiApplication.clipboard().text()]
    for top in QApplication.topLevelWidgets():
        said += [top.windowTitle(), top.windowIconText(), top.windowFilePath()]
        if top is not person.seat.window:
            said.append(heard(top))
    return private_words("\n".join(said))


def easy_read(person: Person, state: str) -> None:
    PERFORM["easy_read"](person.session, check_line(1, {"do": "easy_read", "state": state}))


def steps_of(person: Person) -> Iterator[str]:
    """Show one step after another."""
    for step in STEPS:
        person.controller.screen.change(show=step)
        yield step


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_step_says_a_private_word_in_any_language_or_manner(
    spoken: Person, language: tuple[str, str]
) -> None:
    choose_screen_languages(spoken.session, *language)
    for manner in ("off", "on"):
        easy_read(spoken, manner)
        for step in steps_of(spoken):
            assert leaks(spoken) == [], (step, manner)
        assert OPEN in "\n".join(_said_in(spoken, "voice"))
    easy_read(spoken, "off")
    spoken.family_screen.set_zoom(2)
    for step in steps_of(spoken):
        assert leaks(spoken) == [], step


def _said_in(person: Person, step: str) -> tuple[str, ...]:
    person.controller.screen.change(show=step)
    return person.family_screen.all_texts()


@pytest.mark.parametrize("state", [ScreenState.FREEZE, ScreenState.COVER, ScreenState.OFF])
def test_no_state_says_a_private_word(spoken: Person, state: ScreenState) -> None:
    for step in steps_of(spoken):
        spoken.controller.screen.change(state)
        for other in ("voice", "board"):
            spoken.controller.screen.change(show=other)
            assert leaks(spoken) == [], (step, other)
        spoken.controller.screen.change(ScreenState.ON)


def test_nothing_private_can_be_shown_alone(spoken: Person) -> None:
    entries = spoken.session.entries
    shown = []
    for one in (*entries.all(Voice), *entries.all(Idea)):
        spoken.controller.screen.show_one(one.id)
        assert leaks(spoken) == []
        shown += [spoken.family_screen.all_texts()] if spoken.controller.screen.one else []
    assert any(OPEN in "\n".join(texts) for texts in shown)


def test_words_taken_back_leave_a_frozen_picture_in_the_same_moment(person: Person) -> None:
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    *before, taken_back = LINES
    for no, line in enumerate(before, start=1):
        PERFORM[str(line["do"])](person.session, check_line(no, line))
    person.controller.screen.change(ScreenState.ON, show="voice")
    person.controller.screen.change(ScreenState.FREEZE)
    assert leaks(person) == [f"{P}33"]
    PERFORM["consent"](person.session, check_line(99, taken_back))
    assert leaks(person) == []


def test_a_start_anew_shows_nothing_private(spoken: Person) -> None:
    spoken.wait_until_saved()
    spoken.get_up()
    spoken.sit_down()
    spoken.open_family("Robin")
    spoken.wait_until(lambda: spoken.seat.window.live is not None)
    assert leaks(spoken) == []
    spoken.controller.screen.change(ScreenState.ON)
    for step in steps_of(spoken):
        assert leaks(spoken) == [], step


def test_after_a_kill_the_room_sees_nothing_until_the_lead_shows_it(person: Person) -> None:
    person.get_up()
    killed_in(person, KILLED)
    person.sit_down()
    person.open_family("Robin")
    person.wait_until(lambda: person.seat.window.live is not None)
    assert person.family_screen.is_covered
    assert leaks(person) == []
    person.controller.screen.change(ScreenState.ON)
    for step in steps_of(person):
        assert leaks(person) == [], step


# --- the pixels -------------------------------------------------------------------------------


def pages_below_each_other(person: Person, *, every_page: bool) -> QImage:
    """Return pictures of the steps in one; the first page of each, or every page."""
    window = person.family_screen
    taken: list[QImage] = []
    for _step in steps_of(person):
        for no in range(window.picture.page_count if every_page else 1):
            taken.append(_scaled(window))
            if no + 1 < window.picture.page_count:
                window.turn_page()
    whole = QImage(taken[0].width(), sum(one.height() for one in taken), taken[0].format())
    painter = QPainter(whole)
    top = 0
    for one in taken:
        painter.drawImage(0, top, one)
        top += one.height()
    painter.end()
    return whole


def _scaled(window: QWidget) -> QImage:
    shown = window.grab().toImage()
    return shown.scaledToWidth(1280, Qt.TransformationMode.SmoothTransformation)


def read_off(image: QImage, folder: Path) -> str:
    """Return the words that a machine reads off a picture, in small letters without spaces."""
    file = folder / "seen.png"
    assert image.save(str(file))
    command = ["tesseract", str(file), "-", "--psm", "11"]
    read = subprocess.run(command, capture_output=True, text=True, check=True)
    return "".join(read.stdout.casefold().split())


@NEEDS_OCR
def test_no_private_word_can_be_read_off_the_pictures(spoken: Person, tmp_path: Path) -> None:
    read = read_off(pages_below_each_other(spoken, every_page=False), tmp_path)
    assert "zqopenwordsofrobin" in read
    assert "privat" not in read


@NEEDS_OCR
def test_a_private_word_in_a_picture_would_be_read_off_it(spoken: Person, tmp_path: Path) -> None:
    """The test before can fail: what is not private any more is read."""
    line = {"do": "voice", "who": "Robin", "heading": "hard", "how": "said", "words": f"{P} said"}
    PERFORM["voice"](spoken.session, check_line(1, line))
    spoken.controller.screen.change(show="voice")
    assert "privat" in read_off(_scaled(spoken.family_screen), tmp_path)


@pytest.mark.soak
@NEEDS_OCR
@pytest.mark.parametrize("language", sorted(SCREEN_LANGUAGES))
def test_no_private_word_can_be_read_off_any_page_in_any_language(
    spoken: Person, tmp_path: Path, language: str
) -> None:
    choose_screen_languages(spoken.session, language)
    for manner in ("off", "on"):
        easy_read(spoken, manner)
        read = read_off(pages_below_each_other(spoken, every_page=True), tmp_path)
        assert "privat" not in read
