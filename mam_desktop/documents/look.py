"""How the papers look: colours by the theme's names, sizes in points, the A4 page."""

from dataclasses import dataclass
from enum import StrEnum

from mam_desktop.meeting.content import TextStyle

PAGE_WIDTH = 595.2756
PAGE_HEIGHT = 841.8898
MARGIN = 57.4
TOP_MARGIN = 54.0
BOTTOM_MARGIN = 56.0
HEADER_BASELINE = -22.0
"""Where words over the text of a page stand, down from where its text begins."""
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on a page its text stands: the room at its sides, above it and below it."""

    side: float
    above: float
    below: float

    @property
    def width(self) -> float:
        """Return how wide the text is."""
        return PAGE_WIDTH - 2 * self.side

    @property
    def height(self) -> float:
        """Return how much room there is from the text's top to the foot of the page."""
        return PAGE_HEIGHT - self.above - self.below


USUAL = Frame(MARGIN, TOP_MARGIN, BOTTOM_MARGIN)
CLOSE = Frame(36.0, 46.0, 50.0)
"""Where everything must stay on one page."""


class Colour(StrEnum):
    """The theme's colours that papers use."""

    PAPER = "#FFFFFF"
    INK = "#1D2B2F"
    INK_2 = "#4E5D63"
    LINE = "#DDD5C8"
    SUNKEN = "#F2EDE4"
    PRIMARY = "#0B5C5E"
    VOICE = "#8A5A00"
    VOICE_SOFT = "#FFF1CF"
    VOICE_EDGE = "#E8A317"
    PRIVATE = "#6B2457"
    PRIVATE_SOFT = "#F7E6F1"
    ATTENTION = "#9A3412"
    ATTENTION_SOFT = "#FDE8DC"


class Weight(StrEnum):
    """How strong letters are."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph's letters look."""

    size: float
    colour: Colour = Colour.INK
    weight: Weight = Weight.REGULAR


LARGE_PRINT = 16.0
"""No letter of a paper in large print is smaller. Source: domain.md 9.2."""


def large(size: float) -> float:
    """Return a size for large print."""
    return max(LARGE_PRINT, round(size * 1.12, 1))


TITLE = Style(26, weight=Weight.BOLD)
CLOSE_TITLE = Style(20, weight=Weight.BOLD)
"""Where everything must stay on one page."""
SUBTITLE = Style(13, Colour.INK_2)
HEADINGS = {
    1: Style(16, weight=Weight.BOLD),
    2: Style(13.5, weight=Weight.BOLD),
    3: Style(12, weight=Weight.SEMIBOLD),
}
BODY = Style(12)
STRONG = Style(12, weight=Weight.BOLD)
MUTED = Style(12, Colour.INK_2)
SMALL = Style(10.5, Colour.INK_2)
NOTE = Style(12, Colour.INK_2, Weight.ITALIC)
QUOTE = Style(16, weight=Weight.SEMIBOLD)
QUOTE_IN_TEXT = Style(13, weight=Weight.SEMIBOLD)
PANEL_HEADING = Style(14, Colour.VOICE, Weight.BOLD)
TABLE_HEADING = Style(12, Colour.PAPER, Weight.BOLD)
SIGNED_TYPED = Style(15, weight=Weight.ITALIC)
SIGNED_LINE = Style(10.5)
FOOTER = Style(9, Colour.INK_2)
MARKING = Style(9, weight=Weight.BOLD)
TEXT_STYLES = {
    TextStyle.NORMAL: BODY,
    TextStyle.STRONG: STRONG,
    TextStyle.MUTED: MUTED,
    TextStyle.SMALL: SMALL,
    TextStyle.NOTE: NOTE,
}
