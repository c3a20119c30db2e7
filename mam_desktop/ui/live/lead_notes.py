"""The lead's own notes: folded away behind F7, hatched when open; on no screen others see."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mam_desktop.meeting.said import Note
from mam_desktop.meeting.voicing import write_note
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.key_badge import KeyBadge
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.plain_tip import show_tip
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

DRAFT_PLACE = "note"
KEEP_DRAFT_AFTER_MS = 200
_STRIPE_PX = 10


_RESTRICTED = N_("Only named people may ever see it, with a reason; it is in no copy.")


def note_words(note: Note) -> str:
    """Return a note with its time, and whether it is restricted, in words."""
    if note.for_whom == "lead":
        return _("{time}  {words}").format(time=note.noted_at, words=note.words)
    return _("{time}  Restricted: {words}").format(time=note.noted_at, words=note.words)


class NoteEditor(QPlainTextEdit):
    """Where a note is written; Ctrl+Enter keeps it, Escape folds."""

    finished = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep on Ctrl+Enter, fold on Escape, leave Tab to moving on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LeadNotes(QFrame):
    """Folded: one sentence. Open: the notes of this meeting and an editor, on hatched ground."""

    opened = Signal()
    """The notes are open, and want to be in sight."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_open = False
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(6))
        self._toggle = Button(_("Lead’s notes"), role="notes", icon="eye-off", size="normal")
        self._toggle.setCheckable(True)
        head.addWidget(self._toggle)
        head.addStretch(1)
        head.addWidget(KeyBadge("F7", tone="private"))
        self._sentence = PlainLabel(
            _(
                "Hidden while others can see this laptop. "
                "Part of the record if someone asks to see it."
            ),
            look="small",
            tone="private",
        )
        self._kept = ScrollColumn(spacing=6)
        self._kept.setAccessibleName(_("Notes kept so far"))
        self._kept.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._kept.setMaximumHeight(theme_now().px(150))
        self._editor = NoteEditor()
        self._editor.setAccessibleName(_("A private note"))
        self._editor.setPlaceholderText(_("Write a note. Ctrl+Enter keeps it."))
        self._editor.setTabChangesFocus(True)
        self._editor.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._editor.setFixedHeight(theme_now().px(96))
        self.restricted = QCheckBox(_("Restricted"))
        self.restricted.setAccessibleDescription(_(_RESTRICTED))
        show_tip(self.restricted, _(_RESTRICTED))
        self._keep = Button(_("Keep this note"), role="private", size="small")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap(0), gap(2), gap(12), gap(12))
        rows.setSpacing(gap(2))
        rows.addLayout(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(gap(13), 0, 0, 0)
        inner.setSpacing(gap(6))
        foot = QHBoxLayout()
        foot.addWidget(self._keep)
        foot.addStretch(1)
        foot.addWidget(self.restricted)
        for one in (self._sentence, self._kept, self._editor):
            inner.addWidget(one)
        inner.addLayout(foot)
        rows.addLayout(inner)

    def _connect(self) -> None:
        self._toggle.clicked.connect(self.set_open)
        self._keep.clicked.connect(self.keep)
        self._editor.finished.connect(self.keep)
        self._editor.left.connect(self.fold)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(KEEP_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._on_draft_timer_timeout)
        self._editor.textChanged.connect(self._on_editor_text_changed)
        self._controller.state_changed.connect(self._on_controller_state_changed)

    @property
    def is_open(self) -> bool:
        """Say whether the notes can be read."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Open or fold the notes; folding keeps what was written."""
        if self._is_open and not is_open:
            self.keep()
        self._is_open = is_open
        self.refresh()
        if is_open:
            self._editor.setPlainText(self._controller.desk.draft(DRAFT_PLACE))
            self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.opened.emit()

    def toggle(self) -> None:
        """Open folded notes, fold open ones."""
        self.set_open(not self._is_open)

    def fold(self) -> None:
        """Fold the notes away."""
        self.set_open(False)

    def keep(self) -> None:
        """Keep what was written as a note; nothing written keeps nothing."""
        words = self._editor.toPlainText().strip()
        if not words:
            return
        session = self._controller.session
        for_whom = "restricted" if self.restricted.isChecked() else "lead"
        kept = self._controller.do(lambda: write_note(session, words=words, for_whom=for_whom))
        if kept is not None:
            self.restricted.setChecked(False)
            self._editor.clear()
            self._draft_timer.stop()
            self._controller.desk.keep_draft(DRAFT_PLACE, "")

    def refresh(self) -> None:
        """Show or hide the notes."""
        self._toggle.setChecked(self._is_open)
        self._sentence.setVisible(not self._is_open)
        for one in (self._kept, self._editor, self._keep, self.restricted):
            one.setVisible(self._is_open)
        self._kept.clear()
        if self._is_open:
            for note in self._notes():
                self._kept.add(PlainLabel(note_words(note), look="small", tone="private"))
        self._kept.setVisible(self._is_open and bool(self._notes()))
        self.update()

    def _notes(self) -> list[Note]:
        return list(self._controller.entries.all(Note, self._controller.meeting.id))

    def _on_controller_state_changed(self, _touched: frozenset[str]) -> None:
        if self._is_open:
            self.refresh()

    def _on_editor_text_changed(self) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def keep_last_letters(self) -> None:
        """Keep as a draft what was typed a moment ago and could not be kept as a note."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._on_draft_timer_timeout()

    def _on_draft_timer_timeout(self) -> None:
        self._controller.desk.keep_draft(DRAFT_PLACE, self._editor.toPlainText())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the hatched ground."""
        theme = theme_now()
        colours = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 10, 10)
        painter.fillPath(outline, QColor(colours.private_soft))
        painter.save()
        painter.setClipPath(outline)
        painter.setPen(QPen(QColor(colours.private_stripe), _STRIPE_PX))
        for left in range(-self.height(), self.width(), _STRIPE_PX * 3):
            painter.drawLine(left, self.height() + 10, left + self.height() + 20, -10)
        painter.restore()
        painter.setPen(QPen(QColor(colours.private), 2 if self._is_open else 1))
        painter.drawPath(outline)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
