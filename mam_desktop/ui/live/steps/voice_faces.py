"""Five faces with their words, from really hard to really good."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from mam_desktop.meeting.labels import face_words
from mam_desktop.meeting.said import FACES
from mam_desktop.texts import _
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.enter_presses import enter_presses


class FaceButton(QAbstractButton):
    """One face; its word stands below, and a chosen one has a thick edge and bold words."""

    def __init__(self, face: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setCheckable(True)
        self.setAccessibleName(_("Face {no} of 5: {words}").format(no=face, words=face_words(face)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lines(self, wide: float) -> list[str]:
        """Return the word in one line, or in two where it is too narrow."""
        words = face_words(self._face)
        metrics = QFontMetricsF(theme_now().font("small", BOLD))
        if metrics.horizontalAdvance(words) <= wide or " " not in words:
            return [words]
        return words.split(" ", 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a face and two short lines."""
        return QSize(theme_now().px(62), theme_now().px(80))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a face and the longest part of a word."""
        return QSize(theme_now().px(50), theme_now().px(80))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too, not with the space bar alone."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the face and its word."""
        theme, is_on = theme_now(), self.isChecked()
        colours = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if is_on or self.underMouse():
            painter.setPen(QPen(QColor(colours.voice if is_on else colours.ink_2), 2 + is_on))
            painter.setBrush(QColor(colours.voice_soft if is_on else colours.hover))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        side = theme.px(38)
        ink = colours.voice if is_on else colours.ink
        drawn = icon_pixmap(f"own/face-{self._face}", ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, theme.px(5)), drawn)
        painter.setPen(theme.ink() if is_on else QColor(colours.ink_2))
        painter.setFont(theme.font("small", BOLD) if is_on else theme.font("small"))
        top = QRectF(0, theme.px(44), self.width(), theme.px(34))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, "\n".join(self._lines(box.width())))


class FaceChoice(QWidget):
    """Five faces of which one may be chosen; `picked` comes only from a person's hand."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {face: FaceButton(face) for face in FACES}
        self._held: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(2))
        for face, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(partial(self._on_button_clicked, face))

    def show_face(self, face: int | None) -> None:
        """Show which face was chosen."""
        self._held = face
        for one, button in self.buttons.items():
            button.setChecked(one == face)

    def _on_button_clicked(self, face: int) -> None:
        self.show_face(self._held)
        self.picked.emit(face)
