"""Home's top bar: what needs a decision, how sync stands, find, lock."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.ports import SyncState
from mam_desktop.ui.sync_words import conflict_words, sync_words
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.styled import place

COMPACT_BELOW_PX = 900


class HomeBar(QWidget):
    """The bar over Home."""

    conflicts_wanted = Signal()
    sync_wanted = Signal()
    find_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place(self, "top")
        self._state: SyncState | None = None
        self._conflicts = 0
        gap, high = theme_now().gap, theme_now().squeeze(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), high, gap(16), high)
        row.setSpacing(gap(14))
        row.addWidget(IconLabel("hand-stop", side_px=18))
        row.addWidget(PlainLabel(_("MAM Desktop"), look="section", wraps=False))
        row.addStretch(1)
        self.conflict_chip = ChipButton("", tone="attention", icon="git-merge")
        self.sync_chip = ChipButton("", tone="could_if", icon="wifi-off")
        self.find_button = Button(_("Find"), icon="search", key="Ctrl F")
        self.lock = Button(_("Lock"), icon="lock")
        for one in (self.conflict_chip, self.sync_chip, self.find_button, self.lock):
            row.addWidget(one)
        self.conflict_chip.clicked.connect(self.conflicts_wanted)
        self.sync_chip.clicked.connect(self.sync_wanted)
        self.find_button.clicked.connect(self.find_wanted)
        self.lock.clicked.connect(self.lock_wanted)

    def show_conflicts(self, count: int) -> None:
        """Say how many things two people changed; none takes the chip away."""
        self._conflicts = count
        words = conflict_words(count)
        shown = str(count) if self._is_compact else words
        self.conflict_chip.say(shown, said=words)
        self.conflict_chip.setVisible(count > 0)

    def show_sync(self, state: SyncState) -> None:
        """Say how this laptop stands with the central record."""
        self._state = state
        chip = sync_words(state)
        words = chip.words
        if not state.is_online and not state.pending and not state.trouble:
            words = _("Offline · everything you need is on this laptop")
        shown = str(state.pending or "") if self._is_compact else words
        said = _("{words}. Press to send and fetch now.").format(words=words)
        self.sync_chip.say(shown, tone=chip.tone, icon=chip.icon, said=said)

    def set_on_visit(self, on_visit: bool) -> None:
        """Put Find out of reach on a visit."""
        self.find_button.setVisible(not on_visit)

    @property
    def _is_compact(self) -> bool:
        return self.width() < theme_now().px(COMPACT_BELOW_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say less where there is less room."""
        super().resizeEvent(event)
        self.show_conflicts(self._conflicts)
        if self._state is not None:
            self.show_sync(self._state)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the short words."""
        theme = theme_now()
        return QSize(theme.px(480), theme.control(36) + 2 * theme.squeeze(8))
