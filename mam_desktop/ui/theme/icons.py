"""Icons from `resources/icons`, tinted and drawn sharp at any scale, kept in Qt's pixmap cache."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from mam_desktop.resources import resource_path


@cache
def _drawing(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")


def icon_pixmap(name: str, colour: str, size_px: int, dpr: float = 1.0) -> QPixmap:
    """Return an icon in one colour, `size_px` wide on a screen of that device pixel ratio."""
    key = f"icon:{name}:{colour}:{size_px}:{dpr}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, colour, size_px, dpr)
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(name: str, colour: str, size_px: int, dpr: float) -> QPixmap:
    side = max(1, round(size_px * dpr))
    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    svg = _drawing(name).replace("currentColor", colour)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn
