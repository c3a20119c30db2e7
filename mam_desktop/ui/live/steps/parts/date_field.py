"""A day as people say it, with what was understood beside it, and a calendar to pick from."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QPoint, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from mam_desktop.texts import _, in_days, long_date, short_date
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.live.steps.parts.said_day import said_days, said_past_days
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout


class DateField(QWidget):
    """Takes a day typed in words or picked; days that can mean several are asked."""

    changed = Signal()
    """The day, or what is understood of it, is another one."""
    finished = Signal()
    """Enter was pressed."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        *,
        past: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take a day to come; with `past` one that has been, or today."""
        super().__init__(parent)
        self._today = today
        self._understand = said_past_days if past else said_days
        self._chosen: date | None = None
        hint = _("Friday, yesterday, 3 Nov") if past else _("Friday, in 2 weeks, 4 Dec")
        self.line = LineField(name, hint=hint)
        self.pick = Button(name=_("{field}: open the calendar").format(field=name), icon="calendar")
        self._understood = PlainLabel(look="quiet_small")
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices)
        self.setFocusProxy(self.line)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(6))
        row.addWidget(self.line, 1)
        row.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(3))
        column.addLayout(row)
        column.addWidget(self._understood)
        column.addWidget(self._choices)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_line_text_changed)
        self.line.returnPressed.connect(self.finished)
        self.pick.clicked.connect(self._on_pick_clicked)

    def on(self) -> date | None:
        """Return the day that was understood; None while there is none or it is not clear."""
        if self._chosen is not None:
            return self._chosen
        days = self._days()
        return days[0] if len(days) == 1 else None

    @property
    def is_clear(self) -> bool:
        """Say whether the field is empty or holds one day."""
        return not self.line.words() or self.on() is not None

    @property
    def problem(self) -> str:
        """Return what a person has to do before the day can be used; empty when nothing."""
        if self.is_clear:
            return ""
        if self._days():
            return _("Which day is “{said}”?").format(said=self.line.words())
        return _("“{said}” is not a day. Try Friday, in 2 weeks or 4 Dec.").format(
            said=self.line.words()
        )

    def show_day(self, on: date | None) -> None:
        """Put a day in, or nothing."""
        self.line.setText(long_date(on) if on else "")
        self._chosen = on
        self._show()

    def _days(self) -> tuple[date, ...]:
        words = self.line.words()
        return self._understand(words, self._today()) if words else ()

    def _show(self) -> None:
        on = self.on()
        clear_layout(self._flow)
        self._choices.setVisible(False)
        words = self.problem
        if on is not None:
            words = _("{day} · {how_far}").format(
                day=long_date(on), how_far=in_days(on, self._today())
            )
        elif words and self._days():
            self._offer(self._days())
        self._understood.setText(words)
        self._understood.setVisible(bool(words))
        self.changed.emit()

    def _offer(self, days: tuple[date, ...]) -> None:
        for day in days:
            button = Button(short_date(day), name=long_date(day), size="small")
            button.clicked.connect(partial(self.show_day, day))
            self._flow.addWidget(button)
        self._choices.setVisible(True)

    def _on_line_text_changed(self, _words: str) -> None:
        self._chosen = None
        self._show()

    def _on_pick_clicked(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(self.pick.accessibleName())
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.on() or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(partial(self._on_calendar_activated, menu))
        calendar.clicked.connect(partial(self._on_calendar_activated, menu))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.pick.mapToGlobal(QPoint(0, self.pick.height())))
        calendar.setFocus()

    def _on_calendar_activated(self, menu: QMenu, day: QDate) -> None:
        menu.close()
        self.show_day(date(day.year(), day.month(), day.day()))
        self.line.setFocus()
