"""The laptop goes round: each person reads what they sign, and signs; no earlier answer is seen.

The plan comes first; the full minutes can be read and signed at once, or later. Between two people
nothing has to be unlocked. Back to the lead's side go two neutral keys: F11, then Enter.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.signing import WHOLE
from mam_desktop.meeting.versions import PLAN
from mam_desktop.meeting.who_signed import Holds
from mam_desktop.texts import _
from mam_desktop.ui.live.copied_aside import forget_copied
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.sign_hand_back import HandBack
from mam_desktop.ui.live.steps.sign_panel import SignPanel, SignTold
from mam_desktop.ui.live.steps.sign_paper import SignPaper
from mam_desktop.ui.live.steps.sign_rows import SignRow
from mam_desktop.ui.live.steps.sign_text import SignedText
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.message_strip import MessageStrip
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

ReadText = Callable[[str], SignedText]
"""part -> the text as it stands now."""


class SignRound(InPagePanel):
    """Takes the whole window: who is next, their turn, thanks, and the way back to the lead."""

    told = Signal(object, object)
    """(SignTold, the SignedText they read)"""

    def __init__(self, owner: QWidget, read: ReadText) -> None:
        super().__init__(owner, leaves=_("To the lead"))
        self._read = read
        self._rows: tuple[SignRow, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._lead_id: str | None = None
        self._passed: set[str] = set()
        """Who was passed over for now."""
        self.now: SignRow | None = None
        """Whose turn it is."""
        self._back_to: QWidget | None = None
        self.text: SignedText | None = None
        self.panel: SignPanel | None = None
        self._build()
        self.set_targets()

    def set_targets(self) -> None:
        """Say by its name what the corner button does, and by which key."""
        self.leave_button.set_words(_("To the lead"), _("Give the laptop back to the lead, F11"))
        self.leave_button.set_trim(icon="arrow-back-up")

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self._next_page, self._next = _page(WorkColumn(spacing=16))
        self._turn = QWidget()
        self._turn_layout = QVBoxLayout(self._turn)
        self._turn_layout.setContentsMargins(0, 0, 0, 0)
        self._after_page, self._after = _page(WorkColumn(spacing=16))
        self.back = HandBack()
        self.strip = MessageStrip()
        """What is said to whoever has the laptop."""
        for one in (self._next_page, self._turn, self._after_page, self.back):
            self.stack.addWidget(one)
        self.add(self.strip)
        self.add(self.stack, 1)
        self.back.crossed.connect(self.close_panel)
        self.back.left.connect(self._on_back_left)

    # --- opening and closing -------------------------------------------------------------------

    def begin(
        self, rows: Iterable[SignRow], people: tuple[Person, ...], lead_id: str | None
    ) -> None:
        """Hand the laptop to the first person who has not signed."""
        self._people, self._lead_id = people, lead_id
        self._passed.clear()
        self.now = None
        self.show_rows(rows)
        self.open(_("Read and sign"))
        page = self.page
        if page is not None:
            page.wants_whole_screen = True
        self.ask_who()

    def show_rows(self, rows: Iterable[SignRow]) -> None:
        """Take note of who has signed."""
        self._rows = tuple(rows)

    def leave(self) -> None:
        """Ask for the lead: what others answered stands on the lead's side."""
        self._back_to = self.stack.currentWidget()
        if self._back_to is self.back:
            return
        self.head_shown(shown=False)
        self.stack.setCurrentWidget(self.back)

    def close_panel(self) -> None:
        """Put away what was begun, and give the lead's side back."""
        self._put_away()
        self.now = None
        self.head_shown(shown=True)
        super().close_panel()

    def head_shown(self, *, shown: bool) -> None:
        """Show the title and the way back, or nothing but the page."""
        self.strip.clear()
        self.title.setVisible(shown)
        self.leave_button.setVisible(shown)

    def _on_back_left(self) -> None:
        self.head_shown(shown=True)
        self.stack.setCurrentWidget(self._back_to or self._next_page)
        self.start()

    def event(self, event: QEvent) -> bool:
        """Take F11 before the frame does, for which it turns the laptop round."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and cast("QKeyEvent", event).key() == Qt.Key.Key_F11:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go towards the lead with F11; keep Escape: it must not show the lead's side."""
        if event.key() == Qt.Key.Key_F11:
            self.leave()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
        else:
            super().keyPressEvent(event)

    # --- who is next ---------------------------------------------------------------------------

    @property
    def waiting(self) -> tuple[SignRow, ...]:
        """Return who is here and can still sign."""
        return tuple(one for one in self._rows if one.is_here and not one.is_done)

    def ask_who(self) -> None:
        """Ask to pass the laptop to the next person."""
        self._put_away()
        self.now = None
        self.title.setText(_("Read and sign"))
        left = [one for one in self.waiting if one.holds is not Holds.PLAN]
        later = [one for one in self.waiting if one.holds is Holds.PLAN]
        first = [one for one in (*left, *later) if one.key not in self._passed]
        self._next.clear()
        if first and not (first[0] in later and not left):
            self._show_next(first[0])
        else:
            self._show_all_asked()
        self.stack.setCurrentWidget(self._next_page)
        self.start()

    def _show_next(self, row: SignRow) -> None:
        told = _("Please pass the laptop to {name}").format(name=row.name)
        announce(self, told)
        words = PlainLabel(breakable(told), look="time")
        self.begin_button = Button(
            _("I am {name}").format(name=_short(row.name)),
            name=_("I am {name}").format(name=row.name),
            role="primary",
            size="large",
        )
        self.skip_button = Button(_("Not now"), size="large")
        self.skip_button.setAccessibleName(_("{name} does not sign now").format(name=row.name))
        self.begin_button.clicked.connect(partial(self.hand_to, row.key))
        self.skip_button.clicked.connect(partial(self._on_skip, row.key))
        self._next.add(words)
        self._next.add(_row_of(self.begin_button, self.skip_button))
        others = [one for one in self.waiting if one.key != row.key]
        self._offer(others)

    def _show_all_asked(self) -> None:
        told = _("Everybody here was asked. Thank you.")
        announce(self, told)
        self._next.add(PlainLabel(told, look="time"))
        self.begin_button = Button(_("Give it to the lead"), role="primary", size="large")
        self.begin_button.clicked.connect(self.leave)
        self._next.add(_row_of(self.begin_button))
        self._offer(self.waiting)

    def _offer(self, others: Iterable[SignRow]) -> None:
        buttons = []
        for one in others:
            name = _("I am {name}").format(name=one.name)
            button = Button(_short(one.name), name=name, size="large")
            button.clicked.connect(partial(self.hand_to, one.key))
            buttons.append(button)
        if buttons:
            self._next.add(PlainLabel(_("Or somebody else has it:"), look="lead"))
            self._next.add(_row_of(*buttons))

    def _on_skip(self, person_id: str) -> None:
        self._passed.add(person_id)
        self.ask_who()

    # --- one person's turn ---------------------------------------------------------------------

    def hand_to(self, person_id: str) -> None:
        """Begin somebody's turn: with the plan, or with the minutes once they signed the plan."""
        row = next((one for one in self._rows if one.key == person_id), None)
        if row is not None:
            self.turn(row, WHOLE if row.holds is Holds.PLAN else PLAN)

    def turn(self, row: SignRow, part: str) -> None:
        """Show one person what they sign, and where."""
        self._put_away()
        self.now = row
        self.text = self._read(part)
        asked = (
            _("{name}, is this a fair record of the plan?")
            if self.text.part == PLAN
            else _("{name}, is this a fair record of the meeting?")
        ).format(name=row.name)
        self.title.setText(breakable(asked))
        announce(self, asked)
        self.paper = SignPaper(scale=1.25)
        self.paper.show_text(self.text)
        self.paper.setMinimumHeight(theme_now().px(220))
        card = Card(margins=(16, 12, 8, 10))
        card.add(self.paper, 1)
        self.panel = SignPanel(row, self._people, self._lead_id, own=True)
        self.panel.told.connect(self._on_panel_told)
        for field in (self.panel.words, self.panel.reason, self.panel.typed):
            field.too_long.connect(self.strip.say)
        words = PlainLabel(
            _("Signing says: this is a fair record, and I have read it or heard it read."),
            look="quiet",
        )
        later = Button(_("Not now"), size="large")
        later.clicked.connect(partial(self._on_skip, row.key))
        column = column_of(self.panel, words, _row_of(later))
        side = Reflow(card, column, wide_px=760, stretch=(46, 54), spacing=14, fills=True)
        self._turn_layout.addWidget(side, 1)
        self.stack.setCurrentWidget(self._turn)
        self.start()

    def read_anew(self) -> None:
        """Show the text as it is now; what was drawn and written stays."""
        if self.text is not None and self.panel is not None:
            self.text = self._read(self.text.part)
            self.paper.show_text(self.text)

    def signed(self) -> None:
        """Thank them; after the plan ask for the minutes, now or later."""
        row, text = self.now, self.text
        if row is None or text is None:
            return
        was_refused = self.panel is not None and self.panel.method == "declined"
        if text.part != PLAN or was_refused:
            self.ask_who()
            return
        self._put_away()
        self._after.clear()
        thanks = _("Thank you, {name}.").format(name=row.name)
        announce(self, thanks)
        self._after.add(PlainLabel(breakable(thanks), look="time"))
        self._after.add(
            PlainLabel(_("Do you want to read and sign the full minutes too?"), look="lead")
        )
        self.now_button = Button(_("Now"), role="primary", size="large")
        self.later_button = Button(_("Later"), size="large")
        self.now_button.setAccessibleName(_("Read and sign the full minutes now"))
        self.later_button.setAccessibleName(_("Read and sign the full minutes later"))
        self.now_button.clicked.connect(partial(self.turn, row, WHOLE))
        self.later_button.clicked.connect(self.ask_who)
        self._after.add(_row_of(self.now_button, self.later_button))
        self.stack.setCurrentWidget(self._after_page)
        self.start()

    def _on_panel_told(self, told: SignTold) -> None:
        self.told.emit(told, self.text)

    def _put_away(self) -> None:
        """Let nothing of somebody's turn stay on the screen."""
        self.strip.clear()
        if self.panel is not None:
            forget_copied()
        self.panel = None
        clear_layout(self._turn_layout)

    def start(self) -> None:
        """Give the keyboard to where this page begins."""
        page = self.stack.currentWidget()
        if page is self._turn and self.panel is not None:
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self._after_page:
            self.later_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self._next_page:
            self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _page(column: WorkColumn) -> tuple[QWidget, WorkColumn]:
    holder = QWidget()
    rows = QVBoxLayout(holder)
    rows.setContentsMargins(0, theme_now().gap(24), 0, 0)
    rows.addWidget(column)
    return holder, column


def _row_of(*buttons: Button) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=theme_now().gap(12), row_gap=theme_now().gap(12))
    for one in buttons:
        flow.addWidget(one)
    return holder


MOST_LETTERS = 24


def _short(name: str) -> str:
    """Return a name that fits on a button."""
    flat = " ".join(name.split())
    return flat if len(flat) <= MOST_LETTERS else f"{flat[: MOST_LETTERS - 1].rstrip()}…"
