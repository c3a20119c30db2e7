"""Blocks with a ground of their own: cards, number tiles, and room that is kept free."""

from dataclasses import dataclass, replace

from mam_desktop.ui.family_screen.blocks import Area, Block, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.pictograms import has_pictogram
from mam_desktop.ui.family_screen.typeset import CENTRED, Press

_LEAST_INSIDE = 60
_ON_SQUARE, _BARE = 0.98, 1.22
"""A picture's share of its mark: each has a free edge of its own, an eighth of its size."""
_BADGE, _LEANS_OUT = 46, 14
"""The disc of a mark's number, and how far it leans out."""


@dataclass(frozen=True, slots=True)
class Card:
    """A block on a ground with round corners."""

    inner: Block
    fill: str
    edge: str = ""
    pad: tuple[float, float] = (34, 28)
    """Across, and up and down."""
    least: float = 0
    is_dashed: bool = False
    is_centred: bool = True

    def height(self, press: Press, width: float) -> float:
        """Return the height with the ground round it."""
        own = self.inner.height(press, width - 2 * self.pad[0]) + 2 * self.pad[1]
        return max(self.least, own)

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the ground over the whole area, then what stands on it."""
        canvas.box(
            (area.x, area.y, area.width, area.height),
            self.fill,
            radius=min(look().radius, area.height / 2),
            edge=self.edge,
            is_dashed=self.is_dashed,
        )
        across, down = self.pad
        wide, room = area.width - 2 * across, area.height - 2 * down
        high = self.inner.height(canvas.press, wide) if self.is_centred else room
        y = area.y + down + max(0.0, room - high) / 2
        self.inner.draw(canvas, Area(area.x + across, y, wide, high))

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part what stands on it; each part gets a ground."""
        room = height - 2 * self.pad[1]
        if room < _LEAST_INSIDE:
            return None
        pair = self.inner.split(press, width - 2 * self.pad[0], room)
        if pair is None:
            return None
        return replace(self, inner=pair[0], least=0), replace(self, inner=pair[1], least=0)


@dataclass(frozen=True, slots=True)
class Tile:
    """A number or a short word on a soft square."""

    text: str
    style: TextStyle
    fill: str
    size: float

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height."""
        return self.size

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw it in the middle of the area."""
        y = area.y + (area.height - self.size) / 2
        canvas.box((area.x, y, self.size, self.size), self.fill, radius=22)
        words = Text(self.text, self.style, CENTRED)
        high = words.height(canvas.press, self.size)
        words.draw(canvas, Area(area.x, y + (self.size - high) / 2, self.size, high))

    def split(self, press: Press, width: float, height: float) -> None:
        """Tiles stay whole."""


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture beside words, on a soft square; a number stands on its corner where it has one."""

    name: str
    size: float
    fill: str = ""
    number: str = ""
    ink: str = ""

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height."""
        return self.size

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw it in the middle of the area."""
        x, y = area.x + (area.width - self.size) / 2, area.y + (area.height - self.size) / 2
        if self.fill:
            canvas.box((x, y, self.size, self.size), self.fill, radius=22)
        side = self.size * (_ON_SQUARE if self.fill else _BARE)
        free = (self.size - side) / 2
        canvas.pictogram(x + free, y + free, side, self.name)
        if self.number:
            self._draw_number(canvas, x, y)

    def _draw_number(self, canvas: Canvas, x: float, y: float) -> None:
        style = TextStyle(30, Weight.BOLD, look().colours.surface, 1.1)
        wide = max(_BADGE, canvas.press.natural_width(self.number, style) + 20)
        left, top = x - _LEANS_OUT, y - _LEANS_OUT
        canvas.box((left, top, wide, _BADGE), self.ink, radius=_BADGE / 2)
        words = Text(self.number, style, CENTRED)
        high = words.height(canvas.press, wide)
        words.draw(canvas, Area(left, top + (_BADGE - high) / 2, wide, high))

    def split(self, press: Press, width: float, height: float) -> None:
        """Marks stay whole."""


def mark_of(name: str, size: float, fill: str = "") -> PictureMark | None:
    """Return the picture of that name, or nothing when there is none."""
    return PictureMark(name, size, fill) if name and has_pictogram(name) else None


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A block that is given at least some height."""

    inner: Block
    least: float

    def height(self, press: Press, width: float) -> float:
        """Return the larger of the two."""
        return max(self.least, self.inner.height(press, width))

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the block; the rest stays free."""
        self.inner.draw(canvas, area)

    def split(self, press: Press, width: float, height: float) -> tuple[Block, Block] | None:
        """Part the block."""
        return self.inner.split(press, width, height)
