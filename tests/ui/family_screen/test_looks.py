"""Every scene can be read from far away, on every screen, whatever people write."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from mam_desktop.ui.family_screen.look import LINES, SMALLEST_TEXT
from mam_desktop.ui.family_screen.pieces import Page
from mam_desktop.ui.theme.theme import apply_theme
from tests.ui.family_screen.looks import LEAST_CONTRAST, SIZES, Painted, faults, picture_of
from tests.ui.family_screen.samples import view_of
from tests.ui.family_screen.walking import KINDS, every_view

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_too_small_or_on_other_words(kind: str, size: tuple[int, int]) -> None:
    for name, view in every_view((kind,)):
        picture = picture_of(view, size)
        for number, page in enumerate(picture.pages()):
            assert faults(picture, page) == [], (name, number)


@pytest.mark.parametrize("zoom", [1.25, 1.6, 2.0])
def test_the_same_holds_while_the_lead_shows_it_larger(zoom: float) -> None:
    for name, view in every_view(("full", "empty")):
        picture = picture_of(view, (1280, 800), zoom=zoom)
        for number, page in enumerate(picture.pages()):
            assert faults(picture, page) == [], (name, number)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_line_of_the_smallest_text_is_its_share_of_every_screen(size: tuple[int, int]) -> None:
    least = SMALLEST_TEXT * size[1] / LINES
    for name, view in every_view(("full", "empty")):
        picture = picture_of(view, size)
        scale = size[1] / picture.height
        for page in picture.pages():
            for words in page.words():
                assert words.size * scale >= least - 0.01, (name, words.text)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("kind", ["full", "empty"])
def test_every_text_stands_out_in_the_painted_picture(kind: str, size: tuple[int, int]) -> None:
    for name, view in every_view((kind,)):
        picture = picture_of(view, size)
        for page in picture.pages():
            painted = Painted.of(picture, page, size)
            assert painted.free_edge() == [], name
            for words in page.words():
                assert painted.contrast_of(words) >= LEAST_CONTRAST, (name, words.text)


@pytest.mark.parametrize(
    ("size", "kinds", "most"), [((1280, 800), KINDS, 2), ((3840, 2160), ("full",), 1)], ids=str
)
def test_the_edge_of_the_painted_picture_is_free(
    size: tuple[int, int], kinds: tuple[str, ...], most: int
) -> None:
    for name, view in every_view(kinds):
        picture = picture_of(view, size)
        for number in range(min(most, picture.page_count)):
            painted = Painted.of(picture, picture.page(number), size)
            assert painted.free_edge() == [], (name, number)


def test_the_room_sees_the_same_whatever_theme_the_lead_has(qapp: QApplication) -> None:
    size, view = (1024, 768), view_of("board")
    seen = []
    for theme in ("light", "dark", "contrast"):
        apply_theme(qapp, theme)
        picture = picture_of(view, size)
        seen.append(Painted.of(picture, picture.page(0), size).image)
    apply_theme(qapp)
    assert seen[0] == seen[1] == seen[2]


def test_the_checks_themselves_find_what_is_wrong() -> None:
    size = (1280, 800)
    picture = picture_of(view_of("actions"), size)
    page = picture.page(0)
    words = next(one for one in page.words() if one.text == "Dana")
    pale = replace(words, colour="#8A8A8A")
    painted = Painted.of(picture, Page(page.paper, (*page.pieces, pale)), size)
    assert painted.contrast_of(pale) < LEAST_CONTRAST
    for wrong in (
        replace(words, x=picture.width - 10),
        replace(words, x=words.x + 4),
        replace(words, x=30, y=words.y + 200),
        replace(words, y=picture.height - 20),
        replace(words, y=600, size=29),
    ):
        assert faults(picture, Page(page.paper, (*page.pieces, wrong))) != [], wrong
    low = replace(words, x=4, y=picture.height - 30)
    assert Painted.of(picture, Page(page.paper, (low,)), size).free_edge() == ["left", "bottom"]
