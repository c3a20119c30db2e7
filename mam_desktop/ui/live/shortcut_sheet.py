"""The sheet of keys: opened by F1 or ?, closed by Escape; the meeting goes on behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.key_badge import KeyBadge
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

FRAME_KEYS = (
    ("Ctrl K", N_("Write in the capture bar")),
    ("Enter", N_("Add what is written there")),
    ("Ctrl PgDn", N_("Go to the next step")),
    ("Ctrl PgUp", N_("Go to the step before")),
    ("Ctrl 1 … 9", N_("Go to a step")),
    ("F6", N_("Go to the page of the step")),
    ("F7", N_("Open or fold the lead’s notes")),
    ("F8", N_("Cover the family screen, or show it again")),
    ("F9", N_("Freeze the family screen, or let it go on")),
    ("F11", N_("Turn this laptop round for the family")),
    ("Ctrl Z", N_("Undo")),
    ("Ctrl Shift Z", N_("Redo")),
    ("Alt 1 … 9", N_("Answer a question above the bar")),
    ("F1", N_("Show these keys")),
)


class ShortcutSheet(Card):
    """Every key of the frame, and those of the page in front."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(look="strong", margins=(24, 20, 24, 20), spacing=12, parent=parent)
        self.setAccessibleName(_("Keys"))
        self._before: QWidget | None = None
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Keys"), look="title"), 1)
        self._close = Button(name=_("Close"), role="quiet", icon="x")
        self._close.clicked.connect(self.close_sheet)
        head.addWidget(self._close)
        self.add(head)
        self._keys = ScrollColumn()
        self.add(self._keys, 1)
        self.hide()

    def show_keys(self, page_keys: Sequence[tuple[str, str]]) -> None:
        """Open the sheet; `page_keys` are ((keys, what they do), ...) of the page in front."""
        self._keys.clear()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setColumnStretch(1, 1)
        grid.setSpacing(theme_now().gap(8))
        translated = [(keys, _(words)) for keys, words in FRAME_KEYS]
        for row, (keys, words) in enumerate([*page_keys, *translated]):
            grid.addWidget(KeyBadge(keys), row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(words), row, 1)
        self._keys.add(holder)
        self._before = self.window().focusWidget()
        self.place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Stand in the middle of the window."""
        around = self.parentWidget()
        if around is None:
            return
        wide = min(theme_now().px(560), around.width() - 40)
        room = theme_now().gap(56) + theme_now().px(36)
        column = self._keys.widget()
        needed = column.heightForWidth(wide - theme_now().gap(60)) if column else 0
        high = min(needed + room, around.height() - 40)
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
        """Close on Escape, and on the key that opened it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            self.close_sheet()
        else:
            super().keyPressEvent(event)
