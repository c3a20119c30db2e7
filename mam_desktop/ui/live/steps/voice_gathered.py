"""What was gathered before today: it waits here until it is put on the family screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.voices import put_on_screen, waiting_voices
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.voice_now import VoiceNow
from mam_desktop.ui.live.steps.voice_quotes import CHANGE, TAKE_AWAY, how_said, join_told, quote_row
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredRow:
    """Words that wait."""

    key: str
    words: str
    about: str
    meaning: str = ""

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return _("{about}: {words}, waits to be put on the screen").format(
            about=self.about, words=self.words
        )


def gathered_rows(now: VoiceNow) -> tuple[GatheredRow, ...]:
    """Return the words that wait, oldest first."""
    return tuple(
        GatheredRow(
            key=one.id,
            words=(row := quote_row(now, one)).shown_as or row.how,
            about=_about(now, one, row.who),
            meaning=row.meaning,
        )
        for one in waiting_voices(now.entries, now.meeting.id)
    )


def _about(now: VoiceNow, one: Voice, who: str) -> str:
    """Return who said it and how, when, where, and who wrote it down."""
    writer = name_and_family(now.entries, one.captured_by)[0]
    by = _("written down by {name}").format(name=writer) if writer else ""
    return join_told((who, how_said(now, one), one.gathered_at, by))


class GatheredCard(RowCard[GatheredRow]):
    """One view that waits: its words, where they come from, and the button that shows them."""

    show_wanted = Signal(str)
    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 8, 6, 8), spacing=4, parent=parent)
        self._words = PlainLabel(look="lead")
        self._meaning = PlainLabel(look="quiet")
        self._about = PlainLabel(look="quiet_small")
        self.show_button = Button(_("Put on the screen"), icon="presentation", size="small")
        self.more = RowMenu("")
        foot = QHBoxLayout()
        foot.setSpacing(theme_now().gap(8))
        foot.addWidget(self._about, 1)
        foot.addWidget(self.show_button)
        foot.addWidget(self.more)
        for one in (self._words, self._meaning, foot):
            self.add(one)
        self.show_button.clicked.connect(self._on_show_button_clicked)
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: GatheredRow) -> None:
        """Show what waits."""
        show_words(self._words, row.words)
        show_words(self._meaning, row.meaning)
        self._meaning.setVisible(bool(row.meaning))
        self._about.setText(row.about)
        short = row.words[:60]
        self.show_button.setAccessibleName(_("Put on the screen: {words}").format(words=short))
        self.more.name_for(_("More about “{words}”").format(words=short))

    def _on_show_button_clicked(self) -> None:
        if self.row is not None:
            self.show_wanted.emit(self.row.key)


class GatheredPart(Card):
    """Takes no room when nothing waits."""

    change_wanted = Signal(str)

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(ground="voice", margins=(12, 9, 12, 12), spacing=8, parent=parent)
        self._controller = controller
        self.rows: RowModel[GatheredRow] = RowModel(self)
        self.title = PlainLabel(_("Gathered before today"), look="strong", tone="voice")
        self.all_button = Button(
            _("Put all on the screen"), size="small", icon="presentation", key="Ctrl G"
        )
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(IconLabel("history", tone="voice"))
        head.addWidget(self.title, 1)
        head.addWidget(self.all_button)
        self.list = RowList(self.rows, self._make_card, name=_("Gathered before today"), spacing=6)
        self.add(head)
        self.add(self.list)
        self.all_button.clicked.connect(self.show_all)
        self.hide()

    def _make_card(self) -> GatheredCard:
        card = GatheredCard()
        card.show_wanted.connect(lambda key: self._put([key]))
        card.change_wanted.connect(self.change_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        return card

    def show_now(self, now: VoiceNow) -> None:
        """Show what still waits."""
        self.rows.show_rows(gathered_rows(now))
        self.setVisible(bool(self.rows.rowCount()))

    def show_all(self) -> None:
        """Put everything that waits on the family screen, as one gesture."""
        self._put([row.key for row in self.rows.rows])

    def _put(self, keys: Sequence[str]) -> None:
        session = self._controller.session
        found = [session.entries.find(Voice, key) for key in keys]
        voices = [one for one in found if one is not None]
        if voices:
            self._controller.do(lambda: put_on_screen(session, voices))

    def _on_card_take_away_wanted(self, key: str) -> None:
        voice = self._controller.entries.find(Voice, key)
        if voice is not None:
            ask_to_take_away(self._controller, voice)
