"""The family's picture read aloud: what is said, in which language, and when it must stop."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.voicing import write_note
from mam_desktop.ui.family_screen.sayings import sayings
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.reading_aloud import ReadingAloud, letters_of
from mam_desktop.ui.speech import EngineSpeech, Speech, as_words_only, system_speech
from mam_desktop.ui.windows import MainWindow
from tests.ui.drawn_home import HomeInMemory
from tests.ui.keys import SHIFT, press

PRIVATE = "Only-for-Lee"


class Voice(Speech):
    """Says what it is told to, when the test lets it."""

    def __init__(self, *languages: str) -> None:
        super().__init__()
        self.languages = languages
        self.heard: list[tuple[str, str]] = []
        self.hushed = 0

    def speaks(self, language: str) -> bool:
        return language in self.languages

    def say(self, words: str, language: str) -> None:
        self.heard.append((words, language))

    def hush(self) -> None:
        self.hushed += 1

    def finish(self, *, most: int = 200) -> None:
        """Let every sentence come to its end."""
        for _no in range(most):
            count = len(self.heard)
            self.said.emit()
            if len(self.heard) == count:
                return

    @property
    def words(self) -> list[str]:
        return [words for words, _language in self.heard]


@pytest.fixture
def voice() -> Voice:
    return Voice("en")


@pytest.fixture
def window(qtbot: QtBot, voice: Voice) -> Iterator[MainWindow]:
    family = FamilyWindow()
    qtbot.addWidget(family)
    made = MainWindow(HomeInMemory(), family_window=lambda: family, make_speech=lambda: voice)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_meeting("family-robin", "meeting-robin")
    controller_of(made).screen.change(ScreenState.ON)
    yield made
    made.close_now()


def controller_of(window: MainWindow) -> LiveController:
    assert window.controller is not None
    return window.controller


def reading_of(window: MainWindow) -> ReadingAloud:
    assert window.reading is not None
    return window.reading


def scene_of(window: MainWindow) -> FamilyWindow:
    found = window._family_window
    assert found is not None
    return found


def read_by_key(window: MainWindow) -> None:
    press(window.live, Qt.Key.Key_F5, SHIFT)


def told_by(controller: LiveController) -> list[str]:
    told: list[str] = []
    controller.told.connect(told.append)
    return told


def test_one_key_reads_every_page_and_then_it_is_quiet(window: MainWindow, voice: Voice) -> None:
    scene = scene_of(window)
    read_by_key(window)
    assert reading_of(window).is_reading
    assert scene.mark_now is not None
    voice.finish()
    pages = scene.picture.pages()
    turns = zip(pages, (None, *pages), strict=False)
    said = [one.words for page, before in turns for one in sayings(page, after=before)]
    letters = [one for words in said for one in words if one.isalnum()]
    assert [one for words in voice.words for one in words if one.isalnum()] == letters
    assert not reading_of(window).is_reading
    assert scene.mark_now is None


def test_the_same_key_stops_it_at_once(window: MainWindow, voice: Voice) -> None:
    read_by_key(window)
    read_by_key(window)
    assert voice.hushed == 1
    assert len(voice.heard) == 1
    assert scene_of(window).mark_now is None
    voice.said.emit()
    assert len(voice.heard) == 1


@pytest.mark.parametrize("state", [ScreenState.COVER, ScreenState.OFF])
def test_a_covered_screen_is_silent_in_the_same_moment(
    window: MainWindow, voice: Voice, state: ScreenState
) -> None:
    read_by_key(window)
    controller_of(window).screen.change(state)
    assert voice.hushed == 1
    assert not reading_of(window).is_reading


def test_nothing_is_read_of_a_covered_screen(window: MainWindow, voice: Voice) -> None:
    controller = controller_of(window)
    controller.screen.cover()
    told = told_by(controller)
    read_by_key(window)
    assert voice.heard == []
    assert told == ["The family screen shows nothing that can be read aloud."]


def test_another_scene_ends_it(window: MainWindow, voice: Voice) -> None:
    read_by_key(window)
    controller_of(window).screen.change(show="actions")
    assert voice.hushed == 1
    assert not reading_of(window).is_reading


def test_it_goes_on_while_the_sentence_still_stands(window: MainWindow, voice: Voice) -> None:
    controller = controller_of(window)
    controller.screen.change(show="board")
    read_by_key(window)
    said = len(voice.heard)
    add_idea(controller.session, words="A quiet corner by the door", by="Mum", column="can")
    assert reading_of(window).is_reading
    assert scene_of(window).mark_now is not None
    voice.finish()
    assert voice.hushed == 1
    assert "A quiet corner by the door" in voice.words[said:]


def test_the_word_is_marked_where_the_voice_tells_it(window: MainWindow, voice: Voice) -> None:
    read_by_key(window)
    first = voice.words[0].split()[0]
    voice.saying_word.emit(0, len(first))
    mark = scene_of(window).mark_now
    assert mark is not None
    assert mark.word is not None
    assert mark.word.words == first


def test_pages_do_not_turn_away_under_the_voice(window: MainWindow, voice: Voice) -> None:
    controller, scene = controller_of(window), scene_of(window)
    for no in range(60):
        add_idea(controller.session, words=f"One more idea, number {no}", by="Mum", column="can")
    controller.screen.change(show="board")
    scene.show()
    turns = [scene.is_turning]
    read_by_key(window)
    turns.append(scene.is_turning)
    voice.finish()
    assert [*turns, scene.is_turning] == [True, False, True]
    assert scene.page_no == scene.picture.page_count - 1


def test_a_language_without_a_voice_is_told_to_the_lead(window: MainWindow, voice: Voice) -> None:
    voice.languages = ("pl",)
    told = told_by(controller_of(window))
    read_by_key(window)
    assert voice.heard == []
    assert told == ["This laptop has no voice for English: nothing is read aloud."]


def test_words_in_letters_without_a_voice_are_passed_over_and_told(
    window: MainWindow, voice: Voice
) -> None:
    controller = controller_of(window)
    controller.screen.change(show="board")
    add_idea(controller.session, words="ہم چاہتے ہیں", by="Nan", column="can")
    told = told_by(controller)
    read_by_key(window)
    voice.finish()
    assert "ہم چاہتے ہیں" not in voice.words
    assert told[-1] == "1 sentence was not read aloud: there is no voice here for its letters."


def test_words_in_other_letters_are_read_by_a_voice_that_knows_them(
    window: MainWindow, voice: Voice
) -> None:
    voice.languages = ("en", "ur")
    controller = controller_of(window)
    controller.screen.change(show="board")
    add_idea(controller.session, words="ہم چاہتے ہیں", by="Nan", column="can")
    read_by_key(window)
    voice.finish()
    assert ("ہم چاہتے ہیں", "ur") in voice.heard


def test_a_private_word_is_never_said(window: MainWindow, voice: Voice) -> None:
    controller = controller_of(window)
    write_note(controller.session, words=PRIVATE)
    for step in ("voice", "board", "actions", "sign"):
        controller.screen.change(show=step)
        read_by_key(window)
        voice.finish()
    assert voice.heard
    assert not any(PRIVATE in one for one in voice.words)


def test_a_voice_that_breaks_off_is_told_and_nothing_stays_marked(
    window: MainWindow, voice: Voice
) -> None:
    told = told_by(controller_of(window))
    read_by_key(window)
    voice.failed.emit()
    assert told == ["The voice of this laptop broke off."]
    assert not reading_of(window).is_reading


def test_the_laptop_turned_round_is_read_from_its_own_picture(
    window: MainWindow, voice: Voice
) -> None:
    window.turn_round()
    assert window.shared is not None
    press(window.shared, Qt.Key.Key_F5, SHIFT)
    assert window.shared.scene.mark_now is not None
    window.turn_back()
    assert voice.hushed == 1
    assert not reading_of(window).is_reading


def test_leaving_the_meeting_ends_it(window: MainWindow, voice: Voice) -> None:
    read_by_key(window)
    window.leave_meeting()
    assert voice.hushed == 1


def test_a_computer_without_voices_says_so() -> None:
    speech = Speech()
    assert not speech.speaks("en")


def test_letters_are_known_by_the_first_one() -> None:
    assert letters_of("… „Noc” 2") == "LATIN"
    assert letters_of("۱۲ ہم") == "ARABIC"
    assert letters_of("10 %") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('<speak>Hi <audio src="http://x"/></speak>', "speak Hi  audio"),
        ("[[slnc 9000]]Hi", "slnc 9000  Hi"),
        ("\\vol=0\\Hi\x1b\\pause", "vol=0 Hi  pause"),
        ("&lt;break&#62;", "lt;break #62;"),
        ("\u202eHi\u2069\x00\ud800 there", "Hi    there"),
    ],
)
def test_words_give_a_voice_no_orders(words: str, said: str) -> None:
    plain = as_words_only(words)
    assert plain.strip().startswith(said)
    assert len(plain) == len(words), "or the wrong word would be marked"
    assert not set("<>\\\x1b\x00") & set(plain)


@pytest.mark.parametrize(
    "words", ["You & me: R&D", "I <3 you", "می‌خواهم", "ਕ੍ਰਿਪਾ", "👩‍👩‍👧 Co\u00adoperation [1]"]
)
def test_usual_words_are_said_as_they_are(words: str) -> None:
    assert as_words_only(words) == words.replace("<", " ")


def test_the_system_voice_says_a_sentence_to_its_end(qtbot: QtBot) -> None:
    """Qt's own engine for tests says nothing, but keeps time as voices do."""
    pytest.importorskip("PySide6.QtTextToSpeech", reason="the system's sound library is missing")
    speech = system_speech("mock")
    assert isinstance(speech, EngineSpeech)
    assert speech.speaks("en")
    assert not speech.speaks("xx")
    words: list[tuple[int, int]] = []
    speech.saying_word.connect(lambda start, length: words.append((start, length)))
    with qtbot.waitSignal(speech.said, timeout=10_000):
        speech.say("We can", "en")
    assert words == [(0, 2), (3, 3)]
