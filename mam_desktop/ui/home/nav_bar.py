"""The places of Home, on the left; on a visit only those that show today's family."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.enter_presses import enter_presses
from mam_desktop.ui.widgets.styled import place

WIDE_PX, NARROW_PX = 212, 60

PLACES = (
    ("today", N_("Today"), "calendar"),
    ("families", N_("Children & families"), "users-group"),
    ("actions", N_("Actions"), "checkbox"),
    ("minutes", N_("Minutes"), "file-text"),
    ("words", N_("Plain words"), "book"),
    ("settings", N_("Settings"), "settings"),
)
ON_VISIT = frozenset({"today", "words"})


class NavButton(QAbstractButton):
    """One place."""

    def __init__(self, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = words
        self._narrow = False
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon."""
        self._narrow = narrow
        self.setToolTip(self._words if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of icon and words."""
        theme = theme_now()
        words = QFontMetricsF(theme.font("body", STRONG)).horizontalAdvance(self._words)
        wide = theme.px(38) + (0 if self._narrow else round(words) + theme.px(10))
        return QSize(wide, theme.control(39))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the icon."""
        return QSize(theme_now().px(38), theme_now().control(39))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, icon and words."""
        theme = theme_now()
        colours = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        rtl = self.isRightToLeft()
        if self.isChecked():
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(whole, 9, 9)
            painter.setBrush(QColor(colours.primary))
            painter.drawRoundedRect(whole.adjusted(0, 0, 0, -1), 9, 9)
            painter.setBrush(QColor(colours.surface))
            side = 1 if colours.outlined else 0
            left, right = (side, 4) if rtl else (4, side)
            painter.drawRoundedRect(whole.adjusted(left, side, -right, -1), 9, 9)
        elif self.underMouse():
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(whole, 9, 9)
        self._paint_words(painter, rtl)

    def _paint_words(self, painter: QPainter, rtl: bool) -> None:
        theme = theme_now()
        side = theme.px(17)
        left = self.width() - 10 - side if rtl else 10
        if self._narrow:
            left = (self.width() - side) // 2
        drawn = icon_pixmap(self._icon, theme.palette.ink, side, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, drawn)
        if self._narrow:
            return
        painter.setPen(theme.ink())
        painter.setFont(theme.font("body", STRONG))
        room = 10 + side + theme.px(10)
        box = QRectF(0 if rtl else room, 0, self.width() - room, self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(box, align, self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the place on Enter too; the arrows move on their own."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class NavBar(QWidget):
    """The places, and the way to go on a visit."""

    place_chosen = Signal(str)
    visit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place(self, "side")
        self.setAccessibleName(_("Places"))
        self._on_visit = False
        gap = theme_now().gap
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(gap(10), gap(12), gap(11), gap(14))
        rows.setSpacing(gap(3))
        self.buttons: dict[str, NavButton] = {}
        for name, words, icon in PLACES:
            button = NavButton(_(words), icon)
            button.clicked.connect(self._on_button_clicked)
            self.buttons[name] = button
            rows.addWidget(button)
        rows.addStretch(1)
        self.visit = Button(_("Go on a visit"), role="quiet", icon="eye-off", size="normal")
        self.visit.clicked.connect(self.visit_wanted)
        rows.addWidget(self.visit)
        self.set_narrow(narrow=False)

    def show_place(self, name: str) -> None:
        """Mark the place that is shown, or the one that a page without a mark was opened from."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def set_on_visit(self, on_visit: bool) -> None:
        """Leave only what may be seen away from the office."""
        self._on_visit = on_visit
        for name, button in self.buttons.items():
            button.setVisible(not on_visit or name in ON_VISIT)
        self.visit.setVisible(not on_visit)

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons where there is no room for words."""
        self.setFixedWidth(theme_now().px(NARROW_PX if narrow else WIDE_PX))
        for button in self.buttons.values():
            button.set_narrow(narrow)
        middle = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag(0)
        self._rows.setAlignment(self.visit, middle)
        self.visit.set_words("" if narrow else _("Go on a visit"), _("Go on a visit"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height that never stretches the window."""
        return QSize(self.minimumWidth(), theme_now().px(200))

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        for name, button in self.buttons.items():
            if button is sender:
                self.place_chosen.emit(name)
