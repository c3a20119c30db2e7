"""How a drawn signature looks: a smooth line, wider where the hand pressed or went slowly."""

import math
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Points = Sequence[Sequence[float]]
Strokes = Sequence[Points]
"""[[[x, y, ms(, how hard)], ...], ...] in pixels, milliseconds and hundredths."""

THIN, THICK = 1.3, 3.6
_BY_SPEED = (1.8, 3.1)
"""Widths of a fast and of a slow line, where nothing tells how hard it was pressed."""
_FAST = 1.6
"""Pixels a millisecond at which a line is as thin as it gets."""
_SMOOTH = 0.35
"""How much of each new width counts: a jump spreads over some points."""


def bounds_of(strokes: Strokes) -> QRectF:
    """Return the box around all points."""
    at = [point for stroke in strokes for point in stroke]
    if not at:
        return QRectF()
    xs, ys = [one[0] for one in at], [one[1] for one in at]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def paint_strokes(painter: QPainter, strokes: Strokes, ink: QColor, *, wider: float = 1.0) -> None:
    """Paint every stroke; `wider` makes up for a painter that makes all smaller."""
    for stroke in strokes:
        paint_stroke(painter, stroke, ink, wider=wider)


def paint_stroke(
    painter: QPainter, stroke: Points, ink: QColor, *, first: int = 0, wider: float = 1.0
) -> None:
    """Paint a stroke from its point number `first` on, its corners rounded."""
    if not stroke:
        return
    widths = list(widths_of(stroke))
    for no, path in _pieces([QPointF(one[0], one[1]) for one in stroke], first):
        painter.setPen(_pen(ink, widths[no] * wider))
        painter.drawPath(path)


def widths_of(stroke: Points) -> Iterator[float]:
    """Yield how wide a stroke is at each point."""
    wide = 0.0
    for no, point in enumerate(stroke):
        wanted = _width(point, stroke[no - 1] if no else None)
        if wanted is None:
            wanted = wide or sum(_BY_SPEED) / 2
        wide = wanted if not wide else wide + (wanted - wide) * _SMOOTH
        yield wide


def _width(point: Sequence[float], before: Sequence[float] | None) -> float | None:
    if len(point) > 3:
        return THIN + (THICK - THIN) * min(1.0, max(0.0, point[3] / 100))
    if before is None or point[2] <= before[2]:
        return None
    speed = math.hypot(point[0] - before[0], point[1] - before[1]) / (point[2] - before[2])
    thin, thick = _BY_SPEED
    return thick - (thick - thin) * min(1.0, speed / _FAST)


def _pieces(at: Sequence[QPointF], first: int) -> Iterable[tuple[int, QPainterPath]]:
    """Yield (point, a short curve): from the middle before each point to the middle after it."""
    if len(at) == 1:
        dot = QPainterPath(at[0])
        dot.lineTo(at[0] + QPointF(0.1, 0.1))
        yield 0, dot
    for no in range(max(1, first), len(at)):
        start = (at[no - 2] + at[no - 1]) / 2 if no > 1 else at[0]
        path = QPainterPath(start)
        path.quadTo(at[no - 1], (at[no - 1] + at[no]) / 2)
        if no == len(at) - 1:
            path.lineTo(at[no])
        yield no, path


def _pen(ink: QColor, width: float) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(ink, width, Qt.PenStyle.SolidLine, round_cap, round_join)
