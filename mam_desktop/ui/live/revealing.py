"""Brings one entry on a page into sight, puts the keyboard on it and marks it for a moment."""

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_model import ROW_ROLE
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.reading_order import reading_order

MARKED_MS = 2_500


class Mark(QWidget):
    """An edge round what was looked for; it goes by itself and takes no clicks."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(MARKED_MS)
        self._goes.timeout.connect(self.deleteLater)
        self._goes.start()
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme_now().palette.primary), 4))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)


def reveal_entry(page: QWidget, key: str) -> bool:
    """Show the card or the row with a key; say whether the page has it in sight."""
    for card in page.findChildren(RowCard):
        row = card.row
        if row is not None and row.key == key and card.isVisible():
            _show_card(card)
            return True
    return any(_show_row(view, key) for view in page.findChildren(QAbstractItemView))


def key_under(page: QWidget, focus: QWidget | None) -> str:
    """Return the key of the card or the row that the keyboard is on; nothing elsewhere."""
    up = focus
    while up is not None and up is not page:
        if isinstance(up, RowCard):
            return up.row.key if up.row is not None else ""
        if isinstance(up, QAbstractItemView):
            return str(getattr(up.currentIndex().data(ROW_ROLE), "key", ""))
        up = up.parentWidget()
    return ""


def _show_card(card: QWidget) -> None:
    up = card.parentWidget()
    while up is not None:
        if isinstance(up, WorkColumn):
            up.reveal(card)
        elif isinstance(up, QScrollArea):
            _scroll_to(up, card)
        up = up.parentWidget()
    inside = () if card.focusPolicy() else reading_order(card)
    # Where the arrows walk from card to card, a card takes the keyboard though Tab passes it over.
    next(iter(inside), card).setFocus(Qt.FocusReason.ShortcutFocusReason)
    Mark(card)


def _scroll_to(area: QScrollArea, card: QWidget) -> None:
    inner = area.widget()
    if inner is not None and inner.isAncestorOf(card):
        top = card.mapTo(inner, QPoint(0, 0)).y()
        area.ensureVisible(0, top + card.height(), 0, 8)
        area.ensureVisible(0, top, 0, 8)


def _show_row(view: QAbstractItemView, key: str) -> bool:
    model = view.model()
    if model is None or not view.isVisible():
        return False
    for no in range(model.rowCount()):
        index: QModelIndex = model.index(no, 0)
        row = index.data(ROW_ROLE)
        if getattr(row, "key", None) == key:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            view.setCurrentIndex(index)
            view.scrollTo(index)
            return True
    return False
