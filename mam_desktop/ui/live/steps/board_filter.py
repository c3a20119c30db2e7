"""Which outcome's cards the board shows: a chip for the one chosen, and the menu of all."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.plan import Outcome
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.flow_layout import FlowLayout


class FilterChip(ChipButton):
    """A chip high enough for a finger."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the chip's size, at least 24 pixels high."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), theme_now().px(24)))


class OutcomeFilter(QWidget):
    """All outcomes, or one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome_id: str | None = None
        self._outcomes: tuple[tuple[str, str], ...] = ()
        self.one = FilterChip("", tone="voice", icon="target-arrow", pill=False)
        self.every = FilterChip(_("All outcomes"), pill=False, arrow="chevron-down")
        self._menu = QMenu(self)
        self.every.setMenu(self._menu)
        flow = FlowLayout(self, gap=theme_now().gap(8), row_gap=theme_now().gap(4))
        flow.addWidget(self.one)
        flow.addWidget(self.every)
        self.one.clicked.connect(self._on_one_clicked)
        self._show()

    def show_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Offer these outcomes; one that is gone is not shown for any more."""
        shown = tuple((one.id, one.words) for one in outcomes)
        if shown == self._outcomes:
            return
        self._outcomes = shown
        if self.outcome_id not in dict(shown):
            self.outcome_id = None
        self._menu.clear()
        for outcome_id, words in (("", _("All outcomes")), *shown):
            line = self._menu.addAction(words.replace("&", "&&"))
            line.triggered.connect(lambda _on=False, one=outcome_id: self.choose(one or None))
        self._show()

    def choose(self, outcome_id: str | None) -> None:
        """Show the cards of one outcome, or all."""
        self.outcome_id = outcome_id
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        words = dict(self._outcomes).get(self.outcome_id or "", "")
        self.one.setVisible(bool(words))
        shown = words if len(words) <= 60 else words[:59].rstrip() + "…"
        self.one.say(
            _("For: {outcome}").format(outcome=shown),
            said=_("Only ideas for “{outcome}”. Press to show all.").format(outcome=words),
        )
        self.setVisible(bool(self._outcomes))

    def _on_one_clicked(self) -> None:
        self.choose(None)
