"""Paints a finished page; measures nothing, reads no disk."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mam_desktop.ui.family_screen.pictograms import pictogram_pixmap
from mam_desktop.ui.family_screen.pieces import Box, Icon, Page, Photo, Pictogram, Shape, Words
from mam_desktop.ui.theme.icons import icon_pixmap


def paint_page(
    painter: QPainter, page: Page, *, width: float, height: float, dpr: float, lines: float
) -> None:
    """Paint a page on `width` x `height` points of a device; `lines` is the page's own height."""
    scale = height / lines
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.fillRect(QRectF(0, 0, width, height), _colour(page.paper))
    painter.scale(scale, scale)
    for piece in page.pieces:
        if isinstance(piece, Words):
            _paint_words(painter, piece)
        elif isinstance(piece, Box):
            _paint_box(painter, piece)
        elif isinstance(piece, Icon | Pictogram):
            _paint_icon(painter, piece, scale, dpr)
        elif isinstance(piece, Photo):
            painter.drawImage(QRectF(piece.x, piece.y, piece.width, piece.height), piece.image)
        else:
            _paint_shape(painter, piece)


def _paint_words(painter: QPainter, words: Words) -> None:
    painter.setPen(_colour(words.colour))
    if words.scale == 1:
        _paint_lines(painter, words, QPointF(words.x, words.y))
        return
    painter.save()
    painter.translate(words.x, words.y)
    painter.scale(words.scale, words.scale)
    _paint_lines(painter, words, QPointF(0, 0))
    painter.restore()


def _paint_lines(painter: QPainter, words: Words, corner: QPointF) -> None:
    setting = words.setting
    if words.first == 0 and words.last == len(setting.lines):
        setting.layout.draw(painter, corner)
        return
    at = QPointF(corner.x(), corner.y() - setting.lines[words.first].top)
    for number in range(words.first, words.last):
        setting.layout.lineAt(number).draw(painter, at)


def _paint_box(painter: QPainter, box: Box) -> None:
    if box.edge:
        painter.setPen(_pen(box.edge, box.edge_width, box.is_dashed))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    area = QRectF(box.x, box.y, box.width, box.height)
    if box.radius:
        painter.drawRoundedRect(area, box.radius, box.radius)
    else:
        painter.drawRect(area)


def _paint_icon(painter: QPainter, icon: Icon | Pictogram, scale: float, dpr: float) -> None:
    side = max(1, round(icon.size * scale))
    if isinstance(icon, Pictogram):
        drawn = pictogram_pixmap(icon.name, side, dpr)
    else:
        drawn = icon_pixmap(icon.name, icon.colour, side, dpr)
    x, y = round(icon.x * scale) / scale, round(icon.y * scale) / scale
    painter.drawPixmap(QRectF(x, y, icon.size, icon.size), drawn, QRectF(drawn.rect()))


def _paint_shape(painter: QPainter, shape: Shape) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(shape.fill))
    painter.drawPath(shape.path)


@cache
def _colour(name: str) -> QColor:
    return QColor(name)


@cache
def _pen(name: str, width: float, is_dashed: bool) -> QPen:
    pen = QPen(_colour(name), width)
    if is_dashed:
        pen.setDashPattern([4, 3])
    return pen
