"""The strip while notes are paused: how long, what is kept, what is still written down, the end."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.voicing import minutes_paused
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


def paused_words(minutes: int) -> str:
    """Return that notes are paused, for how long, and what is written down all the same."""
    words = ngettext(
        "Notes are paused · {count} min. Only the length is kept. "
        "What means somebody may be hurt is still written down.",
        "Notes are paused · {count} min. Only the length is kept. "
        "What means somebody may be hurt is still written down.",
        minutes,
    )
    return words.format(count=minutes)


class NotesStrip(QWidget):
    """Stands above the capture bar while notes are paused; else it takes no room."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._in_sight = True
        gap = theme_now().gap
        card = Card(across=True, ground="could_if", margins=(12, 6, 6, 6), spacing=10)
        card.add(IconLabel("player-pause", tone="could_if"))
        self.label = PlainLabel(look="strong", tone="could_if")
        card.add(self.label, 1)
        self.end = Button(_("Take notes again"), icon="player-play", key="F4", size="small")
        card.add(self.end)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap(16), gap(4), gap(16), gap(2))
        rows.addWidget(card)
        self.end.clicked.connect(controller.pause_or_take_notes)
        self.hide()

    def set_in_sight(self, in_sight: bool) -> None:
        """Keep out of sight while others hold the laptop."""
        self._in_sight = in_sight
        self.refresh()

    def refresh(self) -> None:
        """Show the length so far, or nothing."""
        pause = self._controller.session.notes_pause
        was_hidden = self.isHidden()
        self.setVisible(pause is not None and self._in_sight)
        if pause is not None:
            self.label.setText(paused_words(minutes_paused(self._controller.session, pause)))
            if was_hidden:
                announce(self, self.label.text())
