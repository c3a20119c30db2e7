"""The cover: a calm picture that says nothing about anybody."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Area, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.pieces import Page, Shape
from mam_desktop.ui.family_screen.typeset import CENTRED, Press

_FAR, _MIDDLE, _NEAR = "#CFE6DA", "#B4D8C6", "#98C8B2"


def cover_page(press: Press, width: float, height: float) -> Page:
    """Return a sun over hills."""
    colours = look().colours
    canvas = Canvas(press, width)
    size = height * 0.26
    canvas.circle(width * 0.5 - size / 2, height * 0.4, size, colours.voice_soft)
    canvas.circle(width * 0.5 - size * 0.36, height * 0.4 + size * 0.14, size * 0.72, "#FFE3A3")
    for fill, top, swing in ((_FAR, 0.62, 0.1), (_MIDDLE, 0.72, -0.08), (_NEAR, 0.83, 0.07)):
        canvas.pieces.append(Shape(_hill(width, height, top, swing), fill))
    words = Text(_("Back in a moment"), look().title, CENTRED)
    inside = width * 0.8
    words.draw(canvas, Area(width * 0.1, height * 0.16, inside, words.height(press, inside)))
    return Page(colours.family_paper, tuple(canvas.pieces))


def _hill(width: float, height: float, top: float, swing: float) -> QPainterPath:
    """Return a soft wave from side to side; `top` and `swing` are shares of the height."""
    path = QPainterPath(QPointF(0, height * (top + swing)))
    path.cubicTo(
        QPointF(width * 0.3, height * (top - swing)),
        QPointF(width * 0.6, height * (top + swing * 1.4)),
        QPointF(width, height * (top - swing * 0.6)),
    )
    path.lineTo(QPointF(width, height))
    path.lineTo(QPointF(0, height))
    path.closeSubpath()
    return path
