"""Plain words: what services say, and how to say it so that everybody follows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.home.row_models import Column, RowTableModel
from mam_desktop.ui.home.row_table import RowTable
from mam_desktop.ui.ports import GlossaryRow, HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel

COLUMNS: tuple[Column[GlossaryRow], ...] = (
    Column(N_("Word"), lambda row: row.term, is_strong=True),
    Column(N_("In plain words"), lambda row: row.plain, stretches=True),
)


class WordsPage(HomePage):
    """The glossary with a line to search it; the whole meaning of one word below."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model: RowTableModel[GlossaryRow] = RowTableModel(COLUMNS, parent=self)
        self.table = RowTable(self.model, _("Plain words"))
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Find a word"))
        self.search.setPlaceholderText(_("Find a word, such as EHCP"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme_now().px(460))
        self._meaning = PlainLabel("", look="lead")
        self._build()
        self.search.textChanged.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(self._show_meaning)

    def _build(self) -> None:
        gap = theme_now().gap
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(12))
        title, sentence = _("Plain words"), _("Words services use, and words everybody follows.")
        rows.addWidget(PageHeader(title, sentence))
        rows.addWidget(self.search)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._meaning)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show the words that fit."""
        self.model.show_rows(self.desk.find_words(self.search.text().strip()))
        self._show_meaning()

    def _show_meaning(self) -> None:
        at = self.table.currentIndex()
        row = self.model.rows[at.row()] if at.isValid() else None
        self._meaning.setText(row.meaning or row.plain if row else "")
        self._meaning.setVisible(row is not None)
