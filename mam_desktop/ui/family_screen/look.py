"""How the family screen looks: sizes in lines of a 1080-line screen, colours and text styles."""

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from mam_desktop.ui.theme.palettes import Palette, light
from mam_desktop.ui.theme.tokens import read_tokens

LINES = 1080
"""The height every size on this screen is meant for; all grow with the screen."""
NARROWEST = 1350
"""The least width, in the same units; a narrower screen makes everything smaller together."""
SMALLEST_TEXT = 30
_BENEATH = 0.64
PRIMARY_INK = "#0A5052"
"""The primary colour for words: dark enough (7.6:1) on its own soft ground, which it is not."""
NARROW = 1000
"""Under this width of the body there is room for one column only."""
SECOND_INK = "#3B4A50"
"""Soft ink for a second language: darker than that of the palette, so that it holds on tints."""
ROOMY = 1600
"""From this width up there is room for wide gaps and three cards in a row."""


class Weight(IntEnum):
    """How bold letters are, as in OpenType."""

    PLAIN = 400
    STRONG = 600
    BOLD = 700


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size, weight and colour of a text; `leading` is the line's pitch in sizes."""

    size: int
    weight: Weight
    colour: str
    leading: float = 1.24

    def coloured(self, colour: str) -> "TextStyle":
        """Return the same style in another colour."""
        return _coloured(self, colour)

    def sized(self, size: int) -> "TextStyle":
        """Return the same style at another size."""
        return replace(self, size=size)


@cache
def _coloured(style: TextStyle, colour: str) -> TextStyle:
    """Make each style once: a picture asks for a few of them hundreds of times."""
    return replace(style, colour=colour)


@dataclass(frozen=True, slots=True)
class Look:
    """The palette, the radii and the named text styles of the family screen."""

    colours: Palette
    radius: int
    title: TextStyle
    quote: TextStyle
    strong: TextStyle
    """The words that matter most on a card."""
    text: TextStyle
    board: TextStyle
    column: TextStyle
    soft: TextStyle
    """What stands beside: who, when, why."""
    small: TextStyle


def beneath(style: TextStyle) -> TextStyle:
    """Return how the second language of a text looks: under it, smaller, plain, in soft ink."""
    is_plain = style.colour in (light().family_ink, light().family_ink_2)
    soft = SECOND_INK if is_plain else style.colour
    size = max(SMALLEST_TEXT, round(style.size * _BENEATH))
    return replace(style, size=size, weight=Weight.PLAIN, colour=soft, leading=1.24)


@cache
def look() -> Look:
    """Return the design's look; the same in every theme, because the room's light is not ours."""
    px, colours = read_tokens().font_px, light()
    ink, ink_2 = colours.family_ink, colours.family_ink_2
    text = px["family_text"]
    return Look(
        colours=colours,
        radius=read_tokens().radius_px["family_card"],
        title=TextStyle(px["family_title"], Weight.BOLD, ink, 1.16),
        quote=TextStyle(px["family_quote"], Weight.BOLD, ink, 1.14),
        strong=TextStyle(text, Weight.STRONG, ink, 1.2),
        text=TextStyle(text, Weight.PLAIN, ink),
        board=TextStyle(36, Weight.STRONG, ink, 1.22),
        column=TextStyle(text, Weight.BOLD, ink, 1.16),
        soft=TextStyle(34, Weight.PLAIN, ink_2),
        small=TextStyle(31, Weight.PLAIN, ink_2),
    )
