"""The parts of a page as buttons across its top, each with its key; one part shows at a time."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout


class PartTabs(QWidget):
    """Alt+1 and on choose a part while the page is in sight; arrows go from button to button."""

    chosen = Signal(str)
    """The name of a part."""

    def __init__(
        self, page: QWidget, about: str, parts: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(about)
        self.buttons: dict[str, Button] = {}
        self._words = dict(parts)
        self._shortcuts: list[QShortcut] = []
        flow = FlowLayout(self, gap=theme_now().gap(8), row_gap=theme_now().gap(6))
        for no, (part, words) in enumerate(parts.items(), start=1):
            # Large text needs the room; the sheet of keys names them too.
            key = "" if theme_now().sizes.is_large else _("Alt {no}").format(no=no)
            button = Button(words, role="state", key=key)
            button.setToolTip("")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_button_clicked, part))
            flow.addWidget(button)
            self.buttons[part] = button
            shortcut = QShortcut(QKeySequence(f"Alt+{no}"), page)
            # Also from the capture bar; a page that is out of sight takes no keys.
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._on_button_clicked, part))
            self._shortcuts.append(shortcut)

    def choose(self, part: str) -> None:
        """Show a part as the one in front."""
        for one, button in self.buttons.items():
            button.setChecked(one == part)

    def say(self, part: str, count: str, spoken: str = "") -> None:
        """Say beside a part how it stands; `spoken` is the same for a screen reader."""
        button = self.buttons[part]
        button.set_trim(count=count)
        words = self._words[part]
        told = _("{part}: {state}").format(part=words, state=spoken or count) if count else words
        button.setAccessibleName(told)

    def lend_keys(self, *, lent: bool) -> None:
        """Give Alt and a number to a question while it waits for its answer."""
        for one in self._shortcuts:
            one.setEnabled(not lent)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the next button with an arrow."""
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        way = ways.get(Qt.Key(event.key()), 0) * (-1 if self.isRightToLeft() else 1)
        buttons = list(self.buttons.values())
        at = next((no for no, one in enumerate(buttons) if one.hasFocus()), None)
        if not way or at is None:
            super().keyPressEvent(event)
            return
        buttons[(at + way) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_button_clicked(self, part: str) -> None:
        self.choose(part)
        self.chosen.emit(part)
