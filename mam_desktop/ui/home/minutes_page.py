"""Minutes, newest first: found, filtered, chosen by the hundred, exported and marked as sent."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import N_, _, brief_date, ngettext
from mam_desktop.ui.home.export_panel import ExportPanel
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.home.minutes_filter import MinutesFilter
from mam_desktop.ui.home.row_models import Column, RowTableModel
from mam_desktop.ui.home.row_table import RowTable
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.ports import HomeDesk, MinutesRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.styled import place

BESIDE_FROM_PX = 860
LOOK_AGAIN_MS = 150

COLUMNS: tuple[Column[MinutesRow], ...] = (
    Column(N_("Date"), lambda row: brief_date(row.on)),
    Column(N_("Meeting"), lambda row: row.meeting, is_strong=True, stretches=True),
    Column(N_("Lead"), lambda row: row.lead),
    Column(N_("State"), lambda row: row.state.words, chip=lambda row: row.state),
    Column(
        N_("Sent"),
        lambda row: row.sending.words if row.sending else "",
        chip=lambda row: row.sending,
    ),
)
LEAD = 2
"""The column that makes room where there is little."""


class MinutesPage(HomePage):
    """The table of minutes and what can be done with them."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model: RowTableModel[MinutesRow] = RowTableModel(
            COLUMNS, can_tick=lambda row: row.is_held, parent=self
        )
        self.table = RowTable(self.model, _("Minutes"))
        self.filter = MinutesFilter(desk.minutes_desk)
        self.panel = ExportPanel(desk.minutes_desk)
        self.verify = Button(_("Check a file…"), icon="shield-check")
        self.papers = Button(_("Copies and papers"), icon="copy")
        self.open = Button(_("Open"), name=_("Open this meeting"), icon="door-enter")
        self._header = PageHeader(_("Minutes"), " ")
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(6))
        for one in (self.open, self.papers, self.verify):
            row.addWidget(one)
        row.addStretch(1)
        head = Reflow(self._header, buttons, wide_px=700, stretch=(1, 0))
        work = QVBoxLayout()
        work.setContentsMargins(*theme_now().page_edges())
        work.setSpacing(gap(12))
        work.addWidget(head)
        work.addWidget(self.filter)
        work.addWidget(self.table, 1)
        side = QWidget()
        place(side, "panel")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self.panel)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(work, 1)
        self._across.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the export below the table where it does not fit beside."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme_now().px(BESIDE_FROM_PX)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if is_narrow else beside)
        self.panel.set_wide(is_narrow)
        self.table.setColumnHidden(LEAD, is_narrow)
        self.table.setMinimumHeight(theme_now().px(260 if is_narrow else 120))

    def _connect(self) -> None:
        self.model.dataChanged.connect(self._on_model_data_changed)
        self.model.modelReset.connect(self._on_model_data_changed)
        self.verify.clicked.connect(self.check_wanted)
        self.papers.clicked.connect(self._on_papers_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self.filter.changed.connect(self.refresh)
        self.filter.trouble.connect(self.trouble)
        self.filter.all_wanted.connect(self._on_filter_all_wanted)
        for keys, do in (
            ("Ctrl+A", self.filter.every.click),
            ("Ctrl+Shift+F", self.filter.search.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)
        self.panel.trouble.connect(self.trouble)
        self.panel.marked.connect(self._on_panel_marked)
        self.panel.exported.connect(self._on_panel_exported)

    def refresh(self) -> None:
        """Show the minutes as they stand."""
        rows = self.desk.minutes()
        self.filter.offer(rows, self.desk.now().date())
        self.model.show_rows(self.filter.shown(rows))
        self._say()

    def _say(self) -> None:
        sealed = sum(one.is_sealed for one in self.model.rows)
        words = ngettext("{count} sealed", "{count} sealed", sealed).format(count=sealed)
        if self.filter.month_words:
            words = _("{sealed} in {month}").format(sealed=words, month=self.filter.month_words)
        chosen = len(self.model.ticked)
        ticked = ngettext("{count} chosen", "{count} chosen", chosen).format(count=chosen)
        told = _("{sealed} · {chosen}").format(sealed=words, chosen=ticked)
        if self.filter.is_searching:
            told = _("Searching inside minutes…")
        elif not self.model.rows:
            told = _("No minutes fit what is chosen here.")
        self._header.sentence.setText(told)
        every = 0 < self.model.can_be_ticked == chosen
        self.filter.every.set_words(_("Tick none") if every else _("Tick all"))
        self.filter.every.setEnabled(self.model.can_be_ticked > 0)

    def _on_filter_all_wanted(self) -> None:
        self.model.tick_all(is_ticked=len(self.model.ticked) < self.model.can_be_ticked)

    def _on_panel_marked(self, words: str) -> None:
        self._look_until_saved()
        self.told.emit(words)

    def _look_until_saved(self) -> None:
        """Show what was marked as soon as it is on disk, which is where the list comes from."""
        is_saved = self.desk.is_saved
        self.refresh()
        if not is_saved:
            QTimer.singleShot(LOOK_AGAIN_MS, self, self._look_until_saved)

    def _on_model_data_changed(self) -> None:
        self._say()
        self.panel.show_chosen(self.model.ticked)

    def _on_panel_exported(self, count: int) -> None:
        words = ngettext("{count} file was written.", "{count} files were written.", count)
        self.told.emit(words.format(count=count))

    def _on_papers_clicked(self) -> None:
        row = self._row
        if row is not None:
            self.papers_wanted.emit(row.family_id, row.meeting_id, "")

    def _on_open_clicked(self) -> None:
        """Open a meeting, however long ago it was sealed: it can be signed late, and corrected."""
        row = self._row
        if row is not None:
            self.start_wanted.emit(row.family_id, row.meeting_id)

    @property
    def _row(self) -> MinutesRow | None:
        """Return the first one ticked, or else the one in hand."""
        at = max(0, self.table.currentIndex().row())
        rows = self.model.ticked or self.model.rows[at : at + 1]
        return rows[0] if rows else None
