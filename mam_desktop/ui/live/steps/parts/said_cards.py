"""Cards of what somebody said or saw: who may see it, changing it, and taking it away."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.fields import Said
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.voices import share_anew
from mam_desktop.ui.live.steps.parts.hand import Hand
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.row_model import Row
from mam_desktop.ui.live.steps.parts.sharing import ShareButton
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip

R = TypeVar("R", bound=Row)
S = TypeVar("S", bound=Said)


def choose_share(hand: Hand, said: Said, share: str, person_id: str) -> None:
    """Share something as it was chosen; with one person when one is named."""
    session, shared_with = hand.session, (person_id,) if person_id else ()
    hand.do(lambda: share_anew(session, said, share=share, shared_with=shared_with))


class SaidCard(RowCard[R]):
    """A card with a share button and a menu, which send the key of its row."""

    share_chosen = Signal(str, str, str)
    """(key, share, person_id)"""
    change_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(
        self,
        people: Callable[[], Iterable[Person]],
        *,
        look: str,
        margins: tuple[int, int, int, int],
        spacing: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look=look, margins=margins, spacing=spacing, parent=parent)
        self.share = ShareButton()
        self.share.offer(people)
        self.more = RowMenu("")
        self.torn = TornChip()
        self.share.chosen.connect(self._on_share_chosen)

    def offer_ways(self, change: str, take_away: str) -> None:
        """Offer in the menu to change it and to take it away, in these words."""
        self.offer(self.more, change, self.change_wanted)
        self.offer(self.more, take_away, self.take_away_wanted)

    def _on_share_chosen(self, share: str, person_id: str) -> None:
        if self.row is not None:
            self.share_chosen.emit(self.row.key, share, person_id)


class SaidCards(Generic[S]):
    """Does what the cards of one kind ask for; `change` opens what is changed in a form."""

    def __init__(self, hand: Hand, kind: type[S], *, change: Callable[[S], None]) -> None:
        self._hand, self._kind, self._change = hand, kind, change

    def find(self, key: str) -> S | None:
        """Return what a card shows, while it is still there."""
        return self._hand.entries.find(self._kind, key)

    def listen_to(self, card: SaidCard[R]) -> None:
        """Do from now on what a card asks for."""
        card.share_chosen.connect(self._on_card_share_chosen)
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)

    def _on_card_share_chosen(self, key: str, share: str, person_id: str) -> None:
        held = self.find(key)
        if held is not None:
            choose_share(self._hand, held, share, person_id)

    def _on_card_change_wanted(self, key: str) -> None:
        held = self.find(key)
        if held is not None:
            self._change(held)

    def _on_card_take_away_wanted(self, key: str) -> None:
        held = self.find(key)
        if held is not None:
            ask_to_take_away(self._hand, held)
