"""Fields with a name from birth: a line, several lines, a choice, and the label above them."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mam_desktop.texts import _
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.enter_presses import ENTER
from mam_desktop.ui.widgets.plain_label import PlainLabel

MOST_LETTERS = 200_000
"""What a field of the record takes at most; `meeting.fields.MAX_WORDS` says so too."""


def _too_long_words(count: int) -> str:
    return _(
        "That is too long to paste here ({count} letters). Please split it: {most} is the most."
    ).format(count=f"{count:,}", most=f"{MOST_LETTERS:,}")


class LineField(QLineEdit):
    """One line of words; a paste that is too long stays where it was."""

    too_long = Signal(str)
    """A sentence: nothing was pasted, and why."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(MOST_LETTERS)

    def words(self) -> str:
        """Return what was typed, without the space around it."""
        return self.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Refuse a paste that would be cut."""
        count = len(QGuiApplication.clipboard().text()) if _is_paste(event) else 0
        if count > MOST_LETTERS:
            self.too_long.emit(_too_long_words(count))
        else:
            super().keyPressEvent(event)


def _is_paste(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)


class WordsField(QPlainTextEdit):
    """Several lines of plain words; Tab goes on, Ctrl+Enter is done."""

    finished = Signal()
    """Ctrl+Enter was pressed."""
    too_long = Signal(str)
    """A sentence: nothing was pasted, and why."""

    def __init__(
        self, name: str, *, hint: str = "", rows: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().contentsChanged.connect(self._on_document_contents_changed)
        self._on_document_contents_changed()

    def words(self) -> str:
        """Return what was typed, without the space around it."""
        return self.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Ctrl+Enter as done; everything else is typing."""
        is_enter = event.key() in ENTER
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take plain words; so many that no field keeps them are refused at once."""
        count = len(source.text())
        if count > MOST_LETTERS:
            self.too_long.emit(_too_long_words(count))
        elif source.hasText():
            self.insertPlainText(source.text())

    def _on_document_contents_changed(self) -> None:
        """Grow with the words, up to three times the height it began with."""
        lines = max(self._rows, min(self.document().lineCount(), self._rows * 3))
        line = round(self.fontMetrics().lineSpacing() * 1.05)
        self.setFixedHeight(lines * line + 2 * theme_now().gap(6) + 12)


class QuietWheel(QComboBox):
    """A combo box that lets the page scroll while it has no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the field and the arrow that opens it."""
        super().paintEvent(event)
        theme = theme_now()
        side = theme.px(18)
        ink = theme.palette.ink if self.isEnabled() else theme.palette.ink_2
        drawn = icon_pixmap("chevron-down", ink, side, self.devicePixelRatioF())
        left = theme.px(6) if self.isRightToLeft() else self.width() - side - theme.px(6)
        # The style sheet draws none: it draws its own for some of these and not for others.
        QPainter(self).drawPixmap(QPointF(left, (self.height() - side) / 2), drawn)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter in a field that is typed in go on to the form, also when it ended a word.

        Qt keeps the Enter that takes the rest of a word it offered: the form would need another.
        """
        super().keyPressEvent(event)
        if self.isEditable() and event.key() in ENTER:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn only what was chosen to be turned."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(QuietWheel):
    """One of a few fixed choices, in plain words."""

    def __init__(
        self,
        name: str,
        labels: Mapping[str, str],
        *,
        nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for choice, words in labels.items():
            shown = _(words) if words else nothing
            if shown:
                self.addItem(shown, choice)

    def choice(self) -> str:
        """Return what is chosen."""
        return str(self.currentData() or "")

    def choose(self, choice: str) -> None:
        """Choose; what is not offered leaves it as it is."""
        at = self.findData(choice)
        if at >= 0:
            self.setCurrentIndex(at)


class FreeChoice(QuietWheel):
    """Words from a list, or any others that are typed."""

    def __init__(
        self, name: str, offered: tuple[str, ...] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.offer(offered)

    def offer(self, offered: tuple[str, ...]) -> None:
        """Offer other words; what is typed stays."""
        if offered == tuple(self.itemText(no) for no in range(self.count())):
            return
        typed = self.currentText()
        # Qt chooses the first word of a list that was empty; nobody may hear of that.
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(offered))
            self.say(typed)

    def words(self) -> str:
        """Return what is chosen or typed."""
        return self.currentText().strip()

    def say(self, words: str) -> None:
        """Put words in."""
        self.setCurrentIndex(self.findText(words))
        self.setEditText(words)


class Labelled(QWidget):
    """A field with its label above it."""

    def __init__(self, label: str, field: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = PlainLabel(label, look="quiet_strong_small")
        self.label.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(3))
        column.addWidget(self.label)
        column.addWidget(field)
