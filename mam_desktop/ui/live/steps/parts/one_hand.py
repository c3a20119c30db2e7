"""Who draws on a pad: one finger, one pen or the mouse at a time; the ball of a hand never."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTabletEvent, QTouchEvent

TOUCHES = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)
Drawn = Callable[[QPointF, int, float], None]
"""(where, when in ms, how hard from 0 to 1)"""


class _Tool(Enum):
    MOUSE = auto()
    FINGER = auto()
    PEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a pad does with the line that is drawn on it."""

    begin: Drawn
    go_on: Drawn
    end: Callable[[], None]
    drop: Callable[[], None]
    """It was no line: the hand that holds the pen came to rest first."""


class OneHand:
    """Makes one line at a time of all that touches a pad; a pen wins over what rests beside it."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._tool: _Tool | None = None
        self._finger = 0

    def forget(self) -> None:
        """Let the next touch begin anew; what is down draws no more."""
        self._tool = None

    def mouse(self, event: QMouseEvent) -> None:
        """Draw while the left button is down."""
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseMove and event.buttons() & left:
            self._go_on(_Tool.MOUSE, event.position(), event.timestamp(), 0)
        elif event.button() != left:
            return
        elif kind == QEvent.Type.MouseButtonRelease:
            self._end(_Tool.MOUSE)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._begin(_Tool.MOUSE, event.position(), event.timestamp(), 0)

    def pen(self, event: QTabletEvent) -> None:
        """Draw with a pen, as hard as it presses."""
        kind, at, ms = event.type(), event.position(), event.timestamp()
        if kind == QEvent.Type.TabletPress:
            self._begin(_Tool.PEN, at, ms, event.pressure())
        elif kind == QEvent.Type.TabletMove:
            self._go_on(_Tool.PEN, at, ms, event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._end(_Tool.PEN)
        event.accept()

    def touch(self, event: QTouchEvent) -> None:
        """Draw with the finger that came first; when it lifts, no other goes on with its line."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points:
            if self._tool is not _Tool.PEN:
                self._finger = points[0].id()
            self._begin(_Tool.FINGER, points[0].position(), event.timestamp(), points[0].pressure())
        elif event.type() == QEvent.Type.TouchUpdate:
            self._finger_moved(event, points)
        else:
            self._end(_Tool.FINGER)
        event.accept()

    def _finger_moved(self, event: QTouchEvent, points: list[QEventPoint]) -> None:
        mine = next((one for one in points if one.id() == self._finger), None)
        if mine is None:
            self._end(_Tool.FINGER)
            return
        self._go_on(_Tool.FINGER, mine.position(), event.timestamp(), mine.pressure())
        if mine.state() == QEventPoint.State.Released:
            self._end(_Tool.FINGER)

    # --- one line ------------------------------------------------------------------------------

    def _begin(self, tool: _Tool, at: QPointF, ms: int, pressure: float) -> None:
        if not _is_somewhere(at) or (self._tool is _Tool.PEN and tool is not _Tool.PEN):
            return
        if self._tool is _Tool.FINGER and tool is _Tool.PEN:
            self._line.drop()
        elif self._tool is not None:
            self._line.end()  # its lifting was never told
        self._tool = tool
        self._line.begin(at, ms, pressure)

    def _go_on(self, tool: _Tool, at: QPointF, ms: int, pressure: float) -> None:
        if tool is self._tool and _is_somewhere(at):
            self._line.go_on(at, ms, pressure)

    def _end(self, tool: _Tool) -> None:
        if tool is self._tool:
            self._tool = None
            self._line.end()


def _is_somewhere(at: QPointF) -> bool:
    """Say whether a place is one: a broken driver tells of places that are no numbers."""
    return math.isfinite(at.x()) and math.isfinite(at.y())
