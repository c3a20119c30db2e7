"""One promise as a card: four results, the words of what changed, who said so, what goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.promises import CARRIED
from mam_desktop.meeting.reviewing import CameOfIt
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.last_time_carry import CarryOn
from mam_desktop.ui.live.steps.last_time_rows import ICONS, KEYS, RESULTS, PromiseRow
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.ports import MeetingDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.pictogram_button import PictogramButton
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

WANTED_NO_LONGER = "no_longer_wanted"
_CHANGED_KEY = Qt.Key.Key_C


def _follow(field: LineField, old: str, new: str) -> None:
    """Show other words, unless somebody has typed some that are not written down yet."""
    if field.words() in (old, ""):
        field.setText(new)


class PromiseCard(RowCard[PromiseRow]):
    """A promise; folded it is one line, open it takes what came of it."""

    reviewed = Signal(str, object)
    """(action id, CameOfIt)"""
    unfold_wanted = Signal(str)
    picture_wanted = Signal(str)
    stepped = Signal(str, int)
    """(action id, -1 or 1): the keyboard goes to the card above or below."""

    def __init__(
        self, desk: MeetingDesk, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(margins=(14, 11, 14, 12), spacing=8, parent=parent)
        self._desk = desk
        self._draft: DraftKeeper | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = PictogramButton()
        self._what = PlainLabel(look="strong")
        self._so_that = PlainLabel(look="quiet_small")
        self._owner = QHBoxLayout()
        self._name = PlainLabel()
        self._due = PlainLabel(look="quiet_small")
        self._carried = Chip("", icon="history")
        self._torn = TornChip()
        self.results = ChoiceRow("", RESULTS, keys=KEYS)
        self.changed = LineField("", hint=_("What changed, in their words?"))
        self.said_by = PersonPicker(_("Who said so"))
        self.difference = LineField("", hint=_("sleep, mornings, less worry"))
        self.carry = CarryOn(today)
        self.unfold = Button(role="quiet", icon="pencil", size="small", name=_("Change"))
        self._build()
        self._connect()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._folded_line = self._build_folded()
        self._open_part = QWidget()
        column = QVBoxLayout(self._open_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(8))
        column.addWidget(self._build_head())
        column.addWidget(
            Reflow(self.results, self.changed, wide_px=680, stretch=(0, 1), middle=True)
        )
        self._who_asked = PlainLabel(
            _("Who says that it is no longer wanted?"), look="strong_small", tone="could_if"
        )
        column.addWidget(self._who_asked)
        self._details = field_row(
            Labelled(_("Who said so"), self.said_by),
            Labelled(_("What difference did it make?"), self.difference),
            stretch=(2, 5),
        )
        column.addWidget(self._details)
        column.addWidget(self.carry)
        self.add(self._folded_line)
        self.add(self._open_part)

    def _build_folded(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(8))
        self._icon = IconLabel("circle-check", tone="can")
        self._line = PlainLabel()
        self._result = Chip("", tone="can")
        row.addWidget(self._icon)
        row.addWidget(self._line, 1)
        row.addWidget(self._result)
        row.addWidget(self.unfold)
        return line

    def _build_head(self) -> QWidget:
        gap = theme_now().gap
        words = QWidget()
        beside = QHBoxLayout(words)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(gap(10))
        column = QVBoxLayout()
        column.setSpacing(gap(2))
        for one in (self._what, self._so_that, self._torn):
            column.addWidget(one)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(column, 1)
        who = QWidget()
        side = QHBoxLayout(who)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(gap(8))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._due)
        side.addLayout(self._owner)
        side.addLayout(names, 1)
        side.addWidget(self._carried)
        return Reflow(words, who, wide_px=600, stretch=(5, 4))

    def _connect(self) -> None:
        self.results.picked.connect(self._on_results_picked)
        self.changed.editingFinished.connect(self._say)
        self.difference.editingFinished.connect(self._say)
        self.said_by.activated.connect(self._on_said_by_told)
        line = self.said_by.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_said_by_told)
        self.carry.chosen.connect(self._on_carry_chosen)
        self.unfold.clicked.connect(self._on_unfold_clicked)
        self.picture.clicked.connect(self._on_picture_clicked)

    # --- showing -------------------------------------------------------------------------------

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer these people as who said so, the family first."""
        family = tuple(one for one in people if one.is_family)
        self.said_by.show_people((*family, *(one for one in people if not one.is_family)))

    def show_row(self, row: PromiseRow) -> None:
        """Show a promise."""
        self._folded_line.setVisible(row.folded)
        self._open_part.setVisible(not row.folded)
        self._show_folded(row)
        self._show_promise(row)
        self._show_review(row)

    def _show_folded(self, row: PromiseRow) -> None:
        words = row.what
        if row.came is not None and row.came.what_changed:
            words = _("{what} – {changed}").format(what=row.what, changed=row.came.what_changed)
        self._line.setText(words)
        tone = "can" if row.status == "done" else "plain"
        self._icon.set_icon(ICONS.get(row.status, "circle"), tone)
        self._result.say(row.result, tone=tone)
        self.unfold.setAccessibleName(_("Change what came of: {what}").format(what=row.what))

    def _show_promise(self, row: PromiseRow) -> None:
        show_words(self._what, row.what)
        self.picture.show_picture(row.picture)
        self._so_that.setText(_("So that: {why}").format(why=row.so_that))
        self._so_that.setVisible(bool(row.so_that))
        self._name.setText(row.owner)
        self._due.setText(row.due)
        self._due.setVisible(bool(row.due))
        self._carried.setVisible(row.carried > 0)
        self._carried.say(
            ngettext("carried once", "carried {count} times", row.carried).format(count=row.carried)
        )
        self._torn.show_torn(row.torn)
        before = self.row
        owner = (row.owner, row.owner_is_family)
        if before is None or owner != (before.owner, before.owner_is_family):
            clear_layout(self._owner)
            self._owner.addWidget(Avatar(row.owner, is_family=row.owner_is_family))

    def _on_picture_clicked(self) -> None:
        if self.row is not None:
            self.picture_wanted.emit(self.row.key)

    def _show_review(self, row: PromiseRow) -> None:
        before, came = (self.row.came if self.row else None), row.came
        is_first = self.row is None
        self.results.name_for(row.what)
        self.results.choose(row.status)
        self.changed.setAccessibleName(_("What changed: {what}").format(what=row.what))
        self.said_by.name_for(_("Who said so: {what}").format(what=row.what))
        self.difference.setAccessibleName(
            _("What difference it made: {what}").format(what=row.what)
        )
        old, new = before or CameOfIt(status=""), came or CameOfIt(status="")
        _follow(self.changed, old.what_changed, new.what_changed)
        _follow(self.difference, old.difference, new.difference)
        if old.by != new.by:
            self._show_who(new.by)
        if is_first and came is None:
            self._draft = DraftKeeper(self.changed, self._desk, f"last_time.{row.key}")
        self._who_asked.hide()
        self._details.setVisible(came is not None)
        self.carry.setVisible(came is not None and came.status in CARRIED)
        if came is not None:
            self.carry.show_came(came, row.what)

    def _show_who(self, person_id: str | None) -> None:
        self.said_by.forget()
        self.said_by.choose(person_id)

    # --- saying --------------------------------------------------------------------------------

    def _came(self, status: str) -> CameOfIt:
        before = self.row.came if self.row and self.row.came else CameOfIt(status=status)
        return replace(
            before,
            status=status,
            what_changed=self.changed.words(),
            difference=self.difference.words(),
            by=self.said_by.maybe(),
        )

    def _send(self, came: CameOfIt) -> None:
        if self.row is not None and came != self.row.came:
            self.reviewed.emit(self.row.key, came)
            if self._draft is not None:
                self._draft.forget()

    def _on_results_picked(self, status: str) -> None:
        if status == WANTED_NO_LONGER and not self.said_by.maybe():
            self._ask_who()
        else:
            self._send(self._came(status))

    def _ask_who(self) -> None:
        """Ask who says so before anything is written."""
        self._who_asked.show()
        self._details.show()
        self.carry.hide()
        self.said_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        """Write the words once a result is known; until then they wait here."""
        if self.row is not None and self.row.status:
            self._send(self._came(self.row.status))

    def _on_said_by_told(self) -> None:
        chosen = self.results.choice()
        if self.row is not None and chosen and (chosen == self.row.status or self.said_by.maybe()):
            self._send(self._came(chosen))

    def _on_carry_chosen(self, on: date | None, closed: bool) -> None:
        if self.row is not None and self.row.came is not None:
            self._send(replace(self._came(self.row.status), new_due_on=on, closed=closed))

    def _on_unfold_clicked(self) -> None:
        if self.row is not None:
            self.unfold_wanted.emit(self.row.key)

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a letter as a result, C as what changed, arrows as the next card."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not (plain and self.row is not None and self._did(event, self.row)):
            super().keyPressEvent(event)

    def _did(self, event: QKeyEvent, row: PromiseRow) -> bool:
        status = next((one for one, key in KEYS.items() if key == event.text().upper()), "")
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(row.key, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif status:
            self.results.choose(status)
            self._on_results_picked(status)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, _CHANGED_KEY):
            if row.folded:
                self.unfold_wanted.emit(row.key)
            self.changed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True
