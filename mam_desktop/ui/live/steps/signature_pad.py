"""A place to sign with a finger, a pen or the mouse; strokes as [[x, y, ms], ...]."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button

Strokes = Sequence[Sequence[Sequence[float]]]
"""[[[x, y, ms], ...], ...] in pixels and milliseconds since the first touch."""


def path_of(strokes: Strokes) -> QPainterPath:
    """Return strokes as one path, its corners rounded."""
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(one[0], one[1]) for one in stroke]
        path.moveTo(points[0])
        if len(points) == 1:
            path.lineTo(points[0] + QPointF(0.1, 0.1))
        for before, after in pairwise(points[1:]):
            path.quadTo(before, (before + after) / 2)
        path.lineTo(points[-1])
    return path


def pen_of(width: float) -> QPen:
    """Return the pen that signatures are drawn with."""
    return QPen(
        theme_now().ink(),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


class SignaturePad(QWidget):
    """Takes strokes while a button or a finger is down."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[list[int]]] = []
        self._began_ms: int | None = None
        self.setAccessibleName(_("{name} signs here").format(name=name))
        self.setAccessibleDescription(
            _("Draw with a finger, a pen or the mouse; or choose another way of signing.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear_button = Button(
            _("Clear"), name=_("Clear the signature"), role="soft", size="small", parent=self
        )
        self.clear_button.setToolTip("")
        self.clear_button.clicked.connect(self.clear)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a signature."""
        return QSize(theme_now().px(300), theme_now().px(128))

    def strokes(self) -> list[list[list[int]]]:
        """Return what was drawn; empty when nothing was."""
        return [[list(point) for point in stroke] for stroke in self._strokes]

    def clear(self) -> None:
        """Begin anew."""
        self._strokes.clear()
        self._began_ms = None
        self.update()
        self.changed.emit()

    # --- drawing -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([self._point(event)])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Draw on."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            point = self._point(event)
            if point[:2] != self._strokes[-1][-1][:2]:
                self._strokes[-1].append(point)
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._strokes:
            self.changed.emit()

    def _point(self, event: QMouseEvent) -> list[int]:
        if self._began_ms is None:
            self._began_ms = event.timestamp()
        inside = QRectF(self.rect())
        at = event.position()
        x = min(max(at.x(), inside.left()), inside.right())
        y = min(max(at.y(), inside.top()), inside.bottom())
        return [round(x), round(y), max(0, event.timestamp() - self._began_ms)]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Clear with Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    # --- painting ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button in its corner."""
        super().resizeEvent(event)
        hint, gap = self.clear_button.sizeHint(), theme_now().gap(8)
        left = gap if self.isRightToLeft() else self.width() - hint.width() - gap
        self.clear_button.setGeometry(left, gap, hint.width(), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the dashed frame, the line to sign on, and the strokes."""
        theme = theme_now()
        colours = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.ink_2), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.sizes.radius("control"), theme.sizes.radius("control"))
        painter.setPen(QPen(QColor(colours.line), 1))
        base, side = self.height() - theme.gap(28), theme.gap(16)
        painter.drawLine(side, base, self.width() - side, base)
        painter.setPen(pen_of(2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(self._strokes))


class SignatureView(QWidget):
    """A drawn signature, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: Strokes = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_strokes(self, strokes: Strokes, name: str) -> None:
        """Show what was drawn."""
        self._strokes = strokes
        self.setAccessibleName(_("{name}’s signature").format(name=name))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a small signature."""
        return QSize(theme_now().px(130), theme_now().px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the strokes as large as they fit, never larger than drawn."""
        path = path_of(self._strokes)
        drawn = path.boundingRect()
        if drawn.isEmpty():
            return
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        scale = min(room.width() / drawn.width(), room.height() / drawn.height(), 1.4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-drawn.center())
        painter.setPen(pen_of(2.2 / scale))
        painter.drawPath(path)
