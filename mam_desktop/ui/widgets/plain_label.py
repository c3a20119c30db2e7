"""A label that shows text exactly as it is: never markup, wrapping by default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """Plain words in one of the theme's looks.

    Looks: `title`, `heading`, `section`, `large`, `lead`, `strong`, `strong_small`, `quiet`,
    `small`, `quiet_small`, `quiet_strong_small`, `clock`, `time`; none is body text.
    """

    def __init__(
        self,
        words: str = "",
        *,
        look: str = "",
        tone: str = "",
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if look:
            self.setProperty("look", look)
        if tone:
            self.setProperty("tone", tone)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setText(words)

    def set_tone(self, tone: str) -> None:
        """Change what the words are about."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
