"""Show one thing: everything the room may see, to choose the one that shows alone."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.one_thing import Thing, things_to_show
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.over_page import OverPage
from mam_desktop.ui.live.search_rows import HIGH_PX, two_line_list
from mam_desktop.ui.live.steps.parts.row_model import ROW_ROLE, RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel

WIDE_PX = 720


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One thing as a row of two lines."""

    thing: Thing

    @property
    def key(self) -> str:
        """Return what stays the same."""
        return self.thing.key

    @property
    def first_line(self) -> str:
        """Return the words."""
        return " ".join(self.thing.words.split())

    @property
    def about(self) -> str:
        """Return what it is, and whose."""
        return " · ".join(one for one in (self.thing.kind_words, self.thing.who) if one)

    @property
    def is_locked(self) -> bool:
        """Say that nothing here is kept from anybody in the room."""
        return False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return self.thing.spoken


class OneThingPanel(OverPage):
    """Stands over the page until one is chosen; the room sees nothing of the list."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        card = Card(look="column", margins=(22, 18, 22, 16), spacing=10)
        super().__init__(_("Show one thing"), card, wide_px=WIDE_PX, parent=parent)
        self._controller = controller
        self._build()
        self._connect()

    def _build(self) -> None:
        self.rows: RowModel[ThingRow] = RowModel(self)
        self.list = two_line_list(self.rows, _("What can be shown alone"))
        self.nothing = PlainLabel(_("There is nothing yet that the room may see."), look="quiet")
        self.go = Button(_("Show it large"), role="primary", key="↵")
        self.leave = Button(_("Close"), role="ghost", key="Esc")
        about = _("The room sees it alone, large, until you press Esc. Only you see this list.")
        self._card.add(PageHeader(_("Show one thing"), about))
        for one in (self.nothing, self.list):
            self._card.add(one)
        self._card.add(side_by_side(self.go, self.leave))

    def _connect(self) -> None:
        self.list.activated.connect(self._on_list_activated)
        self.go.clicked.connect(self._choose)
        self.leave.clicked.connect(self.close_panel)
        self._controller.state_changed.connect(self._on_controller_state_changed)

    def open_panel(self) -> None:
        """Show what there is now."""
        self._look()
        if self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0))
        super().open_panel()
        first = self.list if self.rows.rowCount() else self.leave
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Go back to the page."""
        self.rows.show_rows(())
        super().close_panel()

    def _look(self) -> None:
        things = things_to_show(self._controller.entries, self._controller.meeting)
        self.rows.show_rows(ThingRow(one) for one in things)
        self.list.setVisible(bool(things))
        self.nothing.setVisible(not things)
        self.go.setEnabled(bool(things))
        self.fit()

    def _on_controller_state_changed(self, _touched: frozenset[str]) -> None:
        if self.isVisible():
            self._look()

    def _on_list_activated(self, _index: QModelIndex) -> None:
        self._choose()

    def _choose(self) -> None:
        index = self.list.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, ThingRow):
            self.close_panel()
            self._controller.screen.show_one(row.key)

    def fit(self) -> None:
        """Give the list the height of its rows, as far as the words beside it leave room."""
        super().fit()
        theme = theme_now()
        row, count = theme.px(HIGH_PX), max(1, self.rows.rowCount())
        self.list.setFixedHeight(row + 4)
        # In the middle a card gets the height of unwrapped words unless it is told another.
        beside = max(0, self._card.heightForWidth(self._card.width()) - row - 4)
        room = self.height() - beside - 2 * theme.gap(18) - 4
        high = max(row, min(row * count, room)) + 4
        self.list.setFixedHeight(high)
        self._card.setMinimumHeight(beside + high)
