"""The quiet signal in the lead's panel: who asks for what, and noting it for somebody.

Each signal has its word, its shape and its colour; none of them says it alone.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.quiet_signal import SIGNAL_WORDS, give_signal, signals_now
from mam_desktop.meeting.signals import FINE, QuietSignal
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.fields import QuietWheel
from mam_desktop.ui.live.steps.parts.people import name_and_family, people_here
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout
from mam_desktop.ui.widgets.styled import place

SIGNAL_LOOK = {
    "fine": ("can", "circle-check"),
    "slow": ("voice", "alert-triangle"),
    "stop": ("attention", "hand-stop"),
}
"""Signal -> (tone, shape)."""


def signal_words(entries: Entries, one: QuietSignal) -> str:
    """Return a signal in words: `Mum, 14:32: Please slow down`."""
    name, _is_family = name_and_family(entries, one.who_id)
    asked = _(SIGNAL_WORDS.get(one.signal, SIGNAL_WORDS["slow"]))
    who = name or _("Somebody")
    return _("{who}, {time}: {asked}").format(who=who, time=one.sent_at, asked=asked)


class SignalButtons(QWidget):
    """The three signals side by side."""

    chosen = Signal(str)

    def __init__(self, *, size: str = "small", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        gap = theme_now().gap(6)
        flow = FlowLayout(self, gap=gap, row_gap=gap)
        for signal, words in SIGNAL_WORDS.items():
            button = Button(_(words), icon=SIGNAL_LOOK[signal][1], size=size)
            button.clicked.connect(partial(self.chosen.emit, signal))
            flow.addWidget(button)
            self.buttons[signal] = button


class AskQuietly(QWidget):
    """The three signals large, for whoever sits at a shared laptop; folded away by itself."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place(self, "foot")
        gap = theme_now().gap
        self.choice = SignalButtons(size="large")
        self.leave = Button(name=_("Close"), role="quiet", icon="x", size="large")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(12), gap(6), gap(12), 0)
        row.setSpacing(gap(8))
        row.addWidget(self.choice, 1)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        self.choice.chosen.connect(self._on_choice_chosen)
        self.leave.clicked.connect(self.toggle)
        self.hide()

    def toggle(self) -> None:
        """Open it with the keyboard on it, or fold it away."""
        self.setVisible(self.isHidden())
        if self.isHidden():
            self.closed.emit()
        else:
            self.choice.buttons[FINE].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Fold away on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _on_choice_chosen(self, signal: str) -> None:
        self.hide()
        self.chosen.emit(signal)


class QuietSignals(QWidget):
    """What stands, and a small form that notes a signal for somebody."""

    asked = Signal(bool)
    """Whether anybody asks for something now."""
    opened = Signal()
    """The form was opened."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._known = {one.id for one in self._standing()}
        self._shown: tuple[QuietSignal, ...] | None = None
        self._is_own = False
        self._build()
        self.open_button.toggled.connect(self._on_open_button_toggled)
        self.choice.chosen.connect(self._on_choice_chosen)
        controller.state_changed.connect(self._on_controller_state_changed)
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(8))
        self.open_button = Button(
            _("Note one"), name=_("Note a quiet signal"), size="small", key="F10"
        )
        self.open_button.setCheckable(True)
        head.addWidget(IconLabel("hand-stop", side_px=17))
        head.addWidget(PlainLabel(_("Quiet signal"), look="strong_body"), 1)
        head.addWidget(self.open_button)
        self.form = QWidget()
        self.who = QuietWheel()
        self.who.setAccessibleName(_("Who asks"))
        self.choice = SignalButtons()
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(gap(6))
        inside.addWidget(self.who)
        inside.addWidget(self.choice)
        self.form.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(gap(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.form)

    # --- showing -------------------------------------------------------------------------------

    def _standing(self) -> tuple[QuietSignal, ...]:
        return signals_now(self._controller.entries, self._controller.meeting.id)

    def refresh(self) -> None:
        """Show what stands now."""
        standing = self._standing()
        if standing == self._shown:
            return
        self._shown = standing
        clear_layout(self._rows)
        for one in standing:
            self._rows.addWidget(self._row(one))
        self.asked.emit(bool(standing))

    def _row(self, one: QuietSignal) -> QWidget:
        entries = self._controller.entries
        tone, icon = SIGNAL_LOOK.get(one.signal, SIGNAL_LOOK["slow"])
        words = signal_words(entries, one)
        name = name_and_family(entries, one.who_id)[0] or _("Somebody")
        card = Card(across=True, ground=tone, margins=(10, 5, 6, 5), spacing=8)
        card.setAccessibleName(words)
        card.add(IconLabel(icon, tone=tone))
        card.add(PlainLabel(words, look="strong_small", tone=tone), 1)
        fine = Button(
            name=_("{who} is fine again").format(who=name), role="quiet", icon="check", size="small"
        )
        fine.clicked.connect(partial(self._on_fine_clicked, one.who_id or ""))
        card.add(fine)
        return card

    def news(self) -> str:
        """Return what was asked since the lead last looked, once; nothing when nothing was."""
        new = [one for one in self._standing() if one.id not in self._known]
        self._known.update(one.id for one in new)
        is_news = bool(new) and not self._is_own
        return signal_words(self._controller.entries, new[0]) if is_news else ""

    # --- noting --------------------------------------------------------------------------------

    def open_form(self) -> None:
        """Open the form and put the keyboard there; once more folds it."""
        self.open_button.setChecked(not self.open_button.isChecked())

    def _on_open_button_toggled(self, is_open: bool) -> None:
        if is_open:
            self._offer_people()
        self.form.setVisible(is_open)
        if is_open:
            self.opened.emit()
            self.choice.buttons[FINE].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer_people(self) -> None:
        self.who.clear()
        self.who.addItem(_("Somebody"), "")
        for one in people_here(self._controller.entries, self._controller.meeting.id):
            self.who.addItem(one.name, one.id)

    def _on_choice_chosen(self, signal: str) -> None:
        self._give(signal, str(self.who.currentData() or ""))
        self.open_button.setChecked(False)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fine_clicked(self, person_id: str) -> None:
        self._give(FINE, person_id)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, signal: str, who: str) -> None:
        session = self._controller.session
        self._is_own = True
        self._controller.do(lambda: give_signal(session, signal=signal, who=who))
        self._is_own = False

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        kind_of = self._controller.session.everything.kind_of
        if not touched or any(kind_of(one) == QuietSignal.KIND for one in touched):
            self.refresh()
