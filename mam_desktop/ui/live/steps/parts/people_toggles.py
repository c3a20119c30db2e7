"""Several people to choose from, a button each."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.scroll_column import clear_layout


class PeopleToggles(QWidget):
    """Buttons that stay pressed; gives the ids of those that are."""

    changed = Signal()
    """Somebody was pressed, or let go."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._flow = FlowLayout(self, gap=theme_now().gap(4), row_gap=theme_now().gap(4))
        self.setAccessibleName(about)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people; who was chosen stays chosen."""
        shown = tuple((one.id, one.name) for one in people)
        if shown == self._shown:
            return
        chosen, self._shown = self.chosen(), shown
        clear_layout(self._flow)
        self.buttons = {}
        for person_id, name in shown:
            spoken = _("{about}: {choice}").format(about=self._about, choice=name)
            button = Button(name, name=spoken, role="state", size="small")
            button.setToolTip("")
            button.setCheckable(True)
            button.clicked.connect(self.changed)
            self._flow.addWidget(button)
            self.buttons[person_id] = button
        self.choose(chosen)

    def choose(self, person_ids: Iterable[str]) -> None:
        """Show these as chosen, and no others."""
        wanted = set(person_ids)
        for one, button in self.buttons.items():
            button.setChecked(one in wanted)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of those chosen, in order."""
        return tuple(one for one, button in self.buttons.items() if button.isChecked())

    def focus_first(self) -> None:
        """Give the focus to the first one."""
        if self.buttons:
            next(iter(self.buttons.values())).setFocus()
