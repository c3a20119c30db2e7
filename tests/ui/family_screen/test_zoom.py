"""The lead may show everything larger: less stands on a page, and nothing is left out."""

import pytest

from mam_desktop.ui.family_screen.compose import MOST_ZOOM, compose
from mam_desktop.ui.family_screen.picture import Picture
from mam_desktop.ui.family_screen.ready import get_ready
from mam_desktop.ui.family_screen.showing import Showing
from mam_desktop.ui.family_screen.typeset import Press
from tests.ui.family_screen.reading import NOT_ON_THANKS, marked, outside, overlaps, said_texts
from tests.ui.family_screen.samples import ACTIONS, BODIES, STEPS, view_of

pytestmark = pytest.mark.usefixtures("qapp")


def larger(scene: str, zoom: float, size: tuple[int, int] = (1920, 1080)) -> Picture:
    get_ready("en")
    view = view_of(scene, marked(BODIES[scene]))
    return compose(view, Press(), width_px=size[0], height_px=size[1], zoom=zoom)


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
@pytest.mark.parametrize("zoom", [1.25, 1.5, 2.0])
@pytest.mark.parametrize("scene", STEPS)
def test_larger_scenes_are_whole(scene: str, zoom: float, size: tuple[int, int]) -> None:
    picture = larger(scene, zoom, size)
    shown = " ".join(text for page in picture.pages() for text in page.texts())
    left_out = NOT_ON_THANKS if scene == "feedback" else frozenset[str]()
    missing = [one for one in said_texts(marked(BODIES[scene]), left_out) if one not in shown]
    assert missing == []
    for page in picture.pages():
        assert outside(page, picture.width, picture.height) == []
        assert overlaps(page) == []


def test_letters_are_as_much_larger_as_the_lead_says_and_the_frame_stays() -> None:
    usual, twice = larger("actions", 1.0), larger("actions", 2.0)
    sizes = [{one.text: one.size for one in picture.page(0).words()} for picture in (usual, twice)]
    dated = "Friday 4 December"
    assert sizes[1][dated] == 2 * sizes[0][dated]
    assert sizes[1]["What we agreed"] == sizes[0]["What we agreed"]
    assert twice.page_count > usual.page_count


def test_zoom_keeps_the_reader_near_the_same_words_and_comes_back() -> None:
    showing = Showing(1920, 1080)
    get_ready("en")
    showing.take(view_of("actions"))
    showing.turn()
    before = showing.page.texts()
    showing.set_zoom(2)
    assert showing.zoom == MOST_ZOOM
    assert any(ACTIONS[2].what in " ".join(text.split()) for text in showing.page.texts())
    showing.set_zoom(0.3)
    assert showing.zoom == 1
    assert showing.page.texts() == before


def test_the_cover_is_never_zoomed() -> None:
    showing = Showing(1920, 1080)
    before = showing.page.texts()
    showing.set_zoom(1.5)
    assert showing.page.texts() == before
    assert showing.picture.page_count == 1
