"""One ring for the whole window: yellow with a dark edge, round whatever the keyboard is on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from mam_desktop.ui.theme.theme import theme_now

MARGIN = 4
_WATCHED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """Follows the focus inside its window; a click does not call it, a key does."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._last_was_key = False
        window.installEventFilter(self)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note keys and clicks of the window; follow the target when what it lies in moves."""
        kind = event.type()
        if watched is self.window():
            if kind == QEvent.Type.Show:
                self._watch_input()
        elif kind == QEvent.Type.KeyPress:
            self._last_was_key = True
        elif kind == QEvent.Type.MouseButtonPress:
            self._last_was_key = False
        elif kind in _WATCHED:
            self._follow()
        return False

    def _watch_input(self) -> None:
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ring."""
        colours = theme_now().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(QColor(colours.focus), 3))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)
        painter.setPen(QPen(QColor(colours.focus_edge), 1))
        painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), 8, 8)

    def _on_app_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or now.window() is not self.window() or now.property("noRing"):
            self.hide()
            return
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        by_keyboard = by_keyboard or self._last_was_key
        if not by_keyboard or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.hide()
            return
        self._target = now
        up: QWidget | None = now
        while up is not None and up is not self.window():
            up.installEventFilter(self)
            self._watched.append(up)
            up = up.parentWidget()
        self._follow()

    def _let_go(self) -> None:
        for one in self._watched:
            try:
                one.removeEventFilter(self)
            except RuntimeError:  # its C++ side is gone already
                continue
        self._watched = []
        self._target = None

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        box = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        seen = self._seen_part(target, box)
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(seen.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self.raise_()
        self.show()

    def _seen_part(self, target: QWidget, box: QRect) -> QRect:
        """Return the part of the target that no scroll area cuts off."""
        up = target.parentWidget()
        while up is not None and up is not self.window():
            box = box & QRect(up.mapTo(self.window(), QPoint(0, 0)), up.size())
            up = up.parentWidget()
        return box
