"""Makes room in the hour: the minutes of the steps that are left, and what they add up to."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mam_desktop.meeting.making_room import MOST_MINUTES, room_suggested
from mam_desktop.meeting.meetings import STEP_NAMES
from mam_desktop.meeting.timing import HourPlan
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.clock_words import forecast_words
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.over_page import OverPage
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

WIDE_PX = 620


class MinutesEdit(QLineEdit):
    """A small whole number: typed, or changed with the arrow keys."""

    value_changed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, MOST_MINUTES, self))
        self.setMaxLength(3)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(theme_now().px(62))
        self.textChanged.connect(self._on_text_changed)

    def value(self) -> int:
        """Return the number; nothing written is none."""
        digits = self.text()
        return min(MOST_MINUTES, int(digits)) if digits.isascii() and digits.isdigit() else 0

    def set_value(self, minutes: int) -> None:
        """Show a number."""
        self.setText(str(max(0, min(MOST_MINUTES, minutes))))

    def step(self, by: int) -> None:
        """Go some minutes up or down."""
        self.set_value(self.value() + by)

    def _on_text_changed(self, _text: str) -> None:
        self.value_changed.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Count with the arrow keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class StepRow(QWidget):
    """One step that is left: its name, what it has used, its minutes, and passing it over."""

    changed = Signal()

    def __init__(self, step: str, plan: HourPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        name = _(STEP_NAMES[step])
        self.minutes = MinutesEdit(_("Minutes for {step}").format(step=name))
        self.minutes.set_value(plan.planned.get(step, 0))
        less = _("A minute less for {step}").format(step=name)
        more = _("A minute more for {step}").format(step=name)
        self.less = Button(name=less, icon="minus", size="small")
        self.more = Button(name=more, icon="plus", size="small")
        self.skip = Button(
            _("Pass over"), name=_("Pass over {step}").format(step=name), role="ghost", size="small"
        )
        self._used = plan.minutes_used(step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(10))
        row.addWidget(PlainLabel(name, look="strong_body"), 3)
        row.addWidget(PlainLabel(self._used_words(), look="quiet_small"), 2)
        unit = PlainLabel(_("min"), look="quiet", wraps=False)
        for one in (self.less, self.minutes, unit, self.more, self.skip):
            row.addWidget(one)
        self.minutes.value_changed.connect(self._on_minutes_value_changed)
        self.less.clicked.connect(partial(self.minutes.step, -1))
        self.more.clicked.connect(partial(self.minutes.step, 1))
        self.skip.clicked.connect(partial(self.minutes.set_value, 0))

    def _used_words(self) -> str:
        if not self._used:
            return ""
        words = ngettext("{count} min used", "{count} min used", self._used)
        return words.format(count=self._used)

    def _on_minutes_value_changed(self, value: int) -> None:
        self.skip.setEnabled(value > 0)
        self.changed.emit()


class RoomPanel(OverPage):
    """Stands over the page until minutes are kept or left as they are; writing goes on below."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        card = Card(look="column", margins=(26, 22, 26, 20), spacing=10)
        super().__init__(_("Make room in the time"), card, wide_px=WIDE_PX, parent=parent)
        self._controller = controller
        self.rows: list[StepRow] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        about = _("Only you see this. Change how long the steps take, or pass one over.")
        card = self._card
        card.add(PageHeader(_("Make room in the time"), about))
        said = QHBoxLayout()
        said.setSpacing(gap(8))
        self._icon = IconLabel("hourglass", tone="could_if")
        self.forecast = PlainLabel(look="strong")
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.forecast, 1)
        card.add(said)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(gap(6))
        card.add(self._steps)
        self.suggest = Button(_("Suggest where"), role="ghost", icon="bulb")
        self.leave = Button(_("Leave as it was"), role="ghost", key="Esc")
        self.keep = Button(_("Keep these minutes"), role="primary")
        card.content.addSpacing(gap(4))
        left, right = QWidget(), QWidget()
        left.setLayout(side_by_side(self.suggest))
        right.setLayout(side_by_side(self.leave, self.keep))
        card.add(Reflow(left, right, wide_px=540, stretch=(1, 0), spacing=8))

    def _connect(self) -> None:
        self.suggest.clicked.connect(self._on_suggest_clicked)
        self.leave.clicked.connect(self.close_panel)
        self.keep.clicked.connect(self._on_keep_clicked)

    def open_panel(self) -> None:
        """Show the steps that are left with their minutes now."""
        plan = self._controller.hour_plan
        clear_layout(self._steps)
        self.rows = [StepRow(step, plan, self) for step in plan.steps_left]
        for row in self.rows:
            self._steps.addWidget(row)
            row.changed.connect(self._show_forecast)
        self._show_forecast()
        super().open_panel()
        (self.suggest if self.suggest.isEnabled() else self.leave).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        announce(self, self.forecast.text())

    def minutes(self) -> dict[str, int]:
        """Return the minutes as they stand in the panel."""
        return {row.step: row.minutes.value() for row in self.rows}

    def _planned(self) -> HourPlan:
        return self._controller.hour_plan.with_minutes(self.minutes())

    def _show_forecast(self) -> None:
        plan = self._planned()
        self.forecast.setText(forecast_words(plan))
        late = plan.minutes_late > 0
        self._icon.set_icon("hourglass" if late else "check", "could_if" if late else "can")
        self.suggest.setEnabled(bool(room_suggested(plan)))
        self.keep.setEnabled(self.minutes() != self._before())

    def _before(self) -> Mapping[str, int]:
        planned = self._controller.hour_plan.planned
        return {row.step: planned.get(row.step, 0) for row in self.rows}

    def _on_suggest_clicked(self) -> None:
        suggested = room_suggested(self._planned())
        for row in self.rows:
            row.minutes.set_value(suggested.get(row.step, row.minutes.value()))
        announce(self, self.forecast.text())
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_clicked(self) -> None:
        before = self._before()
        changed = {one: given for one, given in self.minutes().items() if given != before[one]}
        self._controller.plan_minutes(changed)
        self.close_panel()
