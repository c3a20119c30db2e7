"""The one line of the capture bar: its mark in the colour of what it makes, its chip at the end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.name_list import NameList, beginning_of_name, names_that_begin
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.chip import Chip

_INSIDE_LEFT_PX = 2
"""QLineEdit's own margin before the first letter."""


NameSource = Callable[[], Sequence[str]]

LONGEST = 30_000
"""Letters; a line edit of more would keep the window waiting."""


class CaptureEdit(QLineEdit):
    """A line edit with a chip in it; it offers names while one is written."""

    too_long = Signal()
    """What was put in was too long; nothing of it was taken."""
    name_chosen = Signal(str)
    """The arrow keys stand on another name; nothing for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "capture")
        self.setProperty("noRing", True)
        self.setAccessibleName(_("Type what you hear"))
        self.setPlaceholderText(
            _("Type what you hear — “ a quote + an idea ! an action @ who by Friday")
        )
        self._tone = "plain"
        self.chip = Chip("", parent=self)
        self.chip.hide()
        self.names = NameList(self)
        self._name_source: NameSource | None = None
        self._before = ""
        self.setMaxLength(LONGEST)
        self.inputRejected.connect(self._on_input_rejected)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._offer_names)
        self.destroyed.connect(self.names.deleteLater)

    def offer_names_of(self, source: NameSource) -> None:
        """Offer the names that `source` returns while one is being written."""
        self._name_source = source

    # --- what is put in --------------------------------------------------------------------------

    def _on_text_changed(self, text: str) -> None:
        if len(text) < LONGEST:
            self._before = text

    def _on_input_rejected(self) -> None:
        """Take nothing of what does not fit whole: half a text would look like all of it."""
        if len(self.text()) >= LONGEST:
            self.setText(self._before)
            self.too_long.emit()

    # --- names -----------------------------------------------------------------------------------

    def _offer_names(self) -> None:
        beginning = beginning_of_name(self.text()[: self.cursorPosition()])
        source = self._name_source
        if beginning is None or source is None or not self.hasFocus():
            self.names.offer(())
        else:
            names = names_that_begin(beginning.said, source())
            self.names.offer(names, at_px=self.cursorRect().center().x())
        self.name_chosen.emit(self.names.chosen)

    def take_name(self, name: str) -> None:
        """Put a name in the place of what there is of it."""
        at = self.cursorPosition()
        beginning = beginning_of_name(self.text()[:at])
        if beginning is None:
            return
        self.names.offer(())
        self.setSelection(beginning.start, at - beginning.start)
        self.insert(f"{name}{beginning.after}")
        self.names.offer(())
        self.name_chosen.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go through the names that are offered; Enter takes one only when one was chosen."""
        key, names = event.key(), self.names
        if names.names and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            names.step(down=key == Qt.Key.Key_Down)
            self.name_chosen.emit(names.chosen)
        elif names.names and key == Qt.Key.Key_Escape:
            names.offer(())
            self.name_chosen.emit("")
        elif names.chosen and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_name(names.chosen)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Let Tab take a name while some are offered; else move on."""
        if forward and self.names.names:
            self.take_name(self.names.chosen or self.names.names[0])
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Put the names away."""
        super().focusOutEvent(event)
        self.names.offer(())

    # --- the chip --------------------------------------------------------------------------------

    def show_chip(self, words: str, *, tone: str, icon: str) -> None:
        """Show what the line means; no words take the chip away."""
        self._tone = tone if words else "plain"
        self.chip.setVisible(bool(words))
        if words:
            self.chip.say(words, tone=tone, icon=icon)
        self._place_chip()

    def _place_chip(self) -> None:
        gap = theme_now().gap(12)
        room = self.width() * 3 // 5
        wide = min(self.chip.sizeHint().width(), room)
        high = self.chip.sizeHint().height()
        left = gap if self.isRightToLeft() else self.width() - wide - gap
        self.chip.setGeometry(left, (self.height() - high) // 2, wide, high)
        margin = wide + gap if self.chip.isVisibleTo(self) else 0
        at_end = not self.isRightToLeft()
        margins = QMargins(0, 0, margin, 0) if at_end else QMargins(margin, 0, 0, 0)
        if margins != self.textMargins():
            self.setTextMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the chip at the end."""
        super().resizeEvent(event)
        self._place_chip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the line, and its mark once more in the colour of what it makes."""
        super().paintEvent(event)
        mark = self.text()[:1]
        if self._tone == "plain" or mark.isalnum() or not mark or self.isRightToLeft():
            return
        metrics = QFontMetricsF(self.font())
        room = self.width() - self.textMargins().right() - 2 * theme_now().gap(12)
        if metrics.horizontalAdvance(self.text()) > room or self.hasSelectedText():
            return
        left = theme_now().gap(11) + _INSIDE_LEFT_PX
        box = QRectF(left, 4, metrics.horizontalAdvance(mark), self.height() - 8)
        painter = QPainter(self)
        painter.fillRect(box, QColor(theme_now().palette.surface))
        font = theme_now().font("body", BOLD)
        painter.setFont(font)
        painter.setPen(theme_now().ink(self._tone))
        painter.drawText(box.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, mark)
