"""Draws a family as a card: who, where they stand, what comes next, what is stuck."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mam_desktop.ui.home.row_models import ROW_ROLE
from mam_desktop.ui.ports import FamilyRow
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import BOLD, NORMAL, STRONG, Theme, theme_now
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
        if not isinstance(row, FamilyRow):
            return
        theme = theme_now()
        box = QRectF(option.rect).adjusted(0, 0, 0, -theme.gap(GAP_PX))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, option, theme)
        self._paint_who(painter, box, row, theme)
        right = self._paint_end(painter, box, row, theme, option.widget)
        self._paint_state(painter, box, right, row, theme)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, theme: Theme
    ) -> None:
        colours = theme.palette
        state = option.state
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.hover if is_under else colours.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 3))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 9, 9)
            painter.setPen(QPen(QColor(colours.focus_edge), 1))
            painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), 7, 7)

    def _paint_who(self, painter: QPainter, box: QRectF, row: FamilyRow, theme: Theme) -> None:
        colours = theme.palette
        side = theme.px(26)
        circle = QRectF(box.left() + 16, box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.avatar_family))
        painter.drawEllipse(circle)
        painter.setPen(QColor(colours.on_avatar))
        painter.setFont(theme.font_px(12, BOLD))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letters_of(row.name))
        left = circle.right() + theme.px(15)
        wide = self._stages_left(box, theme) - left - 12
        middle, high = box.center().y(), theme.px(22)
        top = QRectF(left, middle - high + theme.px(1), wide, high)
        below = QRectF(left, middle + theme.px(1), wide, high - theme.px(2))
        _line(painter, top, row.name, theme.font("body", STRONG), colours.ink)
        _line(painter, below, row.about, theme.font("small"), colours.ink_2)

    def _stages_left(self, box: QRectF, theme: Theme) -> float:
        if box.width() < theme.px(STAGES_FROM_PX):
            return box.left() + box.width() * 0.45
        return box.left() + box.width() * 0.253

    def _paint_state(
        self, painter: QPainter, box: QRectF, right: float, row: FamilyRow, theme: Theme
    ) -> None:
        left = self._stages_left(box, theme)
        if box.width() >= theme.px(STAGES_FROM_PX):
            self._paint_stages(painter, box, left, row, theme)
            left = max(box.left() + box.width() * 0.437, left + theme.px(204))
        words = QRectF(left, box.top(), max(0.0, right - left - 12), box.height())
        weight = STRONG if row.is_today else NORMAL
        _line(painter, words, row.state, theme.font("body", weight), theme.palette.ink)

    def _paint_stages(
        self, painter: QPainter, box: QRectF, left: float, row: FamilyRow, theme: Theme
    ) -> None:
        wide, high, gap = theme.px(26), theme.px(7), theme.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        for no in range(row.stages):
            colour = theme.palette.primary if no < row.stages_done else theme.palette.line
            painter.setBrush(QColor(colour))
            at = left + no * (wide + gap)
            piece = QRectF(at, box.center().y() - high / 2, wide, high)
            painter.drawRoundedRect(piece, high / 2, high / 2)

    def _paint_end(
        self, painter: QPainter, box: QRectF, row: FamilyRow, theme: Theme, widget: QWidget
    ) -> float:
        """Paint arrow and chip; return where they begin."""
        side = theme.px(20)
        dpr = widget.devicePixelRatioF()
        arrow = icon_pixmap("chevron-right", theme.palette.ink, side, dpr)
        right = box.right() - 14 - side
        painter.drawPixmap(QPointF(right, round(box.center().y() - side / 2)), arrow)
        if row.chip is None:
            return right
        look = ChipLook(row.chip.tone, row.chip.icon)
        size = chip_size(row.chip.words, look)
        left = right - size.width() - 14
        place = QRectF(left, box.center().y() - size.height() / 2, size.width(), size.height())
        paint_chip_at(painter, place, row.chip.words, look, dpr)
        return left


def _line(painter: QPainter, box: QRectF, words: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(box.width()))
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
    painter.drawText(box, side, shown)
