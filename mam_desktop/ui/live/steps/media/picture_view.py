"""Shows a picture as large as its room, sharp, with words where there is none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mam_desktop.ui.theme.theme import theme_now


class PictureView(QWidget):
    """One picture."""

    def __init__(self, name: str, *, high_px: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self._high_px = high_px
        self.setAccessibleName(name)
        vertical = QSizePolicy.Policy.Fixed if high_px else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    @property
    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    @property
    def words(self) -> str:
        """Return what is said in a picture's place."""
        return self._words

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image, self._words = image, ""
        self.update()

    def say(self, words: str) -> None:
        """Say something in a picture's place."""
        self._image, self._words = QImage(), words
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a picture."""
        theme = theme_now()
        return QSize(theme.px(240), theme.px(self._high_px or 300))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest room in which one sees something."""
        theme = theme_now()
        return QSize(theme.px(120), theme.px(self._high_px or 160))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture in the middle of a dashed frame."""
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.palette.line), 1, Qt.PenStyle.DashLine))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(6, 6, -6, -6)
        if self._image.isNull():
            painter.setPen(theme.ink("quiet"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, flags, self._words)
            return
        scale = min(
            inside.width() / self._image.width(), inside.height() / self._image.height(), 1.0
        )
        room = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
        room.moveCenter(inside.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(room, self._image)
