"""Keeps what is being typed in a field, a fifth of a second behind the keyboard at most."""

from PySide6.QtCore import QObject, QTimer

from mam_desktop.ui.live.steps.parts.fields import LineField, WordsField
from mam_desktop.ui.ports import MeetingDesk

KEEP_AFTER_MS = 200


class DraftKeeper(QObject):
    """Puts a kept draft back at once, and keeps each new one."""

    def __init__(self, field: WordsField | LineField, desk: MeetingDesk, place: str) -> None:
        super().__init__(field)
        self._field, self._desk, self._place = field, desk, place
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        kept = desk.draft(place)
        if kept and isinstance(field, WordsField):
            field.setPlainText(kept)
        elif kept and isinstance(field, LineField):
            field.setText(kept)
        field.textChanged.connect(self._on_field_text_changed)

    def forget(self) -> None:
        """Forget the draft: its words were written into the record, or given up."""
        self._timer.stop()
        self._desk.keep_draft(self._place, "")

    def keep_last_letters(self) -> None:
        """Keep what was typed a moment ago: the meeting is left."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_timer_timeout()

    def _on_field_text_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_timer_timeout(self) -> None:
        self._desk.keep_draft(self._place, self._field.words())
