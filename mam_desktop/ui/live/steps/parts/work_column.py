"""The scrolling middle of a page: brings a form that opens into sight."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtWidgets import QWidget

from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

EDGE_PX = 8


class WorkColumn(ScrollColumn):
    """A column of work; its scroll bar stands in the page's margin."""

    def __init__(self, *, spacing: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(margins=(0, 1, EDGE_PX, EDGE_PX), spacing=spacing, parent=parent)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return little: it takes the room that the page has, and scrolls in it."""
        return QSize(theme_now().px(320), theme_now().px(100))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height in which one card can be worked with."""
        return QSize(theme_now().px(200), theme_now().px(100))

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that the widget is seen, its top first, once it has its size."""
        QTimer.singleShot(0, widget, partial(self._settle_and_show, widget))

    def _settle_and_show(self, widget: QWidget) -> None:
        """Let the layouts pass on how high a text is at its width; they need a second turn."""
        QTimer.singleShot(0, widget, partial(self._show_now, widget))

    def _show_now(self, widget: QWidget) -> None:
        inner = self.widget()
        if inner is None or not inner.isAncestorOf(widget):
            return
        top = widget.mapTo(inner, QPoint(0, 0)).y() - EDGE_PX
        bottom = top + widget.height() + 2 * EDGE_PX
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + seen:
            bar.setValue(min(top, bottom - seen))
        if top < bar.value():
            bar.setValue(top)
