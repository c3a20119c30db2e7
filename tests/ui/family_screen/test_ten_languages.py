"""Every scene in each of ten languages, in two at once, and the other way round."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from babel.messages.pofile import read_po

from mam_desktop.meeting.family_view import Body, FamilyView, OneThingScene, SeenRound
from mam_desktop.meeting.screen_languages import SCREEN_LANGUAGES
from mam_desktop.resources import resource_path
from mam_desktop.texts import screen_checked
from mam_desktop.ui.family_screen.compose import canvas_size, compose
from mam_desktop.ui.family_screen.look import SMALLEST_TEXT, beneath, look
from mam_desktop.ui.family_screen.pieces import Box, Icon, Page, Photo, Words
from mam_desktop.ui.family_screen.scripts import qt_slice
from mam_desktop.ui.family_screen.shown import Shown, in_a_row, shown_in
from mam_desktop.ui.family_screen.typeset import Press
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import contrast, ground_of, marked, outside
from tests.ui.family_screen.samples import (
    ACTIONS,
    BOARD,
    BODIES,
    EMPTY_BODIES,
    LAST_TIME,
    MATTERS,
    NAN,
    VOICE,
    view_of,
)

OTHERS = tuple(code for code in SCREEN_LANGUAGES if code != "en")
OWN_LETTERS = ("ar", "bn", "pa", "ur")
PAIRS = (("pl", "en"), ("en", "cy"), ("ur", "en"), ("en", "bn"))
ALONE = (
    OneThingScene(NAN),
    OneThingScene(BOARD.columns[0].ideas[0], "can"),
    OneThingScene(ACTIONS[0]),
    OneThingScene(MATTERS.outcomes[0]),
    OneThingScene(LAST_TIME.promises[0]),
)
ROUNDS = ("present", "ask", "ideas", "choose", "first_steps")


def views(
    language: str, second: str = "", *, is_marked: bool = False, is_whole: bool = False
) -> Iterator[FamilyView]:
    """Yield every scene; the whole is also each empty, in easy read, alone, and in a round."""
    board = marked(BOARD) if is_marked else BOARD
    rounds = [replace(board, round=SeenRound(one, one == "ideas", "word2")) for one in ROUNDS]
    bodies: list[tuple[str, Body]] = list(BODIES.items())
    if is_whole:
        bodies += EMPTY_BODIES.items()
        bodies += [("actions", one) for one in ALONE]
        bodies += [("board", one) for one in rounds]
    for scene, body in bodies:
        said = marked(body) if is_marked and body not in rounds else body
        view = replace(view_of(scene, said, language=language, title="word1"), second=second)
        yield view
        if is_whole and body is BODIES[scene]:
            yield replace(view, is_easy_read=True)


def pages(view: FamilyView, size: tuple[int, int] = (1920, 1080)) -> tuple[Page, ...]:
    return compose(view, Press(), width_px=size[0], height_px=size[1]).pages()


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_words_for_everything_the_screen_says(language: str) -> None:
    checked = screen_checked(language)
    assert checked.missing == 0
    assert checked.drafts == checked.sentences
    assert not checked.is_checked


@pytest.mark.parametrize("language", OTHERS)
def test_a_screen_in_a_language_says_nothing_in_english(language: str) -> None:
    path = resource_path(f"translations/{language}/LC_MESSAGES/family_screen.po")
    own = read_po(BytesIO(path.read_bytes()))
    english = {one.id for one in own if one.id and one.string != one.id}
    for view in views(language, is_marked=True, is_whole=True):
        for page in pages(view):
            said = {text for text in page.texts() if "word" not in text}
            assert said & english == set(), view.scene
            if language in OWN_LETTERS:
                left = [re.sub(r"word\d+|EHC", "", text) for text in page.texts()]
                assert [text for text in left if re.search("[A-Za-z]", text)] == [], view.scene


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("languages", [(one, "") for one in OTHERS] + list(PAIRS), ids="+".join)
def test_nothing_is_cut_and_no_letter_is_missing(
    languages: tuple[str, str], size: tuple[int, int]
) -> None:
    width, height = canvas_size(*size)
    for view in views(*languages, is_whole=size == (1024, 768)):
        for page in pages(view, size):
            assert outside(page, width, height) == [], view.scene
            assert _on_each_other(page) == [], view.scene
            assert [one for words in page.words() for one in _parted_words(words)] == []
            assert [one.text for one in page.words() if _has_unknown_letters(one)] == []


@pytest.mark.parametrize("languages", [("ar", ""), ("ur", "en")], ids="+".join)
def test_nothing_is_cut_when_the_lead_shows_everything_larger(languages: tuple[str, str]) -> None:
    width, height = canvas_size(1024, 768)
    for view in views(*languages, is_whole=True):
        picture = compose(view, Press(), width_px=1024, height_px=768, zoom=2.0)
        for page in picture.pages():
            assert outside(page, width, height) == [], view.scene
            assert _on_each_other(page) == [], view.scene


def _on_each_other(page: Page) -> list[tuple[str, str]]:
    """Return pairs of texts whose letters meet: above and under them lines keep some room."""
    lower = []
    for one in page.words():
        free = one.size * 0.25 if one.height > one.size * 1.5 else 0
        lower.append((one, one.y + free, one.y + one.height - free))
    return [
        (one.text, other.text)
        for number, (one, top, bottom) in enumerate(lower)
        for other, other_top, other_bottom in lower[number + 1 :]
        if one.x + one.width > other.x + 1
        and other.x + other.width > one.x + 1
        and bottom > other_top + 1
        and other_bottom > top + 1
    ]


def _parted_words(words: Words) -> list[str]:
    """Return lines that end in the middle of a word."""
    setting = words.setting
    shown = list(setting.lines[words.first : words.last])
    return [
        words.text
        for one, after in pairwise(shown)
        if qt_slice(setting.text, one.start + one.length - 1, 1).isalpha()
        and qt_slice(setting.text, after.start, 1).isalpha()
    ]


def _has_unknown_letters(words: Words) -> bool:
    return any(0 in run.glyphIndexes() for run in words.setting.layout.glyphRuns())


# --- two languages ------------------------------------------------------------------------------


def test_the_second_language_stands_softly_under_the_first() -> None:
    (page, *_rest) = pages(replace(view_of("actions", language="pl"), second="en"))
    heading = next(one for one in page.words() if "Co ustaliliśmy" in one.text)
    assert heading.text == "Co ustaliliśmy\nWhat we agreed"
    assert "piątek 4 grudnia\nFriday 4 December" in page.texts()
    assert "Co ustaliliśmy" in page.spoken()
    assert "What we agreed" not in " ".join(page.spoken())


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_what_people_said_stands_there_once(pair: tuple[str, str]) -> None:
    for view in views(*pair):
        for page in pages(view):
            drawn = "\n".join(page.texts())
            for said in ("rest", "ask me first", "mornings are a bit better", "20 weeks"):
                assert drawn.count(said) <= sum(said in one for one in view.texts())


def test_a_second_language_can_be_read_as_well_as_the_first() -> None:
    for view in views("pl", "en"):
        for page in pages(view):
            for words in page.words():
                if words.setting.second_from is None:
                    continue
                style = beneath(look().text.sized(round(words.size)).coloured(words.colour))
                assert style.size >= SMALLEST_TEXT
                assert contrast(style.colour, ground_of(page, words)) >= 7, words.text


def test_the_same_words_in_both_languages_stand_once() -> None:
    with shown_in("pl", "pl"):
        assert Shown("Tak", "Tak").second == ""
    pair = Shown("{who} mówi", "{who} says")
    assert pair.format(who="Robin") == "Robin mówi"
    assert pair.format(who="Robin").second == "Robin says"
    assert Shown("„{words}”", "“{words}”").format(words="Tak").second == ""
    assert Shown("bo {words}", "as {words}").format(words="tak").second == "as …"


def test_a_row_of_short_pieces_keeps_the_second_language() -> None:
    with shown_in("pl", "en"):
        row = in_a_row("Lee", Shown("jutro", "tomorrow"), "")
    assert (str(row), getattr(row, "second", "")) == ("Lee · jutro", "Lee · tomorrow")


def test_the_cover_speaks_both_languages_too(window: FamilyWindow) -> None:
    window.show_view(replace(view_of("actions", language="pl"), second="en"))
    window.hold_cover()
    assert "Zaraz wracamy\nBack in a moment" in window.drawn_texts()


# --- right to left ------------------------------------------------------------------------------


class Mirror(Press):
    """Sets every text as a screen read from the right does, whatever its language."""

    def begin(self, language: str, second: str = "") -> None:
        super().begin(language, second)
        self.mirrored = True


@pytest.mark.parametrize("scene", BODIES)
def test_a_screen_read_from_the_right_is_the_mirror_of_one_read_from_the_left(scene: str) -> None:
    body = replace(VOICE, quotes=VOICE.quotes[:-1]) if scene == "voice" else BODIES[scene]
    left, right = (
        compose(view_of(scene, body), press, width_px=1920, height_px=1080)
        for press in (Press(), Mirror())
    )
    assert left.page_count == right.page_count
    for one, other in zip(left.pages(), right.pages(), strict=True):
        mirrored = [(kind, y, left.width - x - wide, wide) for kind, y, x, wide in _places(one)]
        for there, wanted in zip(_places(other), sorted(mirrored), strict=True):
            assert there == (*wanted[:2], *map(about, wanted[2:]))


def about(number: float) -> object:
    return pytest.approx(number, abs=1.5)


def _places(page: Page) -> list[tuple[str, float, float, float]]:
    """Return what stands where: kind, from the top, from the left, how wide."""
    found: list[tuple[str, float, float, float]] = []
    for one in page.pieces:
        if isinstance(one, Box | Words | Photo):
            found.append((type(one).__name__, round(one.y, 2), one.x, one.width))
        elif isinstance(one, Icon):
            found.append((one.name, round(one.y, 2), one.x, one.size))
    return sorted(found)


def test_a_name_in_other_letters_does_not_turn_its_sentence_round() -> None:
    with shown_in("ar"):
        told = Shown("كلام {who}").format(who="Mum.")
        quote = Shown("من كلام {name}: “{words}”").format(name="Robin", words="Ask first.")
    assert told == "كلام \u2068Mum.\u2069"
    assert quote == "من كلام \u2068Robin\u2069: \u2068“Ask first.”\u2069"
    with shown_in("en"):
        assert Shown("{who} says").format(who="أمي") == "\u2068أمي\u2069 says"


def test_urdu_lines_end_where_their_letters_end() -> None:
    press = Press()
    press.begin("ur")
    line = press.set("کیا مشکل ہے", look().small, 400).layout.lineAt(0)
    assert max(run.boundingRect().right() for run in line.glyphRuns()) == pytest.approx(400, abs=2)


# --- what nobody has put into words ---------------------------------------------------------------


@pytest.mark.parametrize("language", ["so", "xx", "", "../../etc", "x" * 400, "\x00"])
def test_a_language_without_words_shows_english(language: str, window: FamilyWindow) -> None:
    window.show_view(replace(view_of("actions", language=language), second=language))
    assert "What we agreed" in window.drawn_texts()
    assert "Friday 4 December" in window.drawn_texts()
    assert screen_checked(language).is_there is False
