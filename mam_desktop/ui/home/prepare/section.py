"""The base of the sections of preparing a meeting."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.theme.theme import theme_now


class Section(QWidget):
    """One section; it shows what is noted, and writes through `preparing.do`."""

    def __init__(self, preparing: Preparing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preparing = preparing
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme_now().squeeze(10))

    @property
    def is_ready(self) -> bool:
        """Say whether nothing is left to do here."""
        return False

    def refresh(self) -> None:
        """Show what is noted now."""

    def start(self) -> None:
        """Give the focus to where work begins; nothing by default."""

    def reveal(self, widget: QWidget) -> None:
        """Bring a form that opened into sight, once it has its size."""
        QTimer.singleShot(0, widget, partial(self._settle_and_show, widget))

    def _settle_and_show(self, widget: QWidget) -> None:
        """Let the layouts pass on how high a text is at its width; they need a second turn."""
        QTimer.singleShot(0, widget, partial(self._show_now, widget))

    def _show_now(self, widget: QWidget) -> None:
        up = self.parentWidget()
        while up is not None and not isinstance(up, QScrollArea):
            up = up.parentWidget()
        inner = up.widget() if up is not None else None
        if up is None or inner is None or not inner.isAncestorOf(widget):
            return
        top = widget.mapTo(inner, QPoint(0, 0)).y()
        bar, seen = up.verticalScrollBar(), up.viewport().height()
        if top + widget.height() > bar.value() + seen:
            bar.setValue(min(top, top + widget.height() - seen))

    def finish(self) -> None:
        """Write what is still in hand, before another section is shown."""
