"""What stands between the family's picture and the lead's side: a page that says nothing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import place

STAYS_MS = 20_000
"""Nobody turned the laptop in this time: somebody only touched a key."""


class SharedBridge(QWidget):
    """Asks to turn the laptop first; by itself it goes back to what was there."""

    crossed = Signal()
    """The laptop faces the lead again."""
    left = Signal()
    """What was there before is wanted again."""

    def __init__(self, back: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place(self, "paper")
        self.cross = Button(_("Show the lead’s side"), role="primary", key="↵", size="large")
        self.leave = Button(back or _("Back to the picture"), key="Esc", size="large")
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(STAYS_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = theme_now()
        words = PlainLabel(_("Turn the laptop round first"), look="title")
        more = PlainLabel(_("When it faces the lead again, press Enter."), look="lead")
        for one in (words, more):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        buttons = QVBoxLayout(holder)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(theme.gap(12))
        for button in (self.cross, self.leave):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows = QVBoxLayout(self)
        rows.setSpacing(theme.gap(16))
        rows.setContentsMargins(*(theme.gap(24),) * 4)
        rows.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        rows.addWidget(IconLabel("refresh", tone="primary", side_px=56), 0, centre)
        rows.addWidget(words)
        rows.addWidget(more)
        rows.addWidget(holder)
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
