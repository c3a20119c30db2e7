"""The family's own words: a row a quote, in large type, with who, how and who may see it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import VOICE_HEADINGS, VOICE_HOW, label
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Voice
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareButton, ShareShown, on_screen, share_shown
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

CHANGE, TAKE_AWAY = N_("Change the words"), N_("Take away")
_THROUGH = frozenset({"said", "signed", "through", "wrote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """Somebody's words as the page shows them."""

    key: str
    words: str
    who: str
    is_family: bool
    how: str
    heading: str
    share: ShareShown
    meaning: str = ""
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return _("{who} {how}: {words} ({share})").format(
            who=self.who, how=self.how, words=self.words, share=self.share.words
        )


def quote_rows(entries: Entries, meeting_id: str, heading: str) -> tuple[QuoteRow, ...]:
    """Return a meeting's quotes, oldest first; under a heading those without one come too."""
    may_show = on_screen(entries, meeting_id)
    return tuple(
        _row(entries, one, may_show, shows_heading=not heading)
        for one in entries.all(Voice, meeting_id)
        if not heading or one.heading in {heading, ""}
    )


def _row(
    entries: Entries, voice: Voice, may_show: frozenset[str], *, shows_heading: bool
) -> QuoteRow:
    who, is_family = name_and_family(entries, voice.who_id)
    heading = label(VOICE_HEADINGS, voice.heading) if shows_heading else ""
    meaning = voice.meaning
    return QuoteRow(
        key=voice.id,
        words=voice.words,
        who=who,
        is_family=is_family,
        how=_how(entries, voice),
        heading=heading,
        share=share_shown(entries, voice, may_show),
        meaning=_("“{words}” {by}").format(words=meaning.words, by=meaning.by) if meaning else "",
        torn=bool(voice.torn),
    )


def _how(entries: Entries, voice: Voice) -> str:
    how = label(VOICE_HOW, voice.how)
    through, _family = name_and_family(entries, voice.through_id)
    if not through:
        return how
    sentence = _("{how}, through {name}") if voice.how in _THROUGH else _("{how}, with {name}")
    return sentence.format(how=how, name=through)


class QuoteCard(RowCard[QuoteRow]):
    """One quote."""

    share_chosen = Signal(str, str, str)
    """(voice id, share, the one person it is shared with)"""
    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(
        self, people: Callable[[], Iterable[Person]], parent: QWidget | None = None
    ) -> None:
        super().__init__(edge="voice", margins=(19, 12, 10, 10), spacing=8, parent=parent)
        self._words = PlainLabel(look="large")
        self._meaning = PlainLabel(look="quiet")
        self._torn = TornChip()
        self._who = PlainLabel(look="strong", wraps=False)
        self._how = PlainLabel(look="quiet")
        self._avatar_place = QHBoxLayout()
        self.share = ShareButton()
        self.share.offer(people)
        self.more = RowMenu("")
        self._build()
        self._connect()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme_now().gap(8))
        foot.addLayout(self._avatar_place)
        foot.addWidget(self._who)
        foot.addWidget(self._how, 1)
        foot.addWidget(self.share)
        foot.addWidget(self.more)
        for one in (self._words, self._meaning, self._torn, foot):
            self.add(one)

    def _connect(self) -> None:
        self.share.chosen.connect(self._on_share_chosen)
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: QuoteRow) -> None:
        """Show a quote."""
        show_words(self._words, _("“{words}”").format(words=row.words))
        show_words(self._meaning, row.meaning)
        self._meaning.setVisible(bool(row.meaning))
        self._torn.show_torn(row.torn)
        self._who.setText(row.who)
        self._how.setText(" · ".join(one for one in (row.how, row.heading) if one))
        self.share.show_share(row.share, row.words)
        self.more.name_for(_("More about “{words}”").format(words=row.words[:60]))
        clear_layout(self._avatar_place)
        self._avatar_place.addWidget(Avatar(row.who, is_family=row.is_family))

    def _on_share_chosen(self, share: str, person_id: str) -> None:
        if self.row is not None:
            self.share_chosen.emit(self.row.key, share, person_id)
