"""A new version of sealed minutes: what waits, what is corrected by hand, and who signs again."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.sign_correct_form import CorrectForm, HandCorrection
from mam_desktop.ui.ports import CorrectionOrder, ProposalRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout


class ProposalCard(Card):
    """What somebody wrote without knowing of the seal."""

    chosen = Signal()

    def __init__(self, row: ProposalRow, parent: QWidget | None = None) -> None:
        super().__init__(edge="attention", margins=(17, 9, 10, 10), spacing=4, parent=parent)
        self.row = row
        spoken = ", ".join((row.by, row.when_and_where, *row.lines))
        self.setAccessibleName(spoken)
        self.take = Button(_("Take it in"), role="state", size="small", icon="plus")
        self.take.setCheckable(True)
        self.take.setAccessibleName(_("Take it in: {what}").format(what=spoken))
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(PlainLabel(breakable(row.by), look="strong"), 1)
        head.addWidget(self.take)
        self.add(head)
        self.add(PlainLabel(row.when_and_where, look="quiet_small"))
        for line in row.lines:
            self.add(PlainLabel(breakable(line)))
        self.take.toggled.connect(self._on_take_toggled)

    def _on_take_toggled(self, on: bool) -> None:
        self.take.set_words(_("Taken in") if on else _("Take it in"), self.take.accessibleName())
        self.take.set_trim(icon="check" if on else "plus")
        self.chosen.emit()


class CorrectionsPanel(InPagePanel):
    """Everything for one new version, in the page."""

    make_wanted = Signal(object)
    """CorrectionOrder"""
    refused = Signal(str)

    def __init__(self, owner: QWidget, today: Callable[[], date]) -> None:
        super().__init__(owner, leaves=_("Back to signing"))
        self.cards: list[ProposalCard] = []
        self.by_hand: list[HandCorrection] = []
        self._competes = False
        self.competing = PlainLabel(tone="attention")
        self.nothing = PlainLabel(_("Nothing waits as a correction."), look="quiet")
        self.form = CorrectForm(today)
        self.again = PlainLabel(look="quiet")
        self.reason = LineField(_("Why it is corrected"), hint=_("Mum rang: the visit is later"))
        self.by = PersonPicker(_("Who corrects it"))
        self.looked_by = PersonPicker(_("Who looked at the copies"))
        self.make = Button(role="primary", icon="rosette-discount-check", size="large")
        self._build()
        self.form.made.connect(self._on_form_made)
        self.form.refused.connect(self.refused)
        self.form.unfolded.connect(lambda: self.column.reveal(self.form))
        self.make.clicked.connect(self._on_make_clicked)

    def _build(self) -> None:
        gap = theme_now().gap
        self.column = WorkColumn(spacing=10)
        self.column.setMinimumHeight(theme_now().px(240))
        self._proposals, self._by_hand = QWidget(), QWidget()
        for holder in (self._proposals, self._by_hand):
            rows = QVBoxLayout(holder)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(gap(8))
        self._looked_field = Labelled(_("Who looked at the copies?"), self.looked_by)
        fields = field_row(
            Labelled(_("Why it is corrected"), self.reason),
            Labelled(_("By"), self.by),
            stretch=(3, 1),
        )
        for one in (
            self.competing,
            self.nothing,
            self._proposals,
            self._by_hand,
            self.form,
            fields,
            self._looked_field,
            self.again,
        ):
            self.column.add(one)
        self.add(self.column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(gap(14))
        foot.addWidget(self.make)
        words = _("The version before stays beside the new one; both can be read for ever.")
        foot.addWidget(PlainLabel(words, look="quiet_small"), 1)
        self.add(foot)

    def show_people(self, people: tuple[Person, ...], lead_id: str | None) -> None:
        """Offer who can be named."""
        for picker in (self.by, self.looked_by):
            picker.show_people(people)
        if not self.by.who():
            self.by.choose(lead_id)

    def show_state(
        self,
        entries: Entries,
        meeting_id: str,
        rows: Iterable[ProposalRow],
        *,
        competing: str,
        again: str,
        version: int,
        looks: bool,
    ) -> None:
        """Show what waits; what is chosen and written stays."""
        self._competes = bool(competing)
        self.competing.setText(breakable(competing))
        self.competing.setVisible(bool(competing))
        self._show_proposals(tuple(rows))
        self.nothing.setVisible(not self.cards and not competing)
        people = tuple(entries.all(Person))
        self.form.show_state(entries, meeting_id, people)
        self.again.setText(breakable(again))
        self.again.setVisible(bool(again))
        self._looked_field.setVisible(looks)
        self.make.set_words(_("Make version {no}").format(no=version))

    def _show_proposals(self, rows: tuple[ProposalRow, ...]) -> None:
        if rows == tuple(one.row for one in self.cards):
            return
        taken = {one.row.gesture_id for one in self.cards if one.take.isChecked()}
        layout = self._proposals.layout()
        assert layout is not None  # noqa: S101 - made in _build
        clear_layout(layout)
        self.cards = [ProposalCard(one) for one in rows]
        for card in self.cards:
            card.take.setChecked(card.row.gesture_id in taken)
            layout.addWidget(card)
        self._proposals.setVisible(bool(rows))

    def start(self) -> None:
        """Give the keyboard to the first thing that waits."""
        first = self.cards[0].take if self.cards else self.form.open_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- by hand -------------------------------------------------------------------------------

    def _on_form_made(self, made: HandCorrection) -> None:
        self.by_hand.append(made)
        self._show_by_hand()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_by_hand(self) -> None:
        layout = self._by_hand.layout()
        assert layout is not None  # noqa: S101 - made in _build
        clear_layout(layout)
        for no, one in enumerate(self.by_hand):
            card = Card(edge="could_if", margins=(17, 7, 8, 7), across=True)
            card.add(PlainLabel(breakable(one.words)), 1)
            drop = Button(
                name=_("Leave this out: {what}").format(what=one.words),
                icon="x",
                role="quiet",
                size="small",
            )
            drop.clicked.connect(partial(self._on_drop, no))
            card.add(drop)
            layout.addWidget(card)
        self._by_hand.setVisible(bool(self.by_hand))

    def _on_drop(self, no: int) -> None:
        del self.by_hand[no]
        self._show_by_hand()
        self.form.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the new version -----------------------------------------------------------------------

    def _on_make_clicked(self) -> None:
        taken = tuple(one.row.gesture_id for one in self.cards if one.take.isChecked())
        if not (taken or self.by_hand or self._competes):
            self.refused.emit(_("Nothing is corrected yet. Take something in, or correct it."))
            return
        if not self.reason.words():
            self.refused.emit(_("Please write down the reason."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.make_wanted.emit(
            CorrectionOrder(
                by=self.by.who(),
                reason=self.reason.words(),
                gesture_ids=taken,
                correct=_all_of(tuple(self.by_hand)) if self.by_hand else None,
                looked_by=self.looked_by.currentText().strip(),
            )
        )

    def forget(self) -> None:
        """Begin anew, once a version is made."""
        self.by_hand.clear()
        self._show_by_hand()
        self.reason.clear()


def _all_of(corrections: tuple[HandCorrection, ...]) -> Callable[[MeetingSession], object]:
    def correct(session: MeetingSession) -> None:
        for one in corrections:
            one.do(session)

    return correct


def signs_again_words(names: tuple[str, ...]) -> str:
    """Say who signed the version that is corrected, and so signs again."""
    if not names:
        return ""
    return ngettext(
        "{names} signed the version before and signs the new one again.",
        "{names} signed the version before and sign the new one again.",
        len(names),
    ).format(names=", ".join(names))
