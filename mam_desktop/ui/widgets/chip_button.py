"""A chip one can press: how something stands, and the way to do something about it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mam_desktop.ui.widgets.chip import ChipLook, chip_size, paint_chip
from mam_desktop.ui.widgets.enter_presses import enter_presses
from mam_desktop.ui.widgets.plain_tip import show_tip


class ChipButton(QPushButton):
    """A pill with icon and words; `said` is the whole sentence where the pill shows less."""

    def __init__(
        self,
        words: str,
        *,
        tone: str = "plain",
        icon: str = "",
        pill: bool = True,
        arrow: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = ChipLook(tone, icon, pill, arrow)
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.say(words)

    @property
    def words(self) -> str:
        """Return what the pill shows."""
        return self._words

    @property
    def words_font(self) -> QFont:
        """Return the font in which the pill shows its words."""
        return self._look.font()

    @property
    def tone(self) -> str:
        """Return what the pill is about."""
        return self._look.tone

    def say(
        self, words: str, *, tone: str | None = None, icon: str | None = None, said: str = ""
    ) -> None:
        """Change the words; `said` is the whole sentence for tool tip and screen reader."""
        before = self._look
        self._look = before.told_anew(tone, icon)
        looks_other = words != self._words or self._look != before
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(said or words)
        show_tip(self, said if said != words else "")
        if looks_other:
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of icon and words."""
        return chip_size(self._words, self._look)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same size: what can be pressed is not cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too, not with the space bar alone."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pill; one under the mouse gets a line round it."""
        painter = QPainter(self)
        paint_chip(painter, self, self._words, self._look, outlined=self.underMouse())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
