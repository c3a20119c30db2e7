"""Pictures that stand beside words: found by their name, read once, drawn sharp at any size."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from mam_desktop.resources import resources_root

_NAME = re.compile(r"[0-9A-Za-z_-]{1,80}")
"""A name comes from a record; nothing else than a name of a file finds one."""


def has_pictogram(name: str) -> bool:
    """Say whether there is such a picture; reads it, so that painting reads no disk."""
    return bool(_drawing(name))


@cache
def _drawing(name: str) -> bytes:
    if not _NAME.fullmatch(name):
        return b""
    file = resources_root() / "pictograms" / f"{name}.svg"
    return file.read_bytes() if file.is_file() else b""


def pictogram_pixmap(name: str, size_px: int, dpr: float = 1.0) -> QPixmap:
    """Return a picture `size_px` wide on a screen of that device pixel ratio."""
    key = f"pictogram:{name}:{size_px}:{dpr}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    side = max(1, round(size_px * dpr))
    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_drawing(name))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, drawn)
    return drawn
