"""What can stand over the page of a step: one thing at a time, and writing goes on below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mam_desktop.ui.live.concern_draft import DraftSlots
from mam_desktop.ui.live.concern_sheet import ConcernSheet
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.one_thing_panel import OneThingPanel
from mam_desktop.ui.live.over_page import OverPage
from mam_desktop.ui.live.room_panel import RoomPanel
from mam_desktop.ui.live.screen_chooser import ScreenChooser
from mam_desktop.ui.live.search_panel import SearchPanel
from mam_desktop.ui.live.stopped_panel import StoppedPanel
from mam_desktop.ui.ports import ConflictRow

if TYPE_CHECKING:
    from mam_desktop.ui.home.conflict_panel import ConflictPanel


_PANELS: dict[str, type[ScreenChooser] | type[OneThingPanel]] = {
    "screens": ScreenChooser,
    "one_thing": OneThingPanel,
}


class PageStack(QStackedWidget):
    """Holds the pages; says when it has another size, for what stands over it."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the size changed."""
        super().resizeEvent(event)
        self.resized.emit()


class Overlays(QObject):
    """Makes each panel when it is first wanted, and places it over the page."""

    home_wanted = Signal()
    settled = Signal()
    """What two people changed was settled, or left for later."""
    closed = Signal()
    """The page is free again."""
    apart_closed = Signal()
    """The private sheet was put away."""
    draft_changed = Signal()
    """A private note was begun, or there is none any more that is not kept."""
    found = Signal(object)
    """Found: what the lead wants to see on its page."""

    def __init__(self, controller: LiveController, over: PageStack, frame: QWidget) -> None:
        super().__init__(frame)
        self._controller = controller
        self._over, self._frame = over, frame
        self._conflict: ConflictPanel | None = None
        self._room: RoomPanel | None = None
        self._stopped: StoppedPanel | None = None
        self._search: SearchPanel | None = None
        self._apart: ConcernSheet | None = None
        self._panels: dict[str, ScreenChooser | OneThingPanel] = {}
        self._drafts = DraftSlots(controller.desk)
        over.resized.connect(self.place)

    def place(self) -> None:
        """Give what is shown the room of the page."""
        corner = self._over.mapTo(self._frame, QPoint(0, 0))
        where = QRect(corner, self._over.size())
        shown = (self._conflict, self._room, self._search, self._stopped, self._apart)
        for one in (*shown, *self._panels.values()):
            if one is not None:
                one.setGeometry(where)

    def close(self) -> None:
        """Put away what is undecided; a meeting that is stopped stays stopped."""
        for one in (self._conflict, self._room, self._search, *self._panels.values()):
            if one is not None and one.isVisible():
                one.close_panel()

    # --- apart from everything -----------------------------------------------------------------

    @property
    def apart(self) -> ConcernSheet:
        """Return the private sheet; it is made when it is first wanted."""
        if self._apart is None:
            self._apart = ConcernSheet(self._controller, self._drafts, self._frame)
            self._apart.closed.connect(self.closed)
            self._apart.closed.connect(self.apart_closed)
            self._apart.draft_changed.connect(self.draft_changed)
        return self._apart

    @property
    def is_apart_open(self) -> bool:
        """Say whether the private sheet can be read."""
        return self._apart is not None and self._apart.is_open

    @property
    def is_note_begun(self) -> bool:
        """Say whether a private note was begun and is not kept yet."""
        return self._drafts.begun() is not None

    def put_apart_away(self) -> None:
        """Leave nothing of the private sheet in sight."""
        if self._apart is not None:
            self._apart.put_away()

    def open_apart(self, *, handed_over: bool) -> None:
        """Open the private sheet over whatever stands over the page."""
        self.close()
        sheet = self.apart
        self.place()
        sheet.open_sheet(handed_over=handed_over)

    # --- the family's screen ---------------------------------------------------------------------

    def open_named(self, name: str) -> None:
        """Show a panel about the family's screen by its name; once more puts it away."""
        if self._controller.meeting.paused or self.is_apart_open:
            return
        panel = self._panels.get(name)
        if panel is None:
            panel = self._panels[name] = _PANELS[name](self._controller, self._frame)
            panel.closed.connect(self.closed)
        self._open_or_close(panel)

    def _open_or_close(self, panel: OverPage) -> None:
        if panel.isVisible():
            panel.close_panel()
            return
        self.close()
        self.place()
        panel.open_panel()

    def named(self, name: str) -> "ScreenChooser | OneThingPanel | None":
        """Return a panel about the family's screen while it is shown."""
        panel = self._panels.get(name)
        return panel if panel is not None and panel.isVisible() else None

    # --- search ----------------------------------------------------------------------------------

    def look_for_words(self) -> None:
        """Show the search over the page; once more puts it away."""
        if self._controller.meeting.paused or self.is_apart_open:
            return
        if self._search is None:
            self._search = SearchPanel(self._controller, self._frame)
            self._search.closed.connect(self.closed)
            self._search.chosen.connect(self.found)
        self._open_or_close(self._search)

    @property
    def search(self) -> SearchPanel | None:
        """Return the search while it is shown."""
        return self._search if self._search is not None and self._search.isVisible() else None

    # --- the time --------------------------------------------------------------------------------

    def make_room(self) -> None:
        """Show the minutes of the steps that are left; once more puts them away."""
        if self._controller.meeting.paused or self.is_apart_open:
            return
        if self._room is None:
            self._room = RoomPanel(self._controller, self._frame)
            self._room.closed.connect(self.closed)
        self._open_or_close(self._room)

    @property
    def room(self) -> RoomPanel | None:
        """Return the panel of minutes while it is shown."""
        return self._room if self._room is not None and self._room.isVisible() else None

    def follow_stop(self, *, in_sight: bool) -> None:
        """Cover the page while the meeting is stopped, and free it when it goes on."""
        is_stopped = bool(self._controller.meeting.paused) and in_sight
        if is_stopped:
            if self._stopped is None:
                self._stopped = StoppedPanel(self._controller, self._frame)
                self._stopped.home_wanted.connect(self.home_wanted)
            self.close()
            self.place()
            self._stopped.show_stopped()
            if self._apart is not None and self.is_apart_open:
                self._apart.raise_()
                self._apart.take_keyboard()
        elif self._stopped is not None and not self._stopped.isHidden():
            self._stopped.hide()
            self.closed.emit()

    @property
    def stopped(self) -> StoppedPanel | None:
        """Return what stands over the page while the meeting is stopped."""
        is_shown = self._stopped is not None and not self._stopped.isHidden()
        return self._stopped if is_shown else None

    # --- what two people changed -----------------------------------------------------------------

    def show_conflicts(self) -> None:
        """Show the first thing that two people changed."""
        rows = self._controller.desk.conflicts()
        if not rows:
            return
        if self._conflict is None:
            from mam_desktop.ui.home.conflict_panel import ConflictPanel

            self._conflict = ConflictPanel(self._frame)
            self._conflict.settled.connect(self._on_conflict_settled)
        self.put_apart_away()
        self.place()
        self._conflict.show_conflict(rows[0])

    def _on_conflict_settled(
        self, row: ConflictRow, words: str | None, change_id: str | None
    ) -> None:
        self._controller.settle(row, words, change_id)
        self.settled.emit()
        if self._controller.desk.conflicts():
            self.show_conflicts()
        elif self._conflict is not None:
            self._conflict.close_panel()
