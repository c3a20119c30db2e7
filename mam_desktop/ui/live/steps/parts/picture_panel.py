"""Choosing the picture beside some words: those that fit first, a search, or none."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.pictograms import NO_PICTURE, alt_of, fitting, pictograms, search
from mam_desktop.meeting.picturing import (
    PICTURED,
    WithPicture,
    choose_pictogram,
    english_words,
    shown_pictogram,
)
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.pictogram_button import on_light_ground
from mam_desktop.ui.widgets.plain_label import PlainLabel

PICTURE_PX, CELL_PX = 56, (106, 112)
MOST_TITLE = 60
_NAME_ROLE = Qt.ItemDataRole.UserRole


class PictureList(QListWidget):
    """Pictures with what they show under them; arrows walk, Enter or a press chooses."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setAccessibleName(_("Pictures"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(QSize(theme.px(PICTURE_PX), theme.px(PICTURE_PX)))
        self.setGridSize(QSize(theme.px(CELL_PX[0]), theme.px(CELL_PX[1])))
        self.setFont(theme.font("small"))
        self.setMinimumHeight(theme.px(CELL_PX[1]))
        self.itemClicked.connect(self._on_item_chosen)

    def show_pictures(self, names: Iterable[str]) -> None:
        """Show these pictures, in this order."""
        self.clear()
        dpr = self.devicePixelRatioF()
        for name in names:
            drawn = on_light_ground(name, theme_now().px(PICTURE_PX), dpr)
            item = QListWidgetItem(QIcon(drawn), alt_of(name))
            item.setData(_NAME_ROLE, name)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self.addItem(item)

    def names(self) -> tuple[str, ...]:
        """Return the names of the pictures that stand here."""
        return tuple(str(self.item(no).data(_NAME_ROLE)) for no in range(self.count()))

    def pick(self, name: str) -> None:
        """Choose a picture, as a press on it does."""
        self.picked.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose with Enter or the space bar."""
        chosen = self.currentItem()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and chosen is not None:
            self._on_item_chosen(chosen)
        else:
            super().keyPressEvent(event)

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.pick(str(item.data(_NAME_ROLE)))


class PicturePanel(InPagePanel):
    """Takes the page until a picture is chosen; the words it is for stay in sight above."""

    def __init__(self, controller: LiveController, page: QWidget) -> None:
        super().__init__(page, leaves=_("Close"))
        self._controller = controller
        self._entry_id = ""
        self.hint = PlainLabel(look="quiet")
        self.search = LineField(_("Look for a picture"), hint=_("bus, sleep, friends…"))
        self.none = Button(_("No picture"), icon="x", size="large")
        self.by_words = Button(_("Leave it to the words"), icon="refresh", size="large")
        self.list = PictureList()
        self.put_in_head(self.none, self.by_words)
        self.add(Labelled(_("Look for a picture"), self.search))
        self.add(self.hint)
        self.add(self.list, 1)
        self._connect()

    def _connect(self) -> None:
        self.none.clicked.connect(lambda: self._choose(NO_PICTURE))
        self.by_words.clicked.connect(lambda: self._choose(None))
        self.list.picked.connect(self._choose)
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self._on_search_return_pressed)

    def ask(self, entry_id: str) -> None:
        """Ask for the picture of an entry."""
        entry = self._find(entry_id)
        if entry is None:
            return
        self._entry_id = entry_id
        shown = shown_pictogram(entry, self._controller.meeting)
        self.none.setVisible(bool(shown))
        self.by_words.setVisible(entry.pictogram is not None)
        self.search.clear()
        self._show_found()
        line = " ".join(words_of(entry).split())
        words = line if len(line) <= MOST_TITLE else f"{line[:MOST_TITLE].rstrip()}…"
        self.open(_("Picture for “{words}”").format(words=words))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, entry_id: str) -> WithPicture | None:
        entry = self._controller.entries.find(Entry, entry_id)
        return entry if isinstance(entry, PICTURED) else None

    def _show_found(self) -> None:
        entry, wanted = self._find(self._entry_id), self.search.words()
        fits = fitting(english_words(entry)) if entry is not None else ()
        found = search(wanted) if wanted else (*fits, *(x for x in pictograms() if x not in fits))
        self.list.show_pictures(found)
        self.hint.setText(self._hint(wanted, len(found), has_fits=bool(fits)))
        if wanted:
            announce(self, self.hint.text())

    def _hint(self, wanted: str, count: int, *, has_fits: bool) -> str:
        if wanted and not count:
            return _("No picture is called that. Another word may find one.")
        if wanted:
            return ngettext("{count} picture", "{count} pictures", count).format(count=count)
        if has_fits:
            return _("Those that fit the words stand first.")
        return _("The words suggest no picture. These are all there are.")

    def _on_search_return_pressed(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, name: str | None) -> None:
        """Put the picture there, and give the page back first: it shows the change itself."""
        entry, session = self._find(self._entry_id), self._controller.session
        self.close_panel()
        if entry is not None:
            self._controller.do(lambda: choose_pictogram(session, entry, name))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pictures sharp for the screen it stands on."""
        super().showEvent(event)
        if not event.spontaneous():
            self._show_found()
