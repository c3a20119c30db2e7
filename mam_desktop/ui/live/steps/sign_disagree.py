"""Who sees something differently, in their words; it stands beside the text."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.plan import Disagreement
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.widgets.plain_label import PlainLabel

TAKE_AWAY = N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreeRow:
    """Somebody's other view."""

    key: str
    who: str
    about: str
    words: str
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.who, self.about, self.words) if one)


def disagree_rows(entries: Entries, meeting_id: str) -> tuple[DisagreeRow, ...]:
    """Return who sees what differently, oldest first."""
    return tuple(
        DisagreeRow(
            key=one.id,
            who=name_and_family(entries, one.who_id)[0],
            about=one.about,
            words=one.words,
            torn=bool(one.torn),
        )
        for one in entries.all(Disagreement, meeting_id)
    )


class DisagreeCard(RowCard[DisagreeRow]):
    """Somebody's other view."""

    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(edge="could_if", margins=(17, 8, 8, 10), spacing=3, parent=parent)
        self._who = PlainLabel(look="strong")
        self._about = PlainLabel(look="quiet_small")
        self._words = PlainLabel()
        self._torn = TornChip()
        self.more = RowMenu("")
        head = QHBoxLayout()
        head.addWidget(self._who, 1)
        head.addWidget(self.more)
        for one in (head, self._about, self._words, self._torn):
            self.add(one)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: DisagreeRow) -> None:
        """Show it."""
        self._who.setText(breakable(_("{name} sees it differently").format(name=row.who)))
        self._about.setText(breakable(_("About: {words}").format(words=row.about)))
        self._about.setVisible(bool(row.about))
        show_words(self._words, breakable(_("“{words}”").format(words=row.words)))
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about what {name} sees differently").format(name=row.who))


class DisagreeForm(FoldingForm):
    """Writes down another view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("Somebody sees it differently"),
            saves=_("Write it down"),
            icon="messages",
            parent=parent,
        )
        self.who = PersonPicker(_("Who"))
        self.about = FreeChoice(_("About"))
        self.words = WordsField(_("Their words"), hint=_("exactly as they say it"))
        self.add(Labelled(_("Who"), self.who))
        self.add(Labelled(_("About"), self.about))
        self.add(Labelled(_("Their words"), self.words))
        self.begin_with(self.who)
        self.words.finished.connect(self.save_wanted)

    def clear(self) -> None:
        """Begin anew."""
        self.who.forget()
        self.about.say("")
        self.words.clear()
