"""Today: the next meeting and one big Start, then the families; on a visit only today's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import _, day_month, ngettext
from mam_desktop.ui.home.family_list import FamilyList
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.home.meeting_card import MeetingCard
from mam_desktop.ui.home.visit_card import VisitCard
from mam_desktop.ui.ports import FamilyRow, HomeDesk, MeetingRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout


def today_words(meetings: int, late: int) -> str:
    """Return one sentence about the day."""
    if not meetings:
        day = _("No meeting today.")
    else:
        day = ngettext("One meeting today.", "{count} meetings today.", meetings)
        day = day.format(count=meetings)
    if not late:
        return day
    stuck = ngettext("{count} action is late.", "{count} actions are late.", late)
    return _("{day} {stuck}").format(day=day, stuck=stuck.format(count=late))


class TodayPage(HomePage):
    """What matters today."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[MeetingRow, ...] | None = None
        self._build()
        self.list.family_chosen.connect(self.family_chosen)
        self.list.prepare_wanted.connect(self._on_list_prepare_wanted)
        self.visit.unlocked.connect(self.office_wanted)
        self.prepare.clicked.connect(self._on_prepare_clicked)
        self.add_family.clicked.connect(self.new_family_wanted)

    def _build(self) -> None:
        gap = theme_now().gap
        self._header = PageHeader("", " ")
        self._meetings = QVBoxLayout()
        self._meetings.setSpacing(gap(8))
        self.visit = VisitCard(self.desk)
        self.prepare = Button(_("Prepare a meeting"), icon="list-check")
        self.add_family = Button(_("Add a family"), icon="plus")
        self._families_head = PlainLabel(_("Families you lead for"), look="section")
        self.list = FamilyList()
        self._nobody = PlainLabel(_("No family is on this laptop yet."), look="quiet")
        self._families = QWidget()
        head = QHBoxLayout(self._families)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(gap(8))
        head.addWidget(self._families_head)
        head.addWidget(self._nobody)
        head.addStretch(1)
        head.addWidget(self.prepare)
        head.addWidget(self.add_family)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(9))
        rows.addWidget(self._header)
        rows.addSpacing(gap(7))
        rows.addLayout(self._meetings)
        rows.addSpacing(gap(9))
        rows.addWidget(self._families)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.visit)
        rows.addStretch(0)
        self._rows = rows

    @property
    def cards(self) -> list[MeetingCard]:
        """Return the cards of today's meetings."""
        return self.findChildren(MeetingCard)

    def refresh(self) -> None:
        """Show the day as it stands."""
        desk, on_visit = self.desk, self.desk.is_on_visit
        meetings = desk.meetings()
        late = 0 if on_visit else sum(one.is_late for one in desk.actions())
        todays = sum(one.is_today for one in meetings)
        self._header.title.setText(day_month(desk.now().date()))
        self._header.sentence.setText(today_words(todays, late))
        self._show_meetings(meetings)
        families = () if on_visit else desk.families()
        self._families.setVisible(not on_visit)
        self._families_head.setVisible(bool(families))
        # A family that was just added is on its way to the disk, and in no list yet.
        self._nobody.setVisible(not families and desk.is_saved)
        self.prepare.setVisible(bool(families))
        self.list.setVisible(not on_visit)
        if not on_visit:
            self.visit.fold()
        self.visit.setVisible(on_visit)
        self._rows.setStretch(self._rows.count() - 1, 1 if on_visit else 0)
        self.list.show_families(families)

    def start(self) -> None:
        """Begin with the next meeting, so that Enter opens it."""
        cards = self.cards
        if cards:
            cards[0].start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_meetings(self, meetings: tuple[MeetingRow, ...]) -> None:
        if meetings == self._shown:
            return
        self._shown = meetings
        clear_layout(self._meetings)
        for no, row in enumerate(meetings):
            card = MeetingCard(row, is_first=no == 0)
            card.start_wanted.connect(self._on_card_start_wanted)
            card.test_wanted.connect(self.test_wanted)
            card.prepare_wanted.connect(self._on_card_prepare_wanted)
            card.sheet_wanted.connect(self._on_card_sheet_wanted)
            self._meetings.addWidget(card)

    def _on_card_prepare_wanted(self, row: MeetingRow) -> None:
        self.prepare_wanted.emit(row.family_id, row.meeting_id)

    def _on_card_sheet_wanted(self, row: MeetingRow) -> None:
        self.papers_wanted.emit(row.family_id, row.meeting_id, "running_sheet")

    def _on_list_prepare_wanted(self, row: FamilyRow) -> None:
        self.prepare_wanted.emit(row.family_id, "")

    def _on_prepare_clicked(self) -> None:
        self.prepare_wanted.emit("", "")

    def _on_card_start_wanted(self, row: MeetingRow) -> None:
        self.start_wanted.emit(row.family_id, row.meeting_id)
