"""What a finished page is made of: immutable pieces, in the order they are painted."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QImage, QPainterPath

from mam_desktop.ui.family_screen.typeset import Setting


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
    """Lines of a text that is already set; `spoken` says it better to a screen reader."""

    x: float
    y: float
    width: float
    setting: Setting
    first: int
    last: int
    size: int
    colour: str
    spoken: str = ""

    @property
    def text(self) -> str:
        """Return the words that these lines show."""
        return self.setting.text_of(self.first, self.last)

    @property
    def height(self) -> float:
        """Return the height of these lines."""
        return self.setting.height_of(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Icon:
    """A picture from the bundled set, in one colour."""

    x: float
    y: float
    size: float
    name: str
    colour: str


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


Piece = Box | Words | Icon | Shape | Photo


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
        """Return every text as a screen reader says it."""
        return tuple(one.spoken or one.text for one in self.words())
