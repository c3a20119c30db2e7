"""Offers to say a hard word plainly: what it could be, and two links; nothing happens by itself."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from mam_desktop.meeting.jargon import Jargon
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.plain_tip import show_tip

KEYS = "Alt+J"
_STRETCH = 1000
WIDE_PX = 360


def offer_words(found: Jargon) -> str:
    """Return the sentence that offers plain words, or tells or asks what a word means."""
    if found.instead:
        return _("Say it plainly: “{words}”?").format(words=found.offered)
    if found.term.is_known:
        return _("“{word}” means: {meaning}").format(word=found.said, meaning=found.term.plain)
    return _("Does everyone know “{word}”? If not, write it out.").format(word=found.said)


class JargonStrip(QWidget):
    """One offer at a time, on the soft ground of what wants attention; empty it takes no room."""

    use_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, *, with_key: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Jargon | None = None
        self._card = Card(across=True, ground="attention", margins=(9, 3, 9, 3), spacing=8)
        self._icon = IconLabel("letter-case", tone="attention", side_px=16)
        self._words = PlainLabel(look="small", tone="attention")
        self.use = Button(_("Use it"), role="offer", size="small", key="Alt J" if with_key else "")
        self.keep = Button(_("Keep"), role="offer", size="small")
        self._build()
        self.use.clicked.connect(self.use_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.hide()

    def _build(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme_now().gap(8))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme_now().gap(8))
        buttons.addWidget(self.use)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        self._row.addWidget(self._words, _STRETCH)
        self._row.addLayout(buttons)
        self._card.add(self._icon)
        self._card.add(self._row, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme_now().gap(2), 0, 0)
        row.addWidget(self._card, _STRETCH)
        row.addStretch(1)

    @property
    def words(self) -> str:
        """Return what is being said."""
        return self._words.text()

    def show_jargon(self, found: Jargon | None) -> None:
        """Offer something for a hard word, or nothing."""
        self.found = found
        if found is not None:
            self._words.setText(offer_words(found))
            self.use.setVisible(bool(found.instead))
            self._name(found)
            self._card.setMaximumWidth(self._wide())
            self._turn()
        self.setVisible(found is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the links below the words where there is little room."""
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the links alone: the words wrap."""
        hint = super().minimumSizeHint()
        links = self.use.sizeHint().width() + self.keep.sizeHint().width()
        hint.setWidth(links + theme_now().px(56))
        return hint

    def _turn(self) -> None:
        is_wide = self.width() >= min(self._wide(), theme_now().px(WIDE_PX))
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _name(self, found: Jargon) -> None:
        say, stay = _("Say “{words}” instead of “{word}”"), _("Keep “{word}”")
        self.use.setAccessibleName(say.format(words=found.offered, word=found.said))
        self.keep.setAccessibleName(stay.format(word=found.said))
        show_tip(self._card, found.term.plain)

    def _wide(self) -> int:
        """Return how wide the card is when its words stand on one line."""
        pieces = [self._icon, self.keep, *([self.use] if self.found and self.found.instead else [])]
        wide = sum(one.sizeHint().width() for one in pieces)
        self._words.ensurePolished()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 4
        return int(wide + words + theme_now().gap(18) + theme_now().gap(8) * len(pieces) + 4)
