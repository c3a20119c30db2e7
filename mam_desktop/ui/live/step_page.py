"""The base of the nine step pages: when to draw again, the page's head, where the focus starts."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.meetings import STEP_NAMES
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.fields import LineField, WordsField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.page_header import PageHeader

LOW_PX = 430
"""Below this height (at 100 per cent text) a page's sentence is left out."""


class StepPage(QWidget):
    """One step's work in the middle of the frame.

    A page fills `self.body` in `_build`, connects its own widgets in `_connect`, and shows the
    state in `refresh`, which is called when the page is seen and after each change while it is.
    A page that is not in sight waits: it is refreshed once when it comes back.
    """

    STEP: ClassVar[str] = ""
    SENTENCE: ClassVar[str] = ""
    """What stands below (or beside) the step's name."""
    SENTENCE_BESIDE: ClassVar[bool] = False

    whole_screen_changed = Signal(bool)
    """The page asks for the whole window, or gives it back; the frame listens."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller = controller
        self._is_stale = True
        self._wants_whole_screen = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*theme_now().page_edges())
        self.body.setSpacing(theme_now().squeeze(12))
        self.header = PageHeader(
            _(STEP_NAMES[self.STEP]),
            _(self.SENTENCE) if self.SENTENCE else "",
            beside=self.SENTENCE_BESIDE,
        )
        self.body.addWidget(self.header)
        self._build()
        self._connect()
        for words in self.findChildren(WordsField):
            words.too_long.connect(controller.trouble)
        for line in self.findChildren(LineField):
            line.too_long.connect(controller.trouble)
        controller.state_changed.connect(self._on_controller_state_changed)

    def _build(self) -> None:
        """Put the page's widgets into `self.body`."""

    def _connect(self) -> None:
        """Connect the page's widgets."""

    def refresh(self) -> None:
        """Show the state as it stands now."""

    def concerns(self, touched: frozenset[str]) -> bool:  # noqa: ARG002 - pages narrow it
        """Say whether a change of these entities can change this page; all do unless narrowed."""
        return True

    def start(self) -> None:
        """Give the focus to where work on this page begins; nothing by default."""

    @property
    def wants_whole_screen(self) -> bool:
        """Say whether the page is handed to somebody: nothing of the lead's stands beside it."""
        return self._wants_whole_screen

    @wants_whole_screen.setter
    def wants_whole_screen(self, wants: bool) -> None:
        if wants != self._wants_whole_screen:
            self._wants_whole_screen = wants
            self._leave_room()
            self.whole_screen_changed.emit(wants)

    def show_all(self) -> None:
        """Take away what keeps some of the page's things out of sight, such as a filter."""

    @property
    def is_handed_over(self) -> bool:
        """Say whether somebody else holds the laptop: only the lead may take it back."""
        return False

    def ask_for_lead(self) -> None:
        """Ask to give the laptop back to the lead; nothing where it is not handed over."""

    @property
    def is_low(self) -> bool:
        """Say whether there is too little height for anything but the work."""
        holder = self.parentWidget()
        return holder is not None and holder.height() < theme_now().px(LOW_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the work where there is little height."""
        super().resizeEvent(event)
        self._leave_room()

    def _leave_room(self) -> None:
        """Leave the sentence out where it takes the lead's room; who is handed a page needs it."""
        if not self.SENTENCE_BESIDE:
            is_seen = self._wants_whole_screen or not self.is_low
            self.header.sentence.setVisible(bool(self.SENTENCE) and is_seen)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the page up to date when it comes into sight."""
        super().showEvent(event)
        self._refresh_if_stale()

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        if self.concerns(touched):
            self._is_stale = True
            if self.isVisible():
                self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def keyboard_shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Return ((keys, what they do), ...) of this page, for the shortcut sheet."""
        return ()
