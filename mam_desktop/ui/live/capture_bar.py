"""The capture bar: one line for everything that is said, always one Ctrl+K away.

What a line means is shown while it is typed; what can mean several things is asked, never guessed.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.capture import Captured, CaptureKind, answered
from mam_desktop.meeting.capture import Question as CaptureQuestion
from mam_desktop.meeting.capture_chip import chip_parts
from mam_desktop.meeting.capturing import capture, understand, who_can_be_named
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.capture_edit import LONGEST, CaptureEdit
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.jargon_help import JargonHelp
from mam_desktop.ui.live.undo_buttons import UndoButtons
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.key_badge import KeyBadge
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.styled import place

DRAFT_PLACE = "capture"
KEEP_DRAFT_AFTER_MS = 200
UNDO_WORDS_FROM_PX = 1600

KIND_LOOK = {
    CaptureKind.QUOTE: ("voice", "quote"),
    CaptureKind.IDEA: ("voice", "bulb"),
    CaptureKind.ACTION: ("can", "square-check"),
    CaptureKind.COME_BACK: ("could_if", "help-circle"),
    CaptureKind.OUTCOME: ("primary", "target-arrow"),
    CaptureKind.DISCUSSION: ("plain", "message-circle"),
}
_ASK = {
    "who": N_("Who is “{said}”?"),
    "when": N_("Which day is “{said}”?"),
    "outcome": N_("Which of these is it for: “{said}”?"),
}


def _is_written_by_the_lead(line: str) -> bool:
    """Say whether a line is an action or an idea; a quote keeps the words it was said in."""
    return line.lstrip()[:1] in ("!", "+")


class CaptureBar(QWidget):
    """The line, Add, and Next step."""

    added = Signal()
    """A line was added."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._waiting: tuple[str, ...] = ()
        self._is_paused = False
        place(self, "foot")
        self._build()
        self._connect()
        self._take_lines(controller.desk.draft(DRAFT_PLACE))
        self._show_next()
        self._show_pause()

    def _build(self) -> None:
        gap, squeeze = theme_now().gap, theme_now().squeeze
        self.edit = CaptureEdit()
        self.plainly = JargonHelp(self.edit, helps_with=_is_written_by_the_lead)
        self.add_button = Button(_("Add"), role="primary", key="↵")
        self.undo_buttons = UndoButtons(self._controller)
        self.next_button = Button(_("Next step"), arrow="arrow-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), squeeze(9), gap(16), squeeze(8))
        row.setSpacing(gap(12))
        row.addWidget(KeyBadge("Ctrl K"))
        row.addWidget(self.edit, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.undo_buttons)
        row.addWidget(self.next_button)

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self.add)
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.edit.too_long.connect(self._on_edit_too_long)
        self.edit.name_chosen.connect(self._show_chip)
        self.edit.offer_names_of(self._names)
        self.add_button.clicked.connect(self.add)
        self.next_button.clicked.connect(self._controller.go_on)
        self._controller.state_changed.connect(self._on_controller_state_changed)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(KEEP_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._on_draft_timer_timeout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which the line is still there."""
        return QSize(theme_now().px(480), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say on the undo button what it undoes, where the line still has its room."""
        super().resizeEvent(event)
        self.undo_buttons.set_wide(self.width() >= theme_now().px(UNDO_WORDS_FROM_PX))

    def start(self) -> None:
        """Put the cursor into the line."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the lines that come after the one that is shown."""
        return self._waiting

    def add(self) -> None:
        """Add the line, or ask first what it can mean; what cannot be added now stays here."""
        if not self.edit.text().strip():
            return
        why = self._why_not()
        if why:
            self._controller.told.emit(why)
            self._keep_draft()
            return
        self._add_or_ask(understand(self._controller.session, self.edit.text()))

    def _why_not(self) -> str:
        if self._controller.meeting.paused:
            return _("The meeting is stopped. Your words stay here until it goes on.")
        if self._controller.session.notes_pause is not None:
            return _("Notes are paused. Your words stay here until notes are taken again.")
        return ""

    def _add_or_ask(self, captured: Captured) -> None:
        if captured.questions:
            self._ask(captured, captured.questions[0])
            return
        session = self._controller.session
        if self._controller.do(lambda: capture(session, captured)) is not None:
            self._bring_next_line()
            self.added.emit()
        self.start()

    def _ask(self, captured: Captured, asked: CaptureQuestion) -> None:
        def on_answered(no: int) -> None:
            self._add_or_ask(answered(captured, asked, asked.choices[no].key))

        self._controller.ask(
            Question(
                _(_ASK[asked.which]).format(said=asked.said),
                tuple(one.label for one in asked.choices),
                on_answered,
            )
        )

    # --- several lines ---------------------------------------------------------------------------

    def _take_lines(self, text: str) -> None:
        """Show the first of several lines; the others wait, none of them is lost."""
        lines = [line for one in text.splitlines() if (line := one.strip())]
        self._waiting = (*lines[1:], *self._waiting)
        self.edit.setText(lines[0] if lines else "")
        self._show_waiting()

    def _bring_next_line(self) -> None:
        following, self._waiting = self._waiting[:1], self._waiting[1:]
        self.edit.setText(following[0] if following else "")
        self._show_waiting()
        self._keep_draft()

    def _show_waiting(self) -> None:
        count = len(self._waiting)
        self.add_button.set_trim(count=str(count) if count else "")
        words = ngettext("Add; {count} more line waits", "Add; {count} more lines wait", count)
        self.add_button.set_words(_("Add"), words.format(count=count) if count else _("Add"))

    def _ask_about_lines(self) -> None:
        words = ngettext(
            "{count} more line was pasted. Enter adds this one and brings the next.",
            "{count} more lines were pasted. Enter adds this one and brings the next.",
            len(self._waiting),
        )

        def on_answered(no: int) -> None:
            if no == 1:
                whole = " ".join((self.edit.text(), *self._waiting))
                self._waiting = ()
                self._take_lines(whole)
            elif no == 2:
                self._waiting = ()
                self._show_waiting()
            self._keep_draft()
            self.start()

        choices = (_("One after the other"), _("All in one line"), _("Only this line"))
        self._controller.ask(Question(words.format(count=len(self._waiting)), choices, on_answered))

    def _on_edit_too_long(self) -> None:
        words = _(
            "That is too long for this line: {count} letters at most. "
            "Nothing of it was put in; it is still where you copied it."
        )
        self._controller.trouble.emit(words.format(count=LONGEST))

    # --- what it shows ---------------------------------------------------------------------------

    def _names(self) -> tuple[str, ...]:
        return tuple(one.name for one in who_can_be_named(self._controller.session))

    def _show_pause(self) -> None:
        """Show that nothing is added while notes are paused or the meeting is stopped."""
        is_paused = bool(self._why_not())
        if is_paused != self._is_paused:
            self._is_paused = is_paused
            self.add_button.setEnabled(not is_paused)
            self._show_chip()

    def _show_chip(self) -> None:
        if self._is_paused:
            is_stopped = bool(self._controller.meeting.paused)
            words = _("The meeting is stopped") if is_stopped else _("Notes are paused")
            self.edit.show_chip(words, tone="could_if", icon="player-pause")
            return
        if self.edit.names.chosen:
            words = _("Enter puts in “{name}”").format(name=self.edit.names.chosen)
            self.edit.show_chip(words, tone="primary", icon="users-group")
            return
        text = self.edit.text()
        if not text.strip():
            self.edit.show_chip("", tone="plain", icon="")
            return
        session = self._controller.session
        captured = understand(session, text)
        tone, icon = KIND_LOOK[captured.kind]
        if captured.questions or captured.new_name:
            tone, icon = "attention", "help-circle"
        parts = chip_parts(captured, who_can_be_named(session), self._controller.today)
        self.edit.show_chip(" · ".join(parts.shown()), tone=tone, icon=icon)

    def _show_next(self) -> None:
        meeting = self._controller.meeting
        is_last = meeting.step == STEPS[-1]
        self.next_button.setVisible(not is_last)
        self.next_button.set_words(_("Next step") if meeting.step else _("Begin"))

    def _on_edit_text_changed(self) -> None:
        if len(self.edit.text().splitlines()) > 1:
            self._take_lines(self.edit.text())
            self._ask_about_lines()
            return
        self._show_chip()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        self._show_pause()
        self._show_chip()
        if self._controller.meeting.id in touched:
            self._show_next()

    def _on_draft_timer_timeout(self) -> None:
        self._keep_draft()

    def keep_last_letters(self) -> None:
        """Keep what was typed a moment ago: the meeting is left."""
        if self._draft_timer.isActive():
            self._keep_draft()

    def _keep_draft(self) -> None:
        self._draft_timer.stop()
        text = self.edit.text()
        kept = "\n".join((text, *self._waiting)) if self._waiting else text
        self._controller.desk.keep_draft(DRAFT_PLACE, kept)
