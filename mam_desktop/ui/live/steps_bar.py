"""The steps on the left, with their minutes and ticks, and the clock below them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.meetings import STEP_NAMES, STEPS
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.clock_box import ClockBox
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import NORMAL, STRONG, Theme, theme_now
from mam_desktop.ui.widgets.enter_presses import enter_presses
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from mam_desktop.ui.widgets.styled import place

WIDE_PX, NARROW_PX = 212, 62


@dataclass(frozen=True, slots=True)
class StepMinutes:
    """The minutes of a step: planned, used, and by how many it is over."""

    planned: int = 0
    used: int = 0
    over: int = 0

    def short(self) -> str:
        """Return what stands on the step: `12/20′`, only what was planned before it is used."""
        if not self.used:
            return _("{minutes}′").format(minutes=self.planned)
        return _("{used}/{planned}′").format(used=self.used, planned=self.planned)

    def sentence(self) -> str:
        """Return the same in words."""
        if not self.used:
            return ngettext("{count} minute", "{count} minutes", self.planned).format(
                count=self.planned
            )
        words = _("{used} of {planned} minutes used").format(used=self.used, planned=self.planned)
        if not self.over:
            return words
        return _("{minutes}, {over} too many").format(minutes=words, over=self.over)


class StepButton(QAbstractButton):
    """One step: its number or tick, its name, its minutes."""

    def __init__(self, step: str, no: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self._no = step, no
        self._minutes = StepMinutes()
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

    def show_step(self, minutes: StepMinutes, *, is_now: bool, is_done: bool) -> None:
        """Show how the step stands."""
        before = (self._minutes, self._is_now, self._is_done)
        if before == (minutes, is_now, is_done) and self.accessibleName():
            return
        self._minutes, self._is_now, self._is_done = minutes, is_now, is_done
        how = _("now") if is_now else _("done") if is_done else _("to come")
        words = _("Step {no}: {name}, {minutes}, {how}").format(
            no=self._no, name=_(STEP_NAMES[self.step]), minutes=minutes.sentence(), how=how
        )
        self.setAccessibleName(words)
        self.setToolTip(words if self._narrow or minutes.used else "")
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the number."""
        self._narrow = narrow
        self.setToolTip(self.accessibleName() if narrow or self._minutes.used else "")
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return True: a long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return 42 pixels, more for two lines."""
        theme = theme_now()
        if self._narrow:
            return theme.control(42)
        return max(theme.px(42), self._name_box(width, theme).height() + theme.px(22))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the usual size."""
        wide = theme_now().px(NARROW_PX if self._narrow else WIDE_PX) - 22
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that always shows the number."""
        return QSize(theme_now().px(36), theme_now().control(42))

    def _name_box(self, width: int, theme: Theme) -> QRect:
        metrics = QFontMetrics(theme.font("body", STRONG))
        room = width - theme.px(34) - 10 - self._minutes_width(theme) - 12
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        return metrics.boundingRect(QRect(0, 0, max(room, 20), 1000), flags, self._name())

    def _name(self) -> str:
        return _(STEP_NAMES[self.step])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too, not with the space bar alone."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

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
        elif self._minutes.over:
            self._paint_over(painter, QRectF(self.width() - theme.px(16), 0, 0, 0), theme)

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
        left, right = theme.px(34) + 10, self._minutes_width(theme)
        box = QRectF(left, 0, self.width() - left - right - 12, self.height())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font("body", STRONG))
        painter.drawText(self._mirrored(box), side | Qt.TextFlag.TextWordWrap, self._name())
        minutes = QRectF(self.width() - right - 10, 0, right, self.height())
        is_over = bool(self._minutes.over)
        painter.setPen(QColor(colours.attention if is_over else colours.ink_2))
        painter.setFont(theme.font("small", STRONG if is_over else NORMAL))
        far = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(minutes), far, self._minutes.short())
        if is_over:
            self._paint_over(painter, minutes, theme)

    def _paint_over(self, painter: QPainter, minutes: QRectF, theme: Theme) -> None:
        """Paint the mark of a step over its time: a shape beside the colour."""
        side = theme.px(14)
        drawn = icon_pixmap("alert-circle", theme.palette.attention, side, self.devicePixelRatioF())
        top = (self.height() - side) / 2 if minutes.height() else 1
        box = self._mirrored(QRectF(minutes.left(), top, side, side))
        painter.drawPixmap(round(box.left()), round(box.top()), drawn)

    def _minutes_width(self, theme: Theme) -> int:
        weight = STRONG if self._minutes.over else NORMAL
        words = QFontMetrics(theme.font("small", weight)).horizontalAdvance(self._minutes.short())
        return max(theme.px(26), words + (theme.px(18) if self._minutes.over else 2))

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
        self._brought = ""
        # The step is brought into sight once the column has its new size.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._bring_step)
        place(self, "side")
        self.setAccessibleName(_("Steps of the meeting"))
        self._build()
        controller.step_changed.connect(self.refresh)
        self.clock.looked.connect(self.refresh)
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
        plan = controller.hour_plan
        for step, button in self.buttons.items():
            is_now = step == controller.meeting.step
            minutes = StepMinutes(
                plan.planned.get(step, 0), plan.minutes_used(step), plan.minutes_over(step)
            )
            button.show_step(
                minutes,
                is_now=is_now,
                is_done=step in controller.visited and not is_now,
            )
            if is_now and step != self._brought:
                self._brought = step
                self._later.start()

    def _bring_step(self) -> None:
        button = self.buttons.get(self._brought)
        if button is not None:
            self._steps.ensureWidgetVisible(button, 0, theme_now().gap(6))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the step the meeting is in in sight."""
        super().resizeEvent(event)
        self._later.start()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height in which the steps scroll."""
        return QSize(self.minimumWidth(), theme_now().px(160))

    def _on_step_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.step_chosen.emit(button.step)
