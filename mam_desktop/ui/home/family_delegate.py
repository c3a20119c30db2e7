"""Draws a family as a card: who, where they stand, what comes next, what is stuck."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mam_desktop.ui.home.row_models import ROW_ROLE
from mam_desktop.ui.ports import FamilyRow
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import BOLD, NORMAL, STRONG, theme_now
from mam_desktop.ui.widgets.avatar import letters_of
from mam_desktop.ui.widgets.chip import ChipLook, chip_size, paint_chip_at

HIGH_PX, GAP_PX = 67, 8
STAGES_FROM_PX = 760
"""Width at 100 per cent from which there is room for the stages."""


class FamilyDelegate(QStyledItemDelegate):
    """Paints `FamilyRow`s."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a card and the gap below it."""
        theme = theme_now()
        return QSize(theme.px(320), theme.px(HIGH_PX) + theme.gap(GAP_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        row = index.data(ROW_ROLE)
        if isinstance(row, FamilyRow):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(0, 0, 0, -theme_now().gap(GAP_PX))
            card = _Card(painter, box, option.widget, row)
            card.paint_ground(option.state)
            card.paint_who()
            card.paint_state(card.paint_end())
            painter.restore()


class _Card:
    """One card while it is painted; every place is said from the side where reading begins."""

    def __init__(self, painter: QPainter, box: QRectF, widget: QWidget, row: FamilyRow) -> None:
        self._painter, self._box, self._row = painter, box, row
        self._theme = theme_now()
        self._dpr = widget.devicePixelRatioF()
        self._mirrored = widget.isRightToLeft()
        self._has_stages = box.width() >= self._theme.px(STAGES_FROM_PX)

    def _at(self, start: float, wide: float, high: float, down: float = 0.0) -> QRectF:
        """Return a box `start` from the beginning, in the middle of the height plus `down`."""
        left = self._box.right() - start - wide if self._mirrored else self._box.left() + start
        return QRectF(left, self._box.center().y() - high / 2 + down, wide, high)

    def paint_ground(self, state: QStyle.StateFlag) -> None:
        """Paint the card itself, and the ring when the keyboard is on it."""
        colours, painter, box = self._theme.palette, self._painter, self._box
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.hover if is_under else colours.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 3))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 9, 9)
            painter.setPen(QPen(QColor(colours.focus_edge), 1))
            painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), 7, 7)

    def paint_who(self) -> None:
        """Paint the letters, the name and what it is about."""
        theme, colours, painter = self._theme, self._theme.palette, self._painter
        side = theme.px(26)
        circle = self._at(16, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.avatar_family))
        painter.drawEllipse(circle)
        painter.setPen(QColor(colours.on_avatar))
        painter.setFont(theme.font_px(12, BOLD))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letters_of(self._row.name))
        start = 16 + side + theme.px(15)
        wide, high = self._stages_start - start - 12, theme.px(21)
        name, about = self._at(start, wide, high, -high / 2), self._at(start, wide, high, high / 2)
        self._line(name, self._row.name, theme.font("body", STRONG), colours.ink)
        self._line(about, self._row.about, theme.font("small"), colours.ink_2)

    @property
    def _stages_start(self) -> float:
        return self._box.width() * (0.3 if self._has_stages else 0.45)

    def paint_state(self, end: float) -> None:
        """Paint how far the family has come and what comes next, up to `end`."""
        theme, start = self._theme, self._stages_start
        if self._has_stages:
            self._paint_stages(start)
            start = max(self._box.width() * 0.48, start + theme.px(204))
        words = self._at(start, max(0.0, end - start - 12), self._box.height())
        weight = STRONG if self._row.is_today else NORMAL
        self._line(words, self._row.state, theme.font("body", weight), theme.palette.ink)

    def _paint_stages(self, start: float) -> None:
        theme, row = self._theme, self._row
        wide, high, gap = theme.px(26), theme.px(7), theme.px(4)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for no in range(row.stages):
            colour = theme.palette.primary if no < row.stages_done else theme.palette.line
            self._painter.setBrush(QColor(colour))
            piece = self._at(start + no * (wide + gap), wide, high)
            self._painter.drawRoundedRect(piece, high / 2, high / 2)

    def paint_end(self) -> float:
        """Paint arrow and chip; return where they begin."""
        theme, chip = self._theme, self._row.chip
        side = theme.px(20)
        name = "chevron-left" if self._mirrored else "chevron-right"
        arrow = icon_pixmap(name, theme.palette.ink, side, self._dpr)
        end = self._box.width() - 14 - side
        self._painter.drawPixmap(self._at(end, side, side).topLeft().toPoint(), arrow)
        if chip is None:
            return end
        look = ChipLook(chip.tone, chip.icon)
        size = chip_size(chip.words, look)
        start = end - size.width() - 14
        place = self._at(start, size.width(), size.height())
        paint_chip_at(self._painter, place, chip.words, look, self._dpr, mirrored=self._mirrored)
        return start

    def _line(self, box: QRectF, words: str, font: QFont, colour: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        metrics = self._painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(box.width()))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        self._painter.drawText(box, side, shown)
