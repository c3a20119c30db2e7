"""Whether a promise goes on, and by when: two usual days, another one, or it is closed."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.reviewing import CameOfIt
from mam_desktop.texts import _, ngettext, short_date
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

WEEKS = (2, 6)
"""How far off the usual days are: soon, and about when people meet again."""


class CarryOn(QWidget):
    """Asks by when a promise goes on; nothing chosen lets it come back by itself."""

    chosen = Signal(object, bool)
    """(the new day or None, whether it is closed)"""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._about = ""
        self._words = PlainLabel(look="quiet_strong_small")
        self.weeks = {one: Button(size="small", icon="calendar") for one in WEEKS}
        self.another = Button(_("Another day"), size="small")
        self.close_it = Button(_("Close it"), size="small", role="quiet", icon="archive")
        self.change = Button(_("Change"), size="small", role="quiet", icon="pencil")
        self.day: DateField | None = None
        """Made when another day is wanted; most promises go on to a usual one."""
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        row = QWidget()
        flow = FlowLayout(row, gap=gap(6), row_gap=gap(4))
        for one in (*self.weeks.values(), self.another, self.close_it):
            flow.addWidget(one)
        said = QHBoxLayout()
        said.setSpacing(gap(8))
        said.addWidget(self._words)
        said.addWidget(self.change)
        said.addStretch(1)
        self._another_row = QWidget()
        self._other = QVBoxLayout(self._another_row)
        self._other.setContentsMargins(0, 0, 0, 0)
        self._other.setSpacing(gap(4))
        self._another_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        column.addLayout(said)
        column.addWidget(row)
        column.addWidget(self._another_row)

    def _connect(self) -> None:
        for weeks, button in self.weeks.items():
            button.clicked.connect(partial(self._on_weeks_clicked, weeks))
        self.another.clicked.connect(self._on_another_clicked)
        self.close_it.clicked.connect(lambda: self._choose(None, closed=True))
        self.change.clicked.connect(self._on_change_clicked)

    def show_came(self, came: CameOfIt, about: str) -> None:
        """Show what was chosen for a promise that was not done."""
        self._about = about
        is_chosen = came.closed or came.new_due_on is not None
        words = _("It goes on. By when?")
        if came.closed:
            words = _("Closed: it comes back no more.")
        elif came.new_due_on is not None:
            words = _("It goes on, by {day}.").format(day=short_date(came.new_due_on))
        self._words.setText(words)
        for weeks, button in self.weeks.items():
            self._name_weeks(weeks, button)
        self._show_choices(shown=not is_chosen)
        self.another.setAccessibleName(_("Another day for: {what}").format(what=about))
        self.close_it.setAccessibleName(_("Close it: {what}").format(what=about))
        self.change.setAccessibleName(_("Change whether it goes on: {what}").format(what=about))

    def _name_weeks(self, weeks: int, button: Button) -> None:
        day = short_date(self._day(weeks))
        far = ngettext("in {count} week", "in {count} weeks", weeks).format(count=weeks)
        button.set_words(
            _("{far} · {day}").format(far=far, day=day),
            name=_("It goes on, by {day}: {what}").format(day=day, what=self._about),
        )

    def _day(self, weeks: int) -> date:
        return self._today() + timedelta(weeks=weeks)

    def _show_choices(self, *, shown: bool) -> None:
        for one in (*self.weeks.values(), self.another, self.close_it):
            one.setVisible(shown)
        self.change.setVisible(not shown)
        self._another_row.hide()

    def _choose(self, on: date | None, *, closed: bool = False) -> None:
        if self.day is not None:
            self.day.show_day(None)
        self.chosen.emit(on, closed)
        if self.change.isVisible():
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_weeks_clicked(self, weeks: int) -> None:
        self._choose(self._day(weeks))

    def _on_another_clicked(self) -> None:
        if self.day is None:
            self.day = self._make_day()
        self._another_row.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_day(self) -> DateField:
        day = DateField(_("New day"), self._today)
        keep = Button(_("Carry on to this day"), size="small", role="primary")
        day.finished.connect(self._on_day_finished)
        keep.clicked.connect(self._on_day_finished)
        self._other.addWidget(day)
        self._other.addWidget(keep)
        return day

    def _on_change_clicked(self) -> None:
        self._show_choices(shown=True)
        next(iter(self.weeks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day_finished(self) -> None:
        on = self.day.on() if self.day is not None else None
        if on is not None:
            self._choose(on)
