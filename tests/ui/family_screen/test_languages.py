"""Right to left, and letters that the interface font does not have."""

from dataclasses import replace

import pytest

from mam_desktop.texts import language_now
from mam_desktop.ui.family_screen.look import Weight, look
from mam_desktop.ui.family_screen.pieces import Icon, Words
from mam_desktop.ui.family_screen.scripts import is_rtl_text, qt_length, qt_slice
from mam_desktop.ui.family_screen.typeset import OWN_SIDE, Press
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import NAN, STEPS, WELCOME, view_of

SCRIPTS = {
    "ur": ("ہم چاہتے ہیں", "Noto Nastaliq Urdu"),
    "ar": ("نريد أن ينام", "Noto Sans Arabic"),
    "bn": ("আমরা চাই", "Noto Sans Bengali"),
    "pa": ("ਅਸੀਂ ਚਾਹੁੰਦੇ ਹਾਂ", "Noto Sans Gurmukhi"),
    "uk": ("Ми хочемо", "Noto Sans"),
    "cy": ("Rydyn ni ŵŷ", "Atkinson Hyperlegible Next"),
}


def find(window: FamilyWindow, text: str) -> Words:
    return next(one for one in window.page.words() if text in one.text)


def ink_of(words: Words) -> tuple[float, float]:
    """Return from where to where the first line has letters."""
    line = words.setting.layout.lineAt(words.first)
    left = words.x + line.naturalTextRect().x()
    return left, left + line.naturalTextWidth()


@pytest.mark.parametrize("language", SCRIPTS)
def test_letters_are_found_in_a_bundled_font(language: str, window: FamilyWindow) -> None:
    words, family = SCRIPTS[language]
    press = Press()
    press.begin(language)
    setting = press.set(words, look().text, 2000)
    runs = setting.layout.glyphRuns()
    assert all(0 not in run.glyphIndexes() for run in runs)
    assert family in {run.rawFont().familyName() for run in runs}
    assert window.windowTitle() == "Family screen"


def test_a_screen_in_urdu_is_mirrored(window: FamilyWindow) -> None:
    window.show_view(view_of("actions"))
    left, _right = ink_of(find(window, "What we agreed"))
    assert left == pytest.approx(86, abs=4)
    window.show_view(view_of("actions", language="ur"))
    heading = find(window, "ہم نے کیا طے کیا")
    line = heading.setting.layout.lineAt(0)
    ends = max(run.boundingRect().right() for run in line.glyphRuns())
    assert heading.x + ends == pytest.approx(1920 - 86, abs=4)
    assert find(window, "Dana").x < find(window, "Book 2 nights").x


@pytest.mark.parametrize("language", ["en", "ur"])
def test_urdu_words_stand_at_the_right_and_english_ones_at_the_left(
    language: str, window: FamilyWindow
) -> None:
    window.show_view(view_of("voice", language=language))
    assert NAN.meaning is not None
    _left, right = ink_of(find(window, "روبن"))
    left, _right = ink_of(find(window, NAN.meaning.words[:10]))
    assert right == pytest.approx(1920 - 86, abs=40)
    assert left == pytest.approx(86, abs=4)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_dot_of_an_english_statement_stands_before_its_line_in_every_language(
    window: FamilyWindow, language: str
) -> None:
    line = "We are here for Robin."
    window.show_view(view_of("welcome", replace(WELCOME, statement=(line,)), language=language))
    dot = next(one for one in window.page.pieces if isinstance(one, Icon))
    assert dot.name == "circle-filled"
    assert 0 < ink_of(find(window, line))[0] - (dot.x + dot.size) < 2 * dot.size


@pytest.mark.parametrize("scene", STEPS)
def test_people_s_words_are_the_same_on_a_screen_in_another_language(
    scene: str, window: FamilyWindow
) -> None:
    window.show_view(view_of(scene, language="ar"))
    assert any("Robin" in text or "Mum" in text for text in window.all_texts())
    assert language_now() == "en"


def test_the_days_are_said_in_the_screen_s_language(window: FamilyWindow) -> None:
    window.show_view(view_of("actions", language="pl"))
    assert "piątek 4 grudnia" in window.drawn_texts()


def test_which_way_a_text_runs_is_told_by_its_first_letter() -> None:
    assert is_rtl_text("“ہم") is True
    assert is_rtl_text("12 – Robin") is False
    assert is_rtl_text("12:30") is None


def test_letters_beyond_16_bits_are_counted_as_qt_does() -> None:
    assert qt_length("a😀b") == 4
    assert qt_slice("a😀b", 1, 2) == "😀"
    assert qt_slice("abc", 1, 1) == "b"


def test_a_text_with_pictures_is_cut_between_its_letters(window: FamilyWindow) -> None:
    press = Press()
    press.begin("en")
    setting = press.set("😀 one two three four five six seven", look().text, 260, OWN_SIDE)
    lines = [setting.text_of(no, no + 1) for no in range(len(setting.lines))]
    assert " ".join(lines) == "😀 one two three four five six seven"
    assert window.isHidden()


def test_what_was_taken_off_leaves_the_memory() -> None:
    press = Press()
    style = look().text
    press.begin("en")
    first = press.set("said in confidence", style, 500)
    press.begin("en")
    assert press.set("said in confidence", style, 500) is first
    press.forget()
    press.begin("en")
    assert press.set("said in confidence", style, 500) is not first
    assert style.weight is Weight.PLAIN
