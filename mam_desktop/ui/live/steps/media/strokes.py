"""A drawing as strokes: what was drawn, taken back, cleared; kept as text until it is a picture.

Knows no Qt.
"""

import json
from dataclasses import dataclass

from mam_desktop.texts import N_

WIDE, HIGH = 1600, 1200
"""Every drawing is on paper of this size, however large the pad is shown."""

COLOURS = {
    "black": ("#1D2B2F", N_("Black")),
    "blue": ("#1D5FA8", N_("Blue")),
    "green": ("#1E7A46", N_("Green")),
    "red": ("#C02336", N_("Red")),
    "orange": ("#D9720F", N_("Orange")),
    "yellow": ("#E8B400", N_("Yellow")),
    "purple": ("#6C3FB0", N_("Purple")),
    "brown": ("#7A4A21", N_("Brown")),
    "white": ("#FFFFFF", N_("White, to rub out")),
}
"""name -> (what it looks like on white paper, what it is called)"""

WIDTHS = {"thin": (6, N_("Thin")), "medium": (14, N_("Medium")), "thick": (34, N_("Thick"))}
MOST_POINTS = 200_000
"""So much scribbling is kept; hours of it. More is still drawn on paper."""

Point = tuple[int, int, int]
"""(x, y, how hard in hundredths)"""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line, from touching the paper to leaving it."""

    colour: str
    width: str
    points: tuple[Point, ...]


CLEARED = Stroke("", "", ())
"""Stands among the strokes where the paper was cleared."""


class Drawing:
    """Strokes in order; the last one can be taken back, clearing too."""

    def __init__(self) -> None:
        self._done: list[Stroke] = []
        self._undone: list[Stroke] = []

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Return what is on the paper now."""
        at = max((no for no, one in enumerate(self._done) if one is CLEARED), default=-1)
        return tuple(self._done[at + 1 :])

    @property
    def is_empty(self) -> bool:
        """Say whether the paper is white."""
        return not self.strokes

    @property
    def can_undo(self) -> bool:
        """Say whether there is something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Say whether something was taken back."""
        return bool(self._undone)

    def add(self, stroke: Stroke) -> None:
        """Draw one more line."""
        self._done.append(stroke)
        self._undone.clear()

    def clear(self) -> None:
        """Make the paper white; it can be taken back."""
        if not self.is_empty:
            self.add(CLEARED)

    def undo(self) -> None:
        """Take back the last line, or the clearing."""
        if self._done:
            self._undone.append(self._done.pop())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._undone:
            self._done.append(self._undone.pop())

    def to_text(self) -> str:
        """Return the strokes on the paper as text; nothing for white paper."""
        kept, room = [], MOST_POINTS
        for one in self.strokes:
            room -= len(one.points)
            if room < 0:
                break
            flat = [number for point in one.points for number in point]
            kept.append([one.colour, one.width, flat])
        return json.dumps(kept, separators=(",", ":")) if kept else ""


def drawing_from(text: str) -> Drawing:
    """Return a drawing from its text; what does not fit is left out."""
    drawing = Drawing()
    try:
        held = json.loads(text) if text else []
    except ValueError:
        held = []
    for one in held if isinstance(held, list) else []:
        stroke = _stroke_from(one)
        if stroke is not None:
            drawing.add(stroke)
    return drawing


def _stroke_from(held: object) -> Stroke | None:
    if not isinstance(held, list) or len(held) != 3:
        return None
    colour, width, flat = held
    if colour not in COLOURS or width not in WIDTHS or not isinstance(flat, list):
        return None
    if not flat or len(flat) % 3 or not all(type(one) is int for one in flat):
        return None
    return Stroke(colour, width, tuple(zip(flat[0::3], flat[1::3], flat[2::3], strict=True)))
