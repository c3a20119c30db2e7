"""Fields that are seldom needed, behind one link."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button


class MoreFields(QWidget):
    """A link that becomes the fields."""

    def __init__(self, words: str, *fields: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = Button(words, role="link")
        self._rest = QWidget()
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(9))
        for field in fields:
            column.addWidget(field)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.link)
        both.addWidget(self._rest)
        self.link.clicked.connect(self._on_link_clicked)
        self.fold(folded=True)

    def fold(self, *, folded: bool) -> None:
        """Show the link, or the fields."""
        self._rest.setVisible(not folded)
        self.link.setVisible(folded)

    def _on_link_clicked(self) -> None:
        self.fold(folded=False)
        self._rest.focusNextChild()
