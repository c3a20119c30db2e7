"""A kept picture, as large as the page."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.media.kept_pictures import fetch_picture
from mam_desktop.ui.live.steps.media.media_rows import MediaRow
from mam_desktop.ui.live.steps.media.picture_view import PictureView
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.ports import MeetingDesk
from mam_desktop.ui.widgets.plain_label import PlainLabel

ROOM = QSize(2400, 2400)


class LargePanel(InPagePanel):
    """Looks at one picture."""

    def __init__(self, owner: QWidget, desk: MeetingDesk) -> None:
        super().__init__(owner, leaves=_("Close"))
        self._desk = desk
        self._wanted = ""
        self.key = ""
        """Which picture it shows, or showed last."""
        self.picture = PictureView("")
        self.words = PlainLabel(look="lead")
        self.add(self.picture, 1)
        self.add(self.words)

    def show_row(self, row: MediaRow) -> None:
        """Show a picture."""
        self._wanted, self.key = row.sha256, row.key
        self.picture.setAccessibleName(row.spoken)
        self.picture.say(_("Opening…"))
        show_words(
            self.words, breakable(_("“{words}”").format(words=row.words)) if row.words else ""
        )
        self.words.setVisible(bool(row.words))
        self.open(row.title)
        self.leave_button.setFocus()

        def on_opened(image: QImage) -> None:
            if isValid(self) and self._wanted == row.sha256:
                self.picture.show_image(image)

        def on_failed(words: str) -> None:
            if isValid(self) and self._wanted == row.sha256:
                self.picture.say(words)

        fetch_picture(self._desk, row.sha256, ROOM, on_opened, on_failed)

    def leave(self) -> None:
        """Let the picture go."""
        self._wanted = ""
        self.picture.say("")
        self.close_panel()
