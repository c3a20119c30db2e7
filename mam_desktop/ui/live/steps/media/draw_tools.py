"""The tools beside the paper: colours with their names, three pens, back, forward, clear."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.strokes import COLOURS, WIDTHS
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.enter_presses import enter_presses
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel


class ColourButton(QPushButton):
    """A pot of colour with its name below; the chosen one wears a tick and a ring."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._shade = QColor(COLOURS[colour][0])
        self._is_rubber = colour == "white"
        self._words = _("Rub out") if self._is_rubber else _(COLOURS[colour][1])
        self.setCheckable(True)
        self.setAccessibleName(_("Colour: {name}").format(name=_(COLOURS[colour][1])))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a finger and the name."""
        px = theme_now().px
        return QSize(px(64), px(58))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same size: nothing is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too, not with the space bar alone."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pot, and how it stands."""
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(30)
        pot = QRectF((self.width() - side) / 2, theme.px(4), side, side)
        if self.isChecked():
            painter.setPen(QPen(theme.ink(), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(pot.adjusted(-3, -3, 3, 3))
        painter.setPen(QPen(theme.ink("quiet"), 1.5))
        painter.setBrush(self._shade)
        painter.drawEllipse(pot)
        if self.isChecked():
            self._paint_tick(painter, pot)
        painter.setPen(theme.ink())
        painter.setFont(theme.font_px(12, STRONG) if self.isChecked() else theme.font_px(12))
        below = QRectF(0, pot.bottom(), self.width(), self.height() - pot.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._words)

    def _paint_tick(self, painter: QPainter, pot: QRectF) -> None:
        side = theme_now().px(18)
        on_light = self._shade.lightness() > 140
        ink = "#1D2B2F" if on_light else "#FFFFFF"
        drawn = icon_pixmap("check", ink, side, self.devicePixelRatioF())
        painter.drawPixmap(pot.center() - QPointF(side / 2, side / 2), drawn)


class DrawTools(QWidget):
    """Everything beside the paper."""

    colour_picked = Signal(str)
    width_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = {one: ColourButton(one) for one in COLOURS}
        labels = {one: words for one, (_px, words) in WIDTHS.items()}
        self.widths = ChoiceRow(_("Pen"), labels, size="large")
        self.undo_button = Button(_("Back"), name=_("Take the last line back"), size="large")
        self.redo_button = Button(_("Again"), name=_("Draw the line again"), size="large")
        self.clear_button = Button(
            _("White paper"), name=_("White paper: rub everything out"), size="large"
        )
        self.undo_button.set_trim(icon="arrow-back-up")
        self.redo_button.set_trim(icon="arrow-forward-up")
        self.clear_button.set_trim(icon="square")
        self._build()
        self._connect()
        self.choose("black", "medium")

    def _build(self) -> None:
        gap = theme_now().gap
        pots, steps = QWidget(), QWidget()
        pots_flow = FlowLayout(pots, gap=gap(4), row_gap=gap(4))
        for one in self.colours.values():
            pots_flow.addWidget(one)
        steps_flow = FlowLayout(steps, gap=gap(6), row_gap=gap(6))
        for button in (self.undo_button, self.redo_button, self.clear_button):
            steps_flow.addWidget(button)
        pots.setAccessibleName(_("Colours"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(6))
        column.addWidget(PlainLabel(_("Colour"), look="quiet_strong_small"))
        column.addWidget(pots)
        column.addWidget(PlainLabel(_("Pen"), look="quiet_strong_small"))
        column.addWidget(self.widths)
        column.addWidget(steps)
        column.addStretch(1)
        self.setFixedWidth(theme_now().px(212))

    def _connect(self) -> None:
        for name, button in self.colours.items():
            button.clicked.connect(partial(self._on_colour_clicked, name))
        self.widths.picked.connect(self.width_picked)

    def choose(self, colour: str, width: str) -> None:
        """Show a colour and a pen as chosen."""
        for name, button in self.colours.items():
            button.setChecked(name == colour)
        self.widths.choose(width)

    def _on_colour_clicked(self, name: str) -> None:
        self.choose(name, self.widths.choice())
        self.colour_picked.emit(name)
