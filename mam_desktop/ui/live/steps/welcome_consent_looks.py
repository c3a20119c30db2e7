"""What in the ledger wants the lead's eyes: a sentence, and the button that opens its form."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.ledger_looks import Look, LookKind
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

BUTTONS = {
    LookKind.DIFFERS: N_("Settle it"),
    LookKind.NOT_JUDGED: N_("Write it down"),
    LookKind.MAY_NOT: N_("Write it down"),
}


@dataclass(frozen=True, slots=True)
class LookRow:
    """One thing to look at."""

    key: str
    look: Look

    @property
    def spoken(self) -> str:
        """Return it in words."""
        return self.look.words


def look_rows(looks: Iterable[Look]) -> tuple[LookRow, ...]:
    """Return things to look at as rows."""
    return tuple(LookRow(f"{one.kind} {one.words}", one) for one in looks)


class LookCard(RowCard[LookRow]):
    """One thing to look at."""

    wanted = Signal(object)
    """Look: its form is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            across=True, ground="attention", margins=(10, 6, 8, 6), spacing=8, parent=parent
        )
        self._words = PlainLabel(tone="attention")
        self.button = Button(size="small", name=_("Write it down"))
        self.add(IconLabel("alert-circle", tone="attention"))
        self.add(Reflow(self._words, self.button, wide_px=420, stretch=(1, 0), middle=True), 1)
        self.button.clicked.connect(lambda: self.wanted.emit(self.row.look if self.row else None))

    def show_row(self, row: LookRow) -> None:
        """Show one thing to look at."""
        self._words.setText(breakable(row.look.words))
        words = BUTTONS.get(row.look.kind, "")
        self.button.setVisible(bool(words))
        if words:
            named = _("{button}: {words}").format(button=_(words), words=row.look.words)
            self.button.set_words(_(words), named)
