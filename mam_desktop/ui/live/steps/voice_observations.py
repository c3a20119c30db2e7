"""What somebody saw, what it might mean, what they will do; never a quotation."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import Observation
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, SharingField, on_screen, share_shown
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.live.steps.voice_quotes import TAKE_AWAY
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow:
    """One thing that was seen."""

    key: str
    by: str
    lines: tuple[tuple[str, str], ...]
    """((label, words), ...)"""
    share: ShareShown
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join((self.by, *(f"{name}: {words}" for name, words in self.lines)))


def observation_rows(entries: Entries, meeting_id: str) -> tuple[ObservationRow, ...]:
    """Return what was seen, oldest first."""
    may_show = on_screen(entries, meeting_id)
    return tuple(
        ObservationRow(
            key=one.id,
            by=name_and_family(entries, one.by_id)[0],
            lines=_lines(one),
            share=share_shown(entries, one, may_show),
            torn=bool(one.torn),
        )
        for one in entries.all(Observation, meeting_id)
    )


def _lines(one: Observation) -> tuple[tuple[str, str], ...]:
    said = (
        (_("We saw"), one.saw),
        (_("It might mean"), one.might_mean),
        (_("We will"), one.will_do),
    )
    return tuple((name, words) for name, words in said if words)


class ObservationCard(RowCard[ObservationRow]):
    """One thing that was seen."""

    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 9, 8, 10), spacing=3, parent=parent)
        self._title = PlainLabel(look="strong")
        self._share = Chip("")
        self.more = RowMenu("")
        self._torn = TornChip()
        self._labels = tuple(PlainLabel(look="small") for _no in range(3))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._share)
        head.addWidget(self.more)
        self.add(head)
        self.add(self._torn)
        for one in self._labels:
            self.add(one)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: ObservationRow) -> None:
        """Show what was seen."""
        self._title.setText(_("What {name} saw").format(name=row.by))
        self._share.say(row.share.words, tone=row.share.tone, icon=row.share.icon)
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about what {name} saw").format(name=row.by))
        for no, one in enumerate(self._labels):
            name, words = row.lines[no] if no < len(row.lines) else ("", "")
            one.setText(_("{name}: {words}").format(name=name, words=words) if words else "")
            one.setVisible(bool(words))


class ObservationForm(FoldingForm):
    """Three boxes, one after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("What we saw"), saves=_("Write it down"), icon="eye", parent=parent
        )
        self.by = PersonPicker(_("Who saw it"))
        self.saw = WordsField(_("What we saw"), hint=_("only what could be seen or heard"))
        self.might_mean = WordsField(_("What it might mean"), rows=1)
        self.will_do = WordsField(_("What we will do"), rows=1)
        self.sharing = SharingField()
        self.add(Labelled(_("Who saw it"), self.by))
        self.add(Labelled(_("What we saw"), self.saw))
        self.add(Labelled(_("What it might mean"), self.might_mean))
        self.add(Labelled(_("What we will do"), self.will_do))
        self.add(self.sharing)
        self.begin_with(self.by)
        for words in (self.saw, self.might_mean, self.will_do):
            words.finished.connect(self.save_wanted)

    def clear(self) -> None:
        """Begin anew."""
        for box in (self.saw, self.might_mean, self.will_do):
            box.clear()
        self.sharing.clear()
