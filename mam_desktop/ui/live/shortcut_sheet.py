"""The sheet of keys: opened by F1 or ?, closed by Escape; the meeting goes on behind it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from mam_desktop.meeting.naming import folded
from mam_desktop.texts import _
from mam_desktop.ui.live.frame_keys import KeyLine
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.key_badge import KeyBadge
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from mam_desktop.ui.widgets.styled import place

WIDE_PX = 620
_HELD = re.compile(r"\b(Ctrl|Alt|Shift)\+")
"""Keys stand on the sheet as they stand on the buttons: `Ctrl K`."""


class ShortcutSheet(Card):
    """Every key of the frame, and those of the page in front; one can look for a word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(look="strong", margins=(24, 18, 24, 18), spacing=10, parent=parent)
        self.setAccessibleName(_("Keys"))
        place(self, "paper")
        self._before: QWidget | None = None
        self._lines: tuple[KeyLine, ...] = ()
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(12))
        head.addWidget(PlainLabel(_("Keys"), look="title", wraps=False))
        self.asked = QLineEdit()
        self.asked.setAccessibleName(_("Find a key"))
        self.asked.setPlaceholderText(_("Find a key: write what it should do"))
        self.asked.setClearButtonEnabled(True)
        head.addWidget(self.asked, 1)
        self._close = Button(name=_("Close"), role="quiet", icon="x")
        head.addWidget(self._close)
        self.add(head)
        self._keys = ScrollColumn(margins=(0, 0, 8, 0))
        self.add(self._keys, 1)
        self._close.clicked.connect(self.close_sheet)
        self.asked.textChanged.connect(self._on_asked_text_changed)
        self.hide()

    def show_keys(self, lines: Sequence[KeyLine]) -> None:
        """Open the sheet with these lines."""
        self._lines = tuple(lines)
        self._before = self.window().focusWidget()
        self.asked.clear()
        self._show(self._lines)
        self.place()
        self.show()
        self.raise_()
        self.asked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def words(self) -> list[str]:
        """Return the words of every label that is shown, for who reads along."""
        return [one.text() for one in self._keys.findChildren(PlainLabel)]

    def _show(self, lines: Sequence[KeyLine]) -> None:
        self._keys.clear()
        theme = theme_now()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.gap(12))
        grid.setVerticalSpacing(theme.gap(7))
        heading, row = "", 0
        for line in lines:
            if line.heading != heading:
                heading = line.heading
                grid.addWidget(PlainLabel(heading, look="section"), row, 0, 1, 2)
                row += 1
            shown = _HELD.sub(r"\1 ", line.shown)
            badge = KeyBadge(shown)
            badge.setAccessibleName(shown)
            grid.addWidget(badge, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(line.words), row, 1)
            row += 1
        if not lines:
            grid.addWidget(PlainLabel(_("No key does that.")), 0, 0, 1, 2)
        self._keys.add(holder)

    def _on_asked_text_changed(self, text: str) -> None:
        wanted = folded(text[:200]).split()
        self._show(
            [
                one
                for one in self._lines
                if all(word in folded(f"{one.heading} {one.shown} {one.words}") for word in wanted)
            ]
        )

    def place(self) -> None:
        """Stand in the middle of the window."""
        around = self.parentWidget()
        if around is None:
            return
        wide = min(theme_now().px(WIDE_PX), around.width() - 40)
        high = min(theme_now().px(700), around.height() - 40)
        self.setGeometry((around.width() - wide) // 2, (around.height() - high) // 2, wide, high)

    def close_sheet(self) -> None:
        """Close the sheet and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep the keyboard on the sheet while it is open."""
        return move_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape, and on the keys that opened it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close_sheet()
        else:
            super().keyPressEvent(event)
