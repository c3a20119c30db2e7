"""What a finished page is made of: immutable pieces, in the order they are painted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QImage, QPainterPath

from mam_desktop.ui.family_screen.typeset import Setting

UNSAID = " "
"""As `spoken` of a text: it is for the eye, and the same is said beside it in words."""


class Place(StrEnum):
    """Where on a page a text stands."""

    BODY = "body"
    HEAD = "head"
    FRAME = "frame"
    """The same on every page: the meeting's name in the corner, and the line at the foot."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled shape with round corners; a circle when the radius is half its height."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    radius: float = 0
    edge: str = ""
    edge_width: float = 2
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of a text that is already set; `spoken` says it better to a screen reader.

    `width` and `size` are the page's; the setting's own measures count `scale` times.
    """

    x: float
    y: float
    width: float
    setting: Setting
    first: int
    last: int
    size: float
    colour: str
    spoken: str = ""
    scale: float = 1.0
    place: Place = Place.BODY

    @property
    def text(self) -> str:
        """Return the words that these lines show."""
        return self.setting.text_of(self.first, self.last)

    @property
    def first_text(self) -> str:
        """Return the same without what stands under it in a second language."""
        under = self.setting.second_from
        if under is None or under <= self.first:
            return self.text
        return self.setting.text_of(self.first, min(under, self.last))

    @property
    def height(self) -> float:
        """Return the height of these lines."""
        return self.setting.height_of(self.first, self.last) * self.scale

    @property
    def natural_width(self) -> float:
        """Return how wide the longest line is."""
        return self.setting.natural_width * self.scale


@dataclass(frozen=True, slots=True)
class Icon:
    """A picture from the bundled set, in one colour."""

    x: float
    y: float
    size: float
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A picture beside words, in its own colours."""

    x: float
    y: float
    size: float
    name: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A free shape; only the cover needs one."""

    path: QPainterPath
    fill: str


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A drawing or a photo, in the shape it has."""

    x: float
    y: float
    width: float
    height: float
    image: QImage


Piece = Box | Words | Icon | Pictogram | Shape | Photo


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One screenful."""

    paper: str
    pieces: tuple[Piece, ...]

    def words(self) -> Iterator[Words]:
        """Return the texts of the page, in reading order."""
        return (one for one in self.pieces if isinstance(one, Words))

    def texts(self) -> tuple[str, ...]:
        """Return every text that is painted."""
        return tuple(one.text for one in self.words())

    def spoken(self) -> tuple[str, ...]:
        """Return every text as a screen reader says it: in the screen's first language."""
        return tuple(one.spoken or one.first_text for one in self.words() if one.spoken != UNSAID)


def placed(pieces: Iterable[Piece], place: Place) -> list[Piece]:
    """Return pieces whose texts say where on the page they stand."""
    return [replace(one, place=place) if isinstance(one, Words) else one for one in pieces]


def enlarged(piece: Piece, by: float) -> Piece:
    """Return a piece of a page that is shown larger, from the page's corner."""
    if isinstance(piece, Shape) or by == 1:
        return piece
    x, y = piece.x * by, piece.y * by
    if isinstance(piece, Icon | Pictogram):
        return replace(piece, x=x, y=y, size=piece.size * by)
    if isinstance(piece, Words):
        size, wide = piece.size * by, piece.width * by
        return replace(piece, x=x, y=y, width=wide, size=size, scale=piece.scale * by)
    wide, high = piece.width * by, piece.height * by
    if isinstance(piece, Photo):
        return replace(piece, x=x, y=y, width=wide, height=high)
    radius, edge = piece.radius * by, piece.edge_width * by
    return replace(piece, x=x, y=y, width=wide, height=high, radius=radius, edge_width=edge)
