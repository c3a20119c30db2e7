"""Home as a whole: bar, places, pages, and the panel for what two people changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mam_desktop.errors import WorldError
from mam_desktop.texts import _
from mam_desktop.ui.home.home_bar import HomeBar
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.home.home_pages import MAKE_PAGE
from mam_desktop.ui.home.nav_bar import ON_VISIT, PLACES, NavBar
from mam_desktop.ui.ports import ConflictRow, FamilyRow, HomeDesk, SyncState
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.message_strip import MessageStrip, Question
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.scroll_page import ScrollPage
from mam_desktop.ui.widgets.styled import place

if TYPE_CHECKING:
    from mam_desktop.ui.home.conflict_panel import ConflictPanel

LOOK_AGAIN_MS = 20_000
MARKED = frozenset(name for name, _words, _icon in PLACES)
"""Places with a mark of their own; other pages are opened from one of them."""
MAY_BE_SEEN_ON_VISIT = ON_VISIT | {"prepare", "papers"}
NARROW_BELOW_PX = 820


class HomeView(QWidget):
    """Everything between meetings."""

    start_wanted = Signal(str, str)
    """Family id, meeting id."""
    lock_wanted = Signal()
    setting_changed = Signal(str)

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, HomePage] = {}
        self._holders: dict[str, ScrollPage] = {}
        self._place = self._came_from = "today"
        place(self, "paper")
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.show_place("today")

    def _build(self) -> None:
        self.bar = HomeBar()
        self.nav = NavBar()
        self.strip = MessageStrip(margins=(22, 0, 22, 8))
        self.stack = QStackedWidget()
        work = QVBoxLayout()
        work.setSpacing(0)
        work.addWidget(self.stack, 1)
        work.addWidget(self.strip)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.nav)
        across.addLayout(work, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addLayout(across, 1)
        self._conflict: ConflictPanel | None = None

    def _connect(self) -> None:
        self.nav.place_chosen.connect(self.show_place)
        self.nav.visit_wanted.connect(self._on_nav_visit_wanted)
        self.bar.conflicts_wanted.connect(self.show_conflicts)
        self.bar.sync_wanted.connect(self.sync_now)
        self.bar.find_wanted.connect(self.find_family)
        self.bar.lock_wanted.connect(self.lock_wanted)
        for keys, do in (("Ctrl+F", self.find_family), ("Ctrl+L", self.lock_wanted)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    # --- places --------------------------------------------------------------------------------

    @property
    def page(self) -> HomePage:
        """Return the page in front."""
        return self._page(self._place)

    def show_place(self, name: str) -> None:
        """Go to a place; on a visit only where the visited family is."""
        may_go = not self._desk.is_on_visit or name in MAY_BE_SEEN_ON_VISIT
        wanted = name if may_go else "today"
        if wanted != self._place and self._place in self._pages:
            self.page.leave()
        if wanted in MARKED:
            self._came_from = wanted
        self._place = wanted
        self.nav.show_place(wanted)
        page = self.page
        self.stack.setCurrentWidget(self._holders[wanted])
        self.strip.clear()
        self.refresh()
        if self.isVisible():
            page.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin where work on the page begins, so that Enter opens the next meeting."""
        super().showEvent(event)
        if not event.spontaneous():
            self.page.start()

    def refresh(self) -> None:
        """Show everything as it stands now."""
        on_visit = self._desk.is_on_visit
        self.nav.set_on_visit(on_visit)
        self.bar.set_on_visit(on_visit)
        self.bar.show_sync(self._desk.sync_state())
        self.bar.show_conflicts(0 if on_visit else len(self._desk.conflicts()))
        self.page.refresh()

    def record_saved(self) -> None:
        """Show what came to the disk just now, where a place of lists is in front."""
        if self._place in MARKED and self.isVisible():
            self.refresh()

    def stop_looking(self) -> None:
        """Look no more by itself: the record behind it is about to close."""
        self._timer.stop()

    def find_family(self) -> None:
        """Go and find a family."""
        if not self._desk.is_on_visit:
            self.show_place("families")

    def _page(self, name: str) -> HomePage:
        if name not in self._pages:
            page = MAKE_PAGE[name](self._desk)
            page.start_wanted.connect(self._on_page_start_wanted)
            page.prepare_wanted.connect(self.prepare)
            page.papers_wanted.connect(self.show_papers)
            page.new_family_wanted.connect(self._on_page_new_family_wanted)
            page.check_wanted.connect(self._on_page_check_wanted)
            page.back_wanted.connect(self._on_page_back_wanted)
            page.question.connect(self.strip.ask)
            page.family_chosen.connect(self._on_page_family_chosen)
            page.test_wanted.connect(self._on_page_test_wanted)
            page.office_wanted.connect(self._on_page_office_wanted)
            page.setting_changed.connect(self.setting_changed)
            page.trouble.connect(self.strip.say)
            page.told.connect(self._on_page_told)
            self._pages[name] = page
            self._holders[name] = ScrollPage(page, _("The page of this place"))
            self.stack.addWidget(self._holders[name])
        return self._pages[name]

    def _forget_pages(self) -> None:
        """Let go of every page, so that nothing of any family is kept behind what is shown."""
        for name in list(self._pages):
            self._pages.pop(name).leave()
            holder = self._holders.pop(name)
            self.stack.removeWidget(holder)
            holder.setParent(None)
            holder.deleteLater()
        if self._conflict is not None:
            self._conflict.hide()
            self._conflict.setParent(None)
            self._conflict.deleteLater()
            self._conflict = None

    # --- preparing -----------------------------------------------------------------------------

    def prepare(self, family_id: str, meeting_id: str) -> None:
        """Prepare a meeting: one that is there, a new one of a family, or ask for whom."""
        from mam_desktop.ui.home.prepare.prepare_page import PreparePage

        self.show_place("prepare")
        page = self.page
        if not isinstance(page, PreparePage):
            return
        if family_id:
            page.show_meeting(family_id, meeting_id or None)
        else:
            page.ask_for_whom()

    def show_papers(self, family_id: str, meeting_id: str, copy: str) -> None:
        """Show the copies and papers of a meeting."""
        from mam_desktop.ui.home.papers_page import PapersPage

        self.show_place("papers")
        page = self.page
        if isinstance(page, PapersPage):
            page.show_meeting(family_id, meeting_id, copy)
            page.start()

    # --- checking files ------------------------------------------------------------------------

    def check_files(self, paths: Sequence[Path]) -> None:
        """Say of files, and of what is in folders, whether they are as they were sealed."""
        from mam_desktop.ui.home.check_page import CheckPage

        if self._desk.is_on_visit:
            self.strip.say(_("You are on a visit. Files are checked when you are back."))
            return
        self.show_place("check")
        page = self.page
        if isinstance(page, CheckPage):
            page.check(paths)

    def _on_page_check_wanted(self) -> None:
        self.show_place("check")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, and say what letting go of them does."""
        if _dropped(event):
            event.acceptProposedAction()
            self.strip.say(_("Let go to check whether it is as it was sealed."), tone="can")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Say no more of it."""
        super().dragLeaveEvent(event)
        self.strip.clear()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Check what was let go here; the file itself stays where it is."""
        paths = _dropped(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.strip.clear()
            self.check_files(paths)

    def _on_page_start_wanted(self, family_id: str, meeting_id: str) -> None:
        if self._place not in MARKED:
            self.show_place("today")
        self.start_wanted.emit(family_id, meeting_id)

    def _on_page_new_family_wanted(self) -> None:
        self.show_place("new_family")

    def _on_page_back_wanted(self) -> None:
        self.show_place(self._came_from)

    # --- doing ---------------------------------------------------------------------------------

    def sync_now(self) -> None:
        """Send and fetch changes."""
        self._desk.sync_now(self._on_desk_synced, self.strip.say)

    def _on_desk_synced(self, _state: SyncState) -> None:
        self.refresh()

    def _on_page_told(self, words: str) -> None:
        self.strip.say(words, tone="can")

    def _on_page_family_chosen(self, row: FamilyRow) -> None:
        if row.newest_meeting_id is not None:
            self.start_wanted.emit(row.family_id, row.newest_meeting_id)
        else:
            self.prepare(row.family_id, "")

    def _on_page_test_wanted(self) -> None:
        try:
            self._on_page_told(self._desk.test_screen())
        except WorldError as error:
            self.strip.say(str(error))

    # --- on a visit ----------------------------------------------------------------------------

    def _on_page_office_wanted(self) -> None:
        self._desk.set_on_visit(False)
        self.show_place("today")

    def _on_nav_visit_wanted(self) -> None:
        """Go on a visit to whom is met today; where that is not clear, ask."""
        rows = self._desk.meetings()
        if not rows or (len(rows) == 1 and rows[0].is_today):
            self._go_on_visit(rows[0].family_id if rows else "")
            return
        families = {one.family_id: one.title for one in rows}
        choices = (*families.values(), _("Nobody in particular"))
        ids = (*families, "")
        words = _("Whom do you visit? Only that family is shown until you are back.")
        self.strip.ask(Question(words, choices, lambda no: self._go_on_visit(ids[no])))

    def _go_on_visit(self, family_id: str) -> None:
        self._desk.set_on_visit(True, family_id)
        self._forget_pages()
        self._place = "today"
        self.show_place("today")

    # --- what two people changed ---------------------------------------------------------------

    @property
    def conflict(self) -> "ConflictPanel":
        """Return the panel, making it when nobody has needed it yet."""
        if self._conflict is None:
            from mam_desktop.ui.home.conflict_panel import ConflictPanel

            self._conflict = ConflictPanel(self)
            self._conflict.settled.connect(self._on_conflict_settled)
        return self._conflict

    def show_conflicts(self) -> None:
        """Show the first thing that two people changed."""
        rows = self._desk.conflicts()
        if rows:
            panel = self.conflict
            self._place_conflict()
            panel.show_conflict(rows[0])

    def _on_conflict_settled(
        self, row: ConflictRow, words: str | None, change_id: str | None
    ) -> None:
        try:
            self._desk.settle(row, words, change_id)
        except WorldError as error:
            self.strip.say(str(error))
        self.refresh()
        if self._desk.conflicts():
            self.show_conflicts()
        else:
            self.conflict.close_panel()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Move the keyboard in the order things are read; over a conflict, only in it."""
        over = self._conflict
        return move_focus(over if over and over.isVisible() else self, forward=forward)

    # --- room ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the places to icons where there is no room."""
        super().resizeEvent(event)
        self.nav.set_narrow(self.width() < theme_now().px(NARROW_BELOW_PX))
        self._place_conflict()

    def _place_conflict(self) -> None:
        if self._conflict is None:
            return
        top, left = self.bar.height(), self.nav.width()
        start = 0 if self.isRightToLeft() else left
        self._conflict.setGeometry(start, top, self.width() - left, self.height() - top)


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files and folders of this computer that a drop brings."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return tuple(Path(one.toLocalFile()) for one in urls if one.isLocalFile())
