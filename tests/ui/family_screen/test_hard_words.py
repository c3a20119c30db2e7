"""Whatever people write, every scene wraps it or turns pages, at every size: nothing is cut."""

import re

import pytest

from mam_desktop.ui.family_screen.compose import canvas_size
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import outside, overlaps
from tests.ui.family_screen.samples import STEPS, view_of
from tests.ui.family_screen.walking import RICH, filled

SIZES = ((1024, 768), (1366, 768), (1366, 656), (1920, 1080))
WORDS = {
    "long": "Donaudampfschifffahrtsgesellschaftskapitän" * 12,
    "sentence": "We want to keep every word of what was said about this here. " * 9,
    "urdu": "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔ " * 12,
    "bengali": "আমরা চাই রবিন সারা রাত ঘুমাক। " * 12,
    "emoji": "🏳️‍🌈👨‍👩‍👧‍👦🙂" * 40,
    "mixed": "Robin says «ہم» <b>x</b> &amp; {name} %s\u200f\u202e\x07\t" * 8,
    "lines": "\n".join(["one line"] * 40),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", WORDS)
def test_hard_words_are_never_cut(name: str, size: tuple[int, int], window: FamilyWindow) -> None:
    window.resize(*size)
    window.show()
    width, height = canvas_size(*size)
    for scene in STEPS:
        view = view_of(scene, filled(RICH[scene], WORDS[name]), title=WORDS[name])
        window.show_view(view)
        for page in window.picture.pages():
            assert outside(page, width, height) == [], scene
            assert overlaps(page) == [], scene


@pytest.mark.parametrize("name", WORDS)
def test_hard_words_are_all_there(name: str, window: FamilyWindow) -> None:
    window.resize(1366, 656)
    window.show()
    wanted = _letters(WORDS[name])
    for scene in STEPS:
        window.show_view(view_of(scene, filled(RICH[scene], WORDS[name])))
        shown = _letters("".join("".join(page.texts()) for page in window.picture.pages()))
        assert shown.count(wanted[:20]) >= 1, scene
        assert len(shown) >= len(wanted), scene


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", text)
