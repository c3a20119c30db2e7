"""Looks at a painted page: contrast as it is in the picture, sizes, and whether all of it is there.

Use `faults` for everything that must hold of a page at a size; other walks over the scenes (other
languages, pictures beside words) get the same checks from it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from mam_desktop.meeting.family_view import FamilyView
from mam_desktop.ui.family_screen.compose import compose
from mam_desktop.ui.family_screen.look import LINES, SMALLEST_TEXT
from mam_desktop.ui.family_screen.painting import paint_page
from mam_desktop.ui.family_screen.picture import Picture
from mam_desktop.ui.family_screen.pieces import Box, Icon, Page, Photo, Pictogram, Words
from mam_desktop.ui.family_screen.ready import get_ready
from mam_desktop.ui.family_screen.typeset import Press
from tests.ui.family_screen.reading import LEAN, contrast, outside, overlaps

SIZES = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160))
LEAST_CONTRAST = 7.0
_FREE_EDGE = 12
"""So many of 1080 lines at each side of the page show nothing but paper."""
_FEW = 3
"""A colour that fewer points of a text have says nothing."""


def picture_of(view: FamilyView, size: tuple[int, int], *, zoom: float = 1.0) -> Picture:
    """Return what the room sees of a view on a screen of this size."""
    for language in {view.language, view.second} - {""}:
        get_ready(language)
    return compose(view, Press(), width_px=size[0], height_px=size[1], zoom=zoom)


@dataclass(frozen=True, slots=True)
class Painted:
    """A page as a screen shows it."""

    page: Page
    image: QImage
    scale: float
    """Points of the screen for a line of the page."""

    @classmethod
    def of(cls, picture: Picture, page: Page, size: tuple[int, int]) -> "Painted":
        """Paint a page."""
        image = QImage(*size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        lines = picture.height
        paint_page(painter, page, width=size[0], height=size[1], dpr=1.0, lines=lines)
        painter.end()
        return cls(page, image, size[1] / lines)

    def contrast_of(self, words: Words) -> float:
        """Return the contrast of a text's letters and the ground, from the picture's points."""
        rects = [one.toAlignedRect() for one in lines_of(words, self.scale)]
        return min((_contrast_in(self.image, one) for one in (rects[0], rects[-1])), default=21)

    def free_edge(self) -> list[str]:
        """Return the sides where something else than paper stands at the picture's edge."""
        wide, high = self.image.width(), self.image.height()
        edge = max(1, round(_FREE_EDGE * self.scale))
        sides = {
            "left": QRect(0, 0, edge, high),
            "right": QRect(wide - edge, 0, edge, high),
            "top": QRect(0, 0, wide, edge),
            "bottom": QRect(0, high - edge, wide, edge),
        }
        return [name for name, one in sides.items() if not self._is_paper(one)]

    def _is_paper(self, part: QRect) -> bool:
        paper = QImage(part.size(), QImage.Format.Format_RGB32)
        paper.fill(QColor(self.page.paper))
        return self.image.copy(part) == paper


def lines_of(words: Words, scale: float = 1.0) -> Iterator[QRectF]:
    """Yield where each line's letters stand."""
    setting, by = words.setting, words.scale
    top = setting.lines[words.first].top
    for number in range(words.first, words.last):
        own = setting.layout.lineAt(number).naturalTextRect()
        x, y = words.x + own.x() * by, words.y + (own.y() - top) * by
        wide, high = own.width() * by, own.height() * by
        # Qt counts the end of a line to it, also where it hangs beyond the text's own place.
        left, right = max(x, words.x - LEAN), min(x + wide, words.x + words.width + LEAN)
        if right - left > 1:
            yield QRectF(left * scale, y * scale, (right - left) * scale, high * scale)


def _contrast_in(image: QImage, part: QRect) -> float:
    points = image.copy(part.intersected(image.rect()))
    # Rows of this format have no gaps: a point is 32 bits.
    counted = Counter(memoryview(points.constBits()).cast("I"))
    ground = counted.most_common(1)[0][0]
    inks = [one for one, count in counted.items() if count >= _FEW]
    return max(_contrast(one, ground) for one in inks)


@cache
def _contrast(one: int, other: int) -> float:
    return contrast(QColor(one).name(), QColor(other).name())


def too_small(page: Page, picture: Picture) -> list[str]:
    """Return texts of fewer than 30 of 1080 lines, or the same share of another height."""
    least = SMALLEST_TEXT * picture.height / max(LINES, picture.height)
    return [one.text for one in page.words() if one.size < least]


def straddling(page: Page) -> list[str]:
    """Return texts that stand half on a card and half off it, or have something painted on them."""
    found = []
    for number, piece in enumerate(page.pieces):
        if not isinstance(piece, Words):
            continue
        for line in lines_of(piece):
            grounds = {_ground(page, number, x, y) for x, y in _points(line)}
            covers = (one for one in page.pieces[number + 1 :] if _covers(one, line))
            if len(grounds) > 1 or any(covers):
                found.append(piece.text)
                break
    return found


def _points(line: QRectF) -> Iterator[tuple[float, float]]:
    """Yield corners and middles of the letters of a line: its upper and lower ends may be free."""
    for x in (line.left() + 2, line.center().x(), line.right() - 2):
        for share in (0.25, 0.5, 0.75):
            yield x, line.top() + line.height() * share


def _ground(page: Page, before: int, x: float, y: float) -> str:
    ground = page.paper
    for one in page.pieces[:before]:
        if isinstance(one, Box) and one.fill and _rect(one).contains(x, y):
            ground = one.fill
    return ground


def _covers(one: object, line: QRectF) -> bool:
    if isinstance(one, Box):
        return bool(one.fill) and _rect(one).intersects(line)
    if isinstance(one, Icon | Pictogram | Photo):
        rect = _rect(one)
        # Pictures have a free edge of their own.
        edge = rect.width() * 0.13
        return rect.adjusted(edge, edge, -edge, -edge).intersects(line)
    return False


def _rect(one: Box | Icon | Pictogram | Photo) -> QRectF:
    if isinstance(one, Icon | Pictogram):
        return QRectF(one.x, one.y, one.size, one.size)
    return QRectF(one.x, one.y, one.width, one.height)


def beyond(page: Page, picture: Picture) -> list[str]:
    """Return cards, icons and pictures that do not stand wholly on the page."""
    whole = QRectF(0, 0, picture.width, picture.height)
    return [
        type(one).__name__
        for one in page.pieces
        if isinstance(one, Box | Icon | Pictogram | Photo) and not whole.contains(_rect(one))
    ]


def faults(picture: Picture, page: Page) -> list[str]:
    """Return what is wrong with a page by the places of its pieces; nothing when all is well."""
    found = {
        "cut": outside(page, picture.width, picture.height),
        "on other words": [" / ".join(one) for one in overlaps(page)],
        "on an edge or under something": straddling(page),
        "beyond the page": beyond(page, picture),
        "too small": too_small(page, picture),
    }
    return [f"{what}: {one}" for what, all_of in found.items() for one in all_of]
