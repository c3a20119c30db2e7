"""What stands between somebody who signs and the lead's side: a page that says nothing of either.

No secret opens it: somebody who holds the laptop gives it to the lead, and the lead presses a key.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.way_back import WayBack
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


class HandBack(WayBack):
    """Asks for the lead before anything of the lead's is shown; by itself signing goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The lead has it"), _("Go on signing"), parent)
        self._build()

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
