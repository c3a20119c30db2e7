"""What a search found, as rows that are painted: the words, and below them what, who and when."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mam_desktop.meeting.meetings import STEP_NAMES
from mam_desktop.meeting.searching import Found
from mam_desktop.texts import _, short_date
from mam_desktop.ui.live.steps.parts.row_model import ROW_ROLE, R, RowModel
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now

HIGH_PX = 54


class TwoLines(Protocol):
    """A row of words, and below them what they are."""

    @property
    def first_line(self) -> str:
        """Return the words."""
        ...

    @property
    def about(self) -> str:
        """Return what they are, whose and when."""
        ...

    @property
    def is_locked(self) -> bool:
        """Say whether they are not for everyone."""
        ...


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing that was found."""

    found: Found

    @property
    def key(self) -> str:
        """Return what stays the same."""
        return self.found.key

    @property
    def first_line(self) -> str:
        """Return the words that were found."""
        return self.found.snippet

    @property
    def is_locked(self) -> bool:
        """Say whether it is not for everyone."""
        return self.found.is_narrowed

    @property
    def about(self) -> str:
        """Return what it is, whose, and where or when."""
        one = self.found
        parts = [_(one.label), one.who]
        if one.on is not None:
            parts.append(_("meeting of {day}").format(day=short_date(one.on)))
        if one.step:
            parts.append(_("in {step}").format(step=_(STEP_NAMES[one.step])))
        if one.is_narrowed:
            parts.append(_("not for everyone"))
        return " · ".join(part for part in parts if part)

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return f"{self.found.snippet}, {self.about}"


def two_line_list(rows: RowModel[R], name: str) -> QListView:
    """Return a list that paints rows on two lines each."""
    made = QListView()
    made.setModel(rows)
    made.setItemDelegate(FoundDelegate(made))
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setProperty("look", "cards")
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return made


class FoundDelegate(QStyledItemDelegate):
    """Paints a row on two lines."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of two lines."""
        return QSize(theme_now().px(200), theme_now().px(HIGH_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row; the chosen one has a ground, an edge and a mark."""
        row: TwoLines | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        colours = theme_now().palette
        painter.setPen(QPen(QColor(colours.primary if is_chosen else colours.line), 1 + is_chosen))
        painter.setBrush(QColor(colours.primary_soft if is_chosen else colours.surface))
        painter.drawRoundedRect(box, 8, 8)
        _paint_lines(painter, box, row, option)
        painter.restore()


def _paint_lines(
    painter: QPainter, box: QRectF, row: TwoLines, option: QStyleOptionViewItem
) -> None:
    theme = theme_now()
    side = theme.px(16)
    inside = box.adjusted(theme.gap(12), theme.gap(4), -theme.gap(12), -theme.gap(4))
    dpr = option.widget.devicePixelRatioF()
    if row.is_locked:
        lock = icon_pixmap("lock", theme.palette.ink_2, side, dpr)
        painter.drawPixmap(QPointF(inside.right() - side, inside.top() + 2), lock)
        inside.setRight(inside.right() - side - theme.gap(6))
    half = inside.height() / 2
    lines = (
        (row.first_line, theme.font("body"), theme.ink(), inside.top()),
        (row.about, theme.font("small"), QColor(theme.palette.ink_2), inside.top() + half),
    )
    for words, font, ink, top in lines:
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        line = QRectF(inside.left(), top, inside.width(), half)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
