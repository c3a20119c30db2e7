"""Underlines hard words: in fields as they are typed, and on labels as they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from mam_desktop.meeting.jargon import Jargon, jargon_in
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel

LAST_BMP = "\uffff"


def qt_place(text: str, at: int) -> int:
    """Return where a place in a text is for Qt, which counts an emoji as two."""
    before = text[:at]
    return at + sum(one > LAST_BMP for one in before) if not before.isascii() else at


def mark_format() -> QTextCharFormat:
    """Return how a hard word looks in a field: a line below it, the letters as they are."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(theme_now().palette.ink_of("attention")))
    return look


class WordMarks(QSyntaxHighlighter):
    """Marks the hard words of several lines, each line for itself."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Mark the hard words of one line."""
        for one in jargon_in(text):
            start, end = qt_place(text, one.start), qt_place(text, one.end)
            self.setFormat(start, end - start, mark_format())


def mark_line(line: QLineEdit, found: Sequence[Jargon]) -> None:
    """Mark hard words in a line of words.

    WORKAROUND(Qt 6): a QLineEdit takes looks for its letters only as an input method sends them.
    """
    text, cursor = line.text(), line.cursorPosition()
    look = mark_format()
    kind = QInputMethodEvent.AttributeType.TextFormat
    marks = [
        QInputMethodEvent.Attribute(
            kind,
            qt_place(text, one.start) - cursor,
            qt_place(text, one.end) - qt_place(text, one.start),
            look,
        )
        for one in found
    ]
    QCoreApplication.sendEvent(line, QInputMethodEvent("", marks))


class JargonLabel(PlainLabel):
    """Plain words with dots below the hard ones, less those that stay as they are."""

    def __init__(self, words: str = "", *, look: str = "", parent: QWidget | None = None) -> None:
        self._kept: frozenset[str] = frozenset()
        self._found: tuple[Jargon, ...] = ()
        super().__init__("", look=look, parent=parent)
        self.setText(words)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show other words."""
        super().setText(words)
        self._look_at(words)

    def keep(self, terms: frozenset[str]) -> None:
        """Leave these terms unmarked."""
        if terms != self._kept:
            self._kept = terms
            self._look_at(self.text())

    def marked(self) -> tuple[str, ...]:
        """Return the words that are marked."""
        return tuple(one.said for one in self._found)

    def _look_at(self, words: str) -> None:
        self._found = tuple(one for one in jargon_in(words) if one.term.name not in self._kept)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the words, then the dots."""
        super().paintEvent(event)
        if self._found:
            painter = QPainter(self)
            pen = QPen(QColor(theme_now().palette.ink_of("attention")), max(1.5, theme_now().px(2)))
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        text, box = self.text(), QRectF(self.contentsRect())
        layout = QTextLayout(text, self.font(), self)
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        lines = _lay_out(layout, box.width())
        high = sum(one.height() for one in lines)
        top = box.top() + max(0.0, (box.height() - high) / 2)
        for found in self._found:
            start, end = qt_place(text, found.start), qt_place(text, found.end)
            for line in lines:
                self._paint_mark(painter, line, (start, end), QPointF(box.left(), top))

    def _paint_mark(
        self, painter: QPainter, line: QTextLine, span: tuple[int, int], origin: QPointF
    ) -> None:
        first = max(span[0], line.textStart())
        last = min(span[1], line.textStart() + line.textLength())
        if first >= last:
            return
        ends = [_x_of(line, one) for one in (first, last)]
        y = origin.y() + line.y() + line.ascent() + theme_now().px(3)
        painter.drawLine(QPointF(origin.x() + ends[0], y), QPointF(origin.x() + ends[1], y))


def _x_of(line: QTextLine, at: int) -> float:
    """Return where a letter begins; PySide gives the place along with it."""
    found: object = line.cursorToX(at)
    x = found[0] if isinstance(found, tuple) else found
    return x if isinstance(x, float) else 0.0


def _lay_out(layout: QTextLayout, wide: float) -> list[QTextLine]:
    lines: list[QTextLine] = []
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return lines
