"""A leaf of a calendar with the day's number on it."""

from dataclasses import dataclass
from datetime import date

from mam_desktop.ui.family_screen.blocks import Area, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.typeset import CENTRED, Press

_BAND, _NUMBER = 0.25, 0.5
"""Shares of the leaf's size: the coloured band at its top, the number's letters."""


@dataclass(frozen=True, slots=True)
class CalendarLeaf:
    """One day."""

    on: date
    size: float

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height."""
        return self.size

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the leaf in the middle of the area."""
        colours = look().colours
        size, band = self.size, self.size * _BAND
        x, y = area.x + (area.width - size) / 2, area.y + (area.height - size) / 2
        canvas.box((x, y, size, size), colours.primary, radius=size * 0.11)
        left, top, wide, high = x + 5, y + band, size - 10, size - band - 5
        canvas.box((left, top, wide, high), colours.surface, radius=size * 0.09)
        canvas.box((left, top, wide, high / 3), colours.surface)
        ring = size * 0.09
        for place in (0.3, 0.7):
            canvas.circle(x + size * place - ring / 2, y + (band - ring) / 2, ring, colours.surface)
        style = TextStyle(round(size * _NUMBER), Weight.BOLD, colours.family_ink, 1.1)
        words = Text(str(self.on.day), style, CENTRED)
        own = words.height(canvas.press, wide)
        words.draw(canvas, Area(left, top + (high - own) / 2, wide, own))

    def split(self, press: Press, width: float, height: float) -> None:
        """A leaf stays whole."""
