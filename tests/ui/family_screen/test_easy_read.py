"""Easy read on the family screen: one sentence and one picture at a time, large and calm."""

from dataclasses import replace

import pytest

from mam_desktop.meeting.easy_read import easy_items
from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    FamilyView,
    Quote,
    SeenAction,
    SeenColumn,
    SeenIdea,
    VoiceScene,
)
from mam_desktop.ui.family_screen.compose import canvas_size
from mam_desktop.ui.family_screen.look import SMALLEST_TEXT
from mam_desktop.ui.family_screen.pieces import Icon, Page, Pictogram, Place
from mam_desktop.ui.family_screen.ready import ICONS
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import contrast, ground_of, outside, overlaps
from tests.ui.family_screen.samples import BODIES, EMPTY_BODIES, STEPS, view_of

SIZES = ((1024, 768), (1920, 1080))
LONG = "We talked about this for a long time and want to keep every word of it, "


def easy(scene: str, body: object = None, language: str = "en") -> FamilyView:
    made = view_of(scene, body, language=language)  # type: ignore[arg-type]
    return replace(made, is_easy_read=True)


def pages(window: FamilyWindow, view: FamilyView) -> tuple[Page, ...]:
    window.show_view(view)
    return window.picture.pages()


def test_each_page_has_one_sentence_and_its_picture(window: FamilyWindow) -> None:
    actions = (
        SeenAction(1, "We swim. We rest.", "Dana", None, "", "", "", None, pictogram="swimming"),
        SeenAction(2, "Anything", "Lee", None, "", "", "", None),
    )
    shown = pages(window, easy("actions", ActionsScene(actions)))
    assert len(shown) == 3
    for page, words in zip(shown, ("We swim.", "We rest.", "Anything"), strict=True):
        assert words in page.texts()
        assert not {"We swim.", "We rest.", "Anything"} - {words} & set(page.texts())
    drawn = [[one.name for one in page.pieces if isinstance(one, Pictogram)] for page in shown]
    assert drawn == [["swimming"], ["swimming"], []]


@pytest.mark.parametrize("scene", STEPS)
def test_every_sentence_of_a_scene_comes(scene: str, window: FamilyWindow) -> None:
    view = easy(scene)
    drawn = "\n".join(text for page in pages(window, view) for text in page.texts())
    flat = " ".join(drawn.split())
    for item in easy_items(view.body):
        assert " ".join(item.words.split()) in flat


@pytest.mark.parametrize("scene", STEPS)
def test_an_empty_scene_stands_as_usual(scene: str, window: FamilyWindow) -> None:
    usual = [page.texts() for page in pages(window, view_of(scene, EMPTY_BODIES[scene]))]
    assert [page.texts() for page in pages(window, easy(scene, EMPTY_BODIES[scene]))] == usual


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_nothing_is_cut_too_small_or_too_faint(
    size: tuple[int, int], language: str, window: FamilyWindow
) -> None:
    window.resize(*size)
    window.show()
    width, height = canvas_size(*size)
    drawn: set[str] = set()
    for scene in STEPS:
        for page in pages(window, easy(scene, BODIES[scene], language)):
            assert outside(page, width, height) == [], scene
            assert overlaps(page) == [], scene
            drawn |= {piece.name for piece in page.pieces if isinstance(piece, Icon)}
            for words in page.words():
                assert words.size >= SMALLEST_TEXT, words.text
                assert contrast(words.colour, ground_of(page, words)) >= 7, words.text
    assert drawn <= set(ICONS)


def test_a_sentence_that_is_far_too_long_goes_on_to_the_next_page(window: FamilyWindow) -> None:
    words = LONG * 30
    shown = pages(window, easy("voice", VoiceScene((Quote(words, "Mum", "said"),), (), ())))
    assert len(shown) > 2
    body = (one.text for page in shown for one in page.words() if one.place is Place.BODY)
    assert " ".join(" ".join(body).split()).count("every word of it") == 30


def test_a_new_idea_comes_into_sight_and_the_pages_before_it_are_no_news(
    window: FamilyWindow,
) -> None:
    def board(*words: str) -> BoardScene:
        ideas = tuple(SeenIdea(one, "", 0, None) for one in words)
        return BoardScene((SeenColumn("can", ideas),), None)

    window.show_view(easy("board", board("One", "Two")))
    window.show_view(easy("board", board("One", "Two", "Three")))
    assert window.page_no == 2
    assert "Three" in window.drawn_texts()


def test_turning_it_off_brings_the_usual_scene_back(window: FamilyWindow) -> None:
    usual = [page.texts() for page in pages(window, view_of("board"))]
    pages(window, easy("board"))
    assert [page.texts() for page in pages(window, view_of("board"))] == usual
