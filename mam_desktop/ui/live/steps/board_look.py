"""The lead looks at what was written quietly before it shows, and may hold some of it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.plan import Idea
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.plain_label import PlainLabel


class _Line(QWidget):
    """One idea, and whether it is held back."""

    def __init__(self, words: str, *, is_held: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hold = Button(_("Hold it back"), role="state", size="small")
        self.hold.setCheckable(True)
        self.hold.setChecked(is_held)
        self.hold.setAccessibleName(_("Hold back: {words}").format(words=words[:80]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(10))
        row.addWidget(PlainLabel(words), 1)
        row.addWidget(self.hold, 0, Qt.AlignmentFlag.AlignTop)


class LookFirst(QWidget):
    """The words, for the lead alone; folded until they are asked for."""

    changed = Signal()
    """Something else is held back now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Written quietly, only you see this"))
        self._shown: tuple[tuple[str, str], ...] = ()
        self._lines: dict[str, _Line] = {}
        self.fold_button = Button(_("Fold them away"), role="link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().gap(6))
        self._column.addWidget(PlainLabel(_("Only you see this."), look="quiet_strong_small"))
        self._column.addWidget(self.fold_button)
        self.fold_button.clicked.connect(self.hide)
        self.hide()

    @property
    def count(self) -> int:
        """Return how many ideas wait."""
        return len(self._shown)

    def held(self) -> tuple[str, ...]:
        """Return the ids of what is to be held back."""
        return tuple(key for key, line in self._lines.items() if line.hold.isChecked())

    def show_ideas(self, ideas: Sequence[Idea]) -> None:
        """Take these ideas; what was to be held back stays so."""
        shown = tuple((one.id, one.words) for one in ideas)
        if shown == self._shown:
            return
        held = self.held()
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._shown = shown
        self._lines = {key: _Line(words, is_held=key in held) for key, words in shown}
        for line in self._lines.values():
            self._column.insertWidget(self._column.count() - 1, line)
            line.hold.toggled.connect(self.changed)
        if not shown:
            self.hide()

    def open(self) -> None:
        """Show the words, and go to the first."""
        self.show()
        first = next(iter(self._lines.values()), None)
        if first is not None:
            first.hold.setFocus(Qt.FocusReason.ShortcutFocusReason)
