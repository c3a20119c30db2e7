"""The last look before a seal: what is missing, the way to it, and going on with a reason."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.finalising import OF_THE_PLAN, Checklist, Gap, Passed
from mam_desktop.meeting.meetings import STEP_NAMES
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.signing import WHOLE
from mam_desktop.meeting.versions import PLAN
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

PARTS = {PLAN: N_("The plan now, the minutes later"), WHOLE: N_("The full minutes")}
_HERE = {
    "notes": N_("Take notes again"),
    "read_back": N_("Read the actions aloud"),
    "action_read": N_("Read the actions aloud"),
    "unsigned": N_("Sign the plan"),
}
"""What settles a gap on this page, by the gap's key."""

AFTER_PLAN = N_("A sealed plan can’t be changed. The minutes can be finished and sealed later.")
AFTER_MINUTES = N_(
    "Sealed minutes can’t be changed. A later correction makes a new version beside them."
)

DONE = {
    "date": N_("Date"),
    "lead": N_("Lead"),
    "family": N_("Family here"),
    "voice": N_("Child’s voice"),
    "statement": N_("Opening words"),
    "consents": N_("Agreements"),
    "action_owner": N_("Who does it"),
    "action_date": N_("By when"),
    "action_asked": N_("Owners said yes"),
    "action_read": N_("Read back"),
    "unsigned": N_("Signed"),
    "next": N_("Next meeting"),
}
"""What was looked at and is there, by the gap's key."""


