"""A card: a bordered surface with a column or a row of things on it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now


class Card(QFrame):
    """A surface; `edge` and `ground` take a tone; `look`: strong, chosen, dashed, flat, column."""

    def __init__(
        self,
        *,
        across: bool = False,
        look: str = "",
        edge: str = "",
        ground: str = "",
        margins: tuple[int, int, int, int] = (14, 12, 14, 12),
        spacing: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self._edge = edge
        for name, value in (("look", look), ("ground", ground)):
            if value:
                self.setProperty(name, value)
        gap = theme_now().gap
        self.content: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        left, top, right, bottom = margins
        self.content.setContentsMargins(gap(left), top, gap(right), bottom)
        self.content.setSpacing(gap(spacing))

    def set_look(self, look: str) -> None:
        """Change the look; nothing is a plain card."""
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_edge(self, edge: str) -> None:
        """Change what the left edge says; nothing takes it away."""
        self._edge = edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, and the coloured edge inside its rounded corners."""
        super().paintEvent(event)
        if not self._edge:
            return
        theme = theme_now()
        colours = theme.palette
        colour = colours.voice_edge if self._edge == "voice" else colours.ink_of(self._edge)
        radius = theme.sizes.radius("card")
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), radius, radius)
        wide = theme.px(5)
        left = self.width() - wide if self.isRightToLeft() else 0
        bar = QPainterPath()
        bar.addRect(QRectF(left, 0, wide, self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline.intersected(bar), QColor(colour))

    def add(self, what: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout on the card."""
        if isinstance(what, QWidget):
            self.content.addWidget(what, stretch)
        else:
            self.content.addLayout(what, stretch)
