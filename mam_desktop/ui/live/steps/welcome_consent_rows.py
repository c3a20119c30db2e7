"""The ledger's rows: a person, or the minutes, with a chip a question and its answers."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.ledger import brief
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.welcome_consent_chip import CellShown, ConsentChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

TAKE_ALL_BACK, WHAT_THEY_GET = N_("Take back every yes"), N_("What they get")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One person with every question about them, or the minutes with every recipient."""

    key: str
    name: str
    detail: str
    is_family: bool
    cells: tuple[CellShown, ...]

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join((brief(self.name), *(one.spoken for one in self.cells)))

    @property
    def is_person(self) -> bool:
        """Say whether the row is about a person."""
        return bool(self.cells) and self.cells[0].cell.about_id is not None


class LedgerCard(RowCard[LedgerRow]):
    """A person with a chip a question, or the minutes with a chip a recipient."""

    answered = Signal(object)
    """Told."""
    more_wanted = Signal(object)
    """CellShown."""
    take_back_wanted = Signal(str)
    """A person's id: every yes of theirs."""
    share_wanted = Signal(str)
    """A person's id: what do they get?"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(10, 6, 6, 6), spacing=10, parent=parent)
        self._avatar = QHBoxLayout()
        self._name = PlainLabel(look="strong")
        self._detail = PlainLabel(look="quiet_small")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=theme_now().gap(6), row_gap=theme_now().gap(5))
        self.chips: list[ConsentChip] = []
        self.more = RowMenu("")
        self._build()

    def _build(self) -> None:
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._detail)
        self.add(self._avatar)
        self.add(Reflow(words, self._chips, wide_px=480, stretch=(2, 7), middle=True), 1)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.offer(self.more, _(TAKE_ALL_BACK), self.take_back_wanted)
        self.offer(self.more, _(WHAT_THEY_GET), self.share_wanted)

    def show_row(self, row: LedgerRow) -> None:
        """Show a row; chips stay the same widgets, so that the focus stays where it is."""
        before = self.row
        self._name.setText(breakable(brief(row.name)))
        self._detail.setText(breakable(brief(row.detail)))
        self._detail.setVisible(bool(row.detail))
        self.more.name_for(_("More about {name}").format(name=brief(row.name)))
        self.more.setVisible(row.is_person)
        if before is None or (before.name, before.is_family) != (row.name, row.is_family):
            clear_layout(self._avatar)
            if row.is_person:
                self._avatar.addWidget(Avatar(row.name, is_family=row.is_family))
        while len(self.chips) < len(row.cells):
            self._add_chip()
        for chip in self.chips[len(row.cells) :]:
            chip.hide()
        for chip, cell in zip(self.chips, row.cells, strict=False):
            chip.show_cell(cell)
            chip.setVisible(True)

    def chip(self, purpose: str, recipient: str = "") -> ConsentChip:
        """Return the chip of a question."""
        return next(
            one
            for one in self.chips
            if one.shown is not None
            and (one.shown.cell.purpose, one.shown.cell.recipient) == (purpose, recipient)
        )

    def _add_chip(self) -> None:
        chip = ConsentChip()
        chip.answered.connect(self.answered)
        chip.more_wanted.connect(self.more_wanted)
        chip.stepped.connect(partial(self._on_chip_stepped, chip))
        self._flow.addWidget(chip)
        self.chips.append(chip)

    def _on_chip_stepped(self, chip: ConsentChip, ahead: int) -> None:
        at = self.chips.index(chip) + ahead
        if 0 <= at < len(self.chips) and self.chips[at].isVisible():
            self.chips[at].setFocus(Qt.FocusReason.TabFocusReason)
