"""The private sheet: one key covers the family screen and opens it over the work, at once.

From across the room it says nothing: a neutral name, no word about what it is for. What is typed
is a draft in the encrypted record until it is kept; what was kept is in no list but its own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.clocks import time_of_day
from mam_desktop.meeting.concerns import (
    Answers,
    Telling,
    concerns_of,
    note_answers,
    note_telling,
    write_concern,
)
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Concern
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.concern_draft import ConcernDraft, DraftSlots
from mam_desktop.ui.live.concern_earlier import ConcernEarlier
from mam_desktop.ui.live.concern_form import ConcernForm
from mam_desktop.ui.live.concern_help import HelpCard
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.people import people_here, people_to_name
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.reading_order import move_focus
from mam_desktop.ui.widgets.scroll_column import clear_layout
from mam_desktop.ui.widgets.styled import place

KEY = "F12"
NAME = N_("Private note")
KEEP_DRAFT_AFTER_MS = 200
WIDE_PX, HELP_PX, SPLIT_PX = 1000, 240, 700


class ConcernSheet(QWidget):
    """Stands over the page until it is put away; the meeting goes on behind it."""

    closed = Signal()
    draft_changed = Signal()
    """There is a draft now, or there is none any more."""

    def __init__(
        self, controller: LiveController, slots: DraftSlots, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._slots = slots
        self._slot = ""
        self._shown_id = ""
        self._is_handed_over = False
        self._tabs: dict[str, Button] = {}
        place(self, "scrim")
        self.setAccessibleName(_(NAME))
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        gap = theme_now().gap
        self.form = ConcernForm(self._now)
        self.earlier = ConcernEarlier()
        self.help = HelpCard(self._controller.desk.council_words.help)
        self._parts = QWidget()
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.form)
        parts.addWidget(self.earlier)
        self.keep = Button(_("Keep it"), role="primary", icon="lock", key="Ctrl ↵")
        self.close_button = Button(_("Put away"), key="Esc")
        self._sentence = PlainLabel(look="quiet_small")
        self._choices = QWidget()
        self._choice_flow = FlowLayout(self._choices, gap=gap(6), row_gap=gap(6))
        self._choices.setAccessibleName(_("Of this meeting"))
        self._card = Card(look="column", margins=(22, 16, 14, 14), spacing=10)
        head = QHBoxLayout()
        about = _("Only you see this. It is in no copy and on no other page.")
        is_large = theme_now().sizes.is_large
        # Large text needs the height: there the sentence scrolls away with the rest.
        head.addWidget(PageHeader(_(NAME), "" if is_large else about), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._card.add(head)
        self._card.add(self._choices)
        self._column = WorkColumn()
        if is_large:
            self._column.add(PlainLabel(about, look="quiet"))
        split = Reflow(self._parts, self.help, wide_px=SPLIT_PX, stretch=(1, 0), spacing=16)
        self._split = split
        self._column.add(split)
        self._card.add(self._column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(gap(10))
        foot.addWidget(self.keep)
        foot.addWidget(self._sentence, 1)
        self._card.add(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(gap(18), gap(14), gap(18), gap(14))
        outer.addWidget(self._card, 1, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(KEEP_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self.form.edited.connect(self._on_form_edited)
        self.form.save_wanted.connect(self._on_keep_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.close_button.clicked.connect(self.put_away)
        self.earlier.telling_wanted.connect(self._on_earlier_telling_wanted)
        self.earlier.answers_wanted.connect(self._on_earlier_answers_wanted)
        for part in (self.form, self.earlier):
            part.too_long.connect(self._controller.trouble)
        self._controller.state_changed.connect(self._on_controller_state_changed)

    # --- opening and putting away ----------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Say whether it can be read."""
        return not self.isHidden()

    def open_sheet(self, *, handed_over: bool = False) -> None:
        """Open at the draft that was begun; while others hold the laptop, on an empty sheet."""
        self._is_handed_over = handed_over
        begun = None if handed_over else self._slots.begun()
        self._slot = begun or self._slots.free()
        self.form.show_people(self._people())
        self._write(self._slots.load(self._slot) if begun else None)
        self.show()
        self.raise_()
        announce(self, _(NAME))

    def take_keyboard(self) -> None:
        """Bring the keyboard back to the sheet."""
        (self.earlier.told.who if self._shown_id else self.form.words).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def put_away(self) -> None:
        """Leave nothing in sight; what was begun stays as a draft."""
        if self.isHidden():
            return
        self.keep_draft()
        self.hide()
        self._slot = self._shown_id = ""
        self.form.clear()
        self._draft_timer.stop()
        self.earlier.clear()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Keep what is typed, here and now."""
        self._draft_timer.stop()
        if self._slot and not self._shown_id:
            self._slots.keep(self._slot, self.form.draft())
            self.draft_changed.emit()

    def _write(self, draft: ConcernDraft | None) -> None:
        """Show the fields: a draft, or a new one with what is known of itself."""
        self._shown_id = ""
        entries, meeting = self._controller.entries, self._controller.meeting
        here = tuple(one.id for one in people_here(entries, meeting.id))
        fresh = ConcernDraft(at=self._now(), place=meeting.place, present=here)
        self.form.show_draft(draft or fresh)
        self._draft_timer.stop()
        self._show_part()
        self.form.start()
        self._column.reveal(self._parts)

    def _now(self) -> str:
        return time_of_day(self._controller.session)

    def _people(self) -> tuple[Person, ...]:
        return people_to_name(self._controller.entries, self._controller.meeting.id)

    # --- which one is shown ----------------------------------------------------------------------

    def _kept(self) -> tuple[Concern, ...]:
        if self._is_handed_over:
            return ()
        return concerns_of(self._controller.entries, self._controller.meeting.id)

    def _show_part(self) -> None:
        kept = self._kept()
        shown = next((one for one in kept if one.id == self._shown_id), None)
        self._show_choices(kept)
        self.form.setVisible(shown is None)
        self.earlier.setVisible(shown is not None)
        if shown is not None:
            self.earlier.show_one(self._controller.entries, shown)
        self.keep.setVisible(shown is None)
        self._sentence.setText(
            _("Kept as you type, locked on this laptop.")
            if shown is None
            else _("The words stay as they were said. What comes later is added.")
        )

    def _show_choices(self, kept: tuple[Concern, ...]) -> None:
        wanted = {"": _("New"), **{one.id: one.said_at for one in kept}}
        if list(wanted) != list(self._tabs):
            clear_layout(self._choice_flow)
            self._tabs = {}
            for one, words in wanted.items():
                name = _("Kept at {time}").format(time=words) if one else _("A new one")
                button = Button(words, name=name, role="state", size="small")
                button.setToolTip("")
                button.setCheckable(True)
                button.clicked.connect(partial(self._on_choice_clicked, one))
                self._choice_flow.addWidget(button)
                self._tabs[one] = button
        for one, button in self._tabs.items():
            button.setChecked(one == self._shown_id)
        self._choices.setVisible(bool(kept))

    def _on_choice_clicked(self, concern_id: str) -> None:
        self.keep_draft()
        if concern_id:
            self.earlier.clear()
            self._shown_id = concern_id
            self._show_part()
            self._column.reveal(self._parts)
        else:
            self._write(self._slots.load(self._slot))

    # --- keeping ---------------------------------------------------------------------------------

    def _on_keep_clicked(self) -> None:
        if self._shown_id:
            return
        session, draft = self._controller.session, self.form.draft()
        tellings = self.form.tellings()
        self.keep_draft()
        kept = self._controller.do(
            lambda: write_concern(
                session,
                words=draft.words,
                by=draft.by,
                at=draft.at,
                place=draft.place,
                present=draft.all_present,
                seen=draft.seen,
                thought=draft.thought,
                told=tellings,
                answers=draft.answers,
            )
        )
        if kept is not None:
            self._after_keeping()

    def _after_keeping(self) -> None:
        self._slots.forget(self._slot)
        self.form.clear()
        self._draft_timer.stop()
        self.draft_changed.emit()
        announce(self, _("Kept"))
        if self._is_handed_over:
            self.put_away()
            return
        self._slot = self._slots.begun() or self._slots.free()
        self._shown_id = self._kept()[-1].id
        self._show_part()
        self._tabs[self._shown_id].setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.reveal(self._parts)

    def _on_earlier_telling_wanted(self, told: Telling) -> None:
        if self._on_shown(lambda one: note_telling(self._controller.session, one, told)):
            self.earlier.told.clear()
            self.earlier.told.who.setFocus()

    def _on_earlier_answers_wanted(self, answers: Answers) -> None:
        self._on_shown(lambda one: note_answers(self._controller.session, one, answers))

    def _on_shown(self, use_case: Callable[[Concern], object]) -> bool:
        one = self._controller.entries.find(Concern, self._shown_id)
        return one is not None and self._controller.do(lambda: use_case(one)) is not None

    def _on_form_edited(self) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_controller_state_changed(self, _touched: frozenset[str]) -> None:
        if self.is_open:
            self.form.show_people(self._people())
            self._show_part()

    # --- room and keys ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room there is, up to what can be read well."""
        super().resizeEvent(event)
        theme = theme_now()
        room = self.width() - 2 * theme.gap(18)
        self._card.setFixedWidth(max(200, min(theme.px(WIDE_PX), room)))
        is_wide = self._card.width() - theme.gap(50) >= theme.px(SPLIT_PX)
        self.help.setMaximumWidth(theme.px(HELP_PX) if is_wide else 16_777_215)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep the keyboard on the sheet while it is open."""
        return move_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Put it away on Escape; keep on Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_keep_clicked()
        else:
            super().keyPressEvent(event)
