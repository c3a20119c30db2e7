"""Troubles and questions in plain words, in the page and never in the way of writing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

_MOST_KEYS = 9
GOOD_NEWS_MS = 12_000
MOST_FOR_CHOICES = 0.4
"""Of the window's width; the rest is for the words."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something the person must choose: nothing is guessed; no answer leaves all as it is."""

    words: str
    choices: tuple[str, ...]
    answered: Callable[[int], None] = field(compare=False)
    """Called with the number of the choice."""


class _Choices(QWidget):
    """Buttons that wish for one row, and take more where that would leave the words too little."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self, gap=theme_now().gap(6), row_gap=theme_now().gap(6))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one row, or of a part of it where there are many."""
        gap = theme_now().gap(6)
        found = (self.flow.itemAt(no) for no in range(self.flow.count()))
        hints = [one.sizeHint() for one in found if one is not None]
        wide = sum(one.width() + gap for one in hints) - gap
        high = max((one.height() for one in hints), default=0)
        return QSize(min(wide, round(self.window().width() * MOST_FOR_CHOICES)), high)


class MessageStrip(QWidget):
    """Shows one trouble or one question at a time; empty it takes no room."""

    question_went = Signal()
    """A question was answered, closed or took its leave for another message."""

    def __init__(
        self, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        gap = theme_now().gap
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*(gap(one) for one in margins))
        self._question: Question | None = None
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(GOOD_NEWS_MS)
        self._goes.timeout.connect(self.clear)
        self.hide()

    @property
    def question(self) -> Question | None:
        """Return the question that waits for an answer, if any."""
        return self._question

    def words(self) -> str:
        """Return what is being said, or nothing."""
        found = self.findChild(PlainLabel)
        return found.text() if found is not None and not self.isHidden() else ""

    def say(self, words: str, *, tone: str = "attention") -> None:
        """Show a trouble until it is closed; good news, in another tone, goes by itself."""
        self._start(words, tone, "alert-circle" if tone == "attention" else "info-circle")
        if tone != "attention":
            self._goes.start()

    def ask(self, question: Question) -> None:
        """Show a question with one button a choice, Alt+1 for the first.

        The focus stays where it is, so that nobody answers by typing on.
        """
        choices = _Choices()
        self._start(question.words, "could_if", "help-circle", choices)
        self._question = question
        for no, choice in enumerate(question.choices):
            key = f"Alt {no + 1}" if no < _MOST_KEYS else ""
            button = Button(choice, size="small", key=key)
            if key:
                button.setShortcut(QKeySequence(f"Alt+{no + 1}"))
            button.clicked.connect(partial(self._on_button_answered, no))
            choices.flow.addWidget(button)

    def clear(self) -> None:
        """Take the message away."""
        if self._question is not None:
            self._question = None
            self.question_went.emit()
        self._goes.stop()
        clear_layout(self._rows)
        self.hide()

    def _start(self, words: str, tone: str, icon: str, choices: QWidget | None = None) -> None:
        """Show words over all the width there is; choices beside them take what they need."""
        self.clear()
        card = Card(across=True, ground=tone, margins=(12, 6, 6, 6), spacing=8)
        card.add(IconLabel(icon, tone=tone))
        card.add(PlainLabel(words, tone=tone), 1)
        if choices is not None:
            card.add(choices)
        close = Button(name=_("Close this message"), role="quiet", icon="x", size="small")
        close.clicked.connect(self.clear)
        card.add(close)
        self._rows.addWidget(card)
        self.show()
        announce(self, words)

    def _on_button_answered(self, no: int) -> None:
        question = self._question
        self.clear()
        if question is not None:
            question.answered(no)


def side_by_side(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    """Return a row of widgets, left to right, with the rest of the width empty."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme_now().gap(gap))
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row
