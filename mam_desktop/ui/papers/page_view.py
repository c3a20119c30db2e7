"""Shows the pages of a paper as pictures below each other, as they would be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

_MOST_WIDE_PX = 620


class PageView(ScrollColumn):
    """Pages to look at; the words themselves are read in the other view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(8, 8, 8, 8), spacing=12, parent=parent)
        self.setAccessibleName(_("The pages of the copy"))
        self._pictures: list[QPixmap] = []
        self._labels: list[QLabel] = []

    @property
    def count(self) -> int:
        """Return how many pages are shown."""
        return len(self._labels)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show pages, the first one first."""
        for label in self._labels:
            label.hide()
            label.setParent(None)
            label.deleteLater()
        self._labels, self._pictures = [], []
        for no, page in enumerate(pages, start=1):
            picture = QPixmap()
            picture.loadFromData(page)
            label = QLabel()
            label.setAccessibleName(
                _("page {number} of {count}").format(number=no, count=len(pages))
            )
            # The keyboard goes from page to page; arrows and Page Down scroll inside one.
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._pictures.append(picture)
            self._labels.append(label)
            self.add(label)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep each page as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = theme_now()
        wide = min(self.viewport().width() - theme.gap(24), theme.px(_MOST_WIDE_PX))
        dots = self.devicePixelRatioF()
        for label, picture in zip(self._labels, self._pictures, strict=True):
            fitted = picture.scaledToWidth(
                max(80, round(wide * dots)), Qt.TransformationMode.SmoothTransformation
            )
            _edge(fitted)
            fitted.setDevicePixelRatio(dots)
            label.setPixmap(fitted)


def _edge(page: QPixmap) -> None:
    """Draw the edge of the paper, which is as white as a light window."""
    painter = QPainter(page)
    painter.setPen(QColor(theme_now().palette.ink_2))
    painter.drawRect(0, 0, page.width() - 1, page.height() - 1)
    painter.end()
