"""The frame of a live meeting: steps left, work in the middle, the family's picture right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.one_thing import can_show_alone
from mam_desktop.meeting.searching import Found
from mam_desktop.texts import _
from mam_desktop.ui.live.capture_bar import CaptureBar
from mam_desktop.ui.live.controller import STILL_COVERED, LiveController
from mam_desktop.ui.live.copied_aside import CopiedAside
from mam_desktop.ui.live.frame_keys import FrameKeys, KeyLine
from mam_desktop.ui.live.latecomers import Latecomers
from mam_desktop.ui.live.notes_strip import NotesStrip
from mam_desktop.ui.live.overlays import Overlays, PageStack
from mam_desktop.ui.live.revealing import key_under, reveal_entry
from mam_desktop.ui.live.shortcut_sheet import ShortcutSheet
from mam_desktop.ui.live.side_panel import SidePanel
from mam_desktop.ui.live.side_rail import SideRail
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps_bar import StepsBar
from mam_desktop.ui.live.top_bar import TopBar
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.message_strip import MessageStrip, Question
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.scroll_page import ScrollPage
from mam_desktop.ui.widgets.styled import place

MakePage = Callable[[str, LiveController], StepPage]
"""Makes the page of a step; called once a step, when it is first seen."""

RAIL_BELOW_PX, NUMBERS_BELOW_PX = 1120, 820
"""Widths at 100 per cent text below which the panel becomes a rail, the steps only numbers."""


class LiveFrame(QWidget):
    """Everything of a live meeting on one screen."""

    home_wanted = Signal()

    def __init__(
        self,
        controller: LiveController,
        make_page: MakePage,
        thumbnail: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.controller = controller
        self._make_page = make_page
        self._pages: dict[str, StepPage] = {}
        self._panel_is_over = self._panel_is_for_notes = False
        self._sides_wanted = True
        self._apart_waits = False
        self._untold: Callable[[], None] | None = None
        self.copied = CopiedAside()
        """What the lead copied, while others hold the laptop."""
        place(self, "paper")
        self._build(thumbnail)
        self.keys = FrameKeys(self)
        self._connect()
        self._show_page(controller.step)
        self.capture.start()
        if self.over.is_note_begun:
            self.strip.say(_("You began a private note. F12 opens it."), tone="can")

    def _build(self, thumbnail: QWidget) -> None:
        controller = self.controller
        self.top = TopBar(controller)
        self.steps = StepsBar(controller)
        self.stack = PageStack()
        self.panel = SidePanel(controller, thumbnail)
        self.rail = SideRail()
        self.strip = MessageStrip(margins=(16, 0, 16, 6))
        self.notes_strip = NotesStrip(controller)
        self.capture = CaptureBar(controller)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.strip)
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self._across.addWidget(self.steps)
        self._across.addLayout(middle, 1)
        self._across.addWidget(self.panel)
        self._across.addWidget(self.rail)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top)
        rows.addLayout(self._across, 1)
        rows.addWidget(self.notes_strip)
        rows.addWidget(self.capture)
        self.over = Overlays(controller, self.stack, self)
        self.sheet = ShortcutSheet(self)

    def _connect(self) -> None:
        controller = self.controller
        self.top.home_wanted.connect(self.home_wanted)
        self.top.conflicts_wanted.connect(self.show_conflicts)
        self.top.apart_wanted.connect(self.toggle_apart)
        self.over.draft_changed.connect(self._on_apart_draft_changed)
        self._on_apart_draft_changed()
        self.over.home_wanted.connect(self.home_wanted)
        self.over.settled.connect(self.top.show_conflicts)
        self.over.found.connect(self.go_to_found)
        self.top.search_wanted.connect(self.search)
        self.over.closed.connect(self._on_over_closed)
        self.over.apart_closed.connect(self._on_apart_closed)
        self.steps.step_chosen.connect(controller.go_to)
        self.steps.clock.room_wanted.connect(self.make_room)
        self.steps.clock.looked.connect(self.notes_strip.refresh)
        self.rail.opened.connect(self._on_rail_opened)
        self.panel.signals.asked.connect(self.rail.show_asked)
        self.panel.signals.refresh()
        self.capture.added.connect(self.strip.clear)
        self.capture.edit.textEdited.connect(self._on_capture_edited)
        controller.state_changed.connect(self._on_controller_state_changed)
        controller.step_changed.connect(self._show_page)
        controller.screen.panel_wanted.connect(self.open_named)
        controller.trouble.connect(self._on_controller_trouble)
        controller.told.connect(self._on_controller_told)
        controller.question.connect(self._on_controller_question)
        self.strip.question_went.connect(controller.question_went)
        self.latecomers = Latecomers(controller, self)

    # --- pages ---------------------------------------------------------------------------------

    @property
    def page(self) -> StepPage:
        """Return the page in front."""
        return self._page

    def _show_page(self, step: str) -> None:
        if self._pages and self.page.wants_whole_screen:
            return  # another laptop went on; the lead's pages wait until the lead has this one
        if step not in self._pages:
            page = self._pages[step] = self._make_page(step, self.controller)
            self.stack.addWidget(ScrollPage(page, _("The page of the step")))
            page.whole_screen_changed.connect(self._on_page_whole_screen_changed)
        self._page = self._pages[step]
        holder = self._page.parentWidget()
        while holder is not None and self.stack.indexOf(holder) < 0:
            holder = holder.parentWidget()
        if holder is not None:
            self.stack.setCurrentWidget(holder)
        self._show_sides()

    # --- what is the lead's -------------------------------------------------------------------

    @property
    def sides_shown(self) -> bool:
        """Say whether what is the lead's stands around the page."""
        return self._sides_wanted and not self.page.wants_whole_screen

    def set_sides(self, visible: bool) -> None:
        """Show what is the lead's around the page, or put all of it away while others look on."""
        self._sides_wanted = visible
        self._show_sides()

    def _show_sides(self) -> None:
        shown = self.sides_shown
        if shown:
            self.copied.bring_back()
        else:
            self.copied.put_aside()
            self.panel.notes.fold()
            self._close_overlays()
        self.top.set_private(shown)
        self.steps.setVisible(shown)
        self.capture.setVisible(shown)
        self.notes_strip.set_in_sight(shown)
        self.arrange()
        self._tell_quietly()
        self.over.follow_stop(in_sight=shown)

    def _close_overlays(self) -> None:
        self.over.close()
        self.over.put_apart_away()
        self.sheet.hide()
        self._panel_is_over = False

    def _on_page_whole_screen_changed(self, _wants: bool) -> None:
        if self.page.is_handed_over:
            self.strip.clear()
        elif self.page is not self._pages.get(self.controller.step):
            self._show_page(self.controller.step)
        self._show_sides()
        if self._apart_waits and not self.page.is_handed_over:
            self.toggle_apart()
        waiting, self._untold = self._untold, None
        if waiting is not None:
            self._tell(waiting)

    def turn_round(self) -> None:
        """Turn the laptop round for the family; who holds it asks for the lead instead."""
        if self.page.is_handed_over:
            self.page.ask_for_lead()
        elif not self.page.wants_whole_screen:
            self.controller.screen.turn_round()

    # --- messages ------------------------------------------------------------------------------

    def _tell(self, say: Callable[[], None]) -> None:
        """Say something to the lead; while somebody else holds the laptop it waits."""
        if self.page.is_handed_over:
            self._untold = say
        else:
            say()

    def _on_controller_trouble(self, words: str) -> None:
        self._tell(partial(self.strip.say, words))

    def _on_controller_told(self, words: str) -> None:
        self._tell(partial(self.strip.say, words, tone="can"))

    def _on_controller_question(self, question: Question) -> None:
        self._tell(partial(self.strip.ask, question))

    def _on_capture_edited(self, _text: str) -> None:
        self.strip.clear()

    # --- over the page -------------------------------------------------------------------------

    def show_conflicts(self) -> None:
        """Show the first thing that two people changed, over the page; writing goes on below."""
        if self.sides_shown:
            self.over.show_conflicts()

    def make_room(self) -> None:
        """Show the minutes of the steps that are left, for the lead alone."""
        if self.sides_shown:
            self.over.make_room()

    def search(self) -> None:
        """Search in this family's meetings, for the lead alone."""
        if self.sides_shown:
            self.over.look_for_words()

    def open_named(self, name: str) -> None:
        """Show a panel about the family's screen, for the lead alone."""
        if self.sides_shown:
            self.over.open_named(name)

    def show_one_or_end(self) -> None:
        """Show alone what the keyboard is on, or ask which; the same key ends it."""
        if self.controller.screen.one:
            self.controller.screen.show_one("")
            return
        key = key_under(self.page, self.focusWidget())
        if can_show_alone(self.controller.entries, self.controller.meeting, key):
            self.controller.screen.show_one(key)
        else:
            self.open_named("one_thing")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """On Escape, where nothing else took the key: fold the panel, or end what shows alone."""
        if event.key() == Qt.Key.Key_Escape and self._panel_is_over:
            self._leave_panel()
        elif event.key() == Qt.Key.Key_Escape and self.controller.screen.one:
            self.controller.screen.show_one("")
        else:
            super().keyPressEvent(event)

    def go_to_found(self, found: Found) -> None:
        """Go to the step that shows what was found, and mark it there."""
        self.controller.go_to(found.step)
        if found.step != self.page.STEP:
            return
        self.page.show_all()
        QTimer.singleShot(0, self.page, partial(self._reveal, self.page, found))

    def _reveal(self, page: StepPage, found: Found) -> None:
        if not reveal_entry(page, found.shown_as):
            self.strip.say(found.snippet, tone="plain")

    def _on_over_closed(self) -> None:
        if self.sides_shown:
            self.capture.start()
        else:
            self.page.start()

    # --- apart from everything -----------------------------------------------------------------

    def toggle_apart(self) -> None:
        """Cover the family screen at once and open the private sheet, or put it away.

        While somebody else holds the laptop the sheet waits until the lead has it.
        """
        sheet = self.over.apart
        self.controller.screen.cover_at_once()
        self._apart_waits = self.page.is_handed_over
        if self._apart_waits:
            self.page.ask_for_lead()
        elif sheet.is_open:
            sheet.put_away()
        else:
            self.over.open_apart(handed_over=not self.sides_shown)

    def _on_apart_draft_changed(self) -> None:
        self.top.show_apart(is_begun=self.over.is_note_begun)

    def _on_apart_closed(self) -> None:
        self.strip.clear()
        if self.controller.screen.state is ScreenState.COVER and self.sides_shown:
            self.controller.told.emit(_(STILL_COVERED))

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        self.notes_strip.refresh()
        self._tell_quietly()
        if self.controller.meeting.id in touched:
            self.over.follow_stop(in_sight=self.sides_shown)

    # --- keys ----------------------------------------------------------------------------------

    def show_keys(self) -> None:
        """Open the sheet of keys, those of the page in front first; once more closes it."""
        if self.sheet.isVisible():
            self.sheet.close_sheet()
            return
        page = _("On this page")
        mine = (KeyLine(page, *told) for told in self.page.keyboard_shortcuts())
        self.sheet.show_keys((*mine, *self.keys.lines()))

    def _tell_quietly(self) -> None:
        """Say that somebody asked quietly, once the lead looks at this side."""
        news = self.panel.signals.news() if self.sides_shown else ""
        if news:
            self.strip.say(news, tone="voice")

    def open_signals(self) -> None:
        """Open or fold the form of the quiet signal, wherever the panel is."""
        if not self.sides_shown:
            return
        if not self.panel.isVisible():
            self._show_panel_over(shown=True)
        self.panel.signals.open_form()

    def go_to_room(self) -> None:
        """Go to what the room sees, wherever the panel is; from there back to the capture bar."""
        if not self.sides_shown:
            return
        if not self.panel.isVisible():
            self._show_panel_over(shown=True)
        elif self.panel.room_sees.has_keyboard:
            self._leave_panel()
            return
        self.panel.go_to_room()

    def _leave_panel(self) -> None:
        if self._panel_is_over:
            self._show_panel_over(shown=False)
        self.capture.start()

    def toggle_notes(self) -> None:
        """Open or fold the lead's notes, wherever the panel is; never while others look on."""
        if not self.sides_shown:
            return
        if not self.panel.isVisible():
            self._show_panel_over(shown=True)
            self._panel_is_for_notes = True
        had_keyboard = self.panel.notes.isAncestorOf(self.focusWidget() or self)
        self.panel.notes.toggle()
        is_folded = not self.panel.notes.is_open
        if self._panel_is_for_notes and is_folded:
            self._panel_is_for_notes = False
            self._show_panel_over(shown=False)
            had_keyboard = True
        if is_folded and had_keyboard:
            # Left alone, Qt gives the keyboard to the first button: the one that leaves.
            self.capture.start()

    def start_page(self) -> None:
        """Move the keyboard to the page of the step."""
        first = self.page
        first.start()
        if not first.isAncestorOf(self.focusWidget() or self):
            nearest: QWidget | None = first.nextInFocusChain()
            while nearest not in (first, None) and not _takes_focus(nearest, first):
                nearest = nearest.nextInFocusChain() if nearest else None
            if nearest is not None:
                nearest.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest window: a small laptop at twice the text still holds it."""
        return QSize(1024, 600)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Move the keyboard in the order things are read."""
        return move_focus(self, forward=forward)

    # --- room ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the work the room it needs."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Fold the panel to a rail, and the steps to numbers, where there is no room for them."""
        px = theme_now().px
        needs_rail = self.width() < px(RAIL_BELOW_PX)
        self.steps.set_narrow(self.width() < px(NUMBERS_BELOW_PX))
        self.rail.setVisible(needs_rail and self.sides_shown)
        if not self.sides_shown:
            self.panel.hide()
        elif needs_rail:
            self._across.removeWidget(self.panel)
            self._show_panel_over(shown=self._panel_is_over)
        else:
            self._panel_is_over = False
            if self._across.indexOf(self.panel) < 0:
                self._across.insertWidget(2, self.panel)
            self.panel.show()
        self.sheet.place()
        self.over.place()

    def _show_panel_over(self, *, shown: bool) -> None:
        """Show the panel over the work, beside the rail."""
        self._panel_is_over = shown
        self.rail.set_open(shown)
        top, foot = self.top.height(), self.capture.height()
        wide = min(self.panel.width(), self.width() - self.rail.width())
        left = 0 if self.isRightToLeft() else self.width() - self.rail.width() - wide
        self.panel.setGeometry(left, top, wide, self.height() - top - foot)
        self.panel.setVisible(shown)
        self.panel.raise_()

    def _on_rail_opened(self, is_open: bool) -> None:
        self._panel_is_for_notes = False
        self._show_panel_over(shown=is_open)

    def close_meeting(self) -> None:
        """Keep what is half-written and stop listening."""
        self.over.put_apart_away()
        self.put_down()
        self.controller.close()

    def put_down(self) -> None:
        """Keep the last letters of all that is half-written, and what the lead copied."""
        self.panel.notes.fold()
        self.panel.notes.keep_last_letters()
        self.capture.keep_last_letters()
        for one in self.findChildren(DraftKeeper):
            one.keep_last_letters()
        self.copied.bring_back()


def _takes_focus(widget: QWidget | None, page: QWidget) -> bool:
    if widget is None:
        return False
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()
