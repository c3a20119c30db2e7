"""The one push button: icon, words, count, key badge and arrow, painted on the theme's ground."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.enter_presses import enter_presses
from mam_desktop.ui.widgets.plain_tip import show_tip

_INK = {
    "primary": "on_primary",
    "private": "private",
    "danger": "attention",
    "link": "primary",
    "offer": "attention",
    "notes": "private",
}
_LINKS = frozenset({"link", "offer"})
"""Looks that are underlined words and no box; an offer stands on the ground of attention."""
_INK_CHECKED = {"voice": "voice", "score": "surface", "state": "on_primary"}


@dataclass(frozen=True, slots=True)
class Trim:
    """What stands on a button beside its words."""

    icon: str = ""
    key: str = ""
    count: str = ""
    arrow: str = ""
    """An icon at the far end, such as `chevron-down`."""


class Button(QPushButton):
    """A button; `role` is primary, ghost, quiet, soft, private, danger, link, offer, voice, score.

    Without words give `name`: it is what a screen reader says and what the tool tip shows.
    """

    def __init__(
        self,
        words: str = "",
        *,
        name: str = "",
        role: str = "ghost",
        icon: str = "",
        key: str = "",
        count: str = "",
        arrow: str = "",
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._trim = Trim(icon, key, count, arrow)
        self._size = size
        self._left = False
        self._bold_px = {"small": 13, "normal": 15, "large": 17}[size]
        self.setProperty("role", role)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        if name and name != words:
            show_tip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    # --- changing ------------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """Return the words on the button."""
        return self._words

    def set_words(self, words: str, name: str = "") -> None:
        """Put other words on the button."""
        if words == self._words and (not name or name == self.accessibleName()):
            return
        looks_other = words != self._words
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        if looks_other:
            self.updateGeometry()
            self.update()

    def set_trim(self, *, icon: str | None = None, count: str | None = None) -> None:
        """Change the icon or the count."""
        old = self._trim
        new_icon = old.icon if icon is None else icon
        new_count = old.count if count is None else count
        self._trim = Trim(new_icon, old.key, new_count, old.arrow)
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Change the look."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def align_left(self) -> None:
        """Let the words stand at the left, and the button grow with its column."""
        self._left = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- size ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of everything on the button, 36 pixels high at 100 per cent."""
        control = theme_now().control
        high = {"small": 28, "normal": 36, "large": 46}[self._size]
        if self.property("role") in _LINKS:
            high = 24
        if not self._words and self._trim.icon:
            return QSize(control(high), control(high))
        return QSize(round(self._content_width()) + 2 * self._side(), control(high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size hint: words on buttons are never cut."""
        return self.sizeHint()

    def _side(self) -> int:
        if self.property("role") in (*_LINKS, "score"):
            return theme_now().gap(2)
        return theme_now().gap({"small": 10, "normal": 14, "large": 20}[self._size])

    def _pieces(self) -> list[tuple[str, float]]:
        """Return (what, width), left to right."""
        theme, trim = theme_now(), self._trim
        icon_wide = float(theme.px(20 if self._size == "large" else 18))
        pieces: list[tuple[str, float]] = []
        if trim.icon:
            pieces.append(("icon", icon_wide))
            if not self._words:
                # Square and small: there is room for the drawing alone.
                return pieces
        if self._words:
            pieces.append(("words", self._metrics().horizontalAdvance(self._words) + 1))
        if trim.count:
            pieces.append(("count", self._badge_width(trim.count)))
        if trim.key:
            pieces.append(("key", self._badge_width(trim.key)))
        if trim.arrow:
            pieces.append(("arrow", icon_wide))
        return pieces

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme_now().font_px(self._bold_px, STRONG))

    def _badge_width(self, words: str) -> float:
        theme = theme_now()
        metrics = QFontMetricsF(theme.font_px(11.5, STRONG))
        return max(metrics.horizontalAdvance(words) + theme.px(12), float(theme.px(22)))

    def _content_width(self) -> float:
        pieces = self._pieces()
        return sum(wide for _what, wide in pieces) + theme_now().gap(8) * max(0, len(pieces) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too, not with the space bar alone."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the theme's ground, then the pieces."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelButtonCommand, option, painter, self
        )
        self._paint_pieces(painter)

    def _paint_pieces(self, painter: QPainter) -> None:
        ink = self._ink()
        gap = theme_now().gap(8)
        start = (self.width() - self._content_width()) / 2
        if self._left:
            start = float(self._side())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for what, wide in self._pieces():
            if what == "arrow" and self._left:
                start = self.width() - self._side() - wide
            left = self.width() - start - wide if mirrored else start
            self._paint_piece(painter, what, QRectF(left, 0, wide, self.height()), ink)
            start += wide + gap

    def _paint_piece(self, painter: QPainter, what: str, box: QRectF, ink: QColor) -> None:
        if what == "words":
            font = theme_now().font_px(self._bold_px, STRONG)
            font.setUnderline(self.property("role") in _LINKS)
            painter.setFont(font)
            painter.setPen(ink)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(box, flags, self._words)
        elif what in ("key", "count"):
            words = self._trim.key if what == "key" else self._trim.count
            paint_badge(painter, box, words, ink, is_key=what == "key" or self._is_filled())
        else:
            name = self._trim.icon if what == "icon" else self._trim.arrow
            if what == "arrow" and self.isRightToLeft():
                name = name.replace("right", "left")
            self._paint_icon(painter, name, box, ink)

    def _paint_icon(self, painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
        side = round(box.width())
        drawn = icon_pixmap(name, ink.name(), side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left(), round((self.height() - side) / 2)), drawn)

    def _is_filled(self) -> bool:
        """Say whether the ground is a strong colour, on which a soft badge could not be read."""
        role = self.property("role")
        return role == "primary" or (role == "state" and self.isChecked())

    def _ink(self) -> QColor:
        role = str(self.property("role"))
        field = _INK.get(role, "ink")
        if self.isChecked():
            field = _INK_CHECKED.get(role, field)
        return QColor(getattr(theme_now().palette, field if self.isEnabled() else "ink_2"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def paint_badge(painter: QPainter, box: QRectF, words: str, ink: QColor, *, is_key: bool) -> None:
    """Paint a small key cap or a count, in the middle of `box`."""
    theme = theme_now()
    high = theme.px(18)
    cap = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    if is_key:
        edge = QColor(ink)
        edge.setAlphaF(0.5)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft())
        painter.drawRoundedRect(cap, 4, 4)
    font = theme.font_px(11.5, STRONG)
    font.setUnderline(False)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
