"""The slim line under the family's picture on a shared laptop: everybody reads what is typed.

Only what is meant for everyone is added here. What needs the lead is taken off the screen in the
same words whatever it was, and waits on the lead's side.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from mam_desktop.meeting.capturing import capture, understand
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.shared_line import chip_for_all, is_private_line, names_for_all
from mam_desktop.texts import _
from mam_desktop.ui.live.capture_bar import KEEP_DRAFT_AFTER_MS, KIND_LOOK
from mam_desktop.ui.live.capture_edit import CaptureEdit
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.waiting_lines import WaitingLines
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.key_badge import KeyBadge
from mam_desktop.ui.widgets.plain_tip import show_tip
from mam_desktop.ui.widgets.styled import place

DRAFT_PLACE = "shared"
SAID_FOR_MS = 8_000
NARROW_BELOW_PX = 980


class SharedLine(QWidget):
    """The line, the pages of the picture, the next step, and the way back."""

    page_wanted = Signal(int)
    """1 for the next page, -1 for the one before."""
    back_wanted = Signal()
    ask_wanted = Signal()
    """Somebody wants to ask quietly."""

    def __init__(
        self, controller: LiveController, waiting: WaitingLines, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._waiting = waiting
        self._is_narrow = self._needs_lead = False
        self._is_private = False
        """Whether what stands in the line began as a private note; it stays so till it is empty."""
        place(self, "foot")
        self._build()
        self._connect()
        self.edit.setText(controller.desk.draft(DRAFT_PLACE))
        self.show_pages(1)
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        self.edit = CaptureEdit()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.edit.setSizePolicy(policy)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setAcceptDrops(False)
        self._usual_words = self.edit.placeholderText()
        self.before = Button(name=_("The page before"), icon="chevron-left", size="large")
        self.after = Button(name=_("The next page"), icon="chevron-right", size="large")
        self.next_step = Button(_("Next step"), icon="arrow-right", size="large")
        self.cover = Button(name=_("Cover"), icon="eye-off", size="large")
        self.back = Button(_("Turn back"), icon="arrow-back-up", size="large")
        self._key = KeyBadge("F11")
        self.ask = Button(name=_("Ask quietly"), icon="hand-stop", size="large")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(12), gap(5), gap(12), gap(5))
        row.setSpacing(gap(8))
        row.addWidget(self.edit, 1)
        for one in (self.before, self.after, self.next_step, self.ask, self.cover):
            row.addWidget(one)
        row.addWidget(self.back)
        row.addWidget(self._key)

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self.add)
        self.edit.offer_names_of(self._names)
        self.edit.too_long.connect(self._on_edit_too_long)
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        self.next_step.clicked.connect(self._controller.go_on)
        self.cover.clicked.connect(self._controller.screen.cover)
        self._controller.state_changed.connect(self._on_controller_state_changed)
        self.back.clicked.connect(self.back_wanted)
        self.ask.clicked.connect(self.ask_wanted)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(KEEP_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._said_timer = QTimer(self)
        self._said_timer.setSingleShot(True)
        self._said_timer.setInterval(SAID_FOR_MS)
        self._said_timer.timeout.connect(self._on_said_timer_timeout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width in which the line is still there."""
        return QSize(theme_now().px(360), super().minimumSizeHint().height())

    def said(self) -> str:
        """Return what the line says of the last thing that was added."""
        words = self.edit.placeholderText()
        return "" if words == self._usual_words else words

    @property
    def needs_lead(self) -> bool:
        """Say whether the last line was not added and waits for the lead."""
        return self._needs_lead

    def start(self) -> None:
        """Put the cursor into the line."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pages(self, count: int) -> None:
        """Offer to turn pages where there are several."""
        self.before.setVisible(count > 1)
        self.after.setVisible(count > 1)

    def refresh(self) -> None:
        """Show what the next step is called, and whether the picture is covered."""
        step = self._controller.meeting.step
        words = _("Next step") if step else _("Begin")
        self.next_step.setVisible(step != STEPS[-1])
        self.next_step.set_words("" if self._is_narrow else words, words)
        self.back.set_words("" if self._is_narrow else _("Turn back"), _("Turn back"))
        self._key.setVisible(not self._is_narrow)
        is_covered = self._controller.screen.state is ScreenState.COVER
        self.cover.set_trim(icon="eye" if is_covered else "eye-off")
        self.cover.setAccessibleName(_("Show again") if is_covered else _("Cover"))
        show_tip(self.cover, self.cover.accessibleName())

    # --- adding --------------------------------------------------------------------------------

    def add(self) -> None:
        """Add the line for everyone; what cannot be added so waits for the lead."""
        text = self.edit.text()
        if not text.strip():
            return
        was_added = not self._is_private and self._add(text)
        if not was_added:
            self._waiting.keep(self._words())
        self._needs_lead = not was_added
        # Unlike `clear`, this leaves nothing that Ctrl+Z could bring back in front of everybody.
        self.edit.setText("")
        self.keep_draft()
        self._say(_("Added") if was_added else _("Kept for later: this needs the lead"))

    def _add(self, text: str) -> bool:
        session = self._controller.session
        captured = understand(session, text)
        if captured.questions or self._controller.meeting.paused:
            return False
        return self._controller.do(lambda: capture(session, captured)) is not None

    def say_noted(self) -> None:
        """Say that what was asked quietly was taken, and no more than that."""
        self._say(_("Noted. Thank you."))

    def _say(self, words: str) -> None:
        self.edit.setPlaceholderText(words)
        self._said_timer.start()
        announce(self, words)

    def keep_draft(self) -> None:
        """Keep what stands in the line, so that it survives a crash."""
        self._draft_timer.stop()
        self._controller.desk.keep_draft(DRAFT_PLACE, self._words())

    def _words(self) -> str:
        """Return the line; what began as a private note says so still, whatever was taken off."""
        text = self.edit.text()
        return f"# {text}" if self._is_private and not is_private_line(text) else text

    # --- showing -------------------------------------------------------------------------------

    def _show_chip(self) -> None:
        text = self.edit.text()
        self._is_private = bool(text) and (self._is_private or is_private_line(text))
        is_private = self._is_private
        self.edit.setEchoMode(
            QLineEdit.EchoMode.Password if is_private else QLineEdit.EchoMode.Normal
        )
        if not text.strip():
            self.edit.show_chip("", tone="plain", icon="")
            return
        session = self._controller.session
        captured = understand(session, text)
        if is_private or captured.questions:
            self.edit.show_chip(_("For the lead"), tone="plain", icon="hourglass")
            return
        tone, icon = KIND_LOOK[captured.kind]
        parts = chip_for_all(session, captured)
        self.edit.show_chip(" · ".join(parts.shown()), tone=tone, icon=icon)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the line its room: narrow buttons show their pictures only."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme_now().px(NARROW_BELOW_PX)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.refresh()

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        if self._controller.meeting.id in touched:
            self.refresh()

    def _names(self) -> tuple[str, ...]:
        """Return the names that may be offered in front of everybody."""
        return tuple(one.name for one in names_for_all(self._controller.session))

    def _on_edit_too_long(self) -> None:
        self._say(_("That is too long for this line"))

    def _on_edit_text_changed(self) -> None:
        self._show_chip()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_said_timer_timeout(self) -> None:
        self.edit.setPlaceholderText(self._usual_words)

    def _on_before_clicked(self) -> None:
        self.page_wanted.emit(-1)

    def _on_after_clicked(self) -> None:
        self.page_wanted.emit(1)
