"""Children & families: the whole list, with a line to find one by name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mam_desktop.meeting.said_names import folded
from mam_desktop.texts import _
from mam_desktop.ui.home.family_list import FamilyList
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.ports import FamilyRow, HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel


class FamiliesPage(HomePage):
    """Every family this person leads for."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        gap = theme_now().gap
        self.find_line = QLineEdit()
        self.find_line.setAccessibleName(_("Find a family"))
        self.find_line.setPlaceholderText(_("Find a family by name or by what it is about"))
        self.find_line.setClearButtonEnabled(True)
        self.find_line.setMaximumWidth(theme_now().px(460))
        self.list = FamilyList()
        self._none = PlainLabel(_("No family fits."), look="quiet")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(12))
        title = _("Children & families")
        head = QHBoxLayout()
        head.setSpacing(gap(8))
        head.addWidget(PageHeader(title, _("Where each family stands, and what is stuck.")), 1)
        self.prepare = Button(_("Prepare a meeting"), icon="list-check")
        self.add_family = Button(_("Add a family"), icon="plus")
        for one in (self.prepare, self.add_family):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        rows.addWidget(self.find_line)
        rows.addWidget(self._none)
        rows.addWidget(self.list, 1)
        self.find_line.textChanged.connect(self.refresh)
        self.list.family_chosen.connect(self.family_chosen)
        self.list.prepare_wanted.connect(self._on_list_prepare_wanted)
        self.prepare.clicked.connect(self._on_prepare_clicked)
        self.add_family.clicked.connect(self.new_family_wanted)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_line.selectAll()

    def refresh(self) -> None:
        """Show the families that fit what is asked."""
        asked = folded(self.find_line.text().strip())
        rows = [one for one in self.desk.families() if asked in folded(f"{one.name} {one.about}")]
        self.list.show_families(rows)
        self._none.setVisible(not rows)

    def _on_list_prepare_wanted(self, row: FamilyRow) -> None:
        self.prepare_wanted.emit(row.family_id, "")

    def _on_prepare_clicked(self) -> None:
        self.prepare_wanted.emit("", "")
