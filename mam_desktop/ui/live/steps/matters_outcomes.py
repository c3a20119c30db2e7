"""What the family wants to be different: a row an outcome, and the form for one."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.plan import Outcome
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.meaning_field import MeaningField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

AREAS = (
    N_("Health"),
    N_("Education"),
    N_("Family and community"),
    N_("Friends and relationships"),
    N_("Home and money"),
    N_("Getting ready for adult life"),
)
CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One outcome."""

    key: str
    words: str
    area: str
    whose: str
    meaning: str
    torn: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.words, self.area, self.whose) if one)


def outcome_rows(entries: Entries, meeting_id: str) -> tuple[OutcomeRow, ...]:
    """Return a meeting's outcomes, oldest first."""
    return tuple(
        OutcomeRow(
            key=one.id,
            words=one.words,
            area=one.area,
            whose=one.whose,
            meaning=one.meaning.words if one.meaning else "",
            torn=bool(one.torn),
        )
        for one in entries.all(Outcome, meeting_id)
    )


class OutcomeCard(RowCard[OutcomeRow]):
    """One outcome."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(14, 11, 8, 11), spacing=10, parent=parent)
        self._words = PlainLabel(look="lead")
        self._meaning = PlainLabel(look="quiet")
        self._area = Chip("")
        self._whose = Chip("", tone="voice", icon="user")
        self._torn = TornChip()
        self.more = RowMenu("")
        self._build()
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def _build(self) -> None:
        gap = theme_now().gap
        chips = QWidget()
        flow = FlowLayout(chips, gap=gap(6), row_gap=gap(4))
        for chip in (self._whose, self._area, self._torn):
            flow.addWidget(chip)
        words = QVBoxLayout()
        words.setSpacing(gap(6))
        for one in (self._words, self._meaning, chips):
            words.addWidget(one)
        self.add(IconLabel("target-arrow", tone="voice", side_px=20))
        self.add(words, 1)
        self.add(self.more)

    def show_row(self, row: OutcomeRow) -> None:
        """Show an outcome."""
        show_words(self._words, row.words)
        show_words(self._meaning, row.meaning)
        self._meaning.setVisible(bool(row.meaning))
        self._area.say(row.area)
        self._area.setVisible(bool(row.area))
        self._whose.say(row.whose)
        self._whose.setVisible(bool(row.whose))
        self._torn.show_torn(row.torn)
        self.more.name_for(_("More about “{words}”").format(words=row.words[:60]))


class OutcomeForm(FoldingForm):
    """Writes down what the family wants, or changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add what matters"), saves=_("Write it down"), parent=parent)
        self.words = WordsField(_("What we want"), hint=_("in the family’s own words"))
        self.area = FreeChoice(_("Part of life"), tuple(_(one) for one in AREAS))
        self.whose = FreeChoice(_("Whose"))
        self.meaning = MeaningField()
        self.sharing = SharingField()
        self.editing: str | None = None
        self.add(Labelled(_("What we want"), self.words))
        self.add(
            field_row(Labelled(_("Part of life"), self.area), Labelled(_("Whose"), self.whose))
        )
        self.more = MoreFields(
            _("More: in another language, who may see it"), self.meaning, self.sharing
        )
        self.add(self.more)
        self.begin_with(self.words)
        self.words.finished.connect(self.save_wanted)

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.words.clear()
        self.area.say("")
        self.whose.say("")
        self.meaning.clear()
        self.sharing.clear()
        self.more.fold(folded=True)

    def show_outcome(self, outcome: Outcome) -> None:
        """Begin with an outcome that is there."""
        self.editing = outcome.id
        self.words.setPlainText(outcome.words)
        self.area.say(outcome.area)
        self.whose.say(outcome.whose)
        self.meaning.show_meaning(outcome.meaning)
        self.sharing.show_sharing(outcome)
        self.more.fold(folded=not (outcome.is_narrowed or outcome.meaning))
