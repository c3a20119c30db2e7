"""Walks through a list of cards with the arrow keys: the list is one stop for Tab."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_Home: -100_000,
    Qt.Key.Key_End: 100_000,
}


class CardWalk(QObject):
    """Give it the cards after each change; the one the keyboard was on last is where Tab goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: tuple[QWidget, ...] = ()
        self._current: QWidget | None = None

    def settle(self, cards: tuple[QWidget, ...]) -> None:
        """Walk through these cards from now on."""
        for card in cards:
            if card not in self._cards:
                card.installEventFilter(self)
        lost_focus = self._current is not None and self._current not in cards
        at = self._cards.index(self._current) if self._current in self._cards else 0
        self._cards = cards
        if not cards:
            self._current = None
        elif lost_focus or self._current is None:
            self._make_current(cards[min(at, len(cards) - 1)] if lost_focus else cards[-1])

    @property
    def current(self) -> QWidget | None:
        """Return the card that Tab comes to."""
        return self._current

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the focus, and take the arrows."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._make_current(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(watched, event)
        return False

    def _takes(self, watched: QObject, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not isinstance(watched, QWidget) or watched not in self._cards:
            return False
        wanted = self._cards.index(watched) + step
        reached = self._cards[max(0, min(len(self._cards) - 1, wanted))]
        reached.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _make_current(self, card: QWidget) -> None:
        self._current = card
        for one in self._cards:
            is_stop = one is card
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            if one.focusPolicy() != policy:
                one.setFocusPolicy(policy)
