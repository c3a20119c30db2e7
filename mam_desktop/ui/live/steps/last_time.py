"""Step 3, Last time: what came of each promise of every earlier meeting, and what changed."""

from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.promises import ideas_not_used, meeting_before
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.last_time_card import PromiseCard
from mam_desktop.ui.live.steps.last_time_rows import PromiseRow, promise_lists, talked_words
from mam_desktop.ui.live.steps.parts.headed_lists import HeadedLists
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.picture_panel import PicturePanel
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.plain_label import PlainLabel


class LastTimePage(StepPage):
    """Each promise from before, and what came of it."""

    STEP: ClassVar[str] = "last_time"
    SENTENCE: ClassVar[str] = N_("What we promised, and what came of it. Nobody is blamed.")

    def _build(self) -> None:
        self._opened = ""
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.promises: HeadedLists[PromiseRow] = HeadedLists(
            self._make_card, name=_("Promises from last time")
        )
        self.pictures = PicturePanel(self.controller, self)
        self.nothing = PlainLabel(look="quiet")
        self.count = PlainLabel(look="quiet_small")
        self.ideas = PlainLabel(look="quiet_small")
        self.column = WorkColumn()
        for one in (self.nothing, self.promises, self.count, self.ideas, self.talked):
            self.column.add(one)
        self.body.addWidget(self.column, 1)

    def _make_card(self) -> PromiseCard:
        card = PromiseCard(self.controller.desk, lambda: self.controller.today)
        card.show_people(self._people())
        for field in (card.changed, card.difference):
            field.too_long.connect(self.controller.trouble)
        card.reviewed.connect(self._on_card_reviewed)
        card.unfold_wanted.connect(self._on_card_unfold_wanted)
        card.picture_wanted.connect(self.pictures.ask)
        card.stepped.connect(self._on_card_stepped)
        return card

    @property
    def cards(self) -> tuple[PromiseCard, ...]:
        """Return every promise's card, from top to bottom."""
        return tuple(cast("PromiseCard", one) for one in self.promises.cards)

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of a promise."""
        return (
            ("D", _("Done")),
            ("P", _("Partly")),
            ("N", _("Not yet")),
            ("W", _("No longer wanted")),
            ("C", _("Write what changed")),
            ("↑ ↓", _("Go from promise to promise")),
        )

    def refresh(self) -> None:
        """Show the promises as they stand."""
        entries, meeting = self.controller.entries, self.controller.meeting
        self.talked.refresh()
        self.promises.show_lists(promise_lists(entries, meeting, self._opened))
        for card in self.cards:
            card.show_people(self._people())
        rows = self.promises.rows
        self.count.setText(talked_words(rows))
        self.count.setVisible(len(rows) > 1)
        self.nothing.setText(self._nothing_words())
        self.nothing.setVisible(not rows)
        self._show_ideas(len(ideas_not_used(entries, meeting)))

    def _people(self) -> tuple[Person, ...]:
        return people_to_name(self.controller.entries, self.controller.meeting.id)

    def _nothing_words(self) -> str:
        entries, meeting = self.controller.entries, self.controller.meeting
        earlier = [one for one in entries.all(Action) if one.meeting_id != meeting.id]
        if meeting_before(entries, meeting) is None and not earlier:
            return _(
                "This is the first meeting written down here, so nothing was promised before. "
                "What you promise each other today comes back here by itself next time."
            )
        return _("Everything that was promised before is settled. Thank you.")

    def _show_ideas(self, count: int) -> None:
        self.ideas.setText(
            ngettext(
                "{count} idea from last time’s board has not been used yet.",
                "{count} ideas from last time’s board have not been used yet.",
                count,
            ).format(count=count)
        )
        self.ideas.setVisible(bool(count))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Fold what is settled, so that it is folded when the page comes back."""
        super().hideEvent(event)
        self._opened = ""
        self._is_stale = True

    def start(self) -> None:
        """Begin with the first promise that was not talked about."""
        waiting = [card for card in self.cards if card.row is not None and not card.row.status]
        for card in waiting[:1]:
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_card_reviewed(self, action_id: str, came: CameOfIt) -> None:
        session = self.controller.session
        action = session.entries.find(Action, action_id)
        if action is None:
            return
        self._opened = action_id
        written = self.controller.do(lambda: review_action(session, action, came))
        card = self._card(action_id)
        if card is None or card.row is None:
            return
        if written is None:
            card.show_row(card.row)
        else:
            self.column.reveal(card)
            announce(card, _("{what}: {result}").format(what=card.row.what, result=card.row.result))

    def _on_card_unfold_wanted(self, action_id: str) -> None:
        self._opened = action_id
        self.refresh()
        card = self._card(action_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_card_stepped(self, action_id: str, by: int) -> None:
        cards = self.cards
        keys = [card.row.key for card in cards if card.row is not None]
        at = keys.index(action_id) + by
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _card(self, action_id: str) -> PromiseCard | None:
        return next((one for one in self.cards if one.row and one.row.key == action_id), None)
