"""The capture bar: one line for everything that is said, always one Ctrl+K away.

What a line means is shown while it is typed; what can mean several things is asked, never guessed.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.capture import Captured, CaptureKind, answered
from mam_desktop.meeting.capture import Question as CaptureQuestion
from mam_desktop.meeting.capture_chip import chip_parts
from mam_desktop.meeting.capturing import capture, understand, who_can_be_named
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.capture_edit import CaptureEdit
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.key_badge import KeyBadge
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.styled import place

DRAFT_PLACE = "capture"
KEEP_DRAFT_AFTER_MS = 200

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


class CaptureBar(QWidget):
    """The line, Add, and Next step."""

    added = Signal()
    """A line was added."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        place(self, "foot")
        self._build()
        self._connect()
        self.edit.setText(controller.desk.draft(DRAFT_PLACE))
        self._show_next()

    def _build(self) -> None:
        gap = theme_now().gap
        self.edit = CaptureEdit()
        self.add_button = Button(_("Add"), role="primary", key="↵")
        self.next_button = Button(_("Next step"), arrow="arrow-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(9), gap(16), gap(8))
        row.setSpacing(gap(12))
        row.addWidget(KeyBadge("Ctrl K"))
        row.addWidget(self.edit, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.next_button)

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self.add)
        self.edit.textChanged.connect(self._on_edit_text_changed)
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

    def start(self) -> None:
        """Put the cursor into the line."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """Add the line, or ask first what it can mean."""
        if self.edit.text().strip():
            self._add_or_ask(understand(self._controller.session, self.edit.text()))

    def _add_or_ask(self, captured: Captured) -> None:
        if captured.questions:
            self._ask(captured, captured.questions[0])
            return
        session = self._controller.session
        if self._controller.do(lambda: capture(session, captured)) is not None:
            self.edit.setText("")
            self._draft_timer.stop()
            self._controller.desk.keep_draft(DRAFT_PLACE, "")
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

    def _show_chip(self) -> None:
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
        self._show_chip()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        self._show_chip()
        if self._controller.meeting.id in touched:
            self._show_next()

    def _on_draft_timer_timeout(self) -> None:
        self._controller.desk.keep_draft(DRAFT_PLACE, self.edit.text())
