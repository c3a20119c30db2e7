"""A chip: a word and a shape about how something stands; never a colour alone."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import STRONG, theme_now


class Chip(QLabel):
    """An icon and words on the soft ground of a tone; `pill` is the high, round one of the bar."""

    def __init__(
        self,
        words: str,
        *,
        tone: str = "plain",
        icon: str = "",
        pill: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._icon, self._pill = tone, icon, pill
        self._icon_after = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> str:
        """Return what the chip is about."""
        return self._tone

    def say(self, words: str, *, tone: str | None = None, icon: str | None = None) -> None:
        """Change the words, and the tone and icon with them."""
        self._tone = self._tone if tone is None else tone
        self._icon = self._icon if icon is None else icon
        if words != self.text():
            self.setText(words)
            self.updateGeometry()
        self.update()

    def put_icon_after(self) -> None:
        """Draw the icon at the end, as a menu's arrow is."""
        self._icon_after = True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of icon and words."""
        theme = theme_now()
        wide = QFontMetricsF(self._chip_font()).horizontalAdvance(self.text()) + 1
        if self._icon:
            wide += theme.px(16) + theme.gap(6)
        return QSize(round(wide) + 2 * self._side(), theme.px(30 if self._pill else 20))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which words are cut with an ellipsis, but still there."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme_now().px(60)), whole.height())

    def _side(self) -> int:
        return theme_now().gap(11 if self._pill else 7)

    def _chip_font(self) -> QFont:
        return theme_now().font_px(14 if self._pill else 13, STRONG)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, icon and words."""
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.ink(self._tone)
        outlined = theme.palette.outlined
        painter.setPen(QPen(ink, 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(self._tone))
        inset = 0.5 if outlined else 0.0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = box.height() / 2 if self._pill else 5
        painter.drawRoundedRect(box, radius, radius)
        self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        theme = theme_now()
        inside = QRectF(self.rect()).adjusted(self._side(), 0, -self._side(), 0)
        if self._icon:
            side, gap = theme.px(16), theme.gap(6)
            at_end = self._icon_after != self.isRightToLeft()
            left = inside.right() - side if at_end else inside.left()
            top = round((self.height() - side) / 2)
            drawn = icon_pixmap(self._icon, ink.name(), side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, top), drawn)
            inside.adjust(0 if at_end else side + gap, 0, -(side + gap) if at_end else 0, 0)
        painter.setFont(self._chip_font())
        painter.setPen(ink)
        metrics = QFontMetricsF(self._chip_font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
