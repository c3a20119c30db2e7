"""Asks kindly whether a name that is typed is somebody who is known already."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

MOST_ASKED = 4
MOST_LETTERS = 60


def known_as(person: Person) -> str:
    """Return a name with what tells this person from another of the same name."""
    told = (person.name, person.full_name, person.role, person.organisation or person.service)
    parts = dict.fromkeys(" ".join(one[:MOST_LETTERS].split()) for one in told if one.strip())
    return " · ".join(tuple(parts)[:3])


class SamePersonCard(Card):
    """“Is this the same Kim?”, with a button for each who might be meant."""

    same = Signal(str)
    """The id of the person who is meant."""
    somebody_else = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            across=True, ground="could_if", margins=(12, 6, 6, 6), spacing=8, parent=parent
        )
        self._shown: tuple[str, ...] = ()
        self.buttons: list[Button] = []
        self.words = PlainLabel(tone="could_if")
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=theme_now().gap(6), row_gap=theme_now().gap(6))
        column = QVBoxLayout()
        column.setSpacing(theme_now().gap(5))
        column.addWidget(self.words)
        column.addWidget(holder)
        self.add(IconLabel("help-circle", tone="could_if"))
        self.add(column, 1)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Say whether there is somebody who might be meant."""
        return bool(self._shown)

    def ask(self, people: Sequence[Person]) -> None:
        """Ask about these; nobody takes the question away."""
        shown = tuple(one.id for one in people[:MOST_ASKED])
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._flow)
        self.buttons = []
        self.setVisible(bool(shown))
        if not shown:
            return
        name = known_as(people[0]).partition(" · ")[0]
        self.words.setText(_("Is this the same {name}?").format(name=name))
        for one in people[:MOST_ASKED]:
            self._offer(known_as(one)).clicked.connect(partial(self._on_button_clicked, one.id))
        self._offer(_("No, somebody else")).clicked.connect(self._on_no_clicked)

    def _offer(self, words: str) -> Button:
        button = Button(words, size="small")
        self._flow.addWidget(button)
        self.buttons.append(button)
        return button

    def _on_button_clicked(self, person_id: str) -> None:
        self.same.emit(person_id)

    def _on_no_clicked(self) -> None:
        self.somebody_else.emit()
