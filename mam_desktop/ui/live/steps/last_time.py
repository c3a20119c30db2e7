"""Step 3, Last time: what came of each earlier promise, and what changed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.agreeing import review_action, review_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action, ActionReview
from mam_desktop.meeting.promises import promises_before, times_carried
from mam_desktop.texts import N_, _, day_month, ngettext
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.row_list import RowCard, RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.talked_about import TalkedAbout
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

RESULTS = {
    "done": N_("Done"),
    "partly": N_("Partly"),
    "not_yet": N_("Not yet"),
    "no_longer_wanted": N_("No longer wanted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """One earlier promise, and what this meeting has said about it."""

    key: str
    what: str
    so_that: str
    owner: str
    owner_is_family: bool
    due: str
    carried: int
    status: str
    what_changed: str
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        result = _(RESULTS[self.status]) if self.status else _("not talked about yet")
        return ", ".join(
            one for one in (self.what, self.owner, self.due, result, self.what_changed) if one
        )


def promise_rows(entries: Entries, meeting: Meeting) -> tuple[PromiseRow, ...]:
    """Return the promises that come back in a meeting, oldest first."""
    reviews = {one.action_id: one for one in entries.all(ActionReview, meeting.id)}
    return tuple(
        _row(entries, one, reviews.get(one.id)) for one in promises_before(entries, meeting)
    )


def _row(entries: Entries, action: Action, review: ActionReview | None) -> PromiseRow:
    owner, is_family = name_and_family(entries, action.owner_id)
    return PromiseRow(
        key=action.id,
        what=action.what,
        so_that=action.so_that,
        owner=owner or _("nobody yet"),
        owner_is_family=is_family,
        due=_by(action.due_on),
        carried=times_carried(entries, action),
        status=review.status if review else "",
        what_changed=review.what_changed if review else "",
        torn=bool(action.torn or (review and review.torn)),
    )


def _by(due_on: date | None) -> str:
    return _("by {day}").format(day=day_month(due_on)) if due_on else ""


class PromiseCard(RowCard[PromiseRow]):
    """A promise, four results, and what changed."""

    reviewed = Signal(str, str, str)
    """(action id, status, what changed)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 11, 14, 12), spacing=8, parent=parent)
        self._what = PlainLabel(look="strong")
        self._so_that = PlainLabel(look="quiet_small")
        self._owner = QHBoxLayout()
        self._name = PlainLabel(wraps=False)
        self._due = PlainLabel(look="quiet_small", wraps=False)
        self._carried = Chip("", icon="history")
        self._torn = TornChip()
        self.results = ChoiceRow("", RESULTS)
        self.changed = LineField(_("What changed?"), hint=_("What changed?"))
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(2))
        for one in (self._what, self._so_that, self._torn):
            column.addWidget(one)
        who = QWidget()
        side = QHBoxLayout(who)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(gap(8))
        side.addLayout(self._owner)
        side.addWidget(self._name)
        side.addWidget(self._due)
        side.addWidget(self._carried)
        side.addStretch(1)
        self.add(Reflow(words, who, wide_px=600, stretch=(5, 3)))
        self.add(Reflow(self.results, self.changed, wide_px=600, stretch=(0, 1), middle=True))

    def _connect(self) -> None:
        self.results.picked.connect(self._on_results_picked)
        self.changed.editingFinished.connect(self._on_changed_editing_finished)

    def show_row(self, row: PromiseRow) -> None:
        """Show a promise."""
        before = self.row
        self._what.setText(row.what)
        self._so_that.setText(_("So that: {why}").format(why=row.so_that))
        self._so_that.setVisible(bool(row.so_that))
        self._name.setText(row.owner)
        self._due.setText(row.due)
        self._carried.setVisible(row.carried > 1)
        self._carried.say(
            ngettext("carried {count} time", "carried {count} times", row.carried - 1).format(
                count=row.carried - 1
            )
        )
        self._torn.show_torn(row.torn)
        self.results.name_for(row.what)
        self.results.choose(row.status)
        self.changed.setAccessibleName(_("What changed: {what}").format(what=row.what))
        if before is None or before.what_changed != row.what_changed:
            self.changed.setText(row.what_changed)
        clear_layout(self._owner)
        self._owner.addWidget(Avatar(row.owner, is_family=row.owner_is_family))

    def _on_results_picked(self, status: str) -> None:
        if self.row is not None:
            self.reviewed.emit(self.row.key, status, self.changed.words())

    def _on_changed_editing_finished(self) -> None:
        """Write what changed once a result is known; until then it waits here."""
        row = self.row
        if row is not None and row.status and self.changed.words() != row.what_changed:
            self.reviewed.emit(row.key, row.status, self.changed.words())


class LastTimePage(StepPage):
    """Each promise from before, and what came of it."""

    STEP: ClassVar[str] = "last_time"
    SENTENCE: ClassVar[str] = N_("What we promised, and what came of it. Nobody is blamed.")

    def _build(self) -> None:
        self.talked = TalkedAbout(self.controller, self.STEP)
        self.model: RowModel[PromiseRow] = RowModel(self)
        self.promises = RowList(
            self.model,
            self._make_card,
            name=_("Promises from last time"),
            empty=_("Nothing was promised before this meeting."),
        )
        self.column = WorkColumn()
        self.column.add(self.promises)
        self.column.add(self.talked)
        self.body.addWidget(self.column, 1)

    def _make_card(self) -> PromiseCard:
        card = PromiseCard()
        card.reviewed.connect(self._on_card_reviewed)
        return card

    def refresh(self) -> None:
        """Show the promises as they stand."""
        self.talked.refresh()
        self.model.show_rows(promise_rows(self.controller.entries, self.controller.meeting))

    def start(self) -> None:
        """Begin with the first promise that was not talked about."""
        cards = [cast("PromiseCard", one) for one in self.promises.cards]
        waiting = [card for card in cards if not card.results.choice()]
        if waiting:
            next(iter(waiting[0].results.buttons.values())).setFocus()

    def _on_card_reviewed(self, action_id: str, status: str, what_changed: str) -> None:
        session = self.controller.session
        action = session.entries.find(Action, action_id)
        if action is None:
            return
        before = review_of(session, action)
        written = self.controller.do(
            lambda: review_action(
                session,
                action,
                status=status,
                what_changed=what_changed,
                by=before.by_id if before else None,
            )
        )
        if written is None:
            self.refresh()
