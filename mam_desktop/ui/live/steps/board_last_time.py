"""Ideas from last time that nobody has used: brought onto the board in one gesture."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.plan import Idea
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

MOST_LETTERS = 70


class LastTimeStrip(Card):
    """One line above the board; it is gone when nothing waits, or when it is put away for today."""

    brought = Signal(object)
    """tuple[str, ...]: ids of the ideas to bring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="voice", margins=(12, 7, 12, 7), spacing=0, parent=parent)
        self._ids: tuple[str, ...] = ()
        self._is_put_away = False
        self.words = PlainLabel(look="strong_small", tone="voice")
        self.all_button = Button(_("Bring them all"), size="small")
        self.some_button = Button(_("Choose"), size="small", arrow="chevron-down")
        self.not_now_button = Button(_("Not today"), role="quiet", size="small")
        self._menu = QMenu(self)
        self.some_button.setMenu(self._menu)
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme_now().gap(8), row_gap=theme_now().gap(4))
        for one in (self.words, self.all_button, self.some_button, self.not_now_button):
            flow.addWidget(one)
        self.words.setWordWrap(False)
        self.add(holder)
        self.all_button.clicked.connect(lambda: self.brought.emit(self._ids))
        self.not_now_button.clicked.connect(self._on_not_now_button_clicked)
        self.hide()

    def show_ideas(self, ideas: Sequence[Idea]) -> None:
        """Offer these ideas."""
        self._ids = tuple(one.id for one in ideas)
        count = len(ideas)
        self.words.setText(
            ngettext(
                "{count} idea from last time waits", "{count} ideas from last time wait", count
            ).format(count=count)
        )
        self.all_button.set_words(_("Bring it") if count == 1 else _("Bring them all"))
        self.some_button.setVisible(count > 1)
        self._menu.clear()
        for one in ideas:
            line = self._menu.addAction(_short(one.words))
            line.triggered.connect(lambda _on=False, key=one.id: self.brought.emit((key,)))
        self.setVisible(bool(ideas) and not self._is_put_away)

    def _on_not_now_button_clicked(self) -> None:
        self._is_put_away = True
        self.hide()


def _short(words: str) -> str:
    line = " ".join(words.split()).replace("&", "&&")
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS].rstrip()}…"
