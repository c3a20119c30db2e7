"""Says below the board what the two hearts mean: the family's, and those of others."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

SIDE_PX = 16


class HeartMark(IconLabel):
    """The heart as it stands on the cards: full for the family, in outline for others."""

    def __init__(self, *, is_family: bool, parent: QWidget | None = None) -> None:
        super().__init__("heart", side_px=SIDE_PX, parent=parent)
        self._is_family = is_family

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the heart in the colour of the cards."""
        palette, side = theme_now().palette, theme_now().px(SIDE_PX)
        name = "heart-filled" if self._is_family else "heart"
        colour = palette.heart if self._is_family else palette.ink_2
        drawn = icon_pixmap(name, colour, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, (self.height() - side) / 2), drawn)


class HeartsLegend(QWidget):
    """A full heart is the family's, an outlined one somebody else's; they are never added up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=theme_now().gap(16), row_gap=theme_now().gap(2))
        flow.addWidget(_meaning(_("the family’s hearts"), is_family=True))
        flow.addWidget(_meaning(_("hearts of others, never added up"), is_family=False))


def _meaning(words: str, *, is_family: bool) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme_now().gap(6))
    row.addWidget(HeartMark(is_family=is_family))
    row.addWidget(PlainLabel(words, look="quiet_small", wraps=False))
    return holder
