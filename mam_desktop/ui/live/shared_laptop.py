"""The laptop turned round: the family's picture fills the window, a slim line under it.

Nothing of the lead's is in sight. F11 asks to turn the laptop first; only a second key, on a page
that says nothing, brings the lead's side back: docs/adr/012-the-laptop-turned-round.md.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.quiet_signal import give_signal
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.scene_view import SceneView
from mam_desktop.ui.live.concern_sheet import KEY as APART_KEY
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.quiet_signals import AskQuietly
from mam_desktop.ui.live.shared_bridge import SharedBridge
from mam_desktop.ui.live.shared_line import SharedLine
from mam_desktop.ui.live.waiting_lines import WaitingLines
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.styled import place

SWIPE_PX = 48


class SharedScene(SceneView):
    """The family's picture; a finger turns its pages: tap right or left, or swipe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self.setMinimumSize(320, 240)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Note where the finger came down."""
        self._pressed_at = event.position()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Turn to the side that was tapped, or against the way the finger went."""
        if self._pressed_at is None:
            return
        way = event.position().x() - self._pressed_at.x()
        is_on = way < 0 if abs(way) > SWIPE_PX else event.position().x() > self.width() / 2
        self._pressed_at = None
        if self.isRightToLeft():
            is_on = not is_on
        self.turn_page(1 if is_on else -1)


class SharedLaptop(QWidget):
    """The family's picture, the line, and the bridge to the lead's side."""

    back_wanted = Signal()
    """The laptop faces the lead again."""
    apart_wanted = Signal()
    """The picture is covered; the private sheet waits for the lead’s side."""

    def __init__(
        self, controller: LiveController, waiting: WaitingLines, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        place(self, "paper")
        self._build(waiting)
        self._connect()
        self._show_first(controller.screen.view)

    def _build(self, waiting: WaitingLines) -> None:
        self.scene = SharedScene()
        self.scene.setAccessibleName(_("What everybody sees"))
        self.line = SharedLine(self._controller, waiting)
        self.asking = AskQuietly()
        self.bridge = SharedBridge()
        self._front = QWidget()
        rows = QVBoxLayout(self._front)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.scene, 1)
        rows.addWidget(self.asking)
        rows.addWidget(self.line)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._front)
        self._stack.addWidget(self.bridge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        controller = self._controller
        controller.screen.changed.connect(self._on_screen_changed)
        self.scene.picture_changed.connect(self._on_scene_picture_changed)
        self.line.page_wanted.connect(self.scene.turn_page)
        self.line.back_wanted.connect(self.ask_to_turn_back)
        self.line.ask_wanted.connect(self.asking.toggle)
        self.asking.chosen.connect(self._on_asking_chosen)
        self.asking.closed.connect(self.line.start)
        self.bridge.left.connect(self.show_picture)
        self.bridge.crossed.connect(self.back_wanted)
        self._bind(self, "F11", self._on_turn_key)
        self._bind(self, "F8", controller.screen.cover)
        self._bind(self, APART_KEY, self._on_apart_key)
        for keys, do in (
            ("Ctrl+K", self.line.start),
            ("F10", self.asking.toggle),
            ("Shift+F5", controller.screen.read_aloud),
            ("Ctrl+PgDown", controller.go_on),
            ("Ctrl+PgUp", controller.go_back),
            ("PgDown", partial(self.scene.turn_page, 1)),
            ("PgUp", partial(self.scene.turn_page, -1)),
            ("Ctrl++", partial(self._zoom_by, 0.25)),
            ("Ctrl+=", partial(self._zoom_by, 0.25)),
            ("Ctrl+-", partial(self._zoom_by, -0.25)),
            ("Ctrl+0", partial(self.scene.set_zoom, 1.0)),
        ):
            self._bind(self._front, keys, do)

    def _bind(self, where: QWidget, keys: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)

    # --- the picture ---------------------------------------------------------------------------

    def _show_first(self, view: FamilyView) -> None:
        if view.state is ScreenState.FREEZE:
            # Frozen before the laptop was turned: what was frozen is what is shown.
            self.scene.show_view(replace(view, state=ScreenState.ON))
        self.scene.show_view(view)
        self._on_scene_picture_changed()

    def _on_screen_changed(self, view: FamilyView) -> None:
        self.scene.show_view(view)
        self.line.refresh()

    def _zoom_by(self, by: float) -> None:
        self.scene.set_zoom(self.scene.zoom + by)

    def _on_scene_picture_changed(self) -> None:
        self.line.show_pages(self.scene.picture.page_count)

    def _on_asking_chosen(self, signal: str) -> None:
        """Note it for the lead; everybody else reads no more than that it was noted."""
        session = self._controller.session
        if self._controller.do(lambda: give_signal(session, signal=signal)) is not None:
            self.line.say_noted()
        self.line.start()

    # --- the two sides -------------------------------------------------------------------------

    @property
    def is_on_bridge(self) -> bool:
        """Say whether it asks to turn the laptop."""
        return self._stack.currentWidget() is self.bridge

    def start(self) -> None:
        """Put the keyboard where it belongs."""
        if not self.is_on_bridge:
            self.line.start()

    def ask_to_turn_back(self) -> None:
        """Ask to turn the laptop round before anything of the lead's is shown."""
        self._stack.setCurrentWidget(self.bridge)

    def show_picture(self) -> None:
        """Show the family's picture again."""
        self._stack.setCurrentWidget(self._front)
        self.line.start()

    def _on_turn_key(self) -> None:
        if self.is_on_bridge:
            self.show_picture()
        else:
            self.ask_to_turn_back()

    def _on_apart_key(self) -> None:
        """Cover the picture at once; nothing else shows on this side."""
        self._controller.screen.cover_at_once()
        self.apart_wanted.emit()

    def close_side(self) -> None:
        """Keep what is half-written in the line and stop listening."""
        self.line.keep_draft()
        self._controller.screen.changed.disconnect(self._on_screen_changed)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Move the keyboard in the order things are read; it never leaves this side."""
        return move_focus(self, forward=forward)
