"""Whatever people write, every scene wraps it or turns pages, at every size: nothing is cut."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

import pytest

from mam_desktop.meeting.family_view import SeenPicture, SeenRecording
from mam_desktop.ui.family_screen.compose import canvas_size
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import CODES, NOT_DRAWN, outside, overlaps
from tests.ui.family_screen.samples import BODIES, STEPS, VOICE, WELCOME, view_of

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
_Value = TypeVar("_Value")

RICH = BODIES | {
    "welcome": replace(WELCOME, statement=("A line.", "Another line.")),
    "voice": replace(
        VOICE,
        pictures=(SeenPicture("Robin", "drawing", "my house", "aa"),),
        recordings=(SeenRecording("Robin", "about the bell", "bb", is_playing=True),),
    ),
}


def filled(value: _Value, words: str) -> _Value:
    """Return the same body with these words in each text, codes left as they are."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, object] = {}
    for one in fields(value):
        was = getattr(value, one.name)
        if isinstance(was, str) and one.name not in CODES | NOT_DRAWN:
            changes[one.name] = words
        elif isinstance(was, tuple):
            changes[one.name] = tuple(
                words if isinstance(item, str) else filled(item, words) for item in was
            )
        elif is_dataclass(was):
            changes[one.name] = filled(was, words)
    return replace(value, **changes)


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
