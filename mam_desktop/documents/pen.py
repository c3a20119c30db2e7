"""Turns the strokes of a drawn signature into smooth curves that fit a box."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mam_desktop.documents.strips import Curve, Point
from mam_desktop.meeting.content import Stroke

_LARGEST_SCALE = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where a signature may stand: `x` is the left edge, y goes down from 0."""

    x: float
    width: float
    height: float


def curves(strokes: Sequence[Stroke], room: Room) -> tuple[Curve, ...]:
    """Return the strokes as curves at the foot of a room, never distorted."""
    drawn = [[(float(x), float(y)) for x, y, _ms in stroke] for stroke in strokes if stroke]
    points = [point for stroke in drawn for point in stroke]
    if not points:
        return ()
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    wide = max(x for x, _y in points) - left
    high = max(y for _x, y in points) - top
    scale = min(_fit(wide, room.width), _fit(high, room.height), _LARGEST_SCALE)
    right, down = room.x - left * scale, room.height - (top + high) * scale
    moved = [[(x * scale + right, y * scale + down) for x, y in one] for one in drawn]
    return tuple(_smooth(stroke) for stroke in moved)


def _fit(length: float, room: float) -> float:
    return room / length if length > 0 else _LARGEST_SCALE


def _smooth(points: Sequence[Point]) -> Curve:
    """Return a Catmull-Rom curve through the points; a single point becomes a dot."""
    if len(points) == 1:
        end = (points[0][0] + 0.1, points[0][1])
        return Curve(points[0], ((points[0], end, end),))
    around = [points[0], *points, points[-1]]
    bends = []
    for at, (start, end) in enumerate(pairwise(points)):
        before, after = around[at], around[at + 3]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        bends.append((first, second, end))
    return Curve(points[0], tuple(bends))
