"""A page between the lead's side and the other one: two keys, and by itself it goes back."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from mam_desktop.ui.widgets.button import Button

STAYS_MS = 20_000
"""Nobody took the laptop in this time: somebody only touched a key."""


class WayBack(QWidget):
    """Asks for the lead before anything of the lead's is shown."""

    crossed = Signal()
    """The lead has the laptop."""
    left = Signal()
    """What was there before is wanted again."""

    def __init__(self, cross: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cross = Button(cross, role="primary", key="↵", size="large")
        self.leave = Button(leave, key="Esc", size="large")
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(STAYS_MS)
        self._connect()

    def _connect(self) -> None:
        self.cross.clicked.connect(self.crossed)
        self.leave.clicked.connect(self.left)
        self._goes.timeout.connect(self.left)
        for key, signal in (("Return", self.crossed), ("Enter", self.crossed), ("Esc", self.left)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(signal)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Wait for the lead, not for ever."""
        super().showEvent(event)
        self._goes.start()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop waiting."""
        super().hideEvent(event)
        self._goes.stop()