class GapCard(Card):
    """One thing that is missing."""

    go_wanted = Signal(object)
    """Gap"""
    pass_told = Signal(object, str, str)
    """(Gap, reason, who)"""

    def __init__(
        self,
        gap: Gap,
        people: Iterable[Person],
        lead_id: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(edge="attention", margins=(17, 9, 10, 10), spacing=7, parent=parent)
        self.gap = gap
        self.setAccessibleName(gap.words)
        self.go = Button(_go_words(gap), icon="arrow-right", size="small")
        self.go.setAccessibleName(_("{do}: {what}").format(do=_go_words(gap), what=gap.words))
        self.without = Button(_("Go on without it"), role="quiet", size="small")
        self.without.setAccessibleName(_("Go on without it: {what}").format(what=gap.words))
        self.reason = LineField(_("Why: {what}").format(what=gap.words), hint=_("the reason"))
        self.by = PersonPicker(_("Who gives the reason"))
        self.by.show_people(people)
        self.by.choose(lead_id)
        self.keep = Button(_("Keep this reason"), role="primary", size="small")
        self._build()
        self.go.clicked.connect(lambda: self.go_wanted.emit(self.gap))
        self.without.clicked.connect(self.ask_reason)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.reason.returnPressed.connect(self._on_keep_clicked)

    def _build(self) -> None:
        gap = theme_now().gap
        head = QHBoxLayout()
        head.setSpacing(gap(8))
        head.addWidget(IconLabel("alert-circle", tone="attention"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(breakable(self.gap.words)), 1)
        self.add(head)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(6), row_gap=gap(6))
        for button, is_offered in (
            (self.go, bool(_go_words(self.gap))),
            (self.without, self.gap.can_pass),
        ):
            flow.addWidget(button)
            button.setVisible(is_offered)
        self.add(buttons)
        buttons.setVisible(bool(_go_words(self.gap)) or self.gap.can_pass)
        self._ask = QWidget()
        column = QHBoxLayout(self._ask)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        fields = field_row(
            Labelled(_("Why?"), self.reason), Labelled(_("By"), self.by), stretch=(3, 1)
        )
        column.addWidget(fields, 1)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(self._ask)
        self._ask.hide()

    @property
    def is_asking(self) -> bool:
        """Say whether a reason is being written."""
        return not self._ask.isHidden()

    def ask_reason(self) -> None:
        """Ask why it is left out."""
        self._ask.show()
        self.without.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_clicked(self) -> None:
        self.pass_told.emit(self.gap, self.reason.words(), self.by.who())


def _go_words(gap: Gap) -> str:
    if gap.key in _HERE:
        return _(_HERE[gap.key])
    if gap.step in STEP_NAMES and gap.step != "sign":
        return _("Go to {step}").format(step=_(STEP_NAMES[gap.step]))
    return ""


class ChecklistPanel(InPagePanel):
    """Everything to look at before sealing; the seal itself is its last button."""

    part_chosen = Signal()
    go_wanted = Signal(object)
    pass_told = Signal(object, str, str)
    seal_wanted = Signal(str)
    """The part."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, leaves=_("Back to signing"))
        self._people: tuple[Person, ...] = ()
        self._lead_id: str | None = None
        self._shown: object = None
        self._done_words: list[str] = []
        self.cards: dict[str, GapCard] = {}
        self.parts = ChoiceRow(_("What to seal"), PARTS, size="normal")
        self.parts.choose(WHOLE)
        self.looked_by = PersonPicker(_("Who looked at the copies"))
        self.state = PlainLabel(look="section")
        self.not_signed = PlainLabel(look="quiet")
        self._done = QWidget()
        self._done_flow = FlowLayout(self._done)
        self.seal = Button(_("Seal"), role="primary", icon="rosette-discount-check", size="large")
        self._build()
        self.parts.picked.connect(lambda _part: self.part_chosen.emit())
        self.looked_by.activated.connect(self.part_chosen)
        self.looked_by.editTextChanged.connect(lambda _text: self.part_chosen.emit())
        self.seal.clicked.connect(lambda: self.seal_wanted.emit(self.part))

    def _build(self) -> None:
        gap = theme_now().gap
        self.column = WorkColumn(spacing=9)
        self.column.setMinimumHeight(theme_now().px(240))
        self._parts_field = Labelled(_("What to seal"), self.parts)
        self._looked_field = Labelled(_("Who looked at the copies?"), self.looked_by)
        self._list = QWidget()
        self._list_rows = WorkRows(self._list)
        for one in (
            self._parts_field,
            self.state,
            self._looked_field,
            self._list,
            self._done,
            self.not_signed,
        ):
            self.column.add(one)
        self.add(self.column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(gap(14))
        foot.addWidget(self.seal)
        self._after = PlainLabel(look="quiet_small")
        foot.addWidget(self._after, 1)
        self.add(foot)

    @property
    def part(self) -> str:
        """Return what is to be sealed."""
        return self.parts.choice() or WHOLE

    @property
    def looked(self) -> str:
        """Return the name of who looked at the copies."""
        return "" if self._looked_field.isHidden() else self.looked_by.currentText().strip()

    def show_people(self, people: tuple[Person, ...], lead_id: str | None) -> None:
        """Offer who can be named."""
        self._people, self._lead_id = people, lead_id
        self.looked_by.show_people(people)

    def show_state(
        self,
        found: Checklist,
        *,
        plan_sealed: bool,
        looks: bool,
        has_actions: bool,
        names: Mapping[str, str],
        not_signed: tuple[str, ...],
    ) -> None:
        """Show what is missing; a reason that is being written stays."""
        self._parts_field.setVisible(not plan_sealed)
        if plan_sealed:
            self.parts.choose(WHOLE)
        self._looked_field.setVisible(looks)
        self._show_gaps(found, names)
        self._show_done(found, has_actions=has_actions)
        self.state.setText(_state_words(len(found.missing), passed=bool(found.passed)))
        self._show_part(", ".join(not_signed))
        self.not_signed.setVisible(bool(not_signed))

    def _show_part(self, not_signed: str) -> None:
        """Speak of what will be sealed: the plan, or the minutes."""
        is_plan = self.part == PLAN
        told = (
            _("Not signed the plan yet: {names}. They can still sign later.")
            if is_plan
            else _("Not signed yet: {names}. They can still sign later.")
        )
        self.not_signed.setText(breakable(told.format(names=not_signed)))
        self.seal.set_words(_("Seal the plan") if is_plan else _("Seal the minutes"))
        self._after.setText(_(AFTER_PLAN if is_plan else AFTER_MINUTES))

    def _show_gaps(self, found: Checklist, names: Mapping[str, str]) -> None:
        shown = (found, tuple(names.items()))
        if shown == self._shown:
            return
        self._shown = shown
        kept = {key: card for key, card in self.cards.items() if card.gap in found.missing}
        focus = self.focusWidget()
        lost = focus is not None and any(
            one.isAncestorOf(focus) for key, one in self.cards.items() if key not in kept
        )
        self._list_rows.clear_rest(set(kept.values()))
        self.cards = {}
        for gap in found.missing:
            self.cards[gap.key] = kept.get(gap.key) or self._new_card(gap)
            self._list_rows.put(self.cards[gap.key])
        for passed in found.passed:
            self._list_rows.put(_passed_row(passed, names))
        if lost:
            self.start()

    def _show_done(self, found: Checklist, *, has_actions: bool) -> None:
        """Show what is there, so that nobody need look for it again."""
        open_keys = {one.key for one in found.missing} | {one.gap.key for one in found.passed}
        if "action_past" in open_keys:
            open_keys.add("action_date")
        asked = OF_THE_PLAN if self.part == PLAN else frozenset(DONE) - {"unsigned"}
        if not has_actions:
            asked = frozenset(one for one in asked if not one.startswith("action_"))
        words = [_(label) for key, label in DONE.items() if key in asked and key not in open_keys]
        if words == self._done_words:
            return
        self._done_words = words
        clear_layout(self._done_flow)
        for one in words:
            chip = Chip(one, tone="can", icon="check")
            chip.setAccessibleName(_("{what}: is there").format(what=one))
            self._done_flow.addWidget(chip)
        self._done.setVisible(bool(words))

    def _new_card(self, gap: Gap) -> GapCard:
        card = GapCard(gap, self._people, self._lead_id)
        card.go_wanted.connect(self.go_wanted)
        card.pass_told.connect(self.pass_told)
        return card

    def start(self) -> None:
        """Give the keyboard to the first thing that is missing, or to the seal."""
        card = next(iter(self.cards.values()), None)
        if card is None:
            self.seal.setFocus(Qt.FocusReason.OtherFocusReason)
        elif _go_words(card.gap):
            card.go.setFocus(Qt.FocusReason.OtherFocusReason)
        elif card.gap.key == "look":
            self.looked_by.setFocus(Qt.FocusReason.OtherFocusReason)
        elif card.gap.can_pass:
            card.without.setFocus(Qt.FocusReason.OtherFocusReason)


def _state_words(count: int, *, passed: bool) -> str:
    if not count:
        return _("Nothing else is missing.") if passed else _("Nothing is missing.")
    return ngettext(
        "{count} thing to look at first", "{count} things to look at first", count
    ).format(count=count)


def _passed_row(passed: Passed, names: Mapping[str, str]) -> Card:
    by = passed.by
    card = Card(look="flat", margins=(10, 7, 10, 7), spacing=2)
    words = _("Without it: {reason} – {name}, {time}").format(
        reason=by.reason, name=names.get(by.by_id or "", _("Somebody")), time=by.passed_at
    )
    told = QVBoxLayout()
    told.setSpacing(theme_now().gap(2))
    told.addWidget(PlainLabel(breakable(passed.gap.words), look="quiet"))
    told.addWidget(PlainLabel(breakable(words), look="small"))
    head = QHBoxLayout()
    head.setSpacing(theme_now().gap(8))
    head.addWidget(IconLabel("minus"), 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(told, 1)
    card.add(head)
    card.setAccessibleName(words)
    return card


class WorkRows:
    """A column of cards, some of which stay while others come and go."""

    def __init__(self, holder: QWidget) -> None:
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().gap(8))

    def put(self, card: QWidget) -> None:
        """Put a card at the end; one that is there already moves there."""
        self._column.removeWidget(card)
        self._column.addWidget(card)

    def take_out(self, card: QWidget) -> None:
        """Take a card out."""
        self._column.removeWidget(card)
        card.hide()
        card.setParent(None)
        card.deleteLater()

    def clear_rest(self, kept: set[GapCard]) -> None:
        """Take out all but these."""
        for no in reversed(range(self._column.count())):
            item = self._column.itemAt(no)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in kept:
                self.take_out(widget)
