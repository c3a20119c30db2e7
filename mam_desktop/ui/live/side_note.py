"""A quiet sentence in the side panel, for the lead alone."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


class SideNote(QWidget):
    """An icon and some words beside it; gone while there is nothing to say."""

    def __init__(self, icon: str, *, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(8))
        self.words = PlainLabel(look="quiet_small")
        row.addWidget(IconLabel(icon, side_px=17, tone=tone))
        row.addWidget(self.words, 1)

    def say(self, words: str) -> None:
        """Say something else, or nothing."""
        if words != self.words.text():
            self.words.setText(words)
        self.setVisible(bool(words))
