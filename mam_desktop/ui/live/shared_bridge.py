"""What stands between the family's picture and the lead's side: a page that says nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.way_back import WayBack
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import place


class SharedBridge(WayBack):
    """Asks to turn the laptop first; by itself it goes back to what was there."""

    def __init__(self, back: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Show the lead’s side"), back or _("Back to the picture"), parent)
        place(self, "paper")
        self._build()

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
