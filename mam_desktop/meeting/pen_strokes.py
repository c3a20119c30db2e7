"""A signature's strokes kept small: a line of thousands of points looks the same with hundreds.

A point is [x, y, ms] or [x, y, ms, how hard in hundredths]; places in pixels, times since the first
touch. What is left keeps its own time and pressure, so that the hand's speed can still be seen.
"""

import math
from collections.abc import Sequence

Points = Sequence[Sequence[float]]

FEW_POINTS = 400
"""So many are kept as they are."""
MOST_POINTS = 1_500
_MOST_LOOKED_AT = 6_000
_FIRST_TOLERANCE_PX = 0.4
_MOST_TOLERANCE_PX = 2.5
"""More would change how it looks; what is still too much then is thinned out evenly."""
_GROWTH = 1.6
_PRESSURE_PX = 0.08
"""How much one hundredth of pressure counts beside a pixel of place."""


def kept_strokes(strokes: Sequence[Points]) -> list[list[list[float]]]:
    """Return strokes without empty ones, thinned out where there are very many points."""
    drawn = [[list(point) for point in stroke] for stroke in strokes if stroke]
    if point_count(drawn) <= FEW_POINTS or not _can_be_measured(drawn):
        return drawn
    kept = _fewer_strokes(drawn)
    kept = _thinned(kept, _MOST_LOOKED_AT)
    tolerance = _FIRST_TOLERANCE_PX
    kept = [_without_straights(one, tolerance) for one in kept]
    while point_count(kept) > MOST_POINTS and tolerance < _MOST_TOLERANCE_PX:
        tolerance *= _GROWTH
        kept = [_without_straights(one, tolerance) for one in kept]
    return _thinned(kept, MOST_POINTS)


def point_count(strokes: Sequence[Points]) -> int:
    """Return how many points strokes have."""
    return sum(map(len, strokes))


def _can_be_measured(strokes: Sequence[Points]) -> bool:
    """Say whether every point is one; what is not is refused when it is written, as it is."""
    return all(
        len(point) in (3, 4) and all(math.isfinite(one) for one in point)
        for stroke in strokes
        for point in stroke
    )


def _fewer_strokes(strokes: list[list[list[float]]]) -> list[list[list[float]]]:
    """Leave dots out evenly where there are more strokes than points may be kept."""
    step = math.ceil(len(strokes) * 2 / MOST_POINTS)
    return strokes[::step]


def _thinned(strokes: list[list[list[float]]], most: int) -> list[list[list[float]]]:
    """Return strokes with so many points at most, each with its first and its last one."""
    while point_count(strokes) > most and any(len(one) > 2 for one in strokes):
        step = max(2, math.ceil(point_count(strokes) / most))
        strokes = [_every(step, one) for one in strokes]
    return strokes


def _every(step: int, stroke: list[list[float]]) -> list[list[float]]:
    """Return every so-manieth point, and the last one."""
    return stroke if len(stroke) < 3 else [*stroke[:-1:step], stroke[-1]]


def _without_straights(stroke: list[list[float]], tolerance: float) -> list[list[float]]:
    """Leave out points that lie on the way between others (Ramer, Douglas and Peucker)."""
    if len(stroke) < 3:
        return stroke
    keep = {0, len(stroke) - 1}
    open_spans = [(0, len(stroke) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        at, away = _farthest(stroke, first, last)
        if away > tolerance:
            keep.add(at)
            open_spans += [(first, at), (at, last)]
    return [stroke[no] for no in sorted(keep)]


def _farthest(stroke: list[list[float]], first: int, last: int) -> tuple[int, float]:
    """Return the point farthest from the way between two others, and how far it is."""
    x0, y0, p0 = _place(stroke[first])
    x1, y1, p1 = _place(stroke[last])
    dx, dy, dp = x1 - x0, y1 - y0, p1 - p0
    length = dx * dx + dy * dy
    found, most = first, -1.0
    for no in range(first + 1, last):
        x, y, p = _place(stroke[no])
        along = ((x - x0) * dx + (y - y0) * dy) / length if length else 0.0
        along = min(1.0, max(0.0, along))
        away = math.hypot(x - x0 - along * dx, y - y0 - along * dy) + abs(p - p0 - along * dp)
        if away > most:
            found, most = no, away
    return found, most


def _place(point: Sequence[float]) -> tuple[float, float, float]:
    pressure = point[3] * _PRESSURE_PX if len(point) > 3 else 0.0
    return point[0], point[1], pressure
