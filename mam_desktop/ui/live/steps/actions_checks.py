"""Gentle checks on the agreed actions: a chip that says how many, and behind it what and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.action_checks import ActionCheck
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing that may have been forgotten."""

    check: ActionCheck

    @property
    def key(self) -> str:
        """Return what stays the same."""
        return self.check.key

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return f"{self.check.words}. {self.check.why}"


class CheckCard(RowCard[CheckRow]):
    """What may have been forgotten, why it can matter, and two ways on."""

    show_wanted = Signal(str)
    """The id of an action."""
    left = Signal(object)
    """ActionCheck: all stays as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="dashed", margins=(12, 8, 12, 8), spacing=4, parent=parent)
        self._words = PlainLabel(look="strong_small")
        self._why = PlainLabel(look="quiet_small")
        self.show_it = Button(_("Show it"), size="small")
        self.leave = Button(_("Leave it as it is"), size="small", role="quiet")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme_now().gap(6), row_gap=theme_now().gap(4))
        flow.addWidget(self.show_it)
        flow.addWidget(self.leave)
        for one in (self._words, self._why, buttons):
            self.add(one)
        self.show_it.clicked.connect(self._on_show_it_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)

    def show_row(self, row: CheckRow) -> None:
        """Show what may have been forgotten."""
        check = row.check
        self._words.setText(check.words)
        self._why.setText(check.why)
        self.show_it.setVisible(bool(check.actions))
        self.show_it.setAccessibleName(_("Show it: {what}").format(what=check.words))
        self.leave.setAccessibleName(_("Leave it as it is: {what}").format(what=check.words))

    def _on_show_it_clicked(self) -> None:
        if self.row is not None and self.row.check.actions:
            self.show_wanted.emit(self.row.check.actions[0])

    def _on_leave_clicked(self) -> None:
        if self.row is not None:
            self.left.emit(self.row.check)


class ChecksPanel(QWidget):
    """A chip that says how many, and the list behind it."""

    show_wanted = Signal(str)
    left = Signal(object)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowModel[CheckRow] = RowModel(self)
        self.chip = ChipButton("", tone="could_if", icon="help-circle", arrow="chevron-down")
        self.chip.setCheckable(True)
        self.list: RowList[CheckRow] = RowList(
            self.model, self._make_card, name=_("To look at again"), spacing=6
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(6))
        column.addWidget(self.chip)
        column.addWidget(self.list)
        self.chip.clicked.connect(self._on_chip_clicked)
        self._show()

    @property
    def cards(self) -> tuple[CheckCard, ...]:
        """Return the cards, from top to bottom."""
        return tuple(one for one in self.list.cards if isinstance(one, CheckCard))

    def show_checks(self, checks: Iterable[ActionCheck]) -> None:
        """Say how many there are; none take no room."""
        self.model.show_rows(tuple(CheckRow(one) for one in checks))
        self._show()

    def _make_card(self) -> CheckCard:
        card = CheckCard()
        card.show_wanted.connect(self.show_wanted)
        card.left.connect(self.left)
        return card

    def _show(self) -> None:
        count = self.model.rowCount()
        said = ngettext("{count} thing to look at", "{count} things to look at", count)
        words = said.format(count=count)
        if words != self.chip.words:
            self.chip.say(words)
        self.setVisible(bool(count))
        self.list.setVisible(self.chip.isChecked())

    def _on_chip_clicked(self) -> None:
        self._show()
        if self.chip.isChecked():
            self.unfolded.emit()
