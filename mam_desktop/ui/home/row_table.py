"""A table of rows: calm lines, chips in cells, whole rows chosen."""

from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mam_desktop.ui.home.row_models import CHIP_ROLE, RowTableModel
from mam_desktop.ui.ports import ChipWords
from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.chip import ChipLook, chip_size, paint_chip_at

R = TypeVar("R")
LEAST_PX = 150
"""So wide is the column that takes the rest, or the table scrolls sideways."""


class ChipDelegate(QStyledItemDelegate):
    """Paints cells that are chips as chips, strong columns strong, everything else as words."""

    def __init__(self, model: RowTableModel[R], parent: QWidget) -> None:
        super().__init__(parent)
        self._strong = [column.is_strong for column in model.columns]
        self._wraps = [column.stretches for column in model.columns]

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Take the words of a chip out, so that they are not painted twice."""
        super().initStyleOption(option, index)
        if isinstance(index.data(CHIP_ROLE), ChipWords):
            option.text = ""
        elif self._strong[index.column()]:
            option.font = theme_now().font("body", STRONG)
        if self._wraps[index.column()]:
            # A row is high enough for two lines.
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for the whole chip."""
        size = super().sizeHint(option, index)
        chip = index.data(CHIP_ROLE)
        if isinstance(chip, ChipWords):
            wide = chip_size(chip.words, ChipLook(chip.tone, chip.icon)).width()
            size.setWidth(wide)
        size.setWidth(size.width() + 2 * theme_now().gap(12))
        return size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        chip = index.data(CHIP_ROLE)
        if not isinstance(chip, ChipWords):
            return
        look = ChipLook(chip.tone, chip.icon)
        size = chip_size(chip.words, look)
        cell = QRectF(option.rect)
        gap = theme_now().gap(8)
        wide = min(float(size.width()), cell.width() - 2 * gap)
        top = cell.center().y() - size.height() / 2
        box = QRectF(cell.left() + gap, top, wide, size.height())
        painter.save()
        paint_chip_at(painter, box, chip.words, look, option.widget.devicePixelRatioF())
        painter.restore()


class RowTable(QTableView):
    """A table over a `RowTableModel`."""

    def __init__(self, model: RowTableModel[R], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(ChipDelegate(model, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme_now().px(46))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        stretched = (no for no, column in enumerate(model.columns) if column.stretches)
        self._stretched = next(stretched, None)
        self._give_room()
        model.modelReset.connect(self._give_room)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the words that matter most what the other columns leave."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Let one column take the rest; where that is too little, the table scrolls sideways."""
        no, head = self._stretched, self.horizontalHeader()
        if no is None:
            return
        least = theme_now().px(LEAST_PX)
        others = sum(
            max(self.sizeHintForColumn(one), head.sectionSizeHint(one))
            for one in range(head.count())
            if one != no and not self.isColumnHidden(one)
        )
        if self.viewport().width() - others >= least:
            head.setSectionResizeMode(no, QHeaderView.ResizeMode.Stretch)
        else:
            head.setSectionResizeMode(no, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(no, least)
