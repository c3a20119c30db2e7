"""Paints the cards of the board, and edits their “if” line in place."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mam_desktop.meeting.hearts import Hearts
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.board_card_layout import (
    CardLayout,
    CardMeasure,
    if_sentence,
    marks_of,
    measure_now,
    text_flags,
)
from mam_desktop.ui.live.steps.board_cards import CardModel, CardRow
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.avatar import letters_of
from mam_desktop.ui.widgets.pictogram_button import on_light_ground

Index = QModelIndex | QPersistentModelIndex


MOST_PICTURES = 40
"""About as many cards of a column as a large screen shows, near and far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """How a card stands out."""

    is_focused: bool
    is_near: bool
    """The mouse or the keyboard is on it."""


class CardDelegate(QStyledItemDelegate):
    """One card: words, “if”, who it is from, what it is for, hearts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[Hashable, tuple[CardMeasure, CardRow, QPixmap]] = {}
        """What a card was painted from, held so that its identity stays its own, and its picture"""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the size of a card at the column's width."""
        width = option.rect.width()
        return measure_now().size(_row_of(index), width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card; one that looks as before is only copied."""
        row, measure = _row_of(index), measure_now()
        focus, mouse = QStyle.StateFlag.State_HasFocus, QStyle.StateFlag.State_MouseOver
        look = CardLook(
            is_focused=bool(option.state & focus), is_near=bool(option.state & (focus | mouse))
        )
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        rect: QRect = option.rect
        if not dpr.is_integer():
            # A copy between pixels would be blurred.
            _paint_card(painter, measure, measure.layout(row, rect), row, look)
            return
        painter.drawPixmap(rect.topLeft(), self._picture(row, rect.size(), look, dpr))

    def _picture(self, row: CardRow, size: QSize, look: CardLook, dpr: float) -> QPixmap:
        measure = measure_now()
        key = (id(measure), id(row), size.width(), size.height(), look, dpr)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            drawn = QPixmap(size * dpr)
            drawn.setDevicePixelRatio(dpr)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            _paint_card(painter, measure, measure.layout(row, QRect(QPoint(), size)), row, look)
            painter.end()
            found = self._pictures[key] = (measure, row, drawn)
        return found[2]

    # --- the “if” line -------------------------------------------------------------------------

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the line that the “if” is written in."""
        name = _("What would make it possible: {words}").format(words=_row_of(index).words)
        return LineField(name, hint=_("what would make it possible?"), parent=parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Begin with what is written; what is being typed is never overwritten."""
        line = cast("LineField", editor)
        if not line.isModified():
            line.setText(_row_of(index).if_words)

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand the line on."""
        model.setData(index, cast("LineField", editor).words())

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the editor over the “if” line, as wide as the card."""
        rect: QRect = option.rect
        layout = measure_now().layout(_row_of(index), rect)
        high = editor.sizeHint().height()
        top = min(layout.if_line.top(), rect.bottom() - high)
        editor.setGeometry(rect.left() + 4, top, rect.width() - 8, high)


def _row_of(index: Index) -> CardRow:
    # Not by its data: that goes through Qt and back for each card of a column.
    return cast("CardModel", index.model()).row_at(index.row())


def _paint_card(
    painter: QPainter, measure: CardMeasure, layout: CardLayout, row: CardRow, look: CardLook
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, layout.card, is_focused=look.is_focused, is_dashed=row.held_back)
    _paint_words(painter, measure, layout, row)
    _paint_foot(painter, measure, layout, row, shows_menu=look.is_near)
    painter.restore()


def _paint_ground(painter: QPainter, card: QRect, *, is_focused: bool, is_dashed: bool) -> None:
    theme = theme_now()
    radius = theme.sizes.radius("card")
    if is_focused:
        painter.setPen(QPen(QColor(theme.palette.focus), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(card).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)
    edge = theme.palette.focus_edge if is_focused else theme.palette.line
    style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(edge), 1, style))
    painter.setBrush(QColor(theme.palette.surface))
    inset = 3.5 if is_focused else 0.5
    painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), radius, radius)


def _paint_words(painter: QPainter, measure: CardMeasure, layout: CardLayout, row: CardRow) -> None:
    theme = measure.theme
    painter.setPen(theme.ink())
    painter.setFont(measure.words_font)
    painter.drawText(layout.words, text_flags(row.words), row.words)
    quiet = QColor(theme.palette.ink_2)
    for box, said, colour in (
        (layout.meaning, row.meaning, quiet),
        (layout.last_time, _("from last time"), theme.ink("voice")),
        (layout.if_line, if_sentence(row), theme.ink("could_if")),
        (layout.panel, row.panel, theme.ink("panel")),
    ):
        if not box.isEmpty():
            painter.setFont(measure.small_font)
            painter.setPen(colour)
            painter.drawText(box, text_flags(said), said)
    if not layout.marks.isEmpty():
        painter.setFont(measure.small_strong)
        painter.setPen(theme.ink("attention" if row.torn else "private"))
        painter.drawText(layout.marks, text_flags(marks_of(row)), marks_of(row))


def _paint_about(painter: QPainter, box: QRect, words: str) -> None:
    """Paint what a card is for: wrapped where all of it fits, else one line that ends in dots."""
    metrics = painter.fontMetrics()
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    wraps = int(middle.value) | int(Qt.TextFlag.TextWordWrap)
    needed = metrics.boundingRect(box, wraps, words)
    if needed.height() <= box.height() and needed.width() <= box.width():
        painter.drawText(box, wraps, words)
    else:
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(middle.value), shown)


def _paint_foot(
    painter: QPainter, measure: CardMeasure, layout: CardLayout, row: CardRow, *, shows_menu: bool
) -> None:
    theme = measure.theme
    _paint_avatar(painter, layout.avatar, row)
    painter.setFont(measure.small_font)
    painter.setPen(QColor(theme.palette.ink_2))
    about = QRect(layout.about)
    if shows_menu:
        about.setRight(layout.menu.left())
    _paint_about(painter, about, row.about)
    _paint_picture(painter, layout.picture, row.picture)
    _paint_hearts(painter, measure, layout.hearts, row.hearts)
    if shows_menu:
        _paint_icon(painter, "dots", theme.palette.ink_2, layout.menu, theme.px(18))


def _paint_picture(painter: QPainter, box: QRect, name: str) -> None:
    """Paint the picture beside the words; a card without one has no room for it."""
    if box.isEmpty():
        return
    device, side = painter.device(), box.width()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    top = box.center().y() - side // 2
    painter.drawPixmap(QPointF(box.left(), top), on_light_ground(name, side, dpr))


def _paint_avatar(painter: QPainter, box: QRect, row: CardRow) -> None:
    if box.isEmpty():
        return
    theme = theme_now()
    colours = theme.palette
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.avatar_family if row.by_is_family else colours.avatar_service))
    side = box.width()
    box = QRect(box.left(), box.center().y() - side // 2, side, side)
    painter.drawEllipse(QRectF(box))
    painter.setFont(theme.font_px(12, BOLD))
    painter.setPen(QColor(colours.on_avatar))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters_of(row.by))


def _paint_hearts(painter: QPainter, measure: CardMeasure, box: QRect, hearts: Hearts) -> None:
    """Paint the family's hearts full, then those of others in outline: never one number."""
    theme = measure.theme
    side = theme.px(16)
    if not hearts:
        _paint_icon(painter, "heart", theme.palette.ink_2, box, side)
        return
    painter.setFont(measure.small_strong)
    left = box.right() + 1 - measure.hearts_width(hearts)
    for name, count, colour in (
        ("heart-filled", hearts.family, theme.palette.heart),
        ("heart", hearts.others, theme.palette.ink_2),
    ):
        if not count:
            continue
        wide = measure.heart_width(count)
        one = QRect(left, box.top(), wide, box.height())
        _paint_icon(painter, name, colour, QRect(left, box.top(), side, box.height()), side)
        painter.setPen(QColor(theme.palette.ink_2))
        flags = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)
        painter.drawText(one, flags, str(count))
        left += wide + theme.gap(8)


def _paint_icon(painter: QPainter, name: str, colour: str, box: QRect, side: int) -> None:
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    drawn = icon_pixmap(name, colour, side, dpr)
    left = box.left() + (box.width() - side) / 2
    top = box.top() + (box.height() - side) / 2
    painter.drawPixmap(QPointF(left, top), drawn)
