"""What stands between somebody who signs and the lead's side: a page that says nothing of either.

No secret opens it: somebody who holds the laptop gives it to the lead, and the lead presses a key.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

STAYS_MS = 20_000
"""Nobody took the laptop in this time: somebody only touched a key."""


class HandBack(QWidget):
    """Asks for the lead before anything of the lead's is shown."""

    crossed = Signal()
    """The lead has the laptop."""
    left = Signal()
    """Signing goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cross = Button(_("The lead has it"), role="primary", key="↵", size="large")
        self.leave = Button(_("Go on signing"), key="Esc", size="large")
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(STAYS_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        gap, centre = theme_now().gap, Qt.AlignmentFlag.AlignHCenter
        words = PlainLabel(_("Please give the laptop to the lead"), look="title")
        more = PlainLabel(_("When the lead has it, press Enter."), look="lead")
        for one in (words, more):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        rows.setSpacing(gap(16))
        rows.addStretch(2)
        rows.addWidget(IconLabel("refresh", tone="primary", side_px=56), 0, centre)
        rows.addWidget(words)
        rows.addWidget(more)
        for button in (self.cross, self.leave):
            rows.addWidget(button, 0, centre)
        rows.addStretch(3)

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
