"""The steps on the left, with their minutes and ticks, and the clock below them."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.meetings import STEP_NAMES, STEPS
from mam_desktop.texts import _
from mam_desktop.ui.live.clock_box import ClockBox
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import NORMAL, STRONG, Theme, theme_now
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from mam_desktop.ui.widgets.styled import place

WIDE_PX, NARROW_PX = 212, 62


class StepButton(QAbstractButton):
    """One step: its number or tick, its name, its minutes."""

    def __init__(self, step: str, no: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self._no = step, no
        self._minutes = 0
        self._is_now = self._is_done = self._narrow = False
        self.setText(_(STEP_NAMES[step]).replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_now(self) -> bool:
        """Say whether the meeting is in this step."""
        return self._is_now

    @property
    def is_done(self) -> bool:
        """Say whether the meeting has been in this step and left it."""
        return self._is_done

    def show_step(self, *, minutes: int, is_now: bool, is_done: bool) -> None:
        """Show how the step stands."""
        self._minutes, self._is_now, self._is_done = minutes, is_now, is_done
        how = _("now") if is_now else _("done") if is_done else _("to come")
        self.setAccessibleName(
            _("Step {no}: {name}, {minutes} minutes, {how}").format(
                no=self._no, name=_(STEP_NAMES[self.step]), minutes=minutes, how=how
            )
        )
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the number."""
        self._narrow = narrow
        self.setToolTip(_(STEP_NAMES[self.step]) if narrow else "")
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return True: a long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return 42 pixels, more for two lines."""
        theme = theme_now()
        if self._narrow:
            return theme.px(42)
        return max(theme.px(42), self._name_box(width, theme).height() + theme.px(22))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the usual size."""
        wide = theme_now().px(NARROW_PX if self._narrow else WIDE_PX) - 22
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that always shows the number."""
        return QSize(theme_now().px(36), theme_now().px(42))

    def _name_box(self, width: int, theme: Theme) -> QRect:
        metrics = QFontMetrics(theme.font("body", STRONG))
        room = width - 2 * theme.px(34) - 12
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        return metrics.boundingRect(QRect(0, 0, max(room, 20), 1000), flags, self._name())

    def _name(self) -> str:
        return _(STEP_NAMES[self.step])

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, circle, name and minutes."""
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
        self._paint_ground(painter, theme)
        self._paint_circle(painter, theme)
        if not self._narrow:
            self._paint_words(painter, theme)

    def _mirrored(self, box: QRectF) -> QRectF:
        """Return a box, seen from the other side where the language runs the other way."""
        return box.translated(-2 * box.center().x(), 0) if self.isRightToLeft() else box

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        colours = theme.palette
        whole = self._mirrored(QRectF(self.rect()))
        painter.setPen(Qt.PenStyle.NoPen)
        if self._is_now:
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(whole, 9, 9)
            painter.setBrush(QColor(colours.primary))
            painter.drawRoundedRect(whole.adjusted(0, 0, 0, -1), 9, 9)
            painter.setBrush(QColor(colours.surface))
            side = 1 if theme.palette.outlined else 0
            left, right = (side, 4) if self.isRightToLeft() else (4, side)
            painter.drawRoundedRect(whole.adjusted(left, side, -right, -1), 9, 9)
        elif self.underMouse():
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(whole, 9, 9)

    def _paint_circle(self, painter: QPainter, theme: Theme) -> None:
        colours = theme.palette
        side = theme.px(24)
        left = (self.width() - side) / 2 if self._narrow else 10
        box = self._mirrored(QRectF(left, (self.height() - side) / 2, side, side))
        if self._is_now or self._is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.primary if self._is_now else colours.can))
            painter.drawEllipse(box)
            ink = colours.on_primary
        else:
            painter.setPen(QPen(QColor(colours.ink_2), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            ink = colours.ink
        if self._is_done and not self._is_now:
            tick = theme.px(16)
            drawn = icon_pixmap("check", ink, tick, self.devicePixelRatioF())
            painter.drawPixmap(
                round(box.center().x() - tick / 2), round(box.center().y() - tick / 2), drawn
            )
        else:
            painter.setPen(QColor(ink))
            painter.setFont(theme.font("small", STRONG))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._no))

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        colours = theme.palette
        left, right = theme.px(34) + 10, theme.px(34)
        box = QRectF(left, 0, self.width() - left - right, self.height())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font("body", STRONG))
        painter.drawText(self._mirrored(box), side | Qt.TextFlag.TextWordWrap, self._name())
        painter.setPen(QColor(colours.ink_2))
        painter.setFont(theme.font("small", NORMAL))
        minutes = QRectF(self.width() - right - 10, 0, right, self.height())
        far = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        words = _("{minutes}′").format(minutes=self._minutes)
        painter.drawText(self._mirrored(minutes), far, words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class StepsBar(QWidget):
    """The nine steps and the clock."""

    step_chosen = Signal(str)

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        place(self, "side")
        self.setAccessibleName(_("Steps of the meeting"))
        self._build()
        controller.step_changed.connect(self.refresh)
        controller.state_changed.connect(self._on_controller_state_changed)
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        self._steps = ScrollColumn(margins=(10, 12, 10, 8), spacing=3)
        self.buttons = {step: StepButton(step, no) for no, step in enumerate(STEPS, start=1)}
        for button in self.buttons.values():
            button.clicked.connect(self._on_step_button_clicked)
            self._steps.add(button)
        self.clock = ClockBox(self._controller)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 1, 0)
        rows.setSpacing(gap(4))
        rows.addWidget(self._steps, 1)
        rows.addWidget(self.clock)
        self.set_narrow(narrow=False)

    def set_narrow(self, narrow: bool) -> None:
        """Show only the numbers, where the work needs the room."""
        self.setFixedWidth(theme_now().px(NARROW_PX if narrow else WIDE_PX))
        for button in self.buttons.values():
            button.set_narrow(narrow)
        self.clock.set_narrow(narrow)

    def refresh(self) -> None:
        """Show where the meeting is."""
        controller = self._controller
        minutes = controller.meeting.minutes_by_step
        for step, button in self.buttons.items():
            is_now = step == controller.meeting.step
            button.show_step(
                minutes=minutes.get(step, 0),
                is_now=is_now,
                is_done=step in controller.visited and not is_now,
            )
            if is_now:
                self._steps.ensureWidgetVisible(button)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height in which the steps scroll."""
        return QSize(self.minimumWidth(), theme_now().px(160))

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        if self._controller.meeting.id in touched:
            self.refresh()

    def _on_step_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.step_chosen.emit(button.step)
