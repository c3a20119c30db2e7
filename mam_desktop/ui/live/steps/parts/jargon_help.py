"""Helps to write plainly: underlines hard words in a field and offers plain ones, one key away.

It is for what the lead writes. Somebody's own words are never changed: a field for quotes can be
underlined (`marks_only`), and offers nothing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mam_desktop.meeting.jargon import Jargon, jargon_in, plain_edit
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.jargon_marks import WordMarks, mark_line, qt_place
from mam_desktop.ui.live.steps.parts.jargon_strip import KEYS, JargonStrip
from mam_desktop.ui.widgets.announce import announce

Field = QLineEdit | QPlainTextEdit
PAUSE_MS = 350
"""An offer waits until nobody types: half a word is often another one."""


class JargonHelp(QObject):
    """Watches one field; Alt+J says the hard word at the cursor plainly, or the first one."""

    def __init__(
        self,
        field: Field,
        strip: JargonStrip | None = None,
        *,
        marks_only: bool = False,
        helps_with: Callable[[str], bool] = bool,
    ) -> None:
        """Help with what `helps_with` says yes to; everything that is typed, unless told."""
        super().__init__(field)
        self._field, self._strip, self._helps_with = field, strip, helps_with
        self._is_marked = False
        self._kept: set[str] = set()
        self._marks = WordMarks(field.document()) if isinstance(field, QPlainTextEdit) else None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.offer)
        field.textChanged.connect(self._on_field_text_changed)
        if not marks_only:
            keys = QAction(field)
            keys.setShortcut(QKeySequence(KEYS))
            keys.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            keys.triggered.connect(self.use)
            field.addAction(keys)
        if strip is not None:
            strip.use_wanted.connect(self.use)
            strip.keep_wanted.connect(self.keep)
        self._on_field_text_changed()

    def found(self) -> tuple[Jargon, ...]:
        """Return the hard words in the field that nobody kept."""
        text = self._text()
        words = jargon_in(text) if self._helps_with(text) else ()
        return tuple(one for one in words if one.term.name not in self._kept)

    def offer(self) -> None:
        """Offer plain words for the hard word nearest to the cursor."""
        self._pause.stop()
        if self._strip is None:
            return
        before = self._strip.found
        self._strip.show_jargon(self._nearest())
        if self._strip.found is not None and self._strip.found != before:
            announce(self._strip, self._strip.words)

    def use(self) -> None:
        """Put plain words in place of the hard word that is offered."""
        found = self._nearest()
        if found is None or not found.instead:
            self.offer()
            return
        edit = plain_edit(self._text(), found)
        start, end = (qt_place(self._text(), one) for one in (edit.start, edit.end))
        field = self._field
        if isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.words)
            field.setTextCursor(cursor)
        else:
            field.setSelection(start, end - start)
            field.insert(edit.words)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer()

    def keep(self) -> None:
        """Leave the hard word that is offered, until the field is empty again."""
        found = self._nearest()
        if found is not None:
            self._kept.add(found.term.name)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer()

    def _text(self) -> str:
        field = self._field
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def _nearest(self) -> Jargon | None:
        """Return the hard word at the cursor or before it, else the first one."""
        words, text, at = self.found(), self._text(), self._cursor()
        before = [one for one in words if qt_place(text, one.start) <= at]
        return before[-1] if before else next(iter(words), None)

    def _cursor(self) -> int:
        field = self._field
        if isinstance(field, QPlainTextEdit):
            return field.textCursor().position()
        return field.cursorPosition()

    def _on_field_text_changed(self) -> None:
        text = self._text()
        if not text:
            self._kept.clear()
        if isinstance(self._field, QLineEdit):
            self._mark(self._field, jargon_in(text) if self._helps_with(text) else ())
        if self._strip is None:
            return
        if self._is_being_typed():
            self._pause.start()
        else:
            self.offer()

    def _mark(self, line: QLineEdit, found: Sequence[Jargon]) -> None:
        if found or self._is_marked:
            mark_line(line, found)
        self._is_marked = bool(found)

    def _is_being_typed(self) -> bool:
        """Say whether the hard word ends where the cursor is: it may become another word."""
        found = self._nearest()
        return found is not None and qt_place(self._text(), found.end) == self._cursor()


class PlainLabelled(Labelled):
    """A field with its label above and, while it holds a hard word, an offer below."""

    def __init__(
        self, label: str, field: LineField | WordsField, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, field, parent=parent)
        self.strip = JargonStrip()
        self.help = JargonHelp(field, self.strip)
        column = self.layout()
        if column is not None:
            column.addWidget(self.strip)
