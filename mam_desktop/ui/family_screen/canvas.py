"""Collects the pieces of a page; turns left and right round for screens read from the right."""

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from mam_desktop.ui.family_screen.look import TextStyle
from mam_desktop.ui.family_screen.pieces import Box, Icon, Photo, Pictogram, Piece, Words
from mam_desktop.ui.family_screen.typeset import Press, Setting


@dataclass(slots=True)
class Canvas:
    """A page in the making; callers think left to right, `mirrored` does the rest."""

    press: Press
    width: float
    pieces: list[Piece] = field(default_factory=list)

    def _from_left(self, x: float, width: float) -> float:
        return self.width - x - width if self.press.mirrored else x

    def box(
        self,
        area: tuple[float, float, float, float],
        fill: str = "",
        *,
        radius: float = 0,
        edge: str = "",
        edge_width: float = 2,
        is_dashed: bool = False,
    ) -> None:
        """Put a box at (x, y, width, height)."""
        x, y, width, height = area
        left = self._from_left(x, width)
        self.pieces.append(Box(left, y, width, height, fill, radius, edge, edge_width, is_dashed))

    def circle(self, x: float, y: float, size: float, fill: str = "", *, edge: str = "") -> None:
        """Put a circle into the square of `size` at x, y."""
        self.box((x, y, size, size), fill, radius=size / 2, edge=edge, edge_width=4)

    def icon(self, x: float, y: float, size: float, name: str, colour: str) -> None:
        """Put a picture from the bundled set at x, y."""
        self.pieces.append(Icon(self._from_left(x, size), y, size, name, colour))

    def pictogram(self, x: float, y: float, size: float, name: str) -> None:
        """Put a picture beside words at x, y; it is never turned left and right round."""
        self.pieces.append(Pictogram(self._from_left(x, size), y, size, name))

    def photo(self, area: tuple[float, float, float, float], image: QImage) -> None:
        """Put a picture at (x, y, width, height); it is never turned left and right round."""
        x, y, width, height = area
        self.pieces.append(Photo(self._from_left(x, width), y, width, height, image))

    def words(
        self,
        x: float,
        y: float,
        width: float,
        setting: Setting,
        style: TextStyle,
        *,
        lines: tuple[int, int] | None = None,
        spoken: str = "",
    ) -> None:
        """Put lines of a text at x, y; all of them unless `lines` says from where to where."""
        first, last = lines or (0, len(setting.lines))
        left = self._from_left(x, width)
        self.pieces.append(
            Words(left, y, width, setting, first, last, style.size, style.colour, spoken)
        )
