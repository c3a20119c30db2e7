"""Actions of every family that are not settled yet, late ones first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.labels import STATUSES, label
from mam_desktop.texts import N_, _, ngettext, short_date
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.home.row_models import Column, RowTableModel
from mam_desktop.ui.home.row_table import RowTable
from mam_desktop.ui.ports import ActionRow, ChipWords, HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.page_header import PageHeader

_TONES = {"done": "can", "partly": "voice", "not_yet": "attention", "agreed": "plain"}


def status_chip(row: ActionRow) -> ChipWords:
    """Return where an action stands; a late one says so."""
    if row.is_late:
        return ChipWords(_("late"), "attention", "clock")
    icon = "check" if row.status == "done" else ""
    return ChipWords(label(STATUSES, row.status), _TONES.get(row.status, "plain"), icon)


def _due(row: ActionRow) -> str:
    return short_date(row.due_on) if row.due_on else ""


COLUMNS: tuple[Column[ActionRow], ...] = (
    Column(N_("What will happen"), lambda row: row.what, is_strong=True, stretches=True),
    Column(N_("Family"), lambda row: row.family),
    Column(N_("Who"), lambda row: row.owner),
    Column(N_("By when"), _due),
    Column(N_("Where it stands"), lambda row: status_chip(row).words, chip=status_chip),
)


class ActionsPage(HomePage):
    """The table of actions."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model: RowTableModel[ActionRow] = RowTableModel(COLUMNS, parent=self)
        self.table = RowTable(self.model, _("Actions"))
        self._header = PageHeader(_("Actions"), " ")
        gap = theme_now().gap
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(12))
        rows.addWidget(self._header)
        rows.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Show the actions as they stand."""
        rows = self.desk.actions()
        self.model.show_rows(rows)
        late = sum(one.is_late for one in rows)
        words = ngettext("{count} action is open", "{count} actions are open", len(rows))
        stuck = ngettext("{count} is late", "{count} are late", late).format(count=late)
        self._header.sentence.setText(
            _("{open}, {late}.").format(open=words.format(count=len(rows)), late=stuck)
        )
