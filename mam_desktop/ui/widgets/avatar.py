"""Two letters in a circle for a person; the whole name is what a screen reader says."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.plain_tip import show_tip


def letters_of(name: str) -> str:
    """Return the two letters that stand for a name: `Robin` -> `Ro`, `Ms Ode` -> `Ms`."""
    return name.strip()[:2].title()


class Avatar(QLabel):
    """A person, small; family and services differ in colour, somebody not here is dashed."""

    def __init__(
        self,
        name: str,
        *,
        is_family: bool,
        is_here: bool = True,
        side_px: int = 26,
        letters: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_family, self._is_here, self._side_px = is_family, is_here, side_px
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(letters or letters_of(name))
        spoken = name if is_here else _("{name}, not here").format(name=name)
        self.setAccessibleName(spoken)
        show_tip(self, spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square."""
        side = theme_now().px(self._side_px)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same square: a circle is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the circle and the letters."""
        theme = theme_now()
        colours = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._is_here:
            ground = colours.avatar_family if self._is_family else colours.avatar_service
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(box)
            painter.setPen(QColor(colours.on_avatar))
        else:
            painter.setPen(QPen(QColor(colours.ink_2), 1, Qt.PenStyle.DashLine))
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor(colours.ink_2))
        painter.setFont(theme.font_px(self._side_px * 0.46, BOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
