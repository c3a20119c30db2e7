"""Every palette keeps its promises about contrast."""

import pytest

from mam_desktop.ui.theme.palettes import (
    TONES,
    Palette,
    light,
    palette_named,
)
from mam_desktop.ui.theme.tokens import read_tokens

READABLE, CLEAR, SHAPES = 4.5, 7.0, 3.0


@pytest.fixture(params=["light", "dark", "contrast"])
def palette(request: pytest.FixtureRequest) -> Palette:
    return palette_named(request.param)


def contrast_ratio(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else float(((one + 0.055) / 1.055) ** 2.4) for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("ink", ["ink", "ink_2"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunken", "hover"])
def test_words_can_be_read_on_every_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast_ratio(getattr(palette, ink), getattr(palette, ground)) >= READABLE


@pytest.mark.parametrize("tone", TONES)
def test_each_tone_can_be_read_on_its_own_soft_ground(palette: Palette, tone: str) -> None:
    assert contrast_ratio(palette.ink_of(tone), palette.soft_of(tone)) >= READABLE


@pytest.mark.parametrize("tone", TONES)
def test_each_tone_can_be_read_on_a_card(palette: Palette, tone: str) -> None:
    assert contrast_ratio(palette.ink_of(tone), palette.surface) >= READABLE


def test_words_on_buttons_and_avatars_can_be_read(palette: Palette) -> None:
    assert contrast_ratio(palette.on_primary, palette.primary) >= READABLE
    assert contrast_ratio(palette.on_avatar, palette.avatar_family) >= READABLE
    assert contrast_ratio(palette.on_avatar, palette.avatar_service) >= READABLE
    assert contrast_ratio(palette.private, palette.private_stripe) >= READABLE


@pytest.mark.parametrize("ink", ["ink", "ink_2", "voice", "can", "could_if", "panel"])
def test_the_family_screen_is_clearer_still(palette: Palette, ink: str) -> None:
    words = getattr(palette, f"family_{ink}")
    assert contrast_ratio(words, palette.family_paper) >= CLEAR
    assert contrast_ratio(words, palette.family_voice_paper) >= READABLE


def test_the_focus_ring_is_seen_on_light_and_dark(palette: Palette) -> None:
    seen = (palette.focus, palette.focus_edge)
    for ground in (palette.paper, palette.surface, palette.sunken, palette.primary):
        assert max(contrast_ratio(ring, ground) for ring in seen) >= SHAPES


def test_the_light_palette_is_the_designs_own() -> None:
    tokens = read_tokens().colour
    assert light().primary == tokens["primary"]
    assert light().family_voice == tokens["family_voice"]


def test_an_unknown_palette_is_the_light_one() -> None:
    assert palette_named("sepia") is light()
