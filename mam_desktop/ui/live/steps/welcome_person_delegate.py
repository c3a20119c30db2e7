"""Paints the rows of “Who is here”."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mam_desktop.ui.live.steps.parts.direction import runs_right_to_left
from mam_desktop.ui.live.steps.parts.row_model import ROW_ROLE
from mam_desktop.ui.live.steps.welcome_person_layout import RowLayout, RowMeasure, marks_of
from mam_desktop.ui.live.steps.welcome_person_rows import PersonRow, StateWord
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.avatar import letters_of
from mam_desktop.ui.widgets.chip import paint_chip_at

Index = QModelIndex | QPersistentModelIndex


class PersonDelegate(QStyledItemDelegate):
    """One person: who they are, what to know of them, and a button a state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the size of a row at the list's width."""
        return RowMeasure(theme_now()).size(row_of(index), option.rect.width())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = row_of(index)
        measure = RowMeasure(theme_now())
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        layout = measure.layout(row, option.rect, mirrored=mirrored)
        is_focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, layout.card, is_focused=is_focused)
        _paint_avatar(painter, layout.avatar, row)
        _paint_words(painter, measure, layout, row, mirrored=mirrored)
        for state, box in layout.states.items():
            said = measure.words[state]
            _paint_state(
                painter, measure, box, said, is_on=state == row.chosen, shows_key=is_focused
            )
        _paint_icon(painter, "dots", theme_now().palette.ink_2, layout.menu, theme_now().px(18))
        painter.restore()


def row_of(index: Index) -> PersonRow:
    """Return the row behind an index."""
    return cast("PersonRow", index.data(ROW_ROLE))


def _paint_ground(painter: QPainter, card: QRect, *, is_focused: bool) -> None:
    theme = theme_now()
    radius = theme.sizes.radius("card")
    if is_focused:
        painter.setPen(QPen(QColor(theme.palette.focus), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(card), radius, radius)
    painter.setPen(QPen(QColor(theme.palette.focus_edge if is_focused else theme.palette.line), 1))
    painter.setBrush(QColor(theme.palette.surface))
    inset = 1.5 if is_focused else 0.5
    painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), radius, radius)


def _paint_avatar(painter: QPainter, box: QRect, row: PersonRow) -> None:
    theme = theme_now()
    colours = theme.palette
    circle = QRectF(box)
    if row.is_here:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.avatar_family if row.is_family else colours.avatar_service))
        painter.drawEllipse(circle)
        painter.setPen(QColor(colours.on_avatar))
    else:
        painter.setPen(QPen(QColor(colours.ink_2), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(colours.ink_2))
    painter.setFont(theme.font_px(13, BOLD))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters_of(row.name))


def _paint_words(
    painter: QPainter, measure: RowMeasure, layout: RowLayout, row: PersonRow, *, mirrored: bool
) -> None:
    theme = measure.theme
    own = measure.own_shown(row)
    for box, said, font, colour in (
        (layout.name, row.name, measure.name_font, theme.ink()),
        (layout.own_words, own, measure.own_font, theme.ink("voice")),
        (layout.about, row.about, measure.about_font, QColor(theme.palette.ink_2)),
    ):
        if box.width() > theme.px(12) and said:
            painter.setFont(font)
            painter.setPen(colour)
            lines = _lines(said, QFontMetrics(font), box.size())
            painter.drawText(box, _flags(said, mirrored=mirrored), "\n".join(lines))
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    for (words, look), where in zip(marks_of(row), layout.marks, strict=True):
        paint_chip_at(painter, QRectF(where), words, look, dpr, mirrored=mirrored)


def _flags(words: str, *, mirrored: bool) -> int:
    right = runs_right_to_left(words) if not mirrored else True
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    return int((side | middle).value)


def _lines(words: str, metrics: QFontMetrics, room: QSize) -> list[str]:
    """Return words on as many lines as there is room for; what is longer ends in dots."""
    left, lines = words.split(), list[str]()
    for _line in range(room.height() // metrics.height() - 1):
        taken = 1
        while metrics.horizontalAdvance(" ".join(left[: taken + 1])) <= room.width():
            taken += 1
            if taken >= len(left):
                break
        if taken >= len(left):
            break
        lines.append(" ".join(left[:taken]))
        left = left[taken:]
    lines.append(" ".join(left))
    cut = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(one, cut, room.width()) for one in lines]


def _paint_state(
    painter: QPainter,
    measure: RowMeasure,
    box: QRect,
    said: StateWord,
    *,
    is_on: bool,
    shows_key: bool,
) -> None:
    """Paint one button; while the row has the keyboard its letter is underlined."""
    theme = measure.theme
    edge = theme.palette.primary if is_on else theme.palette.line
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(theme.palette.primary if is_on else theme.palette.surface))
    radius = theme.sizes.radius("control")
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(measure.state_font)
    painter.setPen(QColor(theme.palette.on_primary if is_on else theme.palette.ink))
    flags = int(Qt.AlignmentFlag.AlignCenter.value) | int(Qt.TextFlag.TextSingleLine)
    words = said.words.replace("&", "&&")
    if shows_key and said.at >= 0:
        words = f"{said.words[: said.at]}&{said.words[said.at :]}"
    painter.drawText(box, flags | int(Qt.TextFlag.TextShowMnemonic), words)


def _paint_icon(painter: QPainter, name: str, colour: str, box: QRect, side: int) -> None:
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    drawn = icon_pixmap(name, colour, side, dpr)
    left = box.left() + (box.width() - side) / 2
    top = box.top() + (box.height() - side) / 2
    painter.drawPixmap(QPointF(left, top), drawn)
