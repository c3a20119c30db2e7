"""Which screen does the family see? Large numbers stand on the screens; the lead says which."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.screens import ScreenRow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.over_page import OverPage
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

WIDE_PX = 620


class ScreenChooser(OverPage):
    """Stands over the page while the numbers are on the screens."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        card = Card(look="column", margins=(26, 22, 26, 20), spacing=12)
        super().__init__(
            _("Which screen does the family see?"), card, wide_px=WIDE_PX, parent=parent
        )
        self._controller = controller
        self.choices: dict[int, Button] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head = PageHeader(_("Which screen does the family see?"), "…")
        self._card.add(self._head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_now().gap(8))
        self._card.add(self._rows)
        self.again = Button(_("Show the numbers again"), icon="refresh")
        self.turn = Button(_("Turn this laptop round"), icon="refresh", key="F11")
        self.call = Button(_("Window for a video call"), icon="screen-share")
        self.leave = Button(_("Close"), key="Esc")
        for pair in ((self.again, self.turn), (self.call, self.leave)):
            self._card.add(side_by_side(*pair))

    def _connect(self) -> None:
        self._controller.screen.screens_changed.connect(self._on_screen_screens_changed)
        self.again.clicked.connect(self.show_numbers)
        self.turn.clicked.connect(self._on_turn_clicked)
        self.call.clicked.connect(self._on_call_clicked)
        self.leave.clicked.connect(self.close_panel)

    # --- opening -------------------------------------------------------------------------------

    def open_panel(self) -> None:
        """Ask, with a large number on each screen."""
        self.show_numbers()
        super().open_panel()
        first = next((one for one in self.choices.values() if one.isEnabled()), self.turn)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Go back to the page; the numbers go too."""
        if self._controller.screen.screens is not None:
            self._controller.screen.screens.hide_numbers()
        super().close_panel()

    def show_numbers(self) -> None:
        """Show the numbers and what they stand for."""
        self.refresh()
        if self._controller.screen.screens is not None:
            self._controller.screen.screens.show_numbers()

    def refresh(self) -> None:
        """Show each screen with its number."""
        screens = self._controller.screen.screens
        rows = screens.rows() if screens is not None else ()
        clear_layout(self._rows)
        self.choices = {}
        for row in rows:
            self._rows.addWidget(self._choice(row))
        can_choose = any(row.can_be_chosen for row in rows)
        self.again.setVisible(can_choose)
        self._head.sentence.setText(
            _("A large number stands on each screen. Press the number of the family’s screen.")
            if can_choose
            else _(
                "No screen is there for the family alone. Plug one in and set it to extend, "
                "or turn this laptop round."
            )
        )
        self.fit()

    def _choice(self, row: ScreenRow) -> QWidget:
        words = _("{number}: {words}").format(number=row.number, words=row.words)
        if not row.can_be_chosen:
            why = _("your own") if row.is_lead else _("shows the same as yours")
            return PlainLabel(_("{screen} ({why})").format(screen=words, why=why), look="quiet")
        if row.is_family:
            words = _("{screen} – the family’s now").format(screen=words)
        button = Button(words, icon="device-projector", key=str(row.number), size="large")
        button.clicked.connect(partial(self.choose, row.number))
        self.choices[row.number] = button
        return button

    # --- choosing ------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """Let the family look at the screen with this number, covered until the lead says show."""
        screens = self._controller.screen.screens
        if number not in self.choices or screens is None:
            return
        was_chosen = screens.choose(number)
        self.close_panel()
        if not was_chosen:
            self._controller.trouble.emit(_("This screen has just gone. Nothing has changed."))
        elif self._controller.screen.state is ScreenState.OFF:
            words = _("Screen {number} is the family’s. It stays dark until you turn it on.")
            self._controller.told.emit(words.format(number=number))
        elif self._controller.screen.state is ScreenState.COVER:
            words = _("Screen {number} is the family’s. It is covered; F8 shows it.")
            self._controller.told.emit(words.format(number=number))

    def _on_screen_screens_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_turn_clicked(self) -> None:
        self.close_panel()
        self._controller.screen.turn_round()

    def _on_call_clicked(self) -> None:
        self.close_panel()
        self._controller.screen.open_call()

    # --- room and keys -------------------------------------------------------------------------

    def fit(self) -> None:
        """Give the card the height of its words too: in the middle it gets that of unwrapped."""
        super().fit()
        self._card.setMinimumHeight(max(0, self._card.heightForWidth(self._card.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose with the number, close on Escape."""
        if event.text().isdecimal() and int(event.text()) in self.choices:
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)
