"""The head of a page: its name, and one sentence about it below or beside."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel


class PageHeader(QWidget):
    """A title and a quiet sentence."""

    def __init__(
        self, title: str, sentence: str = "", *, beside: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, look="title", wraps=not beside)
        self.sentence = PlainLabel(sentence, look="quiet")
        layout: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme_now().gap(12 if beside else 1))
        layout.addWidget(self.title)
        layout.addWidget(self.sentence, 1 if beside else 0)
        self.sentence.setVisible(bool(sentence))
