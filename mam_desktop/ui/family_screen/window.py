"""The family's window: a scene on a screen of its own, which only the lead turns off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent

from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.scene_view import SceneView


class FamilyWindow(SceneView):
    """What the room sees.

    It hides itself when a view says off; showing it on the right screen is `FamilyScreenPlace`'s.
    """

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            # A part of the lead's window, or a file's choice, that comes to lie there is under it.
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setWindowTitle(_("Family screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.BlankCursor)

    def show_view(self, view: FamilyView) -> None:
        """Show a view as its state says: on, the last picture kept, covered, or off."""
        if view.state is ScreenState.OFF:
            self.hide()
        super().show_view(view)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Refuse to be closed by the window system: only the lead turns this screen off."""
        if event.spontaneous():
            event.ignore()
            return
        super().closeEvent(event)
