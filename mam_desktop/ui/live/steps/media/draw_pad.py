"""The paper to draw on: a finger, a pen or the mouse makes strokes; pressure makes them wider."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.strokes import (
    COLOURS,
    HIGH,
    WIDE,
    WIDTHS,
    Drawing,
    Point,
    Stroke,
)
from mam_desktop.ui.live.steps.parts.one_hand import TOUCHES, Line, OneHand
from mam_desktop.ui.theme.theme import theme_now

FULL_PRESSURE = 100
TABLE_PX = 10
"""How much of the table shows round the paper, at least."""


def white_paper() -> QImage:
    """Return paper without a line on it."""
    paper = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    return paper


def paint_stroke(painter: QPainter, stroke: Stroke, first: int = 0) -> None:
    """Paint a stroke from its point number `first` on, its corners rounded."""
    colour, wide = QColor(COLOURS[stroke.colour][0]), WIDTHS[stroke.width][0]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pieces = list(_pieces(stroke.points, first))
    if len({pressure for _path, pressure in pieces}) == 1:
        # One line without joints has smoother edges.
        pieces = [(_joined(path for path, _pressure in pieces), pieces[0][1])]
    for path, pressure in pieces:
        pen = QPen(colour, wide * (0.35 + 0.65 * pressure / FULL_PRESSURE))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)


def _joined(paths: Iterable[QPainterPath]) -> QPainterPath:
    whole = QPainterPath()
    for one in paths:
        if whole.isEmpty():
            whole.addPath(one)
        else:
            whole.connectPath(one)
    return whole


def _pieces(points: tuple[Point, ...], first: int) -> Iterator[tuple[QPainterPath, int]]:
    """Yield (a short curve, how hard): from the middle before each point to the middle after it."""
    at = [QPointF(x, y) for x, y, _pressure in points]
    if len(at) == 1:
        path = QPainterPath(at[0])
        path.lineTo(at[0] + QPointF(0.1, 0.1))
        yield path, points[0][2]
    for no in range(max(1, first), len(at)):
        start = (at[no - 2] + at[no - 1]) / 2 if no > 1 else at[0]
        path = QPainterPath(start)
        path.quadTo(at[no - 1], (at[no - 1] + at[no]) / 2)
        if no == len(at) - 1:
            path.lineTo(at[no])
        yield path, points[no][2]


class DrawPad(QFrame):
    """Shows the paper as large as it fits, and draws on it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing()
        self.colour, self.width_name = "black", "medium"
        self._paper = white_paper()
        self._before = self._paper
        """The paper without the line that is being drawn."""
        self._points: list[Point] = []
        self._hand = OneHand(
            Line(begin=self._begin, go_on=self._go_on, end=self._end, drop=self._drop)
        )
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Paper to draw on"))
        self.setAccessibleDescription(
            _(
                "Drawing needs a finger, a pen or the mouse. With the keyboard you can choose a"
                " colour and a pen, take lines back, keep the drawing or put it away."
            )
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a good size for a drawing."""
        return QSize(640, 400)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest paper one can draw on."""
        return QSize(240, 180)

    # --- what is on the paper ------------------------------------------------------------------

    def image(self) -> QImage:
        """Return the paper as it is."""
        return self._paper.copy()

    def show_drawing(self, drawing: Drawing) -> None:
        """Go on with a drawing."""
        self.drawing = drawing
        self._points = []
        self._paint_anew()

    def undo(self) -> None:
        """Take back the last line, or the clearing."""
        self.drawing.undo()
        self._paint_anew()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.drawing.redo()
        self._paint_anew()

    def clear(self) -> None:
        """Make the paper white; it can be taken back."""
        self.drawing.clear()
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._paper = white_paper()
        painter = QPainter(self._paper)
        for one in self.drawing.strokes:
            paint_stroke(painter, one)
        painter.end()
        self.update()
        self.changed.emit()

    # --- drawing -------------------------------------------------------------------------------

    def _begin(self, at: QPointF, _ms: int, pressure: float) -> None:
        self._points = []
        self._before = self._paper.copy()
        self._add(self._on_paper(at, pressure))

    def _go_on(self, at: QPointF, _ms: int, pressure: float) -> None:
        point = self._on_paper(at, pressure)
        if self._points and point[:2] != self._points[-1][:2]:
            self._add(point)

    def _add(self, point: Point) -> None:
        self._points.append(point)
        stroke = Stroke(self.colour, self.width_name, tuple(self._points[-3:]))
        painter = QPainter(self._paper)
        paint_stroke(painter, stroke, first=len(stroke.points) - 1)
        painter.end()
        self.update(self._dirty(stroke))

    def _drop(self) -> None:
        if self._points:
            self._points = []
            self._paper = self._before.copy()
            self.update()

    def _end(self) -> None:
        if self._points:
            stroke = Stroke(self.colour, self.width_name, tuple(self._points))
            self._points = []
            self.drawing.add(stroke)
            self._paper = self._before.copy()
            painter = QPainter(self._paper)
            paint_stroke(painter, stroke)
            painter.end()
            self.update()
            self.changed.emit()

    def _on_paper(self, at: QPointF, pressure: float) -> Point:
        box = self._box()
        x = (at.x() - box.left()) * WIDE / box.width()
        y = (at.y() - box.top()) * HIGH / box.height()
        hard = FULL_PRESSURE if pressure <= 0 else round(min(1.0, pressure) * FULL_PRESSURE)
        return round(min(max(x, 0), WIDE)), round(min(max(y, 0), HIGH)), max(1, hard)

    def _dirty(self, stroke: Stroke) -> QRect:
        box, wide = self._box(), WIDTHS[stroke.width][0]
        scale = box.width() / WIDE
        xs = [one[0] for one in stroke.points]
        ys = [one[1] for one in stroke.points]
        paper = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        paper.adjust(-wide, -wide, wide, wide)
        on_pad = QRectF(
            box.left() + paper.left() * scale,
            box.top() + paper.top() * scale,
            paper.width() * scale,
            paper.height() * scale,
        )
        return on_pad.toAlignedRect().adjusted(-2, -2, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Touch the paper."""
        self._hand.mouse(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Draw on."""
        self._hand.mouse(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the paper."""
        self._hand.mouse(event)

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802 - Qt's name
        """Draw with a pen, as hard as it presses."""
        self._hand.pen(event)

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger; others, and the ball of the hand, leave no line."""
        if event.type() not in TOUCHES or not isinstance(event, QTouchEvent):
            return super().event(event)
        self._hand.touch(event)
        return True

    # --- painting ------------------------------------------------------------------------------

    def _box(self) -> QRectF:
        """Return where the paper lies on the pad."""
        edge = theme_now().gap(TABLE_PX)
        inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        scale = max(0.01, min(inside.width() / WIDE, inside.height() / HIGH))
        box = QRectF(0, 0, WIDE * scale, HIGH * scale)
        box.moveCenter(inside.center())
        return box

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the table, the paper on it, and the paper's edge."""
        box = self._box()
        painter = QPainter(self)
        # White paper on a white card would leave a strip that looks like paper and is none.
        painter.fillRect(self.rect(), theme_now().soft())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._paper)
        painter.setPen(QPen(theme_now().ink("quiet"), 1.5))
        painter.drawRect(box)
