"""Walks through a list of cards with the arrow keys: the list is one stop for Tab."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

STEPS: Mapping[int, int] = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_PageDown): 5,
    int(Qt.Key.Key_PageUp): -5,
    int(Qt.Key.Key_Home): -100_000,
    int(Qt.Key.Key_End): 100_000,
}


class CardWalk:
    """Give it the cards after each change; the one the keyboard was on last is where Tab goes."""

    def __init__(self) -> None:
        self._cards: tuple[QWidget, ...] = ()
        self._current: QWidget | None = None

    def settle(self, cards: tuple[QWidget, ...]) -> None:
        """Walk through these cards from now on."""
        lost_focus = self._current is not None and self._current not in cards
        at = self._cards.index(self._current) if self._current in self._cards else 0
        self._cards = cards
        if not cards:
            self._current = None
        elif lost_focus or self._current is None:
            self.make_current(cards[min(at, len(cards) - 1)] if lost_focus else cards[-1])

    @property
    def current(self) -> QWidget | None:
        """Return the card that Tab comes to."""
        return self._current

    def go(self, card: QWidget, step: int) -> None:
        """Go from a card so many cards down, or up."""
        if card not in self._cards:
            return
        wanted = self._cards.index(card) + step
        reached = self._cards[max(0, min(len(self._cards) - 1, wanted))]
        reached.setFocus(Qt.FocusReason.TabFocusReason)

    def make_current(self, card: QWidget) -> None:
        """Let Tab come to this card from now on."""
        self._current = card
        for one in self._cards:
            is_stop = one is card
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            if one.focusPolicy() != policy:
                one.setFocusPolicy(policy)
