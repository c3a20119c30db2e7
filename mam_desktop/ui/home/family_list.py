"""The families as a list of cards; Enter or a click opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.home.family_delegate import FamilyDelegate
from mam_desktop.ui.home.row_models import ROW_ROLE, RowListModel
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
    prepare_wanted = Signal(object)
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with a family: the Menu key, Shift+F10 or the right button."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        row = index.data(ROW_ROLE)
        if not isinstance(row, FamilyRow):
            return
        self.setCurrentIndex(index)
        menu = self.menu_of(row)
        below = self.visualRect(index).bottomLeft()
        at = event.globalPos() if is_mouse else self.viewport().mapToGlobal(below)
        menu.popup(at)

    def menu_of(self, row: FamilyRow) -> QMenu:
        """Return the menu of a family."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if row.newest_meeting_id is not None:
            opens = menu.addAction(_("Open the meeting"))
            opens.triggered.connect(lambda: self.family_chosen.emit(row))
        prepares = menu.addAction(_("Prepare a new meeting"))
        prepares.triggered.connect(lambda: self.prepare_wanted.emit(row))
        return menu

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two cards."""
        return QSize(theme_now().px(320), theme_now().px(150))

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.family_chosen.emit(self.families.rows[index.row()])
