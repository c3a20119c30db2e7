"""A column of things that scrolls up and down when it does not fit, and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now


class ScrollColumn(QScrollArea):
    """A scrolling column; focus that moves inside is brought into sight by Qt.

    Its things stand at the top; one that `fills` gives them all the height there is.
    """

    def __init__(
        self,
        *,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        spacing: int = 8,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("column")
        gap, squeeze = theme_now().gap, theme_now().squeeze
        left, top, right, bottom = margins
        self.content = QVBoxLayout()
        self.content.setContentsMargins(gap(left), squeeze(top), gap(right), squeeze(bottom))
        self.content.setSpacing(spacing)
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self.content)
        if not fills:
            # A layout that is aligned to the top gives wrapped words the height of fewer lines.
            outer.addStretch(1)
        self.setWidget(inner)

    def add(self, what: QWidget | QLayout) -> None:
        """Put a widget or a layout at the end of the column."""
        if isinstance(what, QWidget):
            self.content.addWidget(what)
        else:
            self.content.addLayout(what)

    def clear(self) -> None:
        """Take everything out."""
        clear_layout(self.content)


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let Qt delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
