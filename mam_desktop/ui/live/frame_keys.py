"""The keys of the frame: everything reachable without a mouse."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEPS

if TYPE_CHECKING:
    from mam_desktop.ui.live.frame import LiveFrame


class FrameKeys:
    """Binds the keys once; they work wherever the focus is in the meeting."""

    def __init__(self, frame: "LiveFrame") -> None:
        self._frame = frame
        controller = frame.controller
        self._bind("Ctrl+K", self._write)
        self._bind("F1", frame.show_keys)
        self._bind("?", frame.show_keys)
        self._bind("F6", frame.start_page)
        self._bind("F7", frame.toggle_notes)
        self._bind("F8", controller.cover, in_hand_over=True)
        self._bind("F9", self._freeze)
        self._bind("F11", controller.turn_round)
        self._bind("Ctrl+PgDown", controller.go_on)
        self._bind("Ctrl+PgUp", controller.go_back)
        self._bind(QKeySequence(QKeySequence.StandardKey.Undo), controller.undo)
        self._bind("Ctrl+Shift+Z", controller.redo)
        for no, step in enumerate(STEPS, start=1):
            self._bind(f"Ctrl+{no}", partial(controller.go_to, step))

    def _bind(
        self, keys: str | QKeySequence, do: Callable[[], None], *, in_hand_over: bool = False
    ) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._frame)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do if in_hand_over else partial(self._unless_handed_over, do))

    def _unless_handed_over(self, do: Callable[[], None]) -> None:
        """Do nothing while somebody else holds the laptop: they may press any key."""
        if not self._frame.page.wants_whole_screen:
            do()

    def _write(self) -> None:
        if self._frame.capture.isVisible():
            self._frame.capture.start()

    def _freeze(self) -> None:
        """Freeze the family screen, or let it go on."""
        controller = self._frame.controller
        is_frozen = controller.screen.state is ScreenState.FREEZE
        controller.set_screen(ScreenState.ON if is_frozen else ScreenState.FREEZE)
