"""A place to sign with a finger, a pen or the mouse, and the signature small, once it is given."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.one_hand import TOUCHES, Line, OneHand
from mam_desktop.ui.live.steps.signature_ink import (
    Strokes,
    bounds_of,
    paint_stroke,
    paint_strokes,
)
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button

_BEYOND = 0.5
"""A hand may slip off the pad by this share of its size; the line is kept, farther off is not."""


def _as_large_as_text() -> float:
    """Return how much larger than at 100 per cent everything is."""
    return theme_now().px(100) / 100


class SignaturePad(QFrame):
    """Takes strokes while a button, a finger or a pen is down."""

    changed = Signal()

    def __init__(self, name: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[list[int]]] = []
        self._is_down = False
        self._hand = OneHand(
            Line(begin=self._begin, go_on=self._go_on, end=self._end, drop=self._drop)
        )
        self._began_ms: int | None = None
        self._ink = QImage()
        self._large = large
        self.setAccessibleName(_("{name} signs here").format(name=name))
        self.setAccessibleDescription(
            _("Draw with a finger, a pen or the mouse; or choose another way of signing.")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear_button = Button(
            _("Clear"),
            name=_("Clear the signature"),
            role="soft",
            size="large" if large else "small",
            parent=self,
        )
        self.clear_button.setToolTip("")
        self.clear_button.clicked.connect(self.clear)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a signature."""
        return QSize(theme_now().px(300), theme_now().px(168 if self._large else 128))

    def strokes(self) -> list[list[list[int]]]:
        """Return what was drawn; empty when nothing was."""
        return [[list(point) for point in stroke] for stroke in self._strokes]

    def show_strokes(self, strokes: Strokes) -> None:
        """Go on with what was drawn before."""
        self._strokes = [[[round(one) for one in point] for point in line] for line in strokes]
        self._paint_anew()
        self.changed.emit()

    def clear(self) -> None:
        """Begin anew."""
        self._strokes.clear()
        self._is_down = False
        self._hand.forget()
        self._began_ms = None
        self._paint_anew()
        self.changed.emit()

    # --- drawing -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a stroke."""
        self._hand.mouse(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Draw on."""
        self._hand.mouse(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the stroke."""
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

    def _begin(self, at: QPointF, ms: int, pressure: float) -> None:
        self._is_down = True
        self._strokes.append([self._point(at, ms, pressure)])
        self._paint_last()

    def _go_on(self, at: QPointF, ms: int, pressure: float) -> None:
        if not self._is_down:
            return
        point = self._point(at, ms, pressure)
        if point[:2] != self._strokes[-1][-1][:2]:
            self._strokes[-1].append(point)
            self._paint_last()

    def _end(self) -> None:
        if self._is_down:
            self._is_down = False
            self.changed.emit()

    def _drop(self) -> None:
        if self._is_down:
            self._is_down = False
            self._strokes.pop()
            self._paint_anew()

    def _point(self, at: QPointF, ms: int, pressure: float) -> list[int]:
        if self._began_ms is None:
            self._began_ms = ms
        wide, high = self.width(), self.height()
        x = min(max(at.x(), -wide * _BEYOND), wide * (1 + _BEYOND))
        y = min(max(at.y(), -high * _BEYOND), high * (1 + _BEYOND))
        point = [round(x), round(y), max(0, ms - self._began_ms)]
        # A mouse and most fingers press with nothing or with all there is: that tells nothing.
        return [*point, round(pressure * 100)] if 0 < pressure < 1 else point

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Clear with Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    # --- painting ------------------------------------------------------------------------------

    def _paint_last(self) -> None:
        """Add the newest piece of line to what is painted; all of it need not be drawn again."""
        if self._ink.isNull():
            self._paint_anew()
            return
        stroke = self._strokes[-1][-8:]
        painter = QPainter(self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_stroke(
            painter, stroke, theme_now().ink(), first=len(stroke) - 1, wider=_as_large_as_text()
        )
        painter.end()
        self.update()

    def _paint_anew(self) -> None:
        dpr = self.devicePixelRatioF()
        if self.size().isEmpty():
            return
        self._ink = QImage(self.size() * dpr, QImage.Format.Format_ARGB32_Premultiplied)
        self._ink.setDevicePixelRatio(dpr)
        self._ink.fill(Qt.GlobalColor.transparent)
        if self._strokes:
            painter = QPainter(self._ink)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_strokes(painter, self._strokes, theme_now().ink(), wider=_as_large_as_text())
            painter.end()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button in its corner, and what was drawn."""
        super().resizeEvent(event)
        hint, gap = self.clear_button.sizeHint(), theme_now().gap(8)
        left = gap if self.isRightToLeft() else self.width() - hint.width() - gap
        self.clear_button.setGeometry(left, gap, hint.width(), hint.height())
        self._paint_anew()

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
        painter.drawImage(QPointF(0, 0), self._ink)


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
        drawn = bounds_of(self._strokes)
        if not self._strokes:
            return
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        across = room.width() / max(1.0, drawn.width())
        scale = min(across, room.height() / max(1.0, drawn.height()), 1.4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-drawn.center())
        wider = 0.9 * _as_large_as_text() / scale
        paint_strokes(painter, self._strokes, theme_now().ink(), wider=wider)
