"""Search inside the meeting: over the page, for the lead alone, and never while others look on."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QWidget,
)

from mam_desktop.meeting.searching import Found, SearchIndex
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.over_page import OverPage
from mam_desktop.ui.live.search_rows import FoundRow, two_line_list
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.live.steps.parts.row_model import ROW_ROLE, RowModel
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

WIDE_PX = 720
MOST_SHOWN = 100
MOST_LETTERS = 200
MOST_READ = 1_500
"""Letters of the whole words below the list; the page has the rest."""


class SearchPanel(OverPage):
    """A line to type in, what was found, and the whole words of the one that is chosen."""

    chosen = Signal(object)
    """Found: the lead wants to see it on its page."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        card = Card(look="column", margins=(22, 18, 22, 16), spacing=10)
        super().__init__(_("Search"), card, wide_px=WIDE_PX, parent=parent)
        self._controller = controller
        self._index: SearchIndex | None = None
        self._lines: list[PlainLabel] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        self.edit = LineField(_("Search in this family’s meetings"), hint=_("words or a name"))
        self.edit.setMaxLength(MOST_LETTERS)
        self.count = PlainLabel(look="quiet")
        self.rows: RowModel[FoundRow] = RowModel(self)
        self.list = two_line_list(self.rows, _("What was found"))
        self.go = Button(_("Go there"), role="primary", key="↵")
        self.leave = Button(_("Close"), role="ghost", key="Esc")
        about = _("Only you see this. Private notes are not looked at.")
        self._card.add(PageHeader(_("Search"), about))
        for one in (self.edit, self.count, self.list):
            self._card.add(one)
        self._read = ScrollColumn(spacing=4)
        self._card.add(self._read)
        foot = QHBoxLayout()
        foot.setSpacing(gap(8))
        foot.addLayout(side_by_side(self.go, self.leave))
        self._card.add(foot)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.edit.returnPressed.connect(self._choose)
        self.edit.installEventFilter(self)
        self.list.activated.connect(self._on_list_activated)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.go.clicked.connect(self._choose)
        self.leave.clicked.connect(self.close_panel)
        self._controller.state_changed.connect(self._on_controller_state_changed)

    # --- opening -------------------------------------------------------------------------------

    def open_panel(self) -> None:
        """Begin with an empty line."""
        self.edit.clear()
        self._look()
        super().open_panel()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Go back to the page; nothing of what was asked or found stays."""
        self.edit.clear()
        self._index = None
        super().close_panel()

    # --- looking -------------------------------------------------------------------------------

    def _on_edit_text_changed(self, _text: str) -> None:
        self._look()

    def _on_controller_state_changed(self, _touched: frozenset[str]) -> None:
        self._index = None
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        asked = self.edit.text()
        found = self._search(asked) if asked.strip() else ()
        self.rows.show_rows(FoundRow(one) for one in found[:MOST_SHOWN])
        self.count.setText(_count_words(asked, len(found)))
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentIndex(self.rows.index(0))
            self.list.scrollToTop()
        self._show_current()
        announce(self, self.count.text())

    def _search(self, asked: str) -> tuple[Found, ...]:
        if self._index is None:
            self._index = SearchIndex(self._controller.entries, self._controller.meeting)
        return self._index.search(asked)

    def current(self) -> Found | None:
        """Return what is chosen in the list."""
        index = self.list.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return cast("FoundRow", row).found if row is not None else None

    def _show_current(self) -> None:
        found = self.current()
        words = found.words if found is not None else ""
        cut = words if len(words) <= MOST_READ else f"{words[:MOST_READ]}…"
        self._read.clear()
        self._lines = [PlainLabel(one) for one in cut.split("\n") if one.strip()]
        for line in self._lines:
            self._read.add(line)
        self._read.setVisible(bool(words))
        self.go.setEnabled(found is not None and bool(found.step))
        self.fit()

    def _on_list_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_current()

    def _on_list_activated(self, _index: QModelIndex) -> None:
        self._choose()

    def _choose(self) -> None:
        found = self.current()
        if found is not None and found.step:
            self.close_panel()
            self.chosen.emit(found)

    # --- room and keys -------------------------------------------------------------------------

    def fit(self) -> None:
        """Give the list and the words read the height they need, as far as there is room."""
        super().fit()
        theme = theme_now()
        rows = min(self.rows.rowCount(), max(2, (self.height() - theme.px(380)) // theme.px(54)))
        self.list.setFixedHeight(theme.px(54) * max(1, rows) + 4)
        wide = self._card.width() - 2 * theme.gap(22) - theme.px(8)
        high = sum(one.heightForWidth(wide) + theme.gap(4) for one in self._lines)
        self._read.setFixedHeight(min(high + 2, 4 * self.fontMetrics().lineSpacing()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows choose while the keyboard is in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            way = ways.get(Qt.Key(event.key()), 0)
            if way and self.rows.rowCount():
                self._step(way)
                return True
        return super().eventFilter(watched, event)

    def _step(self, way: int) -> None:
        at = self.list.currentIndex().row() + way
        at = max(0, min(self.rows.rowCount() - 1, at))
        self.list.setCurrentIndex(self.rows.index(at))
        announce(self.list, self.rows.row_at(at).spoken)


def _count_words(asked: str, count: int) -> str:
    if not asked.strip():
        return _("Everything said, promised and decided, here and at earlier meetings.")
    if not count:
        return _("Nothing has all of these words.")
    words = ngettext("{count} found", "{count} found", count).format(count=count)
    if count <= MOST_SHOWN:
        return words
    return _("{found}; the first {most} are shown. One more word helps.").format(
        found=words, most=MOST_SHOWN
    )
