"""A chip: a word and a shape about how something stands; never a colour alone."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.plain_tip import show_tip


@dataclass(frozen=True, slots=True)
class ChipLook:
    """How a chip looks; a `pill` is the high, round one of the top bar."""

    tone: str = "plain"
    icon: str = ""
    pill: bool = False
    arrow: str = ""
    """An icon at the end, such as `chevron-down`."""

    def font(self) -> QFont:
        """Return the font of the words."""
        return theme_now().font_px(14 if self.pill else 13, STRONG)

    def told_anew(self, tone: str | None, icon: str | None) -> "ChipLook":
        """Return the same look with another tone or icon; None keeps what there was."""
        return replace(
            self,
            tone=self.tone if tone is None else tone,
            icon=self.icon if icon is None else icon,
        )

    @property
    def side(self) -> int:
        """Return the room at each end."""
        return theme_now().gap(11 if self.pill else 7)

    @property
    def ink(self) -> QColor:
        """Return the colour of words and icons."""
        return QColor(theme_now().palette.ink_of(self.tone))


def chip_size(words: str, look: ChipLook) -> QSize:
    """Return the size of a chip that shows all its words."""
    theme = theme_now()
    wide = QFontMetricsF(look.font()).horizontalAdvance(words) + 1
    icons = bool(look.icon) + bool(look.arrow)
    wide += icons * (theme.px(16) + theme.gap(6)) - (0 if words else theme.gap(6))
    return QSize(round(wide) + 2 * look.side, theme.control(30) if look.pill else theme.px(20))


def paint_chip(
    painter: QPainter, widget: QWidget, words: str, look: ChipLook, *, outlined: bool = False
) -> None:
    """Paint a chip over the whole of a widget."""
    box = QRectF(widget.rect())
    dpr = widget.devicePixelRatioF()
    paint_chip_at(
        painter, box, words, look, dpr, outlined=outlined, mirrored=widget.isRightToLeft()
    )


def paint_chip_at(
    painter: QPainter,
    where: QRectF,
    words: str,
    look: ChipLook,
    dpr: float,
    *,
    outlined: bool = False,
    mirrored: bool = False,
) -> None:
    """Paint a chip in a box, for delegates."""
    theme = theme_now()
    outlined = outlined or theme.palette.outlined
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.ink, 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.soft(look.tone))
    inset = 0.5 if outlined else 0.0
    box = where.adjusted(inset, inset, -inset, -inset)
    radius = box.height() / 2 if look.pill else 5
    painter.drawRoundedRect(box, radius, radius)
    inside = where.adjusted(look.side, 0, -look.side, 0)
    step, side = theme.px(16) + theme.gap(6), theme.px(16)
    first, last = (look.arrow, look.icon) if mirrored else (look.icon, look.arrow)
    top = round(where.center().y() - side / 2)
    if first:
        drawn = icon_pixmap(first, look.ink.name(), side, dpr)
        painter.drawPixmap(QPointF(inside.left(), top), drawn)
        inside.adjust(step, 0, 0, 0)
    if last:
        drawn = icon_pixmap(last, look.ink.name(), side, dpr)
        painter.drawPixmap(QPointF(inside.right() - side, top), drawn)
        inside.adjust(0, 0, -step, 0)
    _paint_words(painter, inside, words, look)


def _paint_words(painter: QPainter, inside: QRectF, words: str, look: ChipLook) -> None:
    painter.setFont(look.font())
    painter.setPen(look.ink)
    metrics = QFontMetricsF(look.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width() + 1)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)


class Chip(QLabel):
    """An icon and words on the soft ground of a tone."""

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
        self._look = ChipLook(tone, icon, pill)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> str:
        """Return what the chip is about."""
        return self._look.tone

    @property
    def icon(self) -> str:
        """Return the sign beside the words."""
        return self._look.icon

    def say(
        self, words: str, *, tone: str | None = None, icon: str | None = None, said: str = ""
    ) -> None:
        """Change the words; `said` is the whole sentence where the chip shows less."""
        before = self._look
        self._look = before.told_anew(tone, icon)
        looks_other = words != self.text() or self._look != before
        if words != self.text():
            self.setText(words)
            self.updateGeometry()
        self.setAccessibleName(said or words)
        show_tip(self, said if said != words else "")
        if looks_other:
            self.update()

    def shrinks(self) -> None:
        """Let the chip be cut with an ellipsis where there is no room."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of icon and words."""
        return chip_size(self.text(), self._look)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which words are cut with an ellipsis, but still there."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme_now().px(60)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, icon and words."""
        paint_chip(QPainter(self), self, self.text(), self._look)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
