"""The families as a list of cards; Enter or a click opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.home.family_delegate import FamilyDelegate
from mam_desktop.ui.home.row_models import RowListModel
from mam_desktop.ui.ports import FamilyRow
from mam_desktop.ui.theme.theme import theme_now


def say_family(row: FamilyRow) -> str:
    """Return what a screen reader says of a family."""
    stage = _("{done} of {all} stages").format(done=row.stages_done, all=row.stages)
    parts = [row.name, row.about, stage, row.state, row.chip.words if row.chip else ""]
    return ". ".join(part for part in parts if part)


class FamilyList(QListView):
    """Cards of families."""

    family_chosen = Signal(object)
    """FamilyRow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.families: RowListModel[FamilyRow] = RowListModel(say_family, self)
        self.setModel(self.families)
        self.setItemDelegate(FamilyDelegate(self))
        self.setAccessibleName(_("Families you lead for"))
        self.setProperty("look", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty("noRing", True)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_activated)

    def show_families(self, rows: Sequence[FamilyRow]) -> None:
        """Show these families."""
        self.families.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.families.index(0, 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two cards."""
        return QSize(theme_now().px(320), theme_now().px(150))

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.family_chosen.emit(self.families.rows[index.row()])
