"""The lead's window: Home or a live meeting, the lock, and what is said before it closes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QStackedWidget,
    QToolTip,
    QWidget,
)

from mam_desktop.errors import WorldError
from mam_desktop.texts import _
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.ports import HomeDesk, SyncState
from mam_desktop.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from mam_desktop.meeting.family_view import FamilyView
    from mam_desktop.ui.family_screen.scene_view import SceneView
    from mam_desktop.ui.family_screen.window import FamilyWindow
    from mam_desktop.ui.home.lock_screen import LockScreen
    from mam_desktop.ui.home.quit_notice import QuitNotice
    from mam_desktop.ui.live.controller import LiveController
    from mam_desktop.ui.live.frame import LiveFrame, MakePage
    from mam_desktop.ui.live.reading_aloud import ReadingAloud
    from mam_desktop.ui.live.seen_images import SeenImages
    from mam_desktop.ui.live.shared_laptop import SharedLaptop
    from mam_desktop.ui.live.waiting_lines import WaitingLines
    from mam_desktop.ui.speech import Speech

USUAL_SIZE = (1366, 768)
SMALLEST_SIZE = (1024, 600)


class MainWindow(QMainWindow):
    """Joins the views; the family's window is made when the first meeting opens."""

    meeting_opened = Signal(object)
    """LiveController of the meeting that is open now."""
    meeting_closed = Signal()
    setting_changed = Signal(str)
    """The key of a setting that holds anew; after a new look call `rebuild`."""
    closing = Signal()
    """The window is closing for good."""

    def __init__(
        self,
        desk: HomeDesk,
        *,
        family_window: "Callable[[], FamilyWindow]",
        make_page: "MakePage | None" = None,
        make_speech: "Callable[[], Speech] | None" = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._make_family_window = family_window
        self._make_page = make_page
        self._make_speech = make_speech
        self._family_window: FamilyWindow | None = None
        self.controller: LiveController | None = None
        self.live: LiveFrame | None = None
        self.shared: SharedLaptop | None = None
        self._waiting: WaitingLines | None = None
        self._images: SeenImages | None = None
        self.reading: ReadingAloud | None = None
        self._was_off = self._apart_waits = False
        self._lock: LockScreen | None = None
        self._notice: QuitNotice | None = None
        self._may_close = False
        self.fills_screen_when_turned = False
        """Whether a laptop turned round shows nothing but this window."""
        # No name, ever: the title stands in the task bar and in screen sharing.
        self.setWindowTitle(_("MAM Desktop"))
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*USUAL_SIZE)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.home = self._make_home()
        self._ring = FocusRing(self)

    def _make_home(self) -> HomeView:
        home = HomeView(self._desk)
        home.start_wanted.connect(self.open_meeting)
        home.lock_wanted.connect(self.lock)
        home.setting_changed.connect(self.setting_changed)
        self._stack.addWidget(home)
        self._stack.setCurrentWidget(home)
        return home

    # --- meetings ------------------------------------------------------------------------------

    def open_meeting(self, family_id: str, meeting_id: str) -> None:
        """Open a meeting; what stands in the way is said on Home."""
        try:
            desk = self._desk.open_meeting(family_id, meeting_id)
        except WorldError as error:
            self.home.strip.say(str(error))
            return
        from mam_desktop.ui.live.controller import LiveController
        from mam_desktop.ui.live.seen_images import SeenImages
        from mam_desktop.ui.live.waiting_lines import WaitingLines

        self.controller = LiveController(desk, self)
        self.controller.screen.changed.connect(self._on_screen_changed)
        self.controller.screen.turn_wanted.connect(self.turn_round)
        self.reading = self._make_reading(self.controller)
        self._waiting = WaitingLines(self.controller)
        self._images = SeenImages(self.controller, self.controller)
        self._show_live(self.controller)
        if self._family_window is not None:
            self._images.feed(self._family_window)
        if self.live is not None:
            self._waiting.bring_to(self.live.capture)
        self.meeting_opened.emit(self.controller)

    def _make_reading(self, controller: "LiveController") -> "ReadingAloud":
        from mam_desktop.ui.live.reading_aloud import ReadingAloud
        from mam_desktop.ui.speech import system_speech

        made = ReadingAloud(
            controller, self._scene_now, self._make_speech or system_speech, controller
        )
        controller.screen.read_aloud_wanted.connect(made.toggle)
        made.changed.connect(controller.screen.reading_aloud_changed)
        return made

    def _scene_now(self) -> "SceneView | None":
        """Return where the room looks now: this laptop turned round, or the family's window."""
        return self.shared.scene if self.shared is not None else self._family_window

    def leave_meeting(self) -> None:
        """Go back to Home; the family screen goes dark, everything written stays."""
        controller, live = self.controller, self.live
        if controller is None or live is None:
            return
        from mam_desktop.meeting.family_view import ScreenState

        if self.reading is not None:
            self.reading.stop()
        self._drop_shared()
        self._apart_waits = False
        controller.screen.change(ScreenState.OFF)
        live.close_meeting()
        self.controller = self.live = self._waiting = self._images = self.reading = None
        self._stack.setCurrentWidget(self.home)
        self._drop(live)
        controller.deleteLater()
        self._desk.close_meeting()
        self.home.refresh()
        self.meeting_closed.emit()

    def cover_family_screen(self) -> None:
        """Cover the family screen and say so; for when a screen is unplugged or plugged in."""
        from mam_desktop.meeting.family_view import ScreenState

        if self.controller is not None and self.controller.screen.state is not ScreenState.OFF:
            self.controller.screen.change(ScreenState.COVER)

    def _show_live(self, controller: "LiveController") -> None:
        from mam_desktop.ui.family_screen.thumbnail import FamilyThumbnail
        from mam_desktop.ui.live.frame import LiveFrame
        from mam_desktop.ui.live.steps.pages import make_page

        if self._family_window is None:
            self._family_window = self._make_family_window()
        self._family_window.show_view(controller.screen.view)
        thumbnail = FamilyThumbnail(self._family_window)
        self.live = LiveFrame(controller, self._make_page or make_page, thumbnail)
        self.live.home_wanted.connect(self.leave_meeting)
        self._stack.addWidget(self.live)
        self._face_lead()

    def _face_lead(self) -> None:
        live, controller = self.live, self.controller
        if live is None or controller is None:
            return
        self._stack.setCurrentWidget(live)
        live.capture.start()

    def _on_screen_changed(self, view: "FamilyView") -> None:
        if self._family_window is not None:
            self._family_window.show_view(view)

    # --- the laptop turned round -----------------------------------------------------------------

    def turn_round(self) -> None:
        """Let the family's picture fill this window; nothing of the lead's stays in sight."""
        from mam_desktop.meeting.family_view import ScreenState
        from mam_desktop.ui.live.shared_laptop import SharedLaptop

        controller, live, waiting = self.controller, self.live, self._waiting
        if controller is None or live is None or waiting is None or self.shared is not None:
            return
        if self.reading is not None:
            self.reading.stop()
        self._close_overlays()
        live.set_sides(visible=False)
        self.shared = SharedLaptop(controller, waiting)
        self.shared.back_wanted.connect(self.turn_back)
        self.shared.apart_wanted.connect(self._on_shared_apart_wanted)
        self._stack.addWidget(self.shared)
        self._was_off = controller.screen.state is ScreenState.OFF
        if self._was_off:
            controller.screen.change(ScreenState.ON)
        if self._images is not None:
            self._images.feed(self.shared.scene)
        self._face_family()

    def _face_family(self) -> None:
        if self.shared is None or self._lock is not None:
            return
        self._stack.setCurrentWidget(self.shared)
        if self.fills_screen_when_turned:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.shared.start()

    def turn_back(self) -> None:
        """Show the lead's side again, and what waited for it."""
        from mam_desktop.meeting.family_view import ScreenState

        controller, live, waiting = self.controller, self.live, self._waiting
        if self.shared is None or controller is None or live is None or waiting is None:
            return
        self._drop_shared()
        if self._was_off and controller.screen.state is ScreenState.ON:
            controller.screen.change(ScreenState.OFF)
        live.set_sides(visible=True)
        self._face_lead()
        waiting.bring_to(live.capture)
        if self._apart_waits:
            live.toggle_apart()
        self._apart_waits = False

    def _on_shared_apart_wanted(self) -> None:
        self._apart_waits = True

    def _drop_shared(self) -> None:
        shared, self.shared = self.shared, None
        if shared is not None:
            if self.reading is not None:
                self.reading.stop()
            shared.close_side()
            if self._images is not None:
                self._images.leave(shared.scene)
            self._drop(shared)
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def _close_overlays(self) -> None:
        """Close what stands over the window: menus, a file's choice, what is said of closing."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        QToolTip.hideText()
        if self._notice is not None:
            self._notice.hide()

    # --- look ----------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make the views anew after `apply_theme` with another text size."""
        controller, old_live, old_home = self.controller, self.live, self.home
        self.home = self._make_home()
        if controller is not None and old_live is not None:
            old_live.put_down()
            was_turned = self.shared is not None
            self._drop_shared()
            self._show_live(controller)
            self._drop(old_live)
            if was_turned:
                self.turn_round()
        self._drop(old_home)

    def _drop(self, view: QWidget) -> None:
        self._stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    # --- locking -------------------------------------------------------------------------------

    def lock(self) -> None:
        """Lock the laptop: nothing of anybody stays on it; a meeting's family screen is covered."""
        from mam_desktop.ui.home.lock_screen import LockScreen

        self.cover_family_screen()
        if self.live is not None:
            self.live.over.put_apart_away()
        if self._lock is None:
            self._lock = LockScreen(self._desk)
            self._lock.unlocked.connect(self._on_lock_unlocked)
            self._stack.addWidget(self._lock)
        self._stack.setCurrentWidget(self._lock)
        self._lock.start()

    def _on_lock_unlocked(self) -> None:
        if self._lock is not None:
            self._drop(self._lock)
            self._lock = None
        self._stack.setCurrentWidget(self.live or self.home)
        self._face_family()

    # --- closing -------------------------------------------------------------------------------

    def close_now(self) -> None:
        """Close without asking."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Say first what is not on disk or not sent; then close."""
        from mam_desktop.ui.home.quit_notice import quit_words

        if self.shared is not None and not self._may_close:
            event.ignore()
            self.shared.ask_to_turn_back()
            return
        if self.live is not None and self.live.page.is_handed_over and not self._may_close:
            event.ignore()
            self.live.page.ask_for_lead()
            return
        is_live_saved = self.controller is None or self.controller.session.is_saved
        is_saved = is_live_saved and self._desk.is_saved
        words = quit_words(is_saved=is_saved, pending=self._desk.sync_state().pending)
        if words and not self._may_close:
            event.ignore()
            self._show_notice(words, can_close=is_saved)
            return
        self.leave_meeting()
        self.home.stop_looking()
        self.closing.emit()
        event.accept()

    def _show_notice(self, words: str, *, can_close: bool) -> None:
        from mam_desktop.ui.home.quit_notice import QuitNotice

        if self._notice is None:
            self._notice = QuitNotice(self)
            self._notice.stay_chosen.connect(self._on_notice_stay_chosen)
            self._notice.send_chosen.connect(self._on_notice_send_chosen)
            self._notice.close_chosen.connect(self.close_now)
        self._notice.show_words(words, can_close=can_close)

    @property
    def notice(self) -> "QuitNotice | None":
        """Return what is said before closing, while it is said."""
        return self._notice if self._notice is not None and self._notice.isVisible() else None

    def _on_notice_stay_chosen(self) -> None:
        if self._notice is not None:
            self._notice.hide()

    def _on_notice_send_chosen(self) -> None:
        self._desk.sync_now(self._on_desk_synced, self._on_desk_sync_failed)

    def _on_desk_synced(self, _state: SyncState) -> None:
        self.close()

    def _on_desk_sync_failed(self, words: str) -> None:
        self._show_notice(words, can_close=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the notice over the whole window."""
        super().resizeEvent(event)
        if self._notice is not None:
            self._notice.setGeometry(self.rect())
